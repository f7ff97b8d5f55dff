//! Every layer and graphs of them, from a random gradient of the output.

cases! { "layers";
    dense: { [4] -> [5] { out: Dense(5) } } => forward_and_backward::<Net>;
    dense_one_sample: { [4] -> [5] { out: Dense(5) } } => forward_and_backward::<Net>;
    dense_without_bias: { [4] -> [5] { out: Dense(5, bias = false) } } => forward_and_backward::<Net>;
    dense_steps: { [3, 4] -> [3, 5] { out: Dense(5) } } => forward_and_backward::<Net>;
    dense_wide: { [19] -> [7] { out: Dense(7) } } => forward_and_backward::<Net>;

    flatten_steps: { [3, 4] -> [2] {
        hidden: Dense(5) | Tanh,
        flat: Flatten,
        out: Dense(2),
    } } => forward_and_backward::<Net>;
    flatten_image: { [2, 3, 4] -> [2] {
        flat: Flatten,
        out: Dense(2),
    } } => forward_and_backward::<Net>;
    reshape: { [12] -> [3, 5] {
        steps: Reshape([3, 4]),
        out: Dense(5),
    } } => forward_and_backward::<Net>;

    add: { [4] -> [3] {
        left: input | Dense(6) | Tanh,
        right: input | Dense(6),
        both: Add(left, right),
        out: Dense(3),
    } } => forward_and_backward::<Net>;
    multiply: { [4] -> [3] {
        left: input | Dense(6) | Tanh,
        right: input | Dense(6),
        both: Multiply(left, right),
        out: Dense(3),
    } } => forward_and_backward::<Net>;
    concat: { [4] -> [3] {
        left: input | Dense(6) | Tanh,
        right: input | Dense(2),
        both: Concat(left, right),
        out: Dense(3),
    } } => forward_and_backward::<Net>;
    concat_steps: { [2, 4] -> [2, 3] {
        left: input | Dense(6) | Tanh,
        right: input | Dense(2),
        both: Concat(left, right),
        out: Dense(3),
    } } => forward_and_backward::<Net>;

    residual: { [4] -> [3] {
        stem: Dense(6) | Tanh,
        first: Dense(8) | Relu,
        second: Dense(5),
        shortcut: stem | Dense(5),
        sum: Add(second, shortcut) | Tanh,
        both: Concat(sum, stem),
        out: Dense(3),
    } } => forward_and_backward::<Net>;
    residual_two_blocks: { [4] -> [3] {
        stem: Dense(6) | Tanh,
        first: Dense(8) | Relu,
        second: Dense(5),
        shortcut: stem | Dense(5),
        sum: Add(second, shortcut) | Tanh,
        both: Concat(sum, stem),
        out: Dense(3),
    } } => forward_and_backward::<Net>;
    input_twice: { [4] -> [4] {
        first: Dense(4) | Tanh,
        sum: Add(first, input),
        product: Multiply(sum, input),
    } } => forward_and_backward::<Net>;

    two_heads: { (a: [3], b: [2]) -> (left: [2], right: [1]) {
        first: a | Dense(4) | Tanh,
        second: b | Dense(3) | Sigmoid,
        both: Concat(first, second),
        left: Dense(2),
        gate: b | Dense(2),
        gated: Multiply(left, gate),
        right: Dense(1),
    } } => forward_and_backward::<Net>;

    frozen_first: { [4] -> [3] {
        #[frozen]
        stem: Dense(6) | Tanh,
        hidden: Dense(5) | Tanh,
        out: Dense(3),
    } } => forward_and_backward::<Net>;
    frozen_middle: { [4] -> [3] {
        stem: Dense(6) | Tanh,
        #[frozen]
        hidden: Dense(5) | Tanh,
        out: Dense(3),
    } } => forward_and_backward::<Net>;
}

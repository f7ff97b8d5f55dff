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

    conv_2d: { [3, 7, 6] -> [7, 3, 6] { out: Conv2d(7, kernel = [3, 2], stride = [2, 1], padding = [0, 1], dilation = [1, 2]) } } => forward_and_backward::<Net>;
    conv_2d_same: { [2, 8, 5] -> [16, 8, 5] { out: Conv2d(16, kernel = [4, 3], padding = same) } } => forward_and_backward::<Net>;
    conv_2d_same_strided: { [2, 8, 5] -> [3, 4, 2] { out: Conv2d(3, kernel = 3, stride = [2, 3], padding = same) } } => forward_and_backward::<Net>;
    conv_2d_padded_strided: { [2, 8, 5] -> [3, 4, 3] { out: Conv2d(3, kernel = 3, stride = 2, padding = 1) } } => forward_and_backward::<Net>;
    conv_2d_grouped: { [4, 5, 4] -> [6, 3, 2] { out: Conv2d(6, kernel = 3, groups = 2, bias = false) } } => forward_and_backward::<Net>;
    conv_2d_pointwise: { [5, 3, 4] -> [24, 3, 4] { out: Conv2d(24, kernel = 1) } } => forward_and_backward::<Net>;
    conv_2d_blocks: { [1, 5, 28] -> [2] {
        first: Conv2d(6, kernel = 3) | Relu,
        second: Conv2d(8, kernel = 3, stride = 2) | Tanh,
        flat: Flatten,
        out: Dense(2),
    } } => forward_and_backward::<Net>;
    depthwise_conv_2d: { [3, 6, 5] -> [6, 3, 5] {
        out: DepthwiseConv2d(kernel = 3, multiplier = 2, stride = [2, 1], padding = 1),
    } } => forward_and_backward::<Net>;
    conv_transpose_2d: { [4, 3, 2] -> [6, 6, 6] {
        out: ConvTranspose2d(6, kernel = 3, stride = [2, 3], padding = [1, 0], output_padding = [1, 0], groups = 2),
    } } => forward_and_backward::<Net>;
    conv_transpose_2d_dilated: { [2, 3, 4] -> [3, 7, 7] {
        out: ConvTranspose2d(3, kernel = [3, 2], dilation = [2, 3], bias = false),
    } } => forward_and_backward::<Net>;
    conv_transpose_2d_same: { [2, 3, 2] -> [1, 6, 6] {
        out: ConvTranspose2d(1, kernel = 4, stride = [2, 3], padding = same),
    } } => forward_and_backward::<Net>;
    conv_2d_beside_the_image: { [2, 3, 4] -> [4, 5, 6] { out: Conv2d(4, kernel = 1, padding = 1) } } => forward_and_backward::<Net>;
    conv_2d_beside_the_image_strided: { [4, 5, 3] -> [6, 6, 8] {
        out: Conv2d(6, kernel = [1, 2], stride = [2, 1], padding = [3, 4], dilation = [1, 3], groups = 2),
    } } => forward_and_backward::<Net>;
    conv_transpose_2d_beside_the_image: { [2, 4, 3] -> [3, 2, 5] {
        out: ConvTranspose2d(3, kernel = 1, stride = [1, 3], padding = 1),
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

//! Pools, norms in both modes with their statistics, images of another size; blocks of them; updates with batch norms.

cases! { "images";
    max_pool: { [2, 5, 7] -> [2, 2, 3] { out: MaxPool2d(2) } } => forward_and_backward::<Net>;
    max_pool_padded: { [2, 5, 6] -> [2, 5, 4] {
        out: MaxPool2d([3, 2], stride = [1, 2], padding = 1),
    } } => forward_and_backward::<Net>;
    max_pool_ties: { [2, 6, 6] -> [2, 2, 2] { out: MaxPool2d(3, stride = 2) } } => forward_and_backward::<Net>;
    avg_pool: { [2, 5, 7] -> [2, 2, 3] { out: AvgPool2d(2) } } => forward_and_backward::<Net>;
    avg_pool_padded: { [2, 5, 6] -> [2, 5, 4] {
        out: AvgPool2d([3, 2], stride = [1, 2], padding = 1),
    } } => forward_and_backward::<Net>;
    avg_pool_not_counted: { [2, 5, 6] -> [2, 5, 4] {
        out: AvgPool2d([3, 2], stride = [1, 2], padding = 1, count_include_pad = false),
    } } => forward_and_backward::<Net>;
    global_avg_pool: { [3, 5, 7] -> [2] { pool: GlobalAvgPool2d, out: Dense(2) } } => forward_and_backward::<Net>;
    global_max_pool: { [3, 5, 7] -> [2] { pool: GlobalMaxPool2d, out: Dense(2) } } => forward_and_backward::<Net>;

    upsample_nearest: { [2, 3, 4] -> [2, 6, 12] { out: Upsample2d([2, 3]) } } => forward_and_backward::<Net>;
    upsample_bilinear: { [2, 3, 4] -> [2, 6, 8] { out: Upsample2d(2, mode = bilinear) } } => forward_and_backward::<Net>;
    upsample_bilinear_uneven: { [1, 4, 2] -> [1, 12, 10] {
        out: Upsample2d([3, 5], mode = bilinear),
    } } => forward_and_backward::<Net>;
    zero_pad: { [2, 3, 4] -> [2, 6, 7] { out: ZeroPad2d([[3, 0], [1, 2]]) } } => forward_and_backward::<Net>;
    crop: { [2, 3, 5] -> [2, 2, 2] { out: Crop2d([[1, 0], [1, 2]]) } } => forward_and_backward::<Net>;

    batch_norm_features: { [5] -> [5] { out: BatchNorm } } => forward_and_backward::<Net>;
    batch_norm_steps: { [3, 4] -> [3, 4] { out: BatchNorm } } => forward_and_backward::<Net>;
    batch_norm_image: { [3, 4, 5] -> [3, 4, 5] { out: BatchNorm } } => forward_and_backward::<Net>;
    batch_norm_blocks: { [3, 2, 3] -> [3, 2, 3] { out: BatchNorm } } => forward_and_backward::<Net>;
    batch_norm_one_sample: { [3, 2, 3] -> [3, 2, 3] { out: BatchNorm } } => forward_and_backward::<Net>;
    batch_norm_options: { [3, 4, 5] -> [3, 4, 5] {
        out: BatchNorm(epsilon = 1e-3, momentum = 0.3),
    } } => forward_and_backward::<Net>;
    batch_norm_plain: { [3, 4, 5] -> [3, 4, 5] { out: BatchNorm(affine = false) } } => forward_and_backward::<Net>;
    batch_norm_frozen: { [2, 4, 4] -> [1, 2, 2] {
        first: Conv2d(3, kernel = 2),
        #[frozen]
        norm: BatchNorm | Tanh,
        out: Conv2d(1, kernel = 2),
    } } => forward_and_backward::<Net>;
    layer_norm: { [19] -> [19] { out: LayerNorm } } => forward_and_backward::<Net>;
    layer_norm_steps: { [4, 5] -> [4, 5] { out: LayerNorm(epsilon = 1e-3) } } => forward_and_backward::<Net>;
    layer_norm_plain: { [5] -> [5] { out: LayerNorm(affine = false) } } => forward_and_backward::<Net>;
    group_norm: { [6, 3, 4] -> [6, 3, 4] { out: GroupNorm(2) } } => forward_and_backward::<Net>;
    group_norm_features: { [6] -> [6] { out: GroupNorm(3, epsilon = 1e-3) } } => forward_and_backward::<Net>;
    group_norm_one: { [4, 2, 3] -> [4, 2, 3] { out: GroupNorm(1, affine = false) } } => forward_and_backward::<Net>;

    residual: { [2, 6, 6] -> [3] {
        stem: Conv2d(4, kernel = 3, padding = 1, bias = false),
        stem_norm: BatchNorm | Tanh,
        first: Conv2d(6, kernel = 3, stride = 2, padding = 1, bias = false),
        first_norm: BatchNorm | Tanh,
        second: Conv2d(6, kernel = 3, padding = 1, bias = false),
        second_norm: BatchNorm,
        shortcut: stem_norm | Conv2d(6, kernel = 1, stride = 2, bias = false),
        shortcut_norm: BatchNorm,
        sum: Add(second_norm, shortcut_norm) | Tanh,
        pool: GlobalAvgPool2d,
        out: Dense(3),
    } } => forward_and_backward::<Net>;
    inception: { [3, 6, 5] -> (label: [3], map: [1, 6, 5]) {
        one: input | Conv2d(2, kernel = 1),
        three_reduced: input | Conv2d(2, kernel = 1) | Tanh,
        three: Conv2d(3, kernel = 3, padding = same),
        five_reduced: input | Conv2d(1, kernel = 1) | Tanh,
        five: Conv2d(2, kernel = 5, padding = same),
        largest: input | MaxPool2d(3, stride = 1, padding = same),
        pooled: Conv2d(1, kernel = 1),
        all: Concat(one, three, five, pooled) | Tanh,
        pool: GlobalAvgPool2d,
        label: Dense(3),
        map: all | Conv2d(1, kernel = 1),
    } } => forward_and_backward::<Net>;

    training_features: { [4] -> [3] {
        hidden: Dense(8, bias = false),
        norm: BatchNorm | Tanh,
        out: Dense(3),
    } } => |case| updates::<Net, _>(case, Sgd::new(0.5).momentum(0.9));
    training_residual: { [2, 6, 6] -> [3] {
        stem: Conv2d(4, kernel = 3, padding = 1, bias = false),
        stem_norm: BatchNorm | Tanh,
        first: Conv2d(6, kernel = 3, stride = 2, padding = 1, bias = false),
        first_norm: BatchNorm | Tanh,
        second: Conv2d(6, kernel = 3, padding = 1, bias = false),
        second_norm: BatchNorm,
        shortcut: stem_norm | Conv2d(6, kernel = 1, stride = 2, bias = false),
        shortcut_norm: BatchNorm,
        sum: Add(second_norm, shortcut_norm) | Tanh,
        pool: GlobalAvgPool2d,
        out: Dense(3),
    } } => |case| updates::<Net, _>(case, Adam::new(0.01).epsilon(1e-3));
}

//! Every layer, in networks where its input and its output have other readers too.

use constnet::prelude::*;

use crate::subject::OnTape;
use crate::{bits, check, check_resolved, differences, own};

macro_rules! layers {
    ($($name:ident: { $($declaration:tt)+ })+) => { $(
        #[test]
        fn $name() {
            network! { struct Net<f64>: $($declaration)+ }
            check_resolved::<Net>(1.5);
            let (mut few, mut many) = (OnTape::<Net, 3>::random(1), OnTape::<Net, { bits::MANY }>::random(1));
            // Where samples are drawn for or depend on one another, training gives other outputs than inference.
            let chance = Net::LAYERS.iter().any(|layer| layer.pipeline.starts_with("Dropout"));
            let coupled = Net::LAYERS.iter().any(|layer| layer.pipeline.starts_with("BatchNorm"));
            bits::check(&mut few, 3, &mut many, chance || coupled).expect("the same bits");
        }
    )+ };
}

layers! {
    dense: { [3] -> [2] { hidden: Dense(4) | Tanh, out: Dense(2) } }
    dense_without_bias: { [3] -> [2] { hidden: Dense(4, bias = false) | Tanh, out: Dense(2, bias = false) } }
    dense_step_by_step: { [3, 2] -> [3, 4] { hidden: Dense(5) | Sigmoid, out: Dense(4) } }
    dense_wider_than_a_vector: { [37] -> [19] { hidden: Dense(21) | Tanh, out: Dense(19) } }
    flatten: { [2, 3] -> [2] { first: Dense(2) | Tanh, flat: Flatten, out: Dense(2) } }
    flatten_alone: { [2, 2, 3] -> [12] { flat: Flatten } }
    reshape: { [6] -> [3, 2] { first: Dense(6) | Tanh, steps: Reshape([3, 2]), out: Dense(2) } }
    a_view_that_others_read: { [2, 3] -> [6] {
        flat: Flatten,
        steps: Reshape([3, 2]),
        wide: steps | Dense(2) | Tanh,
        narrow: wide | Flatten,
        out: Multiply(flat, narrow, flat),
    } }
    dropout: { [6] -> [3] { hidden: Dense(8) | Tanh, kept: Dropout(0.4), out: Dense(3), last: Dropout } }
    add: { [3] -> [3] { a: Dense(3) | Tanh, b: Dense(3), sum: Add(a, b, a, input) | Tanh, out: Add(sum, sum) } }
    multiply: { [3] -> [3] { a: Dense(3) | Tanh, b: Dense(3), gate: Multiply(a, b, a, input), out: Multiply(gate, gate) } }
    concat: { [3] -> [2] { a: Dense(2) | Tanh, b: Concat(a, input, a), out: Dense(2) } }
    concat_of_eight: { [2] -> [16] { a: Dense(2), out: Concat(a, input, a, a, input, a, a, input) | Tanh } }
    concat_step_by_step: { [3, 2] -> [3, 9] { a: Dense(4) | Tanh, b: Dense(3), out: Concat(a, input, b) } }
    concat_of_channels: { [2, 2, 2] -> [5, 2, 2] {
        flat: Flatten,
        a: Dense(4) | Tanh,
        b: Reshape([1, 2, 2]),
        out: Concat(b, input, input),
    } }
    conv_2d: { [2, 5, 4] -> [3] {
        stem: Conv2d(3, kernel = 3, padding = same) | Tanh,
        main: Conv2d(3, kernel = [2, 3], stride = [1, 2], padding = same) | Tanh,
        shortcut: stem | Conv2d(3, kernel = 1, stride = [1, 2], bias = false),
        sum: Add(main, shortcut) | Tanh,
        flat: Flatten,
        out: Dense(3),
    } }
    conv_2d_dilated: { [1, 7, 6] -> [2, 3, 2] { out: Conv2d(2, kernel = [3, 2], stride = 2, padding = [1, 0], dilation = 2) } }
    conv_2d_grouped: { [4, 4, 3] -> [6, 3, 2] { a: Conv2d(8, 2, groups = 4) | Tanh, out: Conv2d(6, kernel = 1, groups = 2) } }
    conv_2d_of_constants: { [2, 5, 2 * 2] -> [3, 3, 2] { out: Conv2d(3, kernel = 2 + 1, padding = 1 - 1) } }
    depthwise_conv_2d: { [2, 5, 4] -> [4, 3, 2] {
        a: DepthwiseConv2d(kernel = 3, padding = 1) | Tanh,
        out: DepthwiseConv2d(kernel = [3, 2], multiplier = 2, stride = 2, padding = same),
    } }
    conv_transpose_2d: { [2, 3, 2] -> [2, 7, 6] {
        a: ConvTranspose2d(4, kernel = 3, stride = [2, 1], padding = [1, 0], output_padding = [1, 0]) | Tanh,
        out: ConvTranspose2d(2, kernel = [2, 3], groups = 2, bias = false),
    } }
    conv_transpose_2d_same: { [1, 3, 2] -> [3, 6, 6] { out: ConvTranspose2d(3, kernel = 4, stride = [2, 3], padding = same) } }
    max_pool: { [2, 5, 5] -> [2] {
        stem: Conv2d(2, kernel = 2) | Tanh,
        pool: MaxPool2d(3, stride = 1, padding = 1),
        halved: MaxPool2d(2),
        flat: Flatten,
        out: Dense(2),
    } }
    avg_pool: { [2, 5, 6] -> [2, 2, 2] {
        pool: AvgPool2d([3, 2], stride = [1, 2], padding = 1, count_include_pad = false) | Tanh,
        out: AvgPool2d(2, padding = same, stride = [4, 3]),
    } }
    avg_pool_of_constants: { [2, 5, 2 * 2] -> [2, 2, 2] { out: AvgPool2d(1 + 1) } }
    global_pools: { [3, 3, 4] -> [6] {
        mean: GlobalAvgPool2d,
        largest: input | GlobalMaxPool2d,
        out: Concat(mean, largest),
    } }
    upsample: { [2, 2, 3] -> [2, 4, 9] {
        near: Upsample2d([2, 3]) | Tanh,
        even: input | Upsample2d([2, 3], mode = bilinear),
        out: Multiply(near, even),
    } }
    margins: { [2, 3, 4] -> [2, 3, 4] { wide: ZeroPad2d([[1, 0], [2, 3]]) | Tanh, out: Crop2d([[0, 1], [1, 4]]) } }
    batch_norm: { [2, 3, 4] -> [2] {
        stem: Conv2d(3, kernel = 2, bias = false),
        norm: BatchNorm(epsilon = 1e-3) | Tanh,
        again: BatchNorm(affine = false),
        sum: Add(norm, again),
        flat: Flatten,
        out: Dense(2),
    } }
    batch_norm_step_by_step: { [3, 4] -> [3, 5] { hidden: Dense(5), norm: BatchNorm | Tanh, out: BatchNorm } }
    batch_norm_frozen: { [4] -> [3] {
        hidden: Dense(5),
        #[frozen]
        norm: BatchNorm | Tanh,
        #[frozen]
        plain: BatchNorm(affine = false),
        out: Dense(3),
    } }
    layer_norm: { [3, 19] -> [3, 2] { norm: LayerNorm | Tanh, out: Dense(2), plain: LayerNorm(epsilon = 0.1, affine = false) } }
    group_norm: { [4, 2, 3] -> [2] {
        norm: GroupNorm(2) | Tanh,
        flat: Flatten,
        hidden: Dense(6),
        features: GroupNorm(2, epsilon = 0.1) | Tanh,
        out: Dense(2),
    } }
    norms_of_the_users_own: { [4] -> [4] {
        bent: own::Bend<4>,
        norm: LayerNorm(epsilon = 0.1) | Tanh,
        again: own::Bend<4>,
        groups: GroupNorm(2, epsilon = 0.1),
    } }
    dropout_2d: { [3, 2, 2] -> [2] { kept: Dropout2d(0.4), hidden: Conv2d(3, kernel = 1) | Tanh, flat: Flatten, out: Dense(2) } }
    frozen: { [3] -> [2] { first: Dense(4) | Tanh, #[frozen] hidden: Dense(4) | Tanh, out: Dense(2) } }
    an_activation_alone: { [3] -> [3] { first: Tanh, hidden: Dense(3), second: Softmax, out: Multiply(second, first) } }
    layers_of_the_users_own: { [4] -> [4] {
        bent: own::Bend<4> | Tanh,
        mixed: own::Blend<4>(bent, input),
        #[frozen] again: own::Bend<4>,
        steps: Reshape([2, 2]),
        sums: own::Sums<2, 2> | Softsign,
        flat: Flatten,
        out: Add(flat, bent),
    } }
    activations_of_the_users_own: { [2, 3] -> [2, 3] {
        waves: Dense(4) | own::Wave(0.7) | own::Swell<2>,
        out: Dense(3) | own::Swell<3> | Tanh,
    } }
    several_inputs_and_outputs: { (query: [2, 2], memory: [3]) -> (value: [1], policy: [3], seen: [2, 3]) {
        seen: query | Dense(3) | Tanh,
        flat: Flatten,
        all: Concat(flat, memory),
        policy: Dense(3) | Softmax,
        value: Dense(1),
    } }
}

#[test]
fn nested_networks() {
    network! { struct Inner<f64>: [3] -> [2, 2] { hidden: Dense(4) | Tanh, steps: Reshape([2, 2]) } }
    network! {
        struct Pair<f64>: (left: [2], right: [1, 2]) -> (sum: [2], product: [2]) {
            flat: right | Flatten,
            sum: Add(left, flat) | Tanh,
            product: Multiply(left, sum),
        }
    }
    network! {
        struct Outer<f64>: [3] -> [3] {
            first: Dense(3) | Tanh,
            inner: Inner | Tanh,
            flat: Flatten,
            pair: Pair,
            #[frozen] beside: first | Inner,
            flat_beside: Flatten,
            sum: Add(pair, flat_beside),
            out: Dense(3),
        }
    }
    check_resolved::<Outer>(1.5);
}

/// Of features there is no statistic over a single sample.
#[test]
fn batch_norm_of_features() {
    network! {
        struct Net<f64>: [4] -> [3] {
            hidden: Dense(5, bias = false),
            norm: BatchNorm | Tanh,
            bent: own::Bend<5>,
            again: BatchNorm(epsilon = 0.1),
            out: Dense(3),
        }
    }
    for (samples, seed) in [(3, 1), (16, 2), (20, 3)] {
        let extent = differences::Extent { samples, coordinates: usize::MAX, directions: 3, scale: 1.5 };
        let report = differences::check(&mut OnTape::<Net, 20>::random(seed), seed, extent);
        assert!(report.as_ref().is_ok_and(|report| report.resolved > 30), "{report:?}");
    }
}

/// Below what is frozen, and without inputs wanted, nothing has to be computed; what is wanted is the same.
#[test]
fn all_frozen() {
    network! { struct Net<f64>: [3] -> [2] { #[frozen] hidden: Dense(4) | Tanh, #[frozen] out: Dense(2) } }
    assert_eq!((Net::PARAMETERS, Net::TRAINABLE), (26, 0));
    check::<Net>(1.5);
}

/// A block that is full, on a tape of no more.
#[test]
fn sixteen_samples_on_a_tape_of_sixteen() {
    network! { struct Net<f64>: [3] -> [2] { a: Dense(4) | Gelu, kept: Dropout(0.2), b: Add(a, kept), out: Dense(2) } }
    let extent = differences::Extent { samples: 16, coordinates: usize::MAX, directions: 3, scale: 1.5 };
    let report = differences::check(&mut OnTape::<Net, 16>::random(5), 5, extent);
    assert!(report.is_ok_and(|report| report.skipped == 0 && report.resolved > 50));
}

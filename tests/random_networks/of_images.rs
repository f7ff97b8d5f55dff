//! Drawn by `generate.rs`; `CONSTNET_BLESS=1 cargo test --test random_networks` writes it anew.

use crate::*;

network! {
    pub struct Net0<f64>: (query: [2, 4, 3], memory: [4, 3, 6]) -> (g4: [2], step3: [TWO, 1, 2], step2: [TWO, 8, 6]) {
        w1: memory | MaxPool2d([1, 1], stride = [2, 2], padding = 0),
        step2: query | Upsample2d(2, mode = bilinear) | LeakyRelu(slope = 0.3),
        step3: w1 | Conv2d(2, kernel = [2, 2], groups = 2, stride = [2, 2], padding = same, dilation = [1, 1]),
        g4: GlobalMaxPool2d | Silu,
    }
}

network! {
    /// Layers: 11.
    pub struct Net1<f64>: (query: [3, 5, 3], memory: [2, 6, 6], context: [2, 6, 5]) -> [204] {
        #[frozen] out1: context | ConvTranspose2d(2, kernel = [3, 3], stride = [1, 1], padding = 1, output_padding = [0, 0]) | Relu6,
        #[frozen] v2: Conv2d(4, kernel = [1, 2], groups = 2, stride = [1, 2], padding = 0, dilation = [1, 2]),
        g3: query | HardTanh(min = -2, max = 0.5) | Elu(0.7),
        v4: Conv2d(6, kernel = [1, 1], groups = 3, stride = [2, 1], padding = 1, dilation = [1, 1]) | Relu6,
        v5: Conv2d(3, kernel = [3, 1], stride = [1, 1], padding = 1, dilation = [1, 1]) | Softplus,
        #[frozen] g6: v5 | BatchNorm | HardTanh(min = -2, max = 0.5),
        w7: Selu | Tanh | HardTanh,
        layer8: memory | Flatten | Relu,
        g9: v2 | Flatten | Softplus,
        layer10: w7 | Flatten | Softplus(2.0),
        hidden11: Concat(layer8, g9, layer10),
    }
}

network! {
    pub struct Net2<f64>: [3, 3, 4] -> [90] {
        g1: Dropout2d(0) | Relu6,
        y2: input | DepthwiseConv2d(kernel = [3, 2], multiplier = 1, stride = [1, 1], padding = 0, dilation = [1, 1]),
        v3: input | Gelu | Tanh,
        layer4: Conv2d(3, kernel = [1, 2], stride = [2, 1], padding = 1, dilation = [1, 1]),
        x5: g1 | Tanh | HardTanh(min = -2, max = 0.5),
        y6: y2 | Flatten,
        layer7: layer4 | Flatten | Softmax,
        x8: x5 | Flatten | HardSigmoid | Selu,
        y9: Concat(y6, layer7, x8),
    }
}

network! {
    pub struct Net3<f64>: [4, 5, 3] -> (y8: [4, 5, 1], v6: [1, TWO + wide::THREE, 2], g4: [1 << 2, 3, 2]) {
        layer1: HardTanh | HardSigmoid,
        step2: layer1 | GroupNorm(2) | Tanh | HardTanh(min = -2, max = 0.5),
        w3: Add(step2, input, step2, layer1) | HardSigmoid | LeakyRelu(slope = 0.3),
        g4: layer1 | AvgPool2d([1, 2], stride = [2, 1], padding = 0, count_include_pad = false),
        hidden5: step2 | Dropout2d(0.25) | Relu6 | Gelu(approximate = tanh),
        v6: Conv2d(1usize, kernel = [2, 1], stride = [1, 2], padding = same, dilation = [1, 1]),
        w7: w3 | AvgPool2d([1, 2], stride = [1, 2], padding = 0, count_include_pad = false),
        #[frozen] y8: w7 | BatchNorm | Elu(0.7),
    }
}

network! {
    pub struct Net4<f64>: [1, 4, TWO + wide::THREE] -> [62] {
        out1: ZeroPad2d([[1, 0], [2, 1]]) | LeakyRelu(slope = 0.3) | Tanh | Silu,
        y2: Gelu(approximate = tanh) | LeakyRelu(slope = 0.3),
        layer3: y2 | GroupNorm(1) | Silu | LeakyRelu,
        y4: Dropout2d(0) | own::Wave(0.7),
        hidden5: y4 | Conv2d(2, kernel = [3, 1], stride = [2, 1], padding = 1, dilation = [1, 1]),
        layer6: GlobalMaxPool2d | HardTanh(-0.7, 0.9) | Selu,
        x7: hidden5 | LeakyRelu,
        w8: AvgPool2d([1, 1], stride = [1, 1], padding = 0, count_include_pad = false) | LeakyRelu,
        out9: Flatten | Softplus,
        y10: Concat(layer6, out9) | HardTanh(-0.7, 0.9) | Selu,
    }
}

network! {
    pub struct Net5<f64>: [4] -> (hidden2: [5], g3: [5], g4: [5], v5: [6]) {
        out1: Dense(5, bias = false),
        #[frozen] hidden2: out1 | BatchNorm | HardTanh(min = -2, max = 0.5),
        g3: Elu(0.7) | Sigmoid,
        #[frozen] g4: out1 | BatchNorm | HardSwish | HardSigmoid | Relu6,
        v5: hidden2 | Dense(6) | Sigmoid,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net6<f64>: [2, 6, 4] -> [96] {
        y1: ZeroPad2d(1) | Silu,
        v2: y1 | GroupNorm(1),
        g3: Add(v2, y1, v2, v2) | Sigmoid,
        y4: Flatten | Relu,
    }
}

network! {
    /// Layers: 4.
    pub struct Net7<f64>: (query: [wide::THREE], memory: [1, 5, 4], context: [1, 5, 4]) -> [39] {
        x1: context | ConvTranspose2d(1, kernel = [2, 3], stride = [1, 1], padding = 1, output_padding = [0, 0]),
        step2: memory | Flatten | Elu,
        x3: x1 | Flatten | Softplus | Elu(0.7),
        hidden4: Concat(query, step2, x3) | Tanh | Gelu,
    }
}

network! {
    pub struct Net8<f64>: (query: [2], memory: [3, 3, TWO + wide::THREE]) -> (y3: [6, 2, 1], layer2: [2], step1: [6, 2, 1]) {
        step1: memory | DepthwiseConv2d(kernel = [1, 3], multiplier = 2, stride = [2, 1], padding = 0, dilation = [1, 2]) | LeakyRelu,
        layer2: query | Dropout(0.5) | Tanh | Gelu | Gelu,
        y3: step1 | Selu | Gelu | HardTanh,
    }
}

network! {
    pub struct Net9<f64>: [3, 6, 4] -> [6] {
        step1: DepthwiseConv2d(kernel = [3, 1], multiplier = 2, stride = [1, 1], padding = same, dilation = [2, 1], bias = false) | Tanh | Selu,
        hidden2: step1 | GroupNorm(1),
        x3: GlobalMaxPool2d | Gelu(approximate = tanh) | HardTanh(-0.7, 0.9) | HardTanh,
        hidden4: Dropout(p = 0.2) | Gelu,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net10<f64>: [4, 4, 1 << 2] -> [84usize] {
        x1: input | Upsample2d(2) | HardSigmoid,
        v2: DepthwiseConv2d(kernel = [3, 2], multiplier = 1, stride = [2, 2], padding = 1, dilation = [1, 1], bias = false) | Silu,
        y3: input | GlobalAvgPool2d,
        v4: v2 | Flatten | Softmax,
        step5: Concat(y3, v4) | own::Swell<2>,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net11<f64>: [1, 4, 6] -> [1, 3, 4] {
        layer1: input | Elu(0.7) | Gelu | own::Wave(0.7),
        x2: layer1 | BatchNorm | HardSigmoid | HardTanh(min = -2, max = 0.5),
        y3: ConvTranspose2d(2, kernel = [3, 3], stride = [1, 1], padding = 0, output_padding = [0, 0]),
        #[frozen] layer4: Conv2d(2, kernel = [1, 2], stride = [2, 1], padding = same, dilation = [1, 1]),
        y5: layer4 | BatchNorm,
        out6: Conv2d(1usize, kernel = [1, 3], stride = [1, 2], padding = same, dilation = [1, 2]) | LeakyRelu(slope = 0.3),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net12<f64>: (query: [3, 3], memory: [3, 5, 5], context: [TWO, 5, 6]) -> (v8: [9], x7: [9usize], w6: [1usize, TWO * wide::THREE, 6], x3: [TWO, 7, 4]) {
        step1: context | Conv2d(1, kernel = [1, 3], stride = [2, 2], padding = same, dilation = [2, 2], bias = false),
        g2: Flatten | Elu | Softplus(2.0) | HardTanh(-0.7, 0.9),
        x3: memory | Conv2d(2, kernel = [1, 1], stride = [1, 2], padding = 1, dilation = [1, 1], bias = false) | Elu(0.7) | own::Wave(0.7),
        out4: step1 | Silu | Sigmoid | LeakyRelu(slope = 0.3),
        x5: out4 | Upsample2d(2, mode = bilinear) | LeakyRelu(slope = 0.3) | Elu(0.7) | Sigmoid,
        w6: Sigmoid | Gelu(approximate = tanh),
        #[frozen] x7: g2 | BatchNorm | HardTanh | Softplus | Silu,
        v8: query | Flatten | Softplus,
    }
}

network! {
    pub struct Net13<f64>: [2, TWO * wide::THREE, 4] -> (hidden1: [TWO, 6, 4], layer3: [1, 2, 5], out5: [2, TWO * wide::THREE, 3], layer6: [TWO, 4, 1], v7: [8]) {
        hidden1: input | Dropout(0) | Tanh,
        step2: hidden1 | DepthwiseConv2d(kernel = [1, 2], multiplier = 2, stride = [2, 1], padding = 1, dilation = [1, 1], bias = false) | Silu | LeakyRelu(slope = 0.3),
        #[frozen] layer3: Conv2d(1, kernel = [2, 2], stride = [2, 1], padding = same, dilation = [1, 1]) | HardTanh,
        x4: input | AvgPool2d([1, 2], stride = [1, 1], padding = 0) | LeakyRelu(0.2),
        #[frozen] out5: x4 | BatchNorm,
        layer6: Crop2d(1) | Softplus(2.0),
        v7: Flatten | Silu,
    }
}

network! {
    /// Layers: 7.
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net14<f64>: [1usize, 5, TWO + wide::THREE] -> [2, 3, 4] {
        g1: Add(input, input) | Relu6,
        x2: Conv2d(3, kernel = [2, 1], stride = [2, 2], padding = same, dilation = [1, 1]) | HardTanh(-0.7, 0.9) | Elu,
        w3: Dropout(p = 0.2) | Silu,
        hidden4: AvgPool2d([2, 1], stride = [2, 1], padding = 0) | Gelu(approximate = tanh),
        layer5: hidden4 | Sigmoid,
        hidden6: Conv2d(1, kernel = [1, 2], stride = [1, 1], padding = 1, dilation = [1, 1]),
        x7: Conv2d(2, kernel = [1, 1], stride = [1, 1], padding = same, dilation = [1, 1]) | Selu | HardTanh | Softplus,
    }
}

network! {
    /// Layers: 1.
    pub struct Net15<f64>: [1, 6, 3] -> (y1: [1, 6, 3]) {
        y1: Multiply(input, input, input) | Softplus(beta = 0.5, threshold = 30.0),
    }
}

network! {
    pub struct Net16<f64>: [1usize, 2, wide::THREE] -> [4] {
        x1: AvgPool2d([1, 2], stride = [1, 2], padding = 0) | Softplus(2.0),
        x2: input | DepthwiseConv2d(kernel = [1, 2], multiplier = 2, stride = [1, 2], padding = same, dilation = [1, 1]) | HardTanh(min = -2, max = 0.5) | Silu,
        x3: MaxPool2d([2, 1], stride = [2, 2], padding = 0) | Silu | Relu6,
        #[frozen] out4: x1 | BatchNorm | HardSwish | LeakyRelu(slope = 0.3),
        g5: x3 | GroupNorm(1),
        out6: out4 | Dropout(0.5) | HardSwish,
        step7: g5 | Softsign | own::Wave(0.7),
        layer8: out6 | Flatten | Elu | Relu,
        step9: step7 | Flatten,
        layer10: Concat(layer8, step9) | Softplus,
    }
}

network! {
    pub struct Net17<f64>: [4, 1] -> (x2: [4, 2]) {
        x1: Multiply(input, input) | own::Wave(0.7) | HardTanh(min = -2, max = 0.5) | Gelu,
        x2: Dense(2, true, orthogonal,) | LeakyRelu | HardTanh,
    }
}

network! {
    pub struct Net18<f64>: [1, 3, 4] -> [2, 1, TWO] {
        g1: input | Conv2d(2, kernel = [2, 3], stride = [2, 1], padding = 0, dilation = [1, 1]) | Silu | LeakyRelu(0.2),
    }
}

network! {
    /// Layers: 3.
    pub struct Net19<f64>: [1usize, 4, TWO * wide::THREE] -> (layer3: [2, 2, 4]) {
        hidden1: input | BatchNorm | LeakyRelu(slope = 0.3) | Softplus(2.0),
        step2: hidden1 | BatchNorm | HardTanh(min = -2, max = 0.5),
        layer3: Conv2d(2, kernel = [1, 3], stride = [2, 1], padding = 0, dilation = [1, 1], bias = false) | HardSwish | Sigmoid | HardTanh(-0.7, 0.9),
    }
}

network! {
    pub struct Net20<f64>: [2, 6, 4] -> [96] {
        w1: Dropout2d(0.25) | HardSwish,
        v2: input | Dropout2d(0) | Gelu | Gelu | LeakyRelu(0.2),
        y3: w1 | HardTanh(min = -2, max = 0.5) | LeakyRelu(slope = 0.3),
        x4: v2 | Flatten | LogSoftmax | Silu,
        x5: y3 | Flatten | Selu,
        g6: Concat(x4, x5) | Gelu | Silu,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net21<f64>: [1, 4, 4] -> (x2: [1usize, 2, 2], g8: [6]) {
        y1: HardTanh(-0.7, 0.9) | Elu,
        x2: y1 | AvgPool2d([1, 3], stride = [2, 1], padding = 0, count_include_pad = false) | Relu | HardTanh,
        step3: Conv2d(2, kernel = [1, 2], stride = [2, 2], padding = same, dilation = [1, 1]),
        layer4: Conv2d(1, kernel = [1, 1], stride = [2, 1], padding = same, dilation = [1, 1]) | Elu | Tanh,
        step5: Reshape([1]) | HardSigmoid | HardTanh(min = -2, max = 0.5),
        layer6: step5 | own::Bend<1> | Sigmoid | Relu,
        out7: Dense(TWO),
        g8: Dense(6, bias = false),
    }
}

network! {
    pub struct Net22<f64>: [1, 4, 3] -> (out4: [1, 6, 5], layer1: [1]) {
        layer1: GlobalAvgPool2d | Tanh | LeakyRelu(slope = 0.3),
        out2: input | GroupNorm(1) | Silu | Relu6,
        layer3: out2 | ZeroPad2d(1) | Selu | Tanh | Tanh,
        #[frozen] out4: layer3 | BatchNorm | own::Wave(0.7),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net23<f64>: [3, 1, 1] -> [3, 1, 2] {
        w1: input | GroupNorm(1),
        g2: Dropout2d(0.25) | Selu,
        w3: g2 | GroupNorm(3) | Silu,
        out4: w3 | ConvTranspose2d(2, kernel = [2, 2], stride = [2, 2], padding = 0, output_padding = [1, 1]) | Selu,
        x5: Dropout2d(0.25) | own::Wave(0.7) | Tanh,
        x6: Conv2d(3, kernel = [3, 3], stride = [2, 2], padding = 1, dilation = [2, 1]) | HardTanh(-0.7, 0.9),
    }
}

network! {
    pub struct Net24<f64>: [3, 6, 5] -> [3, 5, 3] {
        g1: Crop2d([[1, 0], [0, 2]]),
    }
}

network! {
    pub struct Net25<f64>: (query: [6], memory: [4, 3, 5], context: [2, 5, 4]) -> (hidden4: [8, 2, 3], layer6: [4, 1, 1usize], hidden7: [16, TWO, wide::THREE], out8: [8, 2, 1], w10: [46]) {
        v1: memory | HardTanh(min = -2, max = 0.5) | Sigmoid,
        y2: memory | Conv2d(8, kernel = [2, 1], groups = 4, stride = [2, 2], padding = same, dilation = [1, 1]) | Softplus(beta = 0.5, threshold = 30.0) | Softplus(beta = 0.5, threshold = 30.0),
        #[frozen] hidden3: v1 | DepthwiseConv2d(kernel = [3, 3], multiplier = 1, stride = [2, 2], padding = 0, dilation = [1, 1]) | Elu(0.7) | Gelu(approximate = tanh) | Relu,
        hidden4: y2 | GroupNorm(8) | Softplus | Elu(0.7),
        x5: Upsample2d(2) | Elu,
        layer6: hidden3 | Conv2d(4, kernel = [1, 2], groups = 4, stride = [2, 2], padding = 0, dilation = [1, 1], bias = false) | LeakyRelu(0.2),
        hidden7: x5 | DepthwiseConv2d(kernel = [1, 3], multiplier = 2, stride = [2, 2], padding = same, dilation = [1, 1]) | Silu,
        out8: hidden4 | AvgPool2d([1, 3], stride = [1, 1], padding = 0),
        layer9: context | Flatten | Elu(0.7),
        w10: Concat(query, layer9) | Relu6,
    }
}

network! {
    pub struct Net26<f64>: (query: [TWO, 3, 4], memory: [4, TWO * wide::THREE, 1 << 2]) -> [34] {
        w1: memory | Conv2d(8, kernel = [1, 2], groups = 4, stride = [1, 2], padding = same, dilation = [1, 1]),
        w2: ConvTranspose2d(2, kernel = [2, 2], stride = [1, 1], padding = 1, output_padding = [0, 0]) | Gelu,
        w3: query | Flatten | Sigmoid | Relu6,
        g4: w2 | Flatten | HardTanh,
        w5: Concat(w3, g4) | Softplus(beta = 0.5, threshold = 30.0),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net27<f64>: [3, TWO * wide::THREE, 3] -> [3, 1] {
        hidden1: input | Dropout(0.5) | LeakyRelu(0.2),
        x2: hidden1 | Softplus(beta = 0.5, threshold = 30.0) | LeakyRelu(0.2),
        hidden3: GlobalAvgPool2d | Sigmoid | HardSigmoid,
        layer4: hidden3 | LayerNorm | HardTanh(-0.7, 0.9),
        g5: layer4 | Reshape([3, 1]) | Sigmoid | LogSoftmax,
        y6: Multiply(g5, g5) | HardTanh | LeakyRelu(slope = 0.3),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net28<f64>: [1, 3, 3] -> [44] {
        layer1: input | Dropout(0.5),
        step2: LeakyRelu(slope = 0.3),
        layer3: ConvTranspose2d(2, kernel = [3, 2], stride = [1, 2], padding = 1, output_padding = [0, 1]) | Sigmoid,
        layer4: layer1 | Upsample2d(2),
        step5: Reshape([2, 1, 18]) | HardTanh(min = -2, max = 0.5),
        out6: step5 | BatchNorm | own::Swell<2> | Relu | LeakyRelu(slope = 0.3),
        x7: layer3 | AvgPool2d([3, 2], stride = [2, 1], padding = 0, count_include_pad = false) | Sigmoid | Softsign,
        #[frozen] out8: x7 | BatchNorm | HardTanh(min = -2, max = 0.5) | Softsign,
        x9: out6 | Flatten,
        layer10: out8 | Flatten | Softmax,
        g11: Concat(x9, layer10),
    }
}

network! {
    pub struct Net29<f64>: [2] -> [11] {
        w1: Selu | Silu | LeakyRelu,
        g2: Concat(input, w1) | Relu6,
        #[frozen] hidden3: g2 | BatchNorm,
        y4: input | Dropout(p = 0.2) | Sigmoid,
        step5: Multiply(g2, hidden3) | Silu,
        layer6: g2 | Dense(5, true, lecun_normal,),
        layer7: Concat(y4, step5, layer6),
    }
}

network! {
    pub struct Net30<f64>: [4, 3, 5] -> [300] {
        layer1: Upsample2d(scale = 2),
        x2: Reshape([1, 240usize]) | Selu | HardTanh,
        #[frozen] v3: x2 | BatchNorm | Softplus(2.0),
        v4: input | HardTanh(min = -2, max = 0.5),
        layer5: v3 | Flatten | Sigmoid,
        x6: v4 | Flatten | Silu,
        step7: Concat(layer5, x6) | Elu(0.7),
    }
}

network! {
    pub struct Net31<f64>: [3, 3, 6] -> [3, 7, 7] {
        w1: Conv2d(1usize, kernel = [2, 1], stride = [1, 2], padding = same, dilation = [1, 1]),
        w2: Tanh | Softsign,
        y3: w2 | ConvTranspose2d(3, kernel = [2, 3], stride = [2, 2], padding = 0, output_padding = [1, 0]) | HardTanh,
    }
}

/// The networks, in order.
pub const NETWORKS: &[file::Make] = &[
    subjects::<Net0, 1>,
    subjects::<Net1, 5>,
    subjects::<Net2, 1>,
    subjects::<Net3, 5>,
    subjects::<Net4, 1>,
    subjects::<Net5, 5>,
    subjects::<Net6, 1>,
    subjects::<Net7, 5>,
    subjects::<Net8, 1>,
    subjects::<Net9, 5>,
    subjects::<Net10, 1>,
    subjects::<Net11, 5>,
    subjects::<Net12, 1>,
    subjects::<Net13, 5>,
    subjects::<Net14, 1>,
    subjects::<Net15, 5>,
    subjects::<Net16, 1>,
    subjects::<Net17, 5>,
    subjects::<Net18, 1>,
    subjects::<Net19, 5>,
    subjects::<Net20, 1>,
    subjects::<Net21, 5>,
    subjects::<Net22, 1>,
    subjects::<Net23, 5>,
    subjects::<Net24, 1>,
    subjects::<Net25, 5>,
    subjects::<Net26, 1>,
    subjects::<Net27, 5>,
    subjects::<Net28, 1>,
    subjects::<Net29, 5>,
    subjects::<Net30, 1>,
    subjects::<Net31, 5>,
];

//! Drawn by `generate.rs`; `CONSTNET_BLESS=1 cargo test --test random_networks` writes it anew.

use crate::*;

network! {
    pub struct Net0<f64>: (query: [2, 4, 3], memory: [4, 3, 6]) -> (layer5: [1, 1, 1], out4: [1, 1, 2], step2: [TWO, 8, 6], w1: [4, 2, 3]) {
        w1: memory | MaxPool2d([1, 1], stride = [2, 2], padding = 0),
        step2: query | Upsample2d(2, mode = bilinear) | LeakyRelu(slope = 0.3),
        step3: w1 | Conv2d(2, kernel = [2, 2], groups = 2, stride = [2, 2], padding = same, dilation = [1, 1]),
        out4: Conv2d(1usize, kernel = [1, 1], stride = [2, 1], padding = same, dilation = [1, 2], bias = false) | Selu | Silu | Silu,
        layer5: MaxPool2d([1, 1], stride = [2, 2]),
    }
}

network! {
    /// Layers: 10.
    pub struct Net1<f64>: (query: [4, 5, 4], memory: [4, TWO + wide::THREE, 5]) -> [83] {
        hidden1: memory | Gelu(approximate = tanh) | Gelu(approximate = tanh),
        hidden2: DepthwiseConv2d(kernel = [2, 3], multiplier = 1, stride = [1, 2], padding = 1, dilation = [1, 1]) | Relu | Gelu,
        out3: MaxPool2d([3, 1], stride = [4, 1]),
        out4: Concat(out3, out3, out3) | Relu6,
        y5: GlobalMaxPool2d | Gelu(approximate = tanh),
        g6: Dense(3, bias = false),
        x7: g6 | Flatten,
        g8: Flatten | LeakyRelu(slope = 0.3),
        layer9: query | Flatten,
        layer10: Concat(g8, layer9) | Elu,
    }
}

network! {
    pub struct Net2<f64>: [3, 5, wide::THREE] -> [30] {
        step1: Conv2d(6, kernel = [3, 2], groups = 3, stride = [1, 1], padding = same, dilation = [2, 1]) | Sigmoid,
        layer2: step1 | MaxPool2d([2, 1], stride = [1, 1], padding = 0) | Silu | LeakyRelu(0.2),
        w3: MaxPool2d([3, 1], stride = [2, 2], padding = 0),
        layer4: step1 | Reshape([18, 5]),
        v5: Dense(1),
        x6: Add(v5, v5) | HardTanh(min = -2, max = 0.5) | HardSwish | HardTanh(min = -2, max = 0.5),
        #[frozen] x7: w3 | BatchNorm | Relu6,
        #[frozen] layer8: x6 | BatchNorm | Elu,
        y9: x7 | Flatten | own::Swell<2> | Softplus(2.0),
        step10: layer8 | Flatten | HardTanh(-0.7, 0.9) | LeakyRelu,
        step11: Concat(y9, step10) | Softplus(2.0),
    }
}

network! {
    pub struct Net3<f64>: (query: [2], memory: [4, 3, 3], context: [TWO, 5, 5]) -> [63] {
        hidden1: query | Reshape([1, 2]) | LogSoftmax,
        layer2: Concat(memory, memory) | Sigmoid,
        #[frozen] w3: hidden1 | Dense(units = 5, init = constant(0.1)) | Gelu(approximate = tanh),
        layer4: layer2 | Crop2d(1) | HardSigmoid,
        layer5: context | Flatten,
        y6: w3 | Flatten | Tanh,
        v7: layer4 | Flatten,
        x8: Concat(layer5, y6, v7) | Elu(0.7) | LeakyRelu(slope = 0.3) | LogSoftmax,
    }
}

network! {
    /// Layers: 2.
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net4<f64>: (query: [4, 6, 5]) -> [3] {
        step1: Flatten,
        y2: Dense(3, bias = false) | Softsign | Relu6 | Relu,
    }
}

network! {
    pub struct Net5<f64>: [4, 5, 5] -> [14] {
        hidden1: input | BatchNorm | HardTanh,
        #[frozen] v2: hidden1 | Conv2d(TWO, kernel = [2, 2], groups = 2, stride = [2, 1], padding = same, dilation = [1, 1]) | Softplus | Silu | HardTanh(min = -2, max = 0.5),
        w3: MaxPool2d([2, 2], stride = [3, 3]) | HardSwish | Sigmoid | HardTanh(-0.7, 0.9),
        y4: Add(w3, w3) | Silu | HardTanh | HardSigmoid,
        out5: v2 | Upsample2d(2, mode = bilinear) | Relu,
        x6: out5 | GroupNorm(1) | Softplus(2.0) | Selu,
        #[frozen] v7: Conv2d(2, kernel = [1, 2], groups = 2, stride = [1, 1], padding = same, dilation = [2, 1], bias = false) | Softsign,
        g8: v7 | MaxPool2d([3, 1], stride = [3, 2]) | own::Swell<2> | Tanh,
        #[frozen] step9: hidden1 | Conv2d(2, kernel = [3, 3], stride = [2, 2], padding = 0, dilation = [1, 1]) | Gelu,
        out10: g8 | Conv2d(2, kernel = [2, 3], stride = [1, 1], padding = 0, dilation = [1, 1]),
        v11: MaxPool2d([1, 2], stride = [1, 2]),
        g12: y4 | Flatten | LogSoftmax,
        hidden13: step9 | Flatten | Sigmoid,
        v14: v11 | Flatten | Softmax | Relu,
        layer15: Concat(g12, hidden13, v14) | HardSigmoid | Sigmoid,
    }
}

network! {
    pub struct Net6<f64>: [TWO, 4, 3] -> [2, 5, 8usize] {
        v1: ConvTranspose2d(2, kernel = [2, 3], stride = [1, 2], padding = 0, output_padding = [0, 1]) | Softplus(2.0),
    }
}

network! {
    pub struct Net7<f64>: [1, 3, 5] -> [21] {
        hidden1: Upsample2d(2) | Elu,
        x2: Conv2d(3, kernel = [1, 1], stride = [2, 2], padding = same, dilation = [1, 2]) | Silu,
        layer3: MaxPool2d([1, 3], stride = [1, 3]),
        hidden4: x2 | Conv2d(1, kernel = [3, 1], stride = [1, 2], padding = 1, dilation = [1, 1]) | Tanh | LeakyRelu | Gelu(approximate = tanh),
        v5: layer3 | Flatten,
        y6: hidden4 | Flatten | Sigmoid,
        x7: Concat(v5, y6) | Gelu(approximate = tanh) | Selu,
    }
}

network! {
    pub struct Net8<f64>: [1, 6, 5] -> (y5: [2, 1, 1usize]) {
        g1: Conv2d(1, kernel = [3, 1], stride = [2, 1], padding = same, dilation = [1, 1]) | Sigmoid | own::Wave(0.7),
        v2: MaxPool2d([3, 3], stride = [4, 3]),
        out3: v2 | Selu | Softplus(beta = 0.5, threshold = 30.0),
        out4: Concat(v2, out3) | Sigmoid,
        y5: out4 | GroupNorm(1),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net9<f64>: (query: [4, TWO * wide::THREE, 5], memory: [2, 4, 6], context: [wide::THREE, TWO]) -> [201] {
        v1: context | Dense(1, true, orthogonal(1.4),) | Silu,
        step2: Multiply(context, context) | Silu,
        v3: Flatten,
        step4: Add(v3, v3) | Softsign,
        hidden5: step2 | Dense(4, true, orthogonal,),
        g6: Concat(v3, v3),
        g7: query | Flatten,
        w8: hidden5 | own::Sums<3, 4> | Tanh,
        hidden9: memory | Flatten | Softsign,
        layer10: v1 | Flatten,
        x11: w8 | Flatten | LeakyRelu(slope = 0.3),
        hidden12: Concat(step4, g6, g7, hidden9, layer10, x11),
    }
}

network! {
    pub struct Net10<f64>: [2, TWO * wide::THREE, 5] -> [2] {
        w1: input | LeakyRelu,
        y2: Conv2d(3, kernel = [3, 1], stride = [1, 2], padding = same, dilation = [1, 1]) | HardSwish | Elu | Softplus,
        hidden3: ZeroPad2d(1),
        step4: ConvTranspose2d(2, kernel = [2, 2], stride = [1, 1], padding = 1, output_padding = [0, 0]) | Silu,
        w5: AvgPool2d([1, 1], stride = [2, 1], padding = 0) | HardTanh(min = -2, max = 0.5),
        step6: Dropout(0.5) | Silu | LeakyRelu | Tanh,
        y7: step6 | GlobalMaxPool2d | Silu | Sigmoid | Tanh,
    }
}

network! {
    pub struct Net11<f64>: [1, 5, 6] -> [2, 5, 6] {
        layer1: ConvTranspose2d(2, kernel = [3, 3], stride = [1, 1], padding = 1, output_padding = [0, 0]) | Softplus(2.0),
    }
}

network! {
    /// Layers: 5.
    pub struct Net12<f64>: [3, 5, 3] -> (step3: [45], v4: [3, 5, 3], x5: [45]) {
        layer1: Softplus(beta = 0.5, threshold = 30.0) | Tanh | Tanh | Tanh,
        y2: layer1 | Softplus(beta = 0.5, threshold = 30.0),
        step3: y2 | Flatten | LogSoftmax | Tanh,
        v4: layer1 | Relu | own::Wave(0.7),
        x5: Add(step3, step3) | Gelu,
    }
}

network! {
    /// Layers: 3.
    pub struct Net13<f64>: [TWO + wide::THREE] -> (out1: [TWO + wide::THREE], v2: [5], out3: [5]) {
        #[frozen] out1: input | BatchNorm | Tanh | LeakyRelu,
        #[frozen] v2: Dense(5) | Tanh,
        out3: input | Sigmoid,
    }
}

network! {
    /// Layers: 8.
    pub struct Net14<f64>: [4, 5, 3] -> [12] {
        out1: input | Upsample2d(2, mode = bilinear),
        layer2: Crop2d(1) | Softplus(2.0),
        v3: Flatten | Silu,
        x4: Dense(units = 6, init = he_normal) | LeakyRelu(0.2),
        v5: Reshape([6, 1]) | Relu6,
        layer6: Add(x4, x4, x4),
        layer7: v5 | Flatten | own::Wave(0.7),
        g8: Concat(layer6, layer7) | LeakyRelu | Silu | LeakyRelu(0.2),
    }
}

network! {
    pub struct Net15<f64>: [3, wide::THREE, 1 << 2] -> (v2: [3, TWO, 4], v3: [1, 2, 5], v4: [1, 1, 5], layer5: [3, 1, 4]) {
        x1: input | Conv2d(3, kernel = [3, 3], groups = 3, stride = [2, 1], padding = 1, dilation = [1, 1]) | Silu,
        v2: Multiply(x1, x1) | HardTanh,
        #[frozen] v3: Conv2d(1, kernel = [2, 2], stride = [2, 1], padding = 1, dilation = [1, 1], bias = false) | HardTanh | Elu | Silu,
        v4: v3 | MaxPool2d([2, 1], stride = [2, 1]) | Tanh,
        layer5: v2 | Conv2d(3, kernel = [1, 1], stride = [2, 1], padding = 0, dilation = [1, 1], bias = false),
    }
}

network! {
    /// Layers: 9.
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net16<f64>: (query: [1usize, 5, 6], memory: [wide::THREE, 1 << 2, 4]) -> [139usize] {
        hidden1: query | Flatten,
        out2: hidden1 | Softmax | HardTanh | HardSigmoid | HardSwish,
        w3: query | ZeroPad2d(1) | Gelu | Relu,
        step4: out2 | Reshape([30]) | LeakyRelu(slope = 0.3) | Gelu(approximate = tanh),
        x5: Dense(5, bias = false),
        g6: hidden1 | Dropout(p = 0.2) | LeakyRelu(0.2),
        x7: memory | Flatten | Relu | HardSigmoid,
        out8: w3 | Flatten,
        y9: Concat(x5, g6, x7, out8) | LogSoftmax,
    }
}

network! {
    /// Layers: 9.
    pub struct Net17<f64>: [1 << 2, 1 << 2, 4] -> (v2: [4, 4, 4], layer6: [12, 1, 1usize], w8: [12usize, 1, 1], g9: [4, 4, 4]) {
        x1: AvgPool2d([3, 1], stride = [2, 1], padding = 0, count_include_pad = false) | Sigmoid,
        v2: input | Dropout(0.5) | HardTanh(-0.7, 0.9),
        y3: x1 | GroupNorm(4) | HardTanh(-0.7, 0.9) | Silu | own::Wave(0.7),
        step4: Conv2d(12, kernel = [1, 1], groups = 4, stride = [2, 2], padding = same, dilation = [1, 1]) | LeakyRelu | Elu,
        y5: MaxPool2d([1, 2], stride = [1, 3]) | Sigmoid,
        layer6: Multiply(y5, y5) | Silu,
        #[frozen] g7: step4 | BatchNorm | HardSwish,
        w8: MaxPool2d([1, 2], stride = [1, 2], padding = 0),
        #[frozen] g9: v2 | BatchNorm | Tanh | Relu6,
    }
}

network! {
    pub struct Net18<f64>: [1, TWO * wide::THREE, 4] -> (out1: [1]) {
        out1: GlobalAvgPool2d,
    }
}

network! {
    pub struct Net19<f64>: (query: [1, 4, 4], memory: [2, 4, 5], context: [2, 5, 5]) -> (w2: [1, 5, 7], y5: [TWO, 4, 3], x6: [TWO, 1, 3], v7: [16]) {
        x1: context | ConvTranspose2d(1, kernel = [2, 2], stride = [1, 1], padding = 1, output_padding = [0, 0]) | Elu(0.7),
        w2: ZeroPad2d([[1, 0], [2, 1]]) | HardTanh,
        hidden3: memory | LeakyRelu | own::Swell<2>,
        v4: AvgPool2d([3, 2], stride = [1, 2], padding = 1, count_include_pad = false) | Tanh | Relu,
        y5: v4 | GroupNorm(2),
        x6: Conv2d(2, kernel = [3, 1], stride = [2, 1], padding = 0, dilation = [1, 1]) | Relu | HardTanh,
        v7: query | Flatten,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net20<f64>: (query: [3, 3, 6], memory: [3, wide::THREE, 5]) -> [69usize] {
        step1: memory | Conv2d(9usize, kernel = [2, 3], groups = 3, stride = [2, 2], padding = 1, dilation = [2, 1]),
        layer2: step1 | MaxPool2d([2, 1], stride = [3, 2]) | HardSwish | Elu(0.7) | Elu(0.7),
        #[frozen] x3: layer2 | Conv2d(9, kernel = [1, 1], groups = 3, stride = [1, 2], padding = same, dilation = [1, 1]),
        x4: x3 | MaxPool2d([1, 1], stride = [1, 1]) | HardSigmoid,
        layer5: AvgPool2d([1, 1], stride = [2, 2], padding = 0),
        #[frozen] w6: layer5 | BatchNorm | Softplus,
        y7: Conv2d(TWO * wide::THREE, kernel = [1, 1], groups = 3, stride = [1, 2], padding = 0, dilation = [1, 1], bias = false),
        layer8: layer5 | HardSigmoid,
        hidden9: query | Flatten,
        step10: y7 | Flatten | own::Wave(0.7) | own::Swell<2>,
        layer11: layer8 | Flatten,
        step12: Concat(hidden9, step10, layer11),
    }
}

network! {
    pub struct Net21<f64>: [2, 1 << 2, TWO * wide::THREE] -> (out4: [2, 7, 7], w3: [2, 3, 3]) {
        w1: input | MaxPool2d([2, 2], stride = [1, 2], padding = 0) | HardSwish,
        g2: Dropout2d(0.25) | Selu,
        w3: g2 | GroupNorm(2) | Silu,
        out4: w3 | ConvTranspose2d(2, kernel = [2, 2], stride = [2, 2], padding = 0, output_padding = [1, 1]) | Selu,
    }
}

network! {
    pub struct Net22<f64>: [2, 5, TWO + wide::THREE] -> [16] {
        x1: MaxPool2d([3, 3], stride = [2, 2], padding = 0),
        step2: x1 | GroupNorm(2),
        x3: step2 | BatchNorm | Softplus(beta = 0.5, threshold = 30.0),
        y4: x1 | Dropout2d(0.25),
        x5: y4 | Relu,
        layer6: x3 | Flatten | HardTanh(-0.7, 0.9),
        hidden7: x5 | Flatten,
        x8: Concat(layer6, hidden7) | LeakyRelu(slope = 0.3) | LeakyRelu(slope = 0.3) | HardSwish,
    }
}

network! {
    pub struct Net23<f64>: [2] -> (x1: [2], layer4: [1], y5: [TWO], x6: [2]) {
        x1: input | Flatten | Gelu(approximate = tanh),
        hidden2: Selu | HardTanh(-0.7, 0.9) | LeakyRelu(slope = 0.3) | Gelu,
        out3: Dense(units = 3, init = glorot_uniform) | HardSwish,
        layer4: Dense(units = 1, init = lecun_normal) | HardTanh,
        #[frozen] y5: own::Blend<2>(hidden2, x1),
        x6: Flatten,
    }
}

network! {
    pub struct Net24<f64>: [3, 4, 6] -> (w1: [3, 6, 8], g5: [2, 7, 9], y7: [4, TWO, 4], out8: [TWO, 5, 6]) {
        w1: ZeroPad2d(1) | HardTanh(min = -2, max = 0.5),
        hidden2: w1 | GroupNorm(3) | HardTanh,
        out3: hidden2 | GroupNorm(1) | HardTanh(min = -2, max = 0.5),
        w4: Sigmoid,
        g5: ConvTranspose2d(2, kernel = [2, 2], stride = [1, 1], padding = 0, output_padding = [0, 0]) | Softplus(beta = 0.5, threshold = 30.0) | Softsign | Elu,
        x6: input | Tanh,
        #[frozen] y7: g5 | DepthwiseConv2d(kernel = [3, 2], multiplier = 2, stride = [2, 2], padding = 0, dilation = [2, 2]) | Silu,
        out8: x6 | Conv2d(2, kernel = [2, 2], stride = [1, 1], padding = 1, dilation = [1, 2]),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net25<f64>: [3, TWO * wide::THREE, 3] -> [3, 1] {
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
    pub struct Net26<f64>: [1, 3, 3] -> [44] {
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
    pub struct Net27<f64>: [2] -> [11] {
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
    pub struct Net28<f64>: [4, 3, 5] -> [300] {
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
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net29<f64>: [3, 3, 6] -> [1, 1, 1] {
        w1: Conv2d(1usize, kernel = [2, 1], stride = [1, 2], padding = same, dilation = [1, 1]),
        layer2: MaxPool2d([3, 2], stride = [4, 2]),
        w3: Softplus(beta = 0.5, threshold = 30.0) | own::Swell<2>,
        hidden4: Conv2d(1, kernel = [1, 1], stride = [2, 2], padding = 0, dilation = [1, 2]),
        v5: MaxPool2d([1, 1], stride = [2, 2]),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net30<f64>: [1, 6, 5] -> [33] {
        step1: input | ConvTranspose2d(3, kernel = [2, 2], stride = [1, 1], padding = 1, output_padding = [0, 0]) | Sigmoid | Selu,
        y2: Conv2d(3, kernel = [3, 3], groups = 3, stride = [1, 2], padding = 0, dilation = [1, 1], bias = false) | HardSigmoid | HardSigmoid | Elu(0.7),
        w3: MaxPool2d([3, 1], stride = [4, 1]) | Tanh | LeakyRelu(0.2),
        x4: w3 | Softsign | HardTanh,
        #[frozen] out5: input | BatchNorm,
        layer6: x4 | Flatten,
        hidden7: out5 | Flatten,
        v8: Concat(layer6, hidden7) | HardSwish | Softmax,
    }
}

network! {
    pub struct Net31<f64>: (query: [2, 5, 3], memory: [1, wide::THREE, 4], context: [1, 6, 6]) -> [190] {
        v1: memory | Flatten,
        out2: context | Gelu(approximate = tanh) | LeakyRelu(0.2),
        step3: v1 | LeakyRelu(slope = 0.3) | Softplus(beta = 0.5, threshold = 30.0),
        step4: context | DepthwiseConv2d(kernel = [1, 2], multiplier = 2, stride = [1, 1], padding = 1, dilation = [1, 1]) | LeakyRelu(slope = 0.3),
        v5: query | Flatten | Elu | LeakyRelu(0.2),
        w6: out2 | Flatten | LogSoftmax,
        x7: step4 | Flatten | Selu,
        w8: Concat(step3, v5, w6, x7) | Gelu | Selu | Sigmoid,
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

//! Drawn by `generate.rs`; `CONSTNET_BLESS=1 cargo test --test random_networks` writes it anew.

use crate::*;

network! {
    pub struct Net0<f64>: (query: [1, 2], memory: [3, 4]) -> (y2: [1, 1, 1], g3: [12]) {
        y1: query | Dense(1) | LeakyRelu(0.2),
        y2: y1 | Reshape([1, 1, 1]),
        g3: memory | Flatten,
    }
}

network! {
    /// Layers: 9.
    pub struct Net1<f64>: [3, 3, TWO] -> [36] {
        w1: input | HardTanh(min = -2, max = 0.5) | Gelu,
        step2: Reshape([18]) | Softplus | Softsign,
        out3: Add(step2, step2) | LeakyRelu,
        v4: input | HardTanh(min = -2, max = 0.5),
        out5: HardTanh(min = -2, max = 0.5) | Sigmoid | Sigmoid,
        y6: out5 | Softplus,
        layer7: LeakyRelu(slope = 0.3),
        x8: Flatten,
        step9: Concat(out3, x8),
    }
}

network! {
    pub struct Net2<f64>: (query: [wide::THREE], memory: [4]) -> [14] {
        out1: memory | Flatten | LeakyRelu(slope = 0.3),
        step2: query | Dense(TWO + wide::THREE) | LeakyRelu | Softsign | Tanh,
        layer3: Sigmoid | Elu(0.7),
        out4: out1 | Dense(units = 6, init = orthogonal(1.4)),
        step5: layer3 | Dense(2, true, he_normal,) | LeakyRelu(0.2),
        layer6: query | Dense(6),
        w7: step5 | Flatten | LeakyRelu(0.2) | Gelu(approximate = tanh),
        x8: out4 | Reshape([2, 3]) | LeakyRelu(slope = 0.3),
        g9: Flatten | LeakyRelu,
        v10: Concat(layer6, w7, g9),
    }
}

network! {
    /// Layers: 5.
    pub struct Net3<f64>: [3] -> [4, 1, 1] {
        step1: Flatten | Tanh | Selu,
        w2: Dense(4),
        out3: Dropout(0) | Softmax,
        hidden4: Reshape([4, 1usize, 1]),
        hidden5: Gelu | Softplus | Softplus(beta = 0.5, threshold = 30.0),
    }
}

network! {
    pub struct Net4<f64>: (query: [2, 1], memory: [4, 1], context: [3]) -> (y6: [TWO], layer5: [9], y4: [1, 4, 1]) {
        v1: Multiply(context, context, context, context) | HardTanh(-0.7, 0.9),
        y2: v1 | Dense(units = 3, init = constant(0.1)) | Tanh | Relu,
        w3: Concat(y2, y2, v1) | Softplus | Softplus(beta = 0.5, threshold = 30.0),
        y4: memory | Reshape([1, 4, 1usize]) | LeakyRelu(slope = 0.3),
        layer5: w3 | Reshape([9]) | Sigmoid,
        y6: query | Flatten,
    }
}

network! {
    /// Layers: 8.
    pub struct Net5<f64>: [1usize] -> (x8: [6]) {
        y1: Concat(input, input) | Softplus(2.0) | Sigmoid | Softsign,
        x2: Add(y1, y1) | LogSoftmax,
        v3: Dense(units = 5, init = lecun_normal) | LeakyRelu(slope = 0.3) | Softmax,
        x4: Reshape([5, 1, 1]) | Softsign | Gelu,
        y5: Flatten | Softplus,
        hidden6: Dense(2, bias = false) | Relu,
        step7: Dense(2, bias = false) | Softmax,
        x8: Dense(6) | Gelu(approximate = tanh),
    }
}

network! {
    pub struct Net6<f64>: (query: [4], memory: [TWO + wide::THREE]) -> [10usize] {
        x1: query | Dropout(0) | LeakyRelu(0.2),
        g2: Multiply(x1, query, query) | Silu | Selu,
        w3: Multiply(x1, g2, x1),
        step4: memory | Dense(units = TWO * wide::THREE, init = constant(0.1)),
        out5: Concat(w3, step4) | Relu | HardSigmoid | Sigmoid,
    }
}

network! {
    /// Layers: 3.
    pub struct Net7<f64>: (query: [3], memory: [1]) -> (y2: [6], hidden3: [4]) {
        x1: Add(memory, memory, memory, memory) | Softplus(2.0) | LogSoftmax,
        y2: Net5,
        hidden3: query | Dense(4) | Softplus(beta = 0.5, threshold = 30.0) | Silu | Softplus,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net8<f64>: [5] -> (x1: [TWO + wide::THREE], v2: [6]) {
        x1: own::Blend<5>(input, input) | Gelu(approximate = tanh) | Tanh,
        v2: Dense(6),
    }
}

network! {
    pub struct Net9<f64>: [1, 2] -> [3] {
        out1: input | Dense(4) | HardTanh(min = -2, max = 0.5),
        #[frozen] g2: Dense(2),
        layer3: Elu(0.7) | HardTanh(-0.7, 0.9),
        layer4: Softplus(2.0) | LeakyRelu(slope = 0.3) | Softplus(beta = 0.5, threshold = 30.0) | Elu,
        out5: layer4 | Dense(5, true, orthogonal(1.4),) | HardTanh | Gelu(approximate = tanh),
        x6: layer4 | Dropout(0) | Relu,
        y7: Dropout(p = 0.2) | LeakyRelu(slope = 0.3) | Tanh,
        out8: out5 | Dense(units = 1, init = he_normal) | LeakyRelu(0.2) | Tanh,
        y9: y7 | Flatten | Gelu(approximate = tanh),
        step10: out8 | Flatten,
        y11: Concat(y9, step10) | Softplus | LeakyRelu(slope = 0.3),
    }
}

network! {
    pub struct Net10<f64>: [6] -> [11] {
        g1: own::Blend<6>(input, input) | Softsign,
        out2: Dense(4) | HardTanh | HardTanh(-0.7, 0.9),
        step3: Reshape([2, 2]) | Gelu(approximate = tanh) | LeakyRelu,
        #[frozen] layer4: input | Dense(6) | Silu | LogSoftmax,
        x5: Flatten | HardTanh(min = -2, max = 0.5),
        out6: g1 | Dense(units = 1, init = he_normal) | HardSigmoid | Tanh,
        layer7: step3 | Flatten | LeakyRelu(0.2),
        v8: Concat(x5, out6, layer7),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net11<f64>: [4, TWO] -> (x3: [16usize], w5: [2, 4], v6: [2, 4]) {
        y1: Add(input, input, input, input) | Sigmoid,
        x2: Concat(input, y1),
        x3: Flatten | Elu,
        x4: Add(input, input, y1),
        w5: Reshape([2, 4]) | HardTanh(-0.7, 0.9),
        v6: w5 | HardSigmoid,
    }
}

network! {
    pub struct Net12<f64>: [4, 1] -> [4, 2] {
        layer1: Dense(2) | Softplus(beta = 0.5, threshold = 30.0) | LeakyRelu | HardTanh(-0.7, 0.9),
    }
}

network! {
    pub struct Net13<f64>: [3] -> (layer1: [3]) {
        layer1: Flatten | Softplus(2.0),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net14<f64>: [3, TWO] -> [2, 3] {
        x1: Multiply(input, input, input),
        y2: Reshape([2, wide::THREE]) | Silu,
    }
}

network! {
    pub struct Net15<f64>: [1, 4] -> [3] {
        out1: Concat(input, input, input, input),
        layer2: Dense(3, true, he_normal,) | Tanh | HardTanh(-0.7, 0.9) | Tanh,
        g3: own::Sums<1, 3> | Elu | Tanh | Softmax,
        y4: g3 | Flatten | Tanh,
        layer5: Dropout(0) | Tanh | HardSwish | Tanh,
        v6: Multiply(layer5, layer5) | Softplus | Tanh,
        w7: Add(layer5, v6),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net16<f64>: [5] -> [8] {
        g1: Dense(units = 6, init = glorot_uniform) | Softsign | HardTanh(min = -2, max = 0.5),
        out2: Add(g1, g1, g1) | Sigmoid,
        y3: Dense(wide::THREE, true, lecun_normal,) | HardTanh(min = -2, max = 0.5),
        step4: y3 | Flatten,
        layer5: own::Blend<3>(y3, step4),
        g6: out2 | Dense(2) | LeakyRelu(slope = 0.3) | Silu | Tanh,
        #[frozen] out7: layer5 | Dense(6) | Selu | Gelu(approximate = tanh),
        layer8: Concat(g6, out7) | Sigmoid,
    }
}

network! {
    /// Layers: 12.
    pub struct Net17<f64>: [3, 2, 1usize] -> [24] {
        out1: Softplus(beta = 0.5, threshold = 30.0),
        w2: input | Softplus(2.0) | Softplus(2.0),
        v3: out1 | HardTanh | Sigmoid,
        step4: input | LeakyRelu(0.2) | Elu | LeakyRelu(slope = 0.3),
        out5: Softplus(beta = 0.5, threshold = 30.0) | LeakyRelu,
        hidden6: step4 | Selu | LeakyRelu(slope = 0.3),
        y7: v3 | Softsign | Tanh,
        v8: w2 | Flatten,
        layer9: out5 | Flatten | HardSwish,
        x10: hidden6 | Flatten | Relu6,
        x11: y7 | Flatten | LeakyRelu,
        out12: Concat(v8, layer9, x10, x11),
    }
}

network! {
    pub struct Net18<f64>: [1] -> [1, 1] {
        v1: Add(input, input, input),
        x2: Flatten,
        step3: Reshape([1, 1]),
        g4: Add(step3, step3),
    }
}

network! {
    pub struct Net19<f64>: [3] -> [3] {
        #[frozen] step1: Dense(3) | Relu | Silu,
        v2: Concat(step1, step1) | Sigmoid | HardSwish,
        #[frozen] hidden3: Dense(4, bias = false) | Tanh | Elu(0.7) | Elu(0.7),
        x4: Flatten | Tanh,
        hidden5: x4 | Dense(3) | Gelu(approximate = tanh) | Softplus(2.0) | Softmax,
        out6: v2 | Dense(3) | Softplus(2.0),
        v7: Multiply(hidden5, out6) | Sigmoid,
    }
}

network! {
    pub struct Net20<f64>: [TWO] -> [2] {
        v1: Dropout(0.5) | HardSwish | Softplus | Softmax,
    }
}

network! {
    /// Layers: 8.
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net21<f64>: [2, 3, 3] -> [36] {
        y1: Softplus,
        y2: input | Reshape([2, 9]),
        hidden3: Add(input, y1, y1, input),
        hidden4: HardTanh | Softplus(beta = 0.5, threshold = 30.0),
        step5: Add(hidden4, hidden4) | HardSwish,
        y6: y2 | Flatten,
        out7: step5 | Flatten | HardSwish,
        hidden8: Concat(y6, out7),
    }
}

network! {
    pub struct Net22<f64>: [1, 1] -> [2, 3, 1usize] {
        g1: input | own::Sums<1, 1>,
        y2: Dense(units = 6, init = constant(0.1)) | HardTanh(-0.7, 0.9),
        step3: HardTanh(-0.7, 0.9) | Relu6,
        out4: Multiply(y2, y2, step3, y2) | LogSoftmax | Elu(0.7) | Silu,
        y5: Reshape([2, 3, 1]),
        y6: Multiply(y5, y5, y5, y5),
        g7: y6 | Tanh,
    }
}

network! {
    /// Layers: 8.
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net23<f64>: [6] -> [13] {
        hidden1: Net10 | Softplus(2.0) | Softplus(beta = 0.5, threshold = 30.0),
        y2: Dense(wide::THREE),
        g3: HardSigmoid | Selu,
        x4: y2 | Dense(4),
        y5: y2 | Dense(6) | Softplus(2.0),
        hidden6: own::Blend<6>(y5, y5) | LogSoftmax | Tanh | Softplus,
        x7: own::Blend<4>(x4, x4),
        v8: Concat(g3, hidden6, x7) | Softmax,
    }
}

network! {
    pub struct Net24<f64>: (query: [3, 2, 3]) -> (v1: [3, 2, 3]) {
        v1: query | Relu6 | Silu,
    }
}

network! {
    pub struct Net25<f64>: [1] -> (out2: [1, 1, 1], layer3: [1, 1, 1], out4: [2]) {
        g1: input | Flatten | Relu6,
        out2: g1 | Reshape([1, 1, 1]) | Elu(0.7) | LeakyRelu(0.2) | Silu,
        layer3: Dropout(0.5),
        out4: g1 | Dense(2) | Gelu(approximate = tanh) | Sigmoid,
    }
}

network! {
    pub struct Net26<f64>: [2, 2, 3] -> [24] {
        y1: Reshape([12]),
        hidden2: input | Sigmoid | Softsign,
        hidden3: Relu6 | Silu,
        out4: y1 | Flatten | Sigmoid | Softmax,
        hidden5: own::Blend<12>(out4, y1) | Selu,
        w6: Flatten | LogSoftmax | Relu6 | HardTanh(min = -2, max = 0.5),
        w7: Tanh | Selu,
        hidden8: hidden3 | Flatten | Softsign,
        y9: Concat(w7, hidden8) | Softplus(2.0),
    }
}

network! {
    pub struct Net27<f64>: [2] -> [2] {
        #[frozen] layer1: own::Bend<2> | LeakyRelu,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net28<f64>: [2] -> [11] {
        layer1: Dense(1) | Softplus | Softsign | Softplus(2.0),
        out2: Dense(units = 5, init = lecun_normal) | LeakyRelu,
        out3: Concat(out2, out2) | LeakyRelu | LeakyRelu(slope = 0.3),
        w4: Dense(5) | Sigmoid,
        out5: out3 | Dense(6) | Tanh,
        out6: Concat(w4, out5) | LogSoftmax | Sigmoid | Gelu(approximate = tanh),
    }
}

network! {
    pub struct Net29<f64>: (query: [5], memory: [wide::THREE], context: [4, 2]) -> [16] {
        w1: context | Softplus | Silu | Sigmoid,
        v2: Flatten | Softplus | LeakyRelu,
        g3: Concat(query, memory, v2) | HardSwish,
    }
}

network! {
    pub struct Net30<f64>: (query: [2, 4], memory: [1, 1usize]) -> [12] {
        v1: memory | Dense(units = 1, init = orthogonal) | Relu | Softsign,
        g2: query | Flatten | Elu(0.7),
        x3: Dense(TWO) | Sigmoid,
        hidden4: Dense(2) | Silu,
        hidden5: Dense(1) | Elu(0.7) | LeakyRelu(0.2) | LeakyRelu(0.2),
        v6: Concat(memory, memory, memory, memory) | LeakyRelu(slope = 0.3),
        layer7: query | Flatten | HardSigmoid | Softplus,
        x8: v6 | Dense(units = 2, init = he_normal),
        x9: v1 | Flatten | Sigmoid,
        x10: x8 | Flatten | HardSwish,
        hidden11: Concat(hidden5, layer7, x9, x10),
    }
}

network! {
    pub struct Net31<f64>: [TWO, 1, wide::THREE] -> [18] {
        hidden1: Multiply(input, input, input, input) | Softplus,
        hidden2: Silu,
        layer3: hidden1 | HardTanh | Silu,
        hidden4: Concat(layer3, hidden1) | Softplus(2.0) | Tanh,
        y5: hidden2 | Flatten,
        out6: hidden4 | Flatten | Relu | Silu,
        g7: Concat(y5, out6) | Selu,
    }
}

network! {
    /// Layers: 2.
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net32<f64>: [3, 1, 2] -> [2, 3] {
        x1: Flatten | Silu | Softplus,
        out2: Reshape([2, 3]) | Relu | Softsign,
    }
}

network! {
    /// Layers: 7.
    pub struct Net33<f64>: (query: [4, 3], memory: [4]) -> [28] {
        x1: Add(query, query) | Elu(0.7) | HardTanh(min = -2, max = 0.5) | Gelu(approximate = tanh),
        x2: Add(x1, x1) | Selu | Softmax,
        step3: memory | Dropout(p = 0.2) | Tanh,
        hidden4: step3 | Flatten | Elu(0.7) | Softsign | HardTanh(-0.7, 0.9),
        step5: x2 | Dense(6) | Selu | Softplus(2.0),
        layer6: Flatten,
        y7: Concat(hidden4, layer6) | Tanh,
    }
}

network! {
    /// Layers: 3.
    pub struct Net34<f64>: (query: [2], memory: [1 << 2], context: [2]) -> (y1: [6], out3: [6]) {
        y1: query | Dense(6, bias = false) | LeakyRelu(0.2),
        v2: context | Relu | HardTanh(-0.7, 0.9),
        out3: Concat(memory, v2) | Softplus(2.0),
    }
}

network! {
    /// Layers: 8.
    pub struct Net35<f64>: (query: [1], memory: [2, 1], context: [4]) -> [10usize] {
        #[frozen] y1: context | Dense(units = 1, init = constant(0.1)),
        x2: context | Flatten,
        step3: memory | own::Sums<2, 1> | Sigmoid | Silu,
        hidden4: memory | Dropout(0) | HardSigmoid | Elu | Softmax,
        hidden5: Dense(1),
        y6: step3 | Flatten | Tanh | Softmax,
        v7: hidden5 | Flatten,
        out8: Concat(query, y1, x2, y6, v7) | Gelu(approximate = tanh),
    }
}

network! {
    pub struct Net36<f64>: (query: [4]) -> [5] {
        out1: Dense(5) | Selu | Gelu,
        w2: Dropout(0) | HardSigmoid,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net37<f64>: [TWO * wide::THREE] -> [24] {
        w1: Flatten | HardTanh(-0.7, 0.9) | Elu(0.7) | Silu,
        layer2: Dense(units = 6, init = lecun_normal),
        hidden3: Concat(input, layer2) | Selu,
        step4: Concat(layer2, hidden3, input) | Softplus(beta = 0.5, threshold = 30.0),
    }
}

network! {
    pub struct Net38<f64>: (query: [3], memory: [4, 1]) -> [100] {
        step1: memory | Dense(TWO + wide::THREE),
        hidden2: query | Reshape([3, 1]) | Softplus(beta = 0.5, threshold = 30.0),
        x3: HardTanh | Elu(0.7),
        y4: Concat(x3, hidden2),
        y5: Concat(x3, x3, y4) | Selu,
        g6: Concat(step1, memory, step1),
        step7: Multiply(g6, g6) | LogSoftmax,
        w8: Multiply(g6, g6),
        v9: y5 | Flatten | Silu,
        x10: step7 | Flatten | LeakyRelu(slope = 0.3),
        y11: w8 | Flatten,
        x12: Concat(v9, x10, y11) | Tanh | Gelu | LeakyRelu(0.2),
    }
}

network! {
    pub struct Net39<f64>: (query: [3, 2], memory: [1, 4]) -> [17] {
        v1: memory | Flatten | Silu,
        #[frozen] layer2: Dense(6) | Softplus,
        x3: v1 | Dense(4, true, glorot_uniform,),
        x4: query | Dense(1 << 2),
        out5: Concat(x4, query) | Gelu,
        hidden6: memory | Dense(4, bias = false) | Sigmoid | Selu,
        out7: hidden6 | Dense(1, true, orthogonal,) | Silu,
        v8: out5 | Dense(2) | Tanh,
        hidden9: out7 | Flatten | Softsign | LeakyRelu(slope = 0.3),
        g10: v8 | Flatten | Elu(0.7),
        v11: Concat(layer2, x3, hidden9, g10) | Relu | LogSoftmax | HardTanh(-0.7, 0.9),
    }
}

network! {
    /// Layers: 7.
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net40<f64>: (query: [2, 2, 2], memory: [3]) -> [14] {
        g1: memory | Dropout(0) | LeakyRelu(0.2),
        w2: Sigmoid | HardTanh(-0.7, 0.9),
        g3: g1 | Reshape([3, 1]) | Elu(0.7),
        y4: Sigmoid,
        v5: query | Flatten | HardSigmoid | HardTanh(min = -2, max = 0.5),
        x6: y4 | Flatten | Tanh,
        g7: Concat(w2, v5, x6) | Relu | Silu,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net41<f64>: [1, 1usize, wide::THREE] -> [7] {
        v1: Relu | Selu,
        hidden2: v1 | Flatten | Relu6,
        step3: Dense(1, true, orthogonal,) | HardTanh | Gelu,
        layer4: v1 | Softplus(2.0) | Elu,
        out5: v1 | HardTanh(min = -2, max = 0.5) | Softplus,
        y6: HardSwish | HardTanh(min = -2, max = 0.5),
        layer7: layer4 | Flatten,
        v8: y6 | Flatten,
        y9: Concat(step3, layer7, v8) | Tanh,
    }
}

network! {
    pub struct Net42<f64>: (query: [4], memory: [1, 2, 3]) -> (w3: [4], x4: [1, TWO, 3]) {
        g1: memory | Silu | Softplus(beta = 0.5, threshold = 30.0) | Elu | HardTanh(-0.7, 0.9),
        v2: LeakyRelu(slope = 0.3) | Softplus(beta = 0.5, threshold = 30.0) | HardTanh(-0.7, 0.9) | LeakyRelu(0.2),
        w3: query | Flatten,
        x4: Multiply(g1, v2) | LeakyRelu(slope = 0.3) | HardSwish,
    }
}

network! {
    pub struct Net43<f64>: (query: [2, 2], memory: [wide::THREE]) -> [7] {
        out1: memory | Net19 | HardTanh(min = -2, max = 0.5) | Silu,
        y2: Multiply(memory, out1, out1),
        v3: query | Flatten | HardTanh | Tanh,
        g4: Concat(y2, v3) | Silu,
    }
}

network! {
    /// Layers: 1.
    pub struct Net44<f64>: [3, 1, 1usize] -> [3] {
        step1: Flatten | Softplus,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net45<f64>: [6] -> [6] {
        w1: LeakyRelu | LeakyRelu(0.2) | Elu(0.7) | HardSwish,
        x2: w1 | Dropout(0.5) | Elu(0.7),
    }
}

network! {
    pub struct Net46<f64>: [1usize, 1usize, 1] -> [2] {
        step1: Flatten,
        #[frozen] g2: Dense(3, true, glorot_uniform,) | Softplus(beta = 0.5, threshold = 30.0) | Selu,
        y3: Concat(g2, step1),
        x4: Multiply(y3, y3, y3, y3) | Softplus(beta = 0.5, threshold = 30.0) | Gelu(approximate = tanh) | Sigmoid,
        layer5: Dropout(p = 0.2),
        step6: layer5 | Dense(2, true, lecun_normal,) | Tanh | Softmax | Tanh,
    }
}

network! {
    /// Layers: 8.
    pub struct Net47<f64>: (query: [2, TWO, 1], memory: [2], context: [2, 4]) -> [24] {
        x1: memory | Dense(wide::THREE, true, constant(0.1),),
        step2: Dense(units = 4, init = glorot_uniform),
        g3: Multiply(context, context),
        hidden4: Concat(context, g3) | HardTanh(-0.7, 0.9),
        out5: Multiply(hidden4, hidden4) | Softplus(2.0),
        y6: query | Flatten | Gelu,
        x7: out5 | Flatten | HardSwish,
        step8: Concat(step2, y6, x7),
    }
}

network! {
    pub struct Net48<f64>: [TWO, 2] -> (v1: [2, 2], hidden2: [2, 2], y3: [2, 2]) {
        v1: Add(input, input, input),
        hidden2: Dropout(p = 0.2) | HardTanh(min = -2, max = 0.5) | Elu,
        y3: Multiply(input, hidden2, hidden2) | LeakyRelu | Selu,
    }
}

network! {
    pub struct Net49<f64>: [5] -> [10] {
        y1: Flatten | Gelu(approximate = tanh),
        w2: Multiply(input, input),
        y3: Concat(y1, w2) | Sigmoid,
    }
}

network! {
    pub struct Net50<f64>: [2, 1] -> [14] {
        hidden1: Dense(wide::THREE) | LeakyRelu(slope = 0.3),
        #[frozen] x2: input | Dense(units = 4, init = orthogonal(1.4)) | HardTanh | Selu,
        x3: hidden1 | Dense(units = 1, init = orthogonal(1.4)) | Gelu(approximate = tanh),
        layer4: x2 | Flatten,
        g5: x2 | Dense(TWO),
        step6: x3 | Flatten,
        step7: g5 | Flatten,
        step8: Concat(layer4, step6, step7) | Relu,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net51<f64>: [5] -> [12] {
        g1: input | Dense(1usize) | Elu(0.7) | Gelu(approximate = tanh),
        v2: Dense(units = 5, init = orthogonal(1.4)) | Tanh | LeakyRelu(0.2),
        layer3: Dense(6) | LeakyRelu(slope = 0.3),
        x4: input | Dropout(0) | Sigmoid,
        g5: g1 | Flatten,
        layer6: Add(g1, g1, g5) | HardTanh | HardSigmoid | Softmax,
        hidden7: Concat(layer3, x4, layer6) | Sigmoid,
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
    subjects::<Net32, 1>,
    subjects::<Net33, 5>,
    subjects::<Net34, 1>,
    subjects::<Net35, 5>,
    subjects::<Net36, 1>,
    subjects::<Net37, 5>,
    subjects::<Net38, 1>,
    subjects::<Net39, 5>,
    subjects::<Net40, 1>,
    subjects::<Net41, 5>,
    subjects::<Net42, 1>,
    subjects::<Net43, 5>,
    subjects::<Net44, 1>,
    subjects::<Net45, 5>,
    subjects::<Net46, 1>,
    subjects::<Net47, 5>,
    subjects::<Net48, 1>,
    subjects::<Net49, 5>,
    subjects::<Net50, 1>,
    subjects::<Net51, 5>,
];

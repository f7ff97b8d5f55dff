//! Drawn by `generate.rs`; `CONSTNET_BLESS=1 cargo test --test random_networks` writes it anew.

use crate::*;

network! {
    pub struct Net0<f64>: [6] -> (step1: [6]) {
        step1: Flatten,
    }
}

network! {
    pub struct Net1<f64>: (query: [1, 2], memory: [4]) -> (step1: [4], hidden6: [8], g8: [4], step9: [2]) {
        step1: memory | own::Bend<4>,
        y2: Add(step1, step1, memory, step1) | HardTanh | HardTanh(-0.7, 0.9),
        step3: Multiply(y2, step1),
        w4: step3 | Dense(units = 4, init = constant(0.1)) | HardSwish,
        w5: w4 | Flatten | LeakyRelu | LogSoftmax,
        hidden6: Concat(w5, memory) | Elu,
        w7: step1 | Flatten | Sigmoid,
        g8: Add(w7, y2),
        step9: query | Flatten,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net2<f64>: (query: [1, 2], memory: [wide::THREE, 1 << 2]) -> [32] {
        x1: Multiply(memory, memory) | HardSigmoid,
        out2: Add(x1, memory) | HardTanh,
        x3: Reshape([12, 1]) | Softplus,
        step4: x1 | Dense(6) | LeakyRelu | HardTanh,
        hidden5: query | Flatten,
        hidden6: x3 | Flatten,
        v7: step4 | Flatten | Elu(0.7),
        x8: Concat(hidden5, hidden6, v7) | Gelu,
    }
}

network! {
    pub struct Net3<f64>: (query: [2, 2], memory: [TWO, 1], context: [1, 2, 3]) -> (out3: [6], hidden2: [2, 2], out1: [2, 1usize]) {
        out1: memory | Dense(1, bias = false) | HardTanh(min = -2, max = 0.5),
        hidden2: query | own::Sums<2, 2> | HardTanh(min = -2, max = 0.5) | Relu,
        out3: context | Flatten | Elu(0.7) | Silu | Softplus(2.0),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net4<f64>: [6] -> [TWO * wide::THREE] {
        g1: Dense(TWO + wide::THREE),
        #[frozen] x2: Dense(1),
        layer3: Multiply(x2, x2) | LeakyRelu(slope = 0.3),
        w4: Dense(6) | Tanh,
        x5: Dense(4) | Tanh,
        #[frozen] layer6: g1 | Dense(units = 2, init = he_normal) | Softmax,
        out7: Concat(x5, layer6) | Softplus(beta = 0.5, threshold = 30.0),
    }
}

network! {
    pub struct Net5<f64>: (query: [2, 3, 3], memory: [3, 4]) -> [66] {
        g1: query | Flatten | HardSigmoid | Softplus(beta = 0.5, threshold = 30.0) | Elu,
        w2: memory | Dropout(p = 0.2) | LogSoftmax | own::Wave(0.7),
        layer3: g1 | own::Bend<18> | Softmax | Softmax,
        y4: Concat(g1, layer3, g1) | Elu(0.7),
        v5: w2 | Flatten | Sigmoid,
        out6: Concat(y4, v5) | own::Wave(0.7),
    }
}

network! {
    pub struct Net6<f64>: (query: [1, 4]) -> (out3: [1, 1 << 2], w4: [1, 4]) {
        y1: Reshape([1, 4]) | Gelu(approximate = tanh),
        hidden2: query | HardSwish | Selu | HardTanh,
        out3: hidden2 | Dropout(0) | own::Wave(0.7),
        w4: y1 | own::Sums<1, 4> | HardSwish,
    }
}

network! {
    /// Layers: 2.
    pub struct Net7<f64>: (query: [3], memory: [4, 1 << 2]) -> (v2: [2], g1: [4, 3]) {
        g1: memory | Dense(3) | own::Swell<2> | Softsign,
        v2: query | Dense(2) | own::Swell<2> | Sigmoid,
    }
}

network! {
    /// Layers: 8.
    pub struct Net8<f64>: (query: [4], memory: [2], context: [3, 1, 3]) -> [42] {
        step1: context | HardSwish | LeakyRelu | LeakyRelu(0.2) | HardSigmoid,
        y2: memory | Flatten | HardTanh,
        hidden3: Concat(context, step1, context) | LeakyRelu(0.2),
        out4: step1 | HardTanh(-0.7, 0.9) | Elu,
        w5: Multiply(step1, out4, out4) | Relu6,
        v6: hidden3 | Flatten,
        y7: w5 | Flatten,
        hidden8: Concat(query, y2, v6, y7),
    }
}

network! {
    pub struct Net9<f64>: (query: [5]) -> (g5: [wide::THREE]) {
        v1: Add(query, query) | Sigmoid,
        #[frozen] y2: Dense(units = 6, init = orthogonal) | Softmax | Softplus(2.0),
        layer3: Dropout(p = 0.2) | Silu,
        #[frozen] v4: Dense(5) | Relu6,
        #[frozen] g5: Dense(3) | LeakyRelu(0.2) | HardSwish,
    }
}

network! {
    pub struct Net10<f64>: [6] -> [10usize] {
        x1: Dense(6) | HardTanh(-0.7, 0.9),
        #[frozen] v2: x1 | Dense(5) | Softmax,
        x3: v2 | Reshape([1, 1, 5]) | Sigmoid,
        v4: v2 | Reshape([TWO + wide::THREE, 1]) | Elu(0.7) | Gelu(approximate = tanh),
        hidden5: Dropout(0.5),
        g6: hidden5 | Dense(4, bias = false) | Softplus(beta = 0.5, threshold = 30.0),
        w7: g6 | Dense(1) | Sigmoid,
        hidden8: x3 | Elu(0.7) | HardTanh(-0.7, 0.9) | Softplus(beta = 0.5, threshold = 30.0),
        out9: w7 | Flatten | Softplus,
        v10: hidden8 | Flatten | Softplus(2.0),
        v11: Concat(out9, v10) | HardTanh(min = -2, max = 0.5),
    }
}

network! {
    pub struct Net11<f64>: [1, 2] -> [10] {
        step1: Dense(3) | Relu | LeakyRelu(0.2),
        layer2: Dense(6),
        hidden3: Flatten | Gelu,
        layer4: Dense(4, bias = false) | Silu,
        hidden5: Add(layer4, layer4) | Elu(0.7),
        y6: hidden5 | own::Bend<4> | Silu,
        x7: Reshape([2, 1, 2]) | Tanh | Selu,
        g8: hidden3 | Dropout(0) | Softmax,
        step9: x7 | Flatten | Selu,
        v10: Concat(g8, step9) | Gelu(approximate = tanh) | Gelu,
    }
}

network! {
    pub struct Net12<f64>: (query: [2, 4], memory: [1]) -> [11usize] {
        hidden1: memory | Reshape([1, 1, 1]) | Silu,
        out2: Add(hidden1, hidden1) | Relu6,
        layer3: memory | Dense(2),
        w4: out2 | Selu | Silu,
        step5: query | Flatten | LogSoftmax,
        x6: w4 | Flatten | LeakyRelu(slope = 0.3) | Selu | HardTanh,
        w7: Concat(layer3, step5, x6),
    }
}

network! {
    pub struct Net13<f64>: [3, 1, 1] -> [1, 5] {
        w1: Multiply(input, input) | Silu | Elu,
        out2: Flatten | Softsign,
        g3: Multiply(out2, out2, out2, out2) | Silu,
        hidden4: own::Blend<3>(g3, out2) | Relu6,
        layer5: Tanh,
        y6: layer5 | Dense(TWO + wide::THREE),
        g7: Reshape([1usize, 5]) | LogSoftmax,
    }
}

network! {
    /// Layers: 6.
    pub struct Net14<f64>: [1] -> [2] {
        g1: input | Dropout(0.5) | own::Wave(0.7),
        w2: Dense(2),
        out3: Dropout(p = 0.2) | Softplus,
        y4: Flatten | Relu,
        out5: Flatten | Tanh,
        step6: Gelu | Gelu(approximate = tanh),
    }
}

network! {
    pub struct Net15<f64>: (query: [2, 1, 1usize], memory: [1]) -> [9] {
        w1: memory | own::Bend<1> | Gelu(approximate = tanh) | HardSwish,
        g2: w1 | Dense(4) | Softplus | LeakyRelu(slope = 0.3),
        y3: Multiply(g2, g2, g2, g2) | HardTanh(-0.7, 0.9),
        step4: query | Reshape([2, 1]),
        out5: query | Reshape([1, 2]) | Elu,
        hidden6: Dense(units = 3, init = lecun_normal) | Tanh,
        w7: y3 | Dense(4),
        step8: step4 | Flatten,
        x9: hidden6 | Flatten,
        w10: Concat(w7, step8, x9) | Softplus,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net16<f64>: [4, 3] -> [4, 3] {
        hidden1: input | Dropout(0.5) | Tanh,
    }
}

network! {
    pub struct Net17<f64>: (query: [6], memory: [2, 4]) -> [30] {
        step1: memory | Dense(3, bias = false) | Softmax,
        out2: Softplus(beta = 0.5, threshold = 30.0),
        hidden3: Reshape([6, 1]) | LogSoftmax,
        #[frozen] layer4: Dense(6),
        g5: Dropout(0.5) | Tanh,
        v6: Dense(4) | Gelu(approximate = tanh),
        y7: v6 | Flatten,
        hidden8: Concat(query, y7) | HardTanh,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net18<f64>: [wide::THREE, 2] -> [8] {
        g1: Reshape([1usize, 6]) | Softplus,
        #[frozen] g2: Dense(wide::THREE) | Silu,
        hidden3: Add(g2, g2) | Softmax | Softplus(2.0),
        #[frozen] hidden4: Dense(1) | Sigmoid,
        hidden5: hidden4 | Dense(TWO * wide::THREE) | LeakyRelu,
        y6: hidden3 | Dense(2, bias = false) | own::Swell<2> | HardSwish,
        v7: hidden5 | own::Sums<1, 6> | HardTanh | Sigmoid,
        y8: y6 | Flatten | Elu,
        hidden9: v7 | Flatten | HardTanh(-0.7, 0.9) | Softplus,
        x10: Concat(y8, hidden9) | Elu | Elu(0.7) | Silu,
    }
}

network! {
    /// Layers: 4.
    pub struct Net19<f64>: [1, 1] -> [1, 2] {
        y1: Dense(2),
        out2: Dense(units = TWO * wide::THREE, init = orthogonal),
        x3: Dense(TWO) | own::Wave(0.7),
        out4: own::Sums<1, 2>,
    }
}

network! {
    pub struct Net20<f64>: [1, 3, 1] -> [1, 3, 1] {
        v1: Relu6 | HardTanh(min = -2, max = 0.5) | Selu,
        v2: Add(v1, input) | Softplus,
        w3: Sigmoid | Silu,
        x4: Relu | HardTanh(-0.7, 0.9),
    }
}

network! {
    pub struct Net21<f64>: (query: [1], memory: [2, 3, 3], context: [5]) -> (layer6: [19], layer4: [21], y2: [2, 3, 3]) {
        y1: context | Dense(units = 3, init = glorot_uniform) | Silu,
        y2: memory | Sigmoid,
        w3: Flatten | Selu | LeakyRelu(0.2),
        layer4: Concat(y1, w3) | HardTanh(-0.7, 0.9),
        out5: w3 | Flatten | Softplus,
        layer6: Concat(query, out5) | Silu,
    }
}

network! {
    pub struct Net22<f64>: (query: [6]) -> [1 << 2] {
        g1: Concat(query, query, query, query) | Softsign | Softplus(2.0) | own::Wave(0.7),
        hidden2: Dense(units = 2, init = orthogonal(1.4)) | Selu | HardTanh,
        hidden3: Multiply(hidden2, hidden2),
        g4: hidden3 | Dense(4),
    }
}

network! {
    pub struct Net23<f64>: [6] -> [2] {
        w1: Dense(1) | Softplus,
        hidden2: Dense(TWO, true, glorot_uniform,),
    }
}

network! {
    pub struct Net24<f64>: [3, 2, 3] -> [54] {
        w1: Multiply(input, input, input) | HardSigmoid | Silu,
        out2: Concat(w1, w1) | Silu,
        x3: input | Tanh | HardTanh(min = -2, max = 0.5),
        step4: Silu | Silu | Selu,
        v5: out2 | Flatten | Tanh,
        x6: step4 | Flatten,
        step7: Concat(v5, x6),
    }
}

network! {
    pub struct Net25<f64>: [2, 1] -> [10] {
        y1: Add(input, input, input) | Tanh | LogSoftmax | Elu,
        x2: Relu | LogSoftmax,
        layer3: y1 | Dense(4, bias = false),
        out4: Multiply(layer3, layer3),
        hidden5: x2 | Flatten | Softsign,
        w6: Dense(units = 2, init = glorot_uniform),
        step7: Reshape([2, 1]),
        v8: out4 | Flatten,
        w9: step7 | Flatten | Tanh,
        hidden10: Concat(v8, w9),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net26<f64>: [3] -> [9] {
        x1: input | Dense(1 << 2, bias = false) | Softsign,
        y2: input | Dense(4, bias = false),
        v3: input | Dense(units = 1, init = glorot_uniform),
        v4: Multiply(input, input, input, input) | Selu | Silu,
        w5: x1 | Dense(TWO + wide::THREE) | Relu6,
        layer6: w5 | Dense(units = 1, init = orthogonal(1.4)) | Silu | Sigmoid,
        v7: Add(input, v4) | LeakyRelu(slope = 0.3) | Elu(0.7) | Softsign,
        step8: layer6 | Dense(1, bias = false),
        v9: Concat(y2, v3, v7, step8) | own::Swell<2>,
    }
}

network! {
    /// Layers: 1.
    pub struct Net27<f64>: [4] -> (g1: [2]) {
        g1: Dense(units = 2, init = glorot_uniform) | Silu,
    }
}

network! {
    pub struct Net28<f64>: (query: [1, 2, 3], memory: [2, 3]) -> (g5: [1, 2, 3], x4: [1, 2, wide::THREE], g2: [6], layer1: [1, 2, wide::THREE]) {
        layer1: query | Softplus(2.0) | Tanh,
        g2: memory | Flatten | Tanh,
        hidden3: query | Softplus(beta = 0.5, threshold = 30.0),
        x4: HardSigmoid | Relu6,
        g5: layer1 | HardTanh(min = -2, max = 0.5),
    }
}

network! {
    pub struct Net29<f64>: [3] -> [19] {
        g1: Reshape([3, 1]) | HardSigmoid | Selu | HardTanh(-0.7, 0.9),
        x2: Multiply(g1, g1) | HardSigmoid | Elu,
        w3: Concat(x2, x2),
        layer4: Dense(units = 6, init = orthogonal(1.4)),
        g5: Dense(wide::THREE, bias = false) | Selu,
        g6: input | Dense(1) | Tanh | Softplus,
        x7: w3 | Dropout(p = 0.2),
        out8: Dense(3) | Elu(0.7),
        g9: g5 | Flatten,
        w10: out8 | Flatten,
        v11: Concat(g6, g9, w10),
    }
}

network! {
    pub struct Net30<f64>: [1] -> [8] {
        layer1: Dense(6) | Elu | Sigmoid | Softmax,
        step2: Dense(1, bias = false) | Silu,
        y3: Concat(step2, layer1) | Silu,
        y4: Dense(3, true, constant(0.1),),
        g5: Dense(1) | LeakyRelu(slope = 0.3),
        v6: Dense(5, bias = false),
        layer7: Multiply(v6, v6) | Gelu,
        w8: y4 | Dropout(p = 0.2),
        g9: Concat(layer7, w8) | Relu | Silu,
    }
}

network! {
    /// Layers: 8.
    pub struct Net31<f64>: (query: [1], memory: [TWO, 2, 2], context: [5]) -> [22usize] {
        x1: memory | LeakyRelu(slope = 0.3) | Relu | own::Wave(0.7),
        hidden2: Selu | HardTanh,
        x3: Relu6 | Tanh | Softplus | LeakyRelu,
        hidden4: Dropout(0) | Silu,
        hidden5: memory | Silu | Gelu | HardTanh | Sigmoid,
        x6: hidden4 | Flatten | Gelu(approximate = tanh),
        layer7: hidden5 | Flatten | Silu | Softplus(2.0),
        w8: Concat(query, context, x6, layer7),
    }
}

network! {
    pub struct Net32<f64>: [1] -> (y1: [5], y3: [2], v4: [5]) {
        y1: input | Dense(5, true, constant(0.1),) | Softplus(2.0) | Selu,
        layer2: Dense(5) | HardTanh | Elu(0.7),
        #[frozen] y3: Dense(2),
        v4: Dense(5, true, he_normal,),
    }
}

network! {
    pub struct Net33<f64>: (query: [1, 1, 2], memory: [4], context: [TWO]) -> [8] {
        hidden1: query | Sigmoid | Relu6,
        v2: Elu | LeakyRelu | Softplus | HardTanh(min = -2, max = 0.5),
        v3: Flatten | HardSigmoid,
        y4: Concat(memory, context, v3) | Elu,
    }
}

network! {
    pub struct Net34<f64>: [3] -> (step1: [3], layer6: [wide::THREE, 1, 1usize], g7: [3, 1, 1], y8: [wide::THREE, 1, 1]) {
        step1: Dense(3) | HardSigmoid | LeakyRelu(slope = 0.3) | Silu,
        v2: Dense(3, true, lecun_normal,) | LogSoftmax | LeakyRelu(0.2) | Softplus,
        hidden3: Reshape([3, 1usize, 1]) | Silu,
        x4: hidden3 | Elu | Relu,
        w5: Sigmoid,
        layer6: w5 | Softsign | HardTanh,
        g7: Relu6,
        y8: HardTanh,
    }
}

network! {
    pub struct Net35<f64>: (query: [2, TWO, 3], memory: [1, 4], context: [1]) -> [21] {
        step1: context | Dense(5, bias = false) | LeakyRelu(0.2),
        step2: query | Flatten | Softplus(2.0) | LeakyRelu | Elu,
        g3: memory | Flatten | Tanh,
        hidden4: Concat(step1, step2, g3) | Gelu(approximate = tanh) | Elu,
    }
}

network! {
    pub struct Net36<f64>: [4] -> [5] {
        out1: Dense(4),
        w2: out1 | self::Net27 | Tanh,
        x3: Flatten | Softplus(2.0) | HardTanh(min = -2, max = 0.5),
        y4: own::Bend<2> | LeakyRelu(0.2) | HardSwish | LeakyRelu(0.2),
        layer5: Dense(6, bias = false) | Silu,
        #[frozen] step6: Dense(5, true, glorot_uniform,) | HardTanh | Softplus(beta = 0.5, threshold = 30.0),
    }
}

network! {
    /// Layers: 5.
    pub struct Net37<f64>: [4] -> (out1: [4], hidden2: [1 << 2], y3: [wide::THREE], layer4: [3, 1usize], y5: [3, 1]) {
        out1: own::Bend<4>,
        hidden2: input | own::Bend<4> | Relu,
        y3: Dense(units = 3, init = constant(0.1)) | Softplus(2.0),
        layer4: Reshape([3, 1]),
        y5: own::Sums<3, 1> | Elu | Elu,
    }
}

network! {
    pub struct Net38<f64>: (query: [2, 4], memory: [3], context: [2]) -> (w1: [6], y3: [10]) {
        w1: Concat(memory, memory) | Silu,
        layer2: query | Flatten,
        y3: Concat(context, layer2) | Sigmoid | Gelu,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net39<f64>: [1] -> (v6: [6], w7: [12usize], w8: [TWO + wide::THREE]) {
        out1: Dense(6),
        v2: LeakyRelu(slope = 0.3) | Softplus(beta = 0.5, threshold = 30.0),
        layer3: out1 | Flatten,
        hidden4: Dense(3, bias = false) | Gelu(approximate = tanh),
        out5: Dropout(0.5) | Softplus(2.0),
        v6: Multiply(v2, v2),
        w7: out5 | Net34 | Silu,
        w8: v2 | Dense(5, true, orthogonal(1.4),) | own::Swell<2> | Tanh,
    }
}

network! {
    pub struct Net40<f64>: [1] -> [1usize] {
        v1: Dropout(0) | Gelu(approximate = tanh) | HardTanh(-0.7, 0.9),
        step2: Flatten | Gelu(approximate = tanh) | Sigmoid | Softplus(beta = 0.5, threshold = 30.0),
    }
}

network! {
    pub struct Net41<f64>: (query: [3, 3], memory: [3, 3, 1]) -> [36] {
        v1: memory | LeakyRelu(0.2) | own::Wave(0.7) | LeakyRelu(slope = 0.3),
        y2: Concat(v1, v1, v1),
        y3: y2 | LeakyRelu(slope = 0.3) | Sigmoid | HardTanh(min = -2, max = 0.5),
        hidden4: query | Flatten | HardTanh(min = -2, max = 0.5) | Gelu(approximate = tanh) | LeakyRelu(0.2),
        g5: y3 | Flatten | Sigmoid,
        out6: Concat(hidden4, g5),
    }
}

network! {
    /// Layers: 7.
    pub struct Net42<f64>: [4] -> [9] {
        layer1: input | Dense(5, bias = false),
        y2: input | Dense(2, true, he_normal,) | LeakyRelu | Selu,
        v3: Concat(y2, y2) | Softmax | Softplus(beta = 0.5, threshold = 30.0),
        y4: v3 | Reshape([4]) | Softplus(2.0),
        layer5: Multiply(input, v3, y4, y4) | HardTanh(-0.7, 0.9),
        layer6: HardTanh(min = -2, max = 0.5) | Elu(0.7),
        x7: Concat(layer1, layer6) | Softplus(2.0),
    }
}

network! {
    pub struct Net43<f64>: [2] -> (g1: [2]) {
        g1: Multiply(input, input) | Sigmoid,
    }
}

network! {
    /// Layers: 6.
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net44<f64>: (query: [4], memory: [1]) -> [5] {
        #[frozen] g1: own::Blend<1>(memory, memory) | HardSigmoid,
        #[frozen] x2: Dense(units = 2, init = lecun_normal) | Gelu(approximate = tanh),
        #[frozen] w3: Dense(1, bias = false),
        hidden4: Dropout(p = 0.2) | HardTanh(-0.7, 0.9),
        out5: query | Dense(4, true, glorot_uniform,),
        out6: Concat(hidden4, out5) | Gelu(approximate = tanh),
    }
}

network! {
    /// Layers: 14.
    pub struct Net45<f64>: (query: [3, 2], memory: [1, 3], context: [wide::THREE, 1usize]) -> [31] {
        out1: context | Dense(2, true, glorot_uniform,) | Softplus(2.0) | Silu,
        step2: Concat(memory, memory),
        out3: out1 | Dense(4, bias = false) | LogSoftmax,
        y4: context | Dense(units = 2, init = he_normal) | Selu | Tanh | Tanh,
        x5: step2 | Softsign | own::Swell<2>,
        #[frozen] step6: Dense(4) | Softplus(beta = 0.5, threshold = 30.0),
        hidden7: Add(context, context),
        step8: Dropout(p = 0.2) | Silu,
        step9: query | Flatten,
        v10: out3 | Flatten,
        x11: y4 | Flatten | LeakyRelu(0.2) | HardSwish,
        out12: step6 | Flatten,
        hidden13: step8 | Flatten | Gelu,
        v14: Concat(step9, v10, x11, out12, hidden13) | Elu(0.7),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net46<f64>: [3] -> (x7: [2], out1: [12usize]) {
        out1: Net34 | Tanh,
        g2: Add(out1, out1, out1) | Sigmoid,
        w3: Add(g2, g2, g2, out1) | Gelu(approximate = tanh),
        layer4: Net28 | HardTanh(-0.7, 0.9),
        hidden5: own::Blend<24>(layer4, layer4) | Gelu,
        out6: Multiply(hidden5, hidden5, layer4, layer4) | Gelu(approximate = tanh) | Softplus(2.0),
        x7: Dense(2, true, constant(0.1),),
    }
}

network! {
    pub struct Net47<f64>: [4] -> [48] {
        v1: Flatten | Elu | LogSoftmax | Gelu(approximate = tanh),
        out2: Concat(input, v1) | Elu | Sigmoid,
        g3: Dense(5),
        layer4: Concat(g3, out2, input, g3) | HardTanh,
        step5: Dropout(0.5),
        x6: input | Reshape([4, 1usize]) | Sigmoid,
        step7: layer4 | Reshape([1, 11, 2]) | own::Wave(0.7),
        w8: x6 | Flatten | Relu6,
        hidden9: step7 | Flatten | Softsign,
        layer10: Concat(step5, w8, hidden9) | HardSwish,
    }
}

network! {
    pub struct Net48<f64>: [2, 3] -> (step7: [6], hidden5: [6], hidden2: [2, wide::THREE]) {
        v1: Add(input, input, input) | Softsign,
        hidden2: Add(v1, input, v1, input) | Gelu(approximate = tanh),
        v3: Dense(wide::THREE) | Softmax,
        y4: v3 | Reshape([TWO, 3]),
        hidden5: y4 | Flatten | LeakyRelu(slope = 0.3),
        x6: Reshape([6]) | Elu(0.7),
        step7: Add(x6, x6),
    }
}

network! {
    pub struct Net49<f64>: [1usize, 2, TWO] -> [12usize] {
        hidden1: Softsign | Gelu,
        x2: Softplus(2.0),
        w3: input | HardTanh(-0.7, 0.9),
        out4: hidden1 | LeakyRelu,
        out5: x2 | Flatten | Elu(0.7),
        y6: w3 | Flatten,
        y7: out4 | Flatten | own::Wave(0.7),
        out8: Concat(out5, y6, y7) | Selu | Selu,
    }
}

network! {
    pub struct Net50<f64>: (query: [2, 3, 2], memory: [1]) -> [138] {
        hidden1: memory | Dropout(0.5) | Sigmoid | HardTanh(-0.7, 0.9),
        out2: Reshape([1, 1]) | Sigmoid,
        w3: Dense(5, bias = false) | Silu | Tanh,
        x4: query | Silu | Silu | Elu(0.7) | Sigmoid,
        x5: Concat(query, x4, x4, query) | Sigmoid,
        out6: Concat(x4, x5, x5) | Relu6 | LeakyRelu | Elu(0.7),
        g7: w3 | Reshape([TWO + wide::THREE, 1]) | HardTanh(-0.7, 0.9),
        layer8: Dense(6),
        hidden9: out6 | Flatten | Softplus(2.0),
        g10: layer8 | Flatten,
        out11: Concat(hidden9, g10) | Softmax | Tanh,
    }
}

network! {
    pub struct Net51<f64>: [1usize, 1] -> [6, 5] {
        g1: Dense(TWO * wide::THREE, true, glorot_uniform,),
        v2: g1 | Dropout(0) | Gelu(approximate = tanh),
        w3: Reshape([6, 1]) | Relu,
        y4: Dense(1, true, lecun_normal,) | Tanh,
        x5: Add(w3, y4, y4, y4) | Elu(0.7) | HardSigmoid | Gelu(approximate = tanh),
        layer6: own::Sums<6, 1> | Softplus(2.0),
        g7: Dense(5) | LeakyRelu,
        step8: Dense(TWO + wide::THREE) | Elu,
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

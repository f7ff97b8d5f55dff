//! Drawn by `generate.rs`; `CONSTNET_BLESS=1 cargo test --test random_networks` writes it anew.

use crate::*;

network! {
    pub struct Net0<f64>: [6] -> (step1: [6]) {
        step1: Flatten,
    }
}

network! {
    pub struct Net1<f64>: (query: [1, 2], memory: [4]) -> [18] {
        step1: memory | own::Bend<4>,
        x2: Add(step1, step1, memory, step1) | Sigmoid | HardTanh,
        v3: Add(step1, memory),
        #[frozen] x4: Dense(6) | Sigmoid,
        w5: x4 | Reshape([6, 1, 1usize]) | Gelu(approximate = tanh) | Softplus(2.0) | Sigmoid,
        x6: Concat(w5, w5) | Relu,
        g7: Flatten | Sigmoid | Tanh | Softplus(2.0),
        w8: Add(g7, g7) | HardTanh(-0.7, 0.9) | Sigmoid | Sigmoid,
        step9: query | Flatten | LogSoftmax | Softsign,
        step10: Concat(x2, w8, step9) | Elu | HardTanh(-0.7, 0.9),
    }
}

network! {
    /// Layers: 3.
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net2<f64>: [4] -> (x3: [3]) {
        y1: own::Bend<4> | Tanh,
        step2: Dropout(0) | HardTanh,
        x3: step2 | Dense(3) | Relu | Elu(0.7),
    }
}

network! {
    pub struct Net3<f64>: [3] -> [2] {
        v1: Dense(6),
        x2: v1 | Dense(TWO) | Gelu | HardTanh | HardTanh(min = -2, max = 0.5),
        v3: Dropout(p = 0.2),
        out4: Flatten,
        layer5: v1 | Dense(2) | Softmax | Elu(0.7),
        g6: Add(layer5, out4) | LeakyRelu(slope = 0.3),
    }
}

network! {
    pub struct Net4<f64>: [2, 4] -> [2, 1] {
        x1: Dense(1, bias = false) | LeakyRelu(slope = 0.3),
        #[frozen] layer2: Dense(6) | HardTanh(min = -2, max = 0.5) | Softplus(2.0),
        v3: Dense(1, true, orthogonal(1.4),) | Elu(0.7) | Elu(0.7),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net5<f64>: (query: [6], memory: [5], context: [1]) -> [9] {
        out1: Add(context, context) | Softplus(2.0) | HardTanh(min = -2, max = 0.5),
        step2: Flatten | HardSigmoid,
        hidden3: query | Dense(3, bias = false) | Gelu(approximate = tanh),
        v4: Concat(memory, step2, hidden3) | Relu,
    }
}

network! {
    pub struct Net6<f64>: (query: [3, 1, TWO], memory: [2, 3, 3]) -> [78] {
        v1: memory | Softplus(beta = 0.5, threshold = 30.0),
        y2: Silu | Softplus,
        step3: Multiply(y2, v1),
        layer4: Concat(step3, memory, v1, step3) | Silu,
        g5: Elu(0.7) | Relu,
        x6: query | Flatten | Gelu | Softsign,
        w7: g5 | Flatten | LeakyRelu(0.2),
        g8: Concat(x6, w7) | HardSigmoid,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net7<f64>: (query: [6], memory: [6], context: [4, 3]) -> [20] {
        y1: context | Dense(6, bias = false) | HardSigmoid | Tanh | HardSwish,
        y2: Multiply(memory, memory),
        y3: y1 | Dense(3) | Relu6 | Softplus | Gelu(approximate = tanh),
        w4: query | Reshape([6, 1]) | Softplus,
        #[frozen] step5: y3 | Dense(2) | Relu | LogSoftmax | Softplus,
        g6: Multiply(query, y2, y2) | Silu,
        g7: w4 | Flatten,
        g8: step5 | Flatten | Elu,
        layer9: Concat(g6, g7, g8) | Softmax | Tanh,
    }
}

network! {
    pub struct Net8<f64>: [3, TWO] -> [33] {
        x1: Dense(4),
        step2: Elu | LeakyRelu(slope = 0.3) | HardSwish,
        x3: input | Flatten | Silu,
        x4: input | Dense(units = TWO * wide::THREE, init = lecun_normal),
        x5: x3 | Softplus,
        step6: x4 | Dense(TWO * wide::THREE) | Softplus(2.0),
        y7: Multiply(step6, x4),
        #[frozen] g8: x5 | Dense(3),
        hidden9: step2 | Flatten | Tanh | HardTanh(-0.7, 0.9),
        w10: y7 | Flatten | LeakyRelu(slope = 0.3) | HardSigmoid,
        step11: Concat(g8, hidden9, w10) | LogSoftmax,
    }
}

network! {
    pub struct Net9<f64>: (query: [3, 2, 1], memory: [wide::THREE]) -> [12] {
        out1: query | Reshape([3, 1, TWO]) | Gelu | Selu,
        hidden2: Elu | Relu,
        y3: memory | Flatten | Elu,
        w4: Dense(3),
        step5: Reshape([1, 3]) | LeakyRelu | Softplus(beta = 0.5, threshold = 30.0),
        g6: Dense(6) | Relu6,
        hidden7: Reshape([6, 1usize, 1]) | Softplus | Tanh,
        y8: hidden2 | Flatten,
        x9: hidden7 | Flatten | Softplus | Softplus(beta = 0.5, threshold = 30.0),
        w10: Concat(y8, x9) | Softsign,
    }
}

network! {
    pub struct Net10<f64>: [wide::THREE, 4] -> [1usize, 1, 9] {
        out1: Dense(units = wide::THREE, init = glorot_uniform),
        y2: out1 | Reshape([1, 1, 9]) | Softplus,
        out3: LeakyRelu(0.2),
        x4: Tanh | HardTanh(min = -2, max = 0.5) | Tanh | LeakyRelu(slope = 0.3),
        y5: Softplus(beta = 0.5, threshold = 30.0) | Elu(0.7),
        v6: y5 | Tanh | Softsign,
    }
}

network! {
    pub struct Net11<f64>: (query: [1, 2]) -> [15] {
        w1: query | Dense(units = 2, init = glorot_uniform),
        v2: Dropout(0.5) | Tanh,
        g3: Dense(5, true, orthogonal,) | Gelu | Silu,
        y4: w1 | Dense(4, bias = false),
        v5: query | Dense(6),
        layer6: g3 | Flatten | HardTanh(min = -2, max = 0.5),
        v7: y4 | Flatten | Softplus(2.0),
        y8: v5 | Flatten | Softplus | LeakyRelu(slope = 0.3) | HardTanh(-0.7, 0.9),
        y9: Concat(layer6, v7, y8) | Relu6 | Silu | Silu,
    }
}

network! {
    /// Layers: 9.
    pub struct Net12<f64>: [3] -> [35] {
        step1: Dense(3) | Tanh,
        v2: Flatten | Softsign,
        #[frozen] x3: Dense(1usize),
        out4: Concat(input, input, x3),
        g5: Add(out4, out4) | HardTanh(min = -2, max = 0.5) | Silu | HardSigmoid,
        out6: out4 | Reshape([1, 7]) | LeakyRelu(slope = 0.3),
        v7: Concat(out6, out6, out6, out6) | LeakyRelu(slope = 0.3) | Relu,
        g8: v7 | Flatten | Selu,
        v9: Concat(g5, g8) | Tanh | Tanh | LogSoftmax,
    }
}

network! {
    pub struct Net13<f64>: [1, 4] -> [3] {
        g1: input | Dense(wide::THREE, bias = false),
        hidden2: Add(g1, g1),
        w3: own::Sums<1, 3> | Sigmoid,
        out4: Flatten | HardTanh,
        out5: Multiply(out4, out4) | Sigmoid | HardTanh(-0.7, 0.9) | LogSoftmax,
    }
}

network! {
    pub struct Net14<f64>: [5] -> (w4: [10usize]) {
        out1: Concat(input, input, input, input) | Relu6 | Relu6,
        #[frozen] v2: Dense(TWO + wide::THREE, bias = false) | Sigmoid,
        hidden3: Concat(input, v2) | LogSoftmax | HardTanh(-0.7, 0.9) | Elu,
        w4: Dropout(0.5),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net15<f64>: (query: [5], memory: [1]) -> [6] {
        out1: Add(memory, memory) | Tanh,
        layer2: Concat(query, out1) | Softplus | HardSigmoid | Relu6,
    }
}

network! {
    pub struct Net16<f64>: [4, 1 << 2] -> (v3: [4], w5: [4]) {
        step1: Concat(input, input, input) | Gelu,
        g2: step1 | Flatten | LogSoftmax | LeakyRelu,
        v3: Dense(4, bias = false) | Relu,
        w4: own::Bend<4> | Gelu(approximate = tanh),
        w5: w4 | Dense(4, true, orthogonal,) | LeakyRelu(slope = 0.3) | Softplus,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net17<f64>: [1usize, 1] -> [4] {
        step1: Dropout(p = 0.2),
        x2: input | Reshape([1, 1]) | LogSoftmax,
        x3: step1 | Dense(2) | Softplus(beta = 0.5, threshold = 30.0),
        g4: Dense(TWO + wide::THREE) | Sigmoid | Gelu,
        out5: Dense(3) | Softplus,
        g6: Flatten | Elu,
        v7: x2 | Flatten | Silu | Softsign | Softsign,
        w8: Concat(g6, v7) | Softplus(2.0),
    }
}

network! {
    /// Layers: 3.
    pub struct Net18<f64>: (query: [3, 1], memory: [TWO * wide::THREE]) -> (out3: [2], w2: [3, 2]) {
        hidden1: query | Dense(units = 4, init = lecun_normal) | Tanh,
        w2: Dense(TWO, true, lecun_normal,) | Gelu(approximate = tanh),
        out3: memory | Dense(2) | HardTanh,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net19<f64>: [6] -> (w8: [6], out6: [36], v5: [6, 6], hidden2: [6]) {
        hidden1: Reshape([6]) | Gelu(approximate = tanh),
        hidden2: Flatten | HardTanh(-0.7, 0.9) | Gelu(approximate = tanh) | HardTanh(-0.7, 0.9),
        x3: Reshape([TWO * wide::THREE, 1]),
        v4: x3 | own::Sums<6, 1> | Softplus(2.0),
        v5: Dense(TWO * wide::THREE),
        out6: Flatten | Selu,
        layer7: input | Dropout(0) | HardTanh,
        w8: Dense(TWO * wide::THREE, true, constant(0.1),),
    }
}

network! {
    pub struct Net20<f64>: [2, 1, 3] -> (x3: [2, 1, 3], out4: [8, 1, 3]) {
        layer1: LeakyRelu(0.2) | HardTanh,
        g2: layer1 | Elu(0.7),
        x3: Tanh | Softplus(beta = 0.5, threshold = 30.0) | LeakyRelu | HardSigmoid,
        out4: Concat(layer1, layer1, g2, g2) | Softplus(2.0) | HardSigmoid,
    }
}

network! {
    pub struct Net21<f64>: (query: [3, 1], memory: [3]) -> [8] {
        y1: Concat(query, query) | Elu,
        #[frozen] out2: memory | Dense(units = TWO * wide::THREE, init = orthogonal) | Elu(0.7),
        layer3: Dense(TWO) | HardTanh(-0.7, 0.9),
        w4: y1 | Dense(2, true, orthogonal,) | Gelu | LeakyRelu(slope = 0.3),
        x5: Flatten | Relu,
        layer6: Concat(layer3, x5) | Elu,
    }
}

network! {
    /// Layers: 7.
    pub struct Net22<f64>: [5] -> [10] {
        x1: Concat(input, input) | HardSigmoid | LeakyRelu,
        layer2: Dense(units = 5, init = constant(0.1)) | Elu,
        v3: Reshape([5, 1]) | Sigmoid,
        hidden4: v3 | Dense(units = 1, init = constant(0.1)) | LeakyRelu,
        #[frozen] v5: input | Dense(5) | HardSigmoid | Softmax,
        x6: hidden4 | Flatten,
        g7: Concat(v5, x6),
    }
}

network! {
    /// Layers: 7.
    pub struct Net23<f64>: [6] -> [37] {
        layer1: Dense(3) | Sigmoid | Selu,
        y2: Concat(layer1, input) | Sigmoid,
        g3: self::Net9 | LeakyRelu(0.2) | LogSoftmax | HardTanh(min = -2, max = 0.5),
        x4: input | Dense(1),
        hidden5: Concat(g3, g3) | Sigmoid | LeakyRelu(0.2) | LogSoftmax,
        x6: g3 | Dropout(p = 0.2) | Softplus(2.0) | Sigmoid,
        hidden7: Concat(x4, hidden5, x6) | Relu,
    }
}

network! {
    pub struct Net24<f64>: [2, 2] -> (v1: [2, 2], hidden6: [2], hidden7: [1, 4], out8: [1, 4]) {
        #[frozen] v1: Dense(2) | Sigmoid,
        #[frozen] hidden2: input | Dense(units = 2, init = orthogonal(1.4)) | Gelu | Relu,
        y3: Flatten,
        y4: y3 | own::Bend<4> | Softplus(2.0),
        layer5: Dropout(0.5) | Softsign,
        hidden6: Dense(TWO, true, glorot_uniform,),
        hidden7: hidden2 | Reshape([1, 4]) | HardTanh | HardSigmoid,
        #[frozen] out8: Dense(1 << 2),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net25<f64>: [4, TWO] -> (g1: [4, 6], step2: [1 << 2, 2]) {
        g1: Dense(6),
        step2: input | Reshape([4, 2]),
    }
}

network! {
    pub struct Net26<f64>: [1] -> [1] {
        g1: Add(input, input, input, input) | Elu | HardSwish,
    }
}

network! {
    pub struct Net27<f64>: [3, 3, 2] -> [2, 1usize] {
        step1: Softplus(2.0),
        out2: Dropout(p = 0.2),
        hidden3: Flatten | Softsign,
        w4: Dense(units = 2, init = glorot_uniform),
        step5: Reshape([2, 1]),
    }
}

network! {
    pub struct Net28<f64>: [3, 1 << 2] -> [3, 3] {
        g1: Dense(2),
        step2: Dense(3, true, orthogonal(1.4),),
        hidden3: Add(step2, step2, step2),
        step4: hidden3 | own::Sums<3, 3> | LeakyRelu(0.2),
        v5: Reshape([3, 3]) | Gelu(approximate = tanh) | Gelu(approximate = tanh) | HardSigmoid,
    }
}

network! {
    pub struct Net29<f64>: (query: [1, 1], memory: [3, 3], context: [5]) -> [11] {
        layer1: context | Dropout(0) | HardTanh,
        layer2: Reshape([1, TWO + wide::THREE]) | Softplus(2.0) | HardTanh(-0.7, 0.9),
        out3: Concat(layer2, query, layer2, layer2),
        out4: Dense(units = 6, init = orthogonal),
        #[frozen] g5: Dense(2),
        y6: memory | Flatten,
        y7: g5 | Flatten | LeakyRelu | Relu | Relu6,
        x8: Concat(y6, y7) | Relu | Relu6,
    }
}

network! {
    pub struct Net30<f64>: (query: [TWO], memory: [3]) -> (hidden5: [8]) {
        w1: memory | Dense(units = 4, init = glorot_uniform) | Silu,
        out2: own::Bend<4> | Softplus | Silu | HardSigmoid,
        w3: Dense(TWO * wide::THREE, true, orthogonal,) | Silu,
        out4: w3 | Flatten | Sigmoid,
        hidden5: Concat(query, out4) | HardTanh(min = -2, max = 0.5) | Relu6,
    }
}

network! {
    pub struct Net31<f64>: (query: [4], memory: [4, 4]) -> (g1: [4], v2: [4], layer3: [4], hidden4: [16usize]) {
        g1: query | Dense(1 << 2) | Tanh | HardSigmoid | Gelu,
        v2: own::Bend<4> | HardSwish | HardTanh(min = -2, max = 0.5),
        layer3: Flatten | Softplus(2.0) | Silu | LeakyRelu,
        hidden4: memory | Flatten | Relu6 | Softmax,
    }
}

network! {
    pub struct Net32<f64>: [2] -> [5] {
        g1: Reshape([TWO, 1]),
        x2: input | Dropout(p = 0.2),
        g3: Dense(3) | LeakyRelu(slope = 0.3),
        step4: g1 | Flatten | Elu | Elu(0.7),
        step5: Concat(g3, step4) | HardSigmoid | HardTanh(min = -2, max = 0.5) | Tanh,
    }
}

network! {
    pub struct Net33<f64>: (query: [1, 1, 1], memory: [3, 2]) -> (hidden3: [6], x2: [1, 1, 1]) {
        hidden1: query | Dropout(p = 0.2) | Softplus,
        x2: Sigmoid,
        hidden3: memory | Flatten | HardTanh(min = -2, max = 0.5),
    }
}

network! {
    pub struct Net34<f64>: [2, 1] -> (v8: [TWO, 1]) {
        y1: Dense(1) | Gelu,
        step2: Add(input, y1) | HardTanh,
        v3: Dropout(0.5),
        y4: Multiply(v3, step2) | HardTanh(min = -2, max = 0.5),
        out5: Dropout(p = 0.2) | Elu(0.7),
        y6: Add(input, y1, y4, out5) | HardTanh(-0.7, 0.9),
        w7: own::Sums<2, 1> | Gelu | Sigmoid,
        v8: w7 | Silu | Relu6 | Sigmoid | LeakyRelu,
    }
}

network! {
    /// Layers: 3.
    pub struct Net35<f64>: [4, TWO] -> [4, 2] {
        layer1: Dense(4) | Tanh,
        out2: Concat(input, layer1, layer1),
        layer3: Dense(TWO) | LeakyRelu(slope = 0.3),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net36<f64>: (query: [2, 3], memory: [3], context: [6]) -> [21] {
        x1: context | Reshape([6]) | Elu | Selu | LogSoftmax,
        x2: context | Dense(5),
        g3: context | Dense(1) | Softplus(2.0),
        v4: Dense(6),
        out5: Dense(3) | HardTanh,
        out6: x2 | Dense(3) | HardTanh(min = -2, max = 0.5) | Gelu(approximate = tanh) | Silu,
        out7: query | Flatten,
        y8: Concat(memory, x1, out5, out6, out7) | Sigmoid,
    }
}

network! {
    pub struct Net37<f64>: [2, 2] -> [3] {
        hidden1: Flatten | Gelu | Tanh | Silu,
        y2: own::Blend<4>(hidden1, hidden1) | HardTanh(min = -2, max = 0.5),
        #[frozen] out3: y2 | Dense(5, true, orthogonal,),
        w4: Dense(3) | Relu | HardSigmoid | Gelu(approximate = tanh),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net38<f64>: [6] -> [2, wide::THREE, 1] {
        v1: LogSoftmax | Sigmoid | Softplus,
        w2: Reshape([2, wide::THREE, 1]) | HardSwish,
        layer3: Add(w2, w2) | Relu | Softplus(beta = 0.5, threshold = 30.0),
    }
}

network! {
    /// Layers: 8.
    pub struct Net39<f64>: (query: [3, 1], memory: [6], context: [2, TWO]) -> [13] {
        #[frozen] y1: context | Dense(wide::THREE) | Relu,
        x2: query | own::Sums<3, 1>,
        v3: Multiply(y1, y1, y1) | HardTanh(-0.7, 0.9),
        #[frozen] g4: Dense(2),
        w5: Dense(2) | Silu,
        out6: x2 | Flatten | Selu,
        x7: w5 | Flatten | Gelu(approximate = tanh) | LogSoftmax,
        step8: Concat(memory, out6, x7),
    }
}

network! {
    pub struct Net40<f64>: [2] -> (w7: [6, 1, 1], v5: [2, 1, 1], x2: [4]) {
        layer1: Reshape([2]),
        x2: Dense(1 << 2, bias = false) | HardSwish | HardTanh(-0.7, 0.9),
        v3: layer1 | Reshape([2, 1, 1]) | LeakyRelu(slope = 0.3),
        layer4: v3 | Selu | Softsign,
        v5: Multiply(v3, v3, v3, layer4),
        g6: Softplus(beta = 0.5, threshold = 30.0),
        w7: Concat(v5, v3, g6) | Silu,
    }
}

network! {
    pub struct Net41<f64>: [3] -> (layer3: [1], w4: [3]) {
        hidden1: Multiply(input, input) | Elu(0.7),
        hidden2: input | Dense(1) | HardTanh(-0.7, 0.9) | Elu(0.7),
        #[frozen] layer3: own::Bend<1>,
        w4: hidden1 | Dense(3, true, lecun_normal,),
    }
}

network! {
    pub struct Net42<f64>: [1] -> (y1: [1, 1, 1]) {
        y1: Reshape([1, 1, 1]) | Softplus(beta = 0.5, threshold = 30.0),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net43<f64>: [1] -> [4] {
        y1: own::Bend<1> | Silu,
        y2: Flatten,
        #[frozen] layer3: Dense(2) | Relu,
        out4: Dense(units = 3, init = constant(0.1)) | LeakyRelu(0.2) | Gelu,
        layer5: Dense(2),
        g6: Dense(units = 1, init = glorot_uniform) | Softplus(beta = 0.5, threshold = 30.0) | HardTanh(min = -2, max = 0.5),
        g7: out4 | Reshape([3]) | HardSwish,
        out8: Concat(g6, g7) | Gelu(approximate = tanh) | LeakyRelu,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net44<f64>: (query: [4], memory: [3, 2]) -> [26] {
        hidden1: query | Dense(5, true, orthogonal(1.4),),
        y2: Concat(hidden1, hidden1, hidden1, hidden1),
        w3: memory | Flatten | Elu,
        g4: Concat(y2, w3) | Relu,
    }
}

network! {
    pub struct Net45<f64>: [1, 1, 2] -> [6] {
        v1: input | Sigmoid | Silu | Relu6,
        x2: Dropout(0) | Tanh | Silu,
        y3: v1 | LeakyRelu | Silu,
        step4: v1 | Dropout(0) | Sigmoid,
        g5: Silu | Silu,
        out6: x2 | LeakyRelu | HardSwish,
        w7: g5 | LeakyRelu(slope = 0.3),
        w8: Flatten | LeakyRelu(slope = 0.3) | HardSwish,
        v9: y3 | Flatten | Gelu | Tanh,
        y10: out6 | Flatten,
        y11: Concat(w8, v9, y10) | HardSigmoid,
    }
}

network! {
    pub struct Net46<f64>: (query: [1], memory: [TWO * wide::THREE], context: [4]) -> [18] {
        layer1: context | Dense(1usize, bias = false) | Sigmoid,
        v2: Multiply(memory, memory) | Sigmoid | HardTanh(-0.7, 0.9),
        hidden3: Concat(layer1, memory) | Sigmoid | Tanh,
        w4: Concat(hidden3, context) | Selu | Gelu,
        x5: Add(w4, w4, w4, w4) | Softmax | Silu,
        x6: Concat(query, v2, x5) | Tanh | Silu,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net47<f64>: (query: [TWO + wide::THREE], memory: [1], context: [1usize, 1, 2]) -> (w5: [6], g4: [5], out3: [1, 1, 2]) {
        g1: context | Softsign | HardTanh | LeakyRelu(0.2),
        w2: g1 | Dropout(0),
        out3: Gelu(approximate = tanh) | Relu | Elu,
        g4: Add(query, query),
        w5: Concat(memory, g4),
    }
}

network! {
    pub struct Net48<f64>: (query: [4], memory: [4]) -> [17] {
        x1: Concat(memory, memory) | LeakyRelu(slope = 0.3),
        step2: Dense(5, true, orthogonal(1.4),),
        w3: memory | Dense(4),
        out4: Dense(units = 2, init = glorot_uniform),
        #[frozen] v5: x1 | own::Bend<8> | Softmax,
        g6: step2 | Dense(units = 6, init = glorot_uniform) | Softplus(2.0),
        #[frozen] x7: v5 | Dense(5, bias = false) | Softplus,
        y8: Concat(query, out4, g6, x7) | LeakyRelu | LeakyRelu | Selu,
    }
}

network! {
    pub struct Net49<f64>: [1usize, 3] -> [2] {
        g1: Reshape([3, 1]),
        g2: Flatten | Softsign,
        y3: Dense(2, bias = false),
        out4: Reshape([TWO, 1]),
        g5: Dropout(p = 0.2) | HardTanh(-0.7, 0.9) | Softplus,
        step6: Flatten,
    }
}

network! {
    /// Layers: 8.
    pub struct Net50<f64>: (query: [3]) -> [2] {
        v1: Dense(TWO, true, lecun_normal,),
        out2: Dropout(0),
        x3: Dense(1) | Elu,
        out4: x3 | Dense(3) | Sigmoid,
        w5: out4 | Dense(1) | Softplus,
        w6: w5 | Dense(3, true, orthogonal,),
        hidden7: self::Net41 | Tanh | Selu,
        #[frozen] out8: Dense(TWO, bias = false),
    }
}

network! {
    pub struct Net51<f64>: [4, 4] -> [48] {
        y1: input | Dense(4, true, glorot_uniform,),
        layer2: input | Flatten | HardTanh(-0.7, 0.9),
        layer3: Add(layer2, layer2),
        layer4: Multiply(input, y1) | Softmax | HardTanh(-0.7, 0.9),
        y5: Dense(5) | HardSigmoid | Elu | Elu,
        y6: input | Dense(units = 3, init = he_normal) | HardTanh | Selu,
        y7: Multiply(y5, y5, y5),
        w8: y6 | Flatten | Softplus(2.0) | Elu(0.7),
        step9: y7 | Flatten | Selu,
        g10: Concat(layer3, w8, step9) | Sigmoid,
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

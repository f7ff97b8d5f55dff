//! Drawn by `generate.rs`; `CONSTNET_BLESS=1 cargo test --test random_networks` writes it anew.

use crate::*;

network! {
    pub struct Net0<f64>: [4, 3] -> [25, 2, 1usize] {
        y1: Dense(5) | Sigmoid | LeakyRelu(slope = 0.3),
        v2: Dense(6) | Relu | Elu(0.7) | LogSoftmax,
        x3: Reshape([1, 24usize]) | Selu | Tanh | LeakyRelu(slope = 0.3),
        v4: Add(x3, x3),
        x5: Dense(2),
        v6: Concat(x5, v4, v4),
        layer7: Reshape([25, 2, 1]) | Softplus(2.0),
    }
}

network! {
    pub struct Net1<f64>: (query: [TWO], memory: [5]) -> (step4: [7]) {
        v1: memory | Dense(units = 4, init = he_normal),
        v2: v1 | Flatten | LeakyRelu(0.2),
        w3: v2 | Dense(units = 5, init = glorot_uniform) | Elu(0.7) | Softplus(2.0),
        step4: Concat(query, w3),
    }
}

network! {
    pub struct Net2<f64>: [1, 2, 3] -> [12] {
        g1: Tanh | Silu,
        x2: input | Gelu,
        step3: Multiply(g1, g1, x2, g1),
        v4: input | Relu6 | Relu6 | Sigmoid,
        x5: HardTanh(-0.7, 0.9),
        g6: Add(g1, step3) | Softplus(2.0),
        v7: x5 | Flatten | Sigmoid | LeakyRelu(slope = 0.3),
        x8: g6 | Flatten | LeakyRelu(0.2),
        v9: Concat(v7, x8),
    }
}

network! {
    pub struct Net3<f64>: [wide::THREE, 3, 1] -> (v2: [3, 3], y3: [3, 3]) {
        v1: input | Gelu | Silu,
        v2: Reshape([3, 3]) | Silu,
        y3: Dropout(0.5),
    }
}

network! {
    /// Layers: 7.
    pub struct Net4<f64>: [1usize, 1, 1] -> [2, 1, 1] {
        hidden1: input | LeakyRelu,
        w2: Softplus | LeakyRelu | LeakyRelu(0.2) | Elu(0.7),
        out3: w2 | LeakyRelu(0.2) | Silu,
        g4: out3 | HardTanh | Gelu(approximate = tanh),
        g5: HardSwish,
        y6: LeakyRelu | Softplus(beta = 0.5, threshold = 30.0),
        w7: Concat(y6, w2) | Selu | Relu | Relu,
    }
}

network! {
    pub struct Net5<f64>: [6] -> (g1: [1], g2: [3], x3: [6, 1, 1], layer4: [4]) {
        g1: Dense(1usize),
        g2: input | Dense(units = 3, init = he_normal) | Silu,
        x3: input | Reshape([6, 1, 1]),
        layer4: g2 | Dense(4) | Relu6 | Sigmoid,
    }
}

network! {
    pub struct Net6<f64>: [3, 3, 3] -> [81] {
        out1: Multiply(input, input) | Tanh,
        w2: Concat(out1, input) | Relu6,
        x3: Multiply(input, input) | LeakyRelu(slope = 0.3) | Gelu,
        layer4: Sigmoid | Softplus(2.0) | LeakyRelu(slope = 0.3) | Tanh,
        hidden5: w2 | Softplus(2.0),
        hidden6: layer4 | Flatten | Gelu | Silu,
        layer7: hidden5 | Flatten | Elu(0.7),
        layer8: Concat(hidden6, layer7) | HardTanh(min = -2, max = 0.5),
    }
}

network! {
    /// Layers: 9.
    pub struct Net7<f64>: [1, 1] -> [6] {
        v1: Add(input, input) | Sigmoid,
        layer2: Elu | Gelu(approximate = tanh),
        w3: input | Dense(5),
        w4: Reshape([1, TWO + wide::THREE, 1]) | Sigmoid | LeakyRelu(0.2),
        y5: Add(w4, w4) | HardSigmoid,
        g6: Selu,
        v7: layer2 | Flatten,
        x8: g6 | Flatten | Softplus(beta = 0.5, threshold = 30.0) | LeakyRelu(slope = 0.3),
        x9: Concat(v7, x8),
    }
}

network! {
    pub struct Net8<f64>: [5] -> (out2: [1 << 2]) {
        hidden1: Dense(3) | Softsign,
        out2: Dense(4),
    }
}

network! {
    pub struct Net9<f64>: (query: [3], memory: [1usize, 1 << 2], context: [3, 4]) -> [21] {
        x1: memory | Dense(3, true, constant(0.1),) | Relu6 | Softsign,
        v2: Add(context, context) | Silu | LeakyRelu(slope = 0.3),
        g3: Dense(units = 2, init = glorot_uniform) | Silu,
        g4: Dense(5),
        hidden5: x1 | Dense(wide::THREE) | LeakyRelu(slope = 0.3),
        g6: g4 | Flatten | Selu,
        step7: hidden5 | Flatten | Elu(0.7) | Sigmoid,
        g8: Concat(query, g6, step7) | HardTanh(min = -2, max = 0.5) | Elu,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net10<f64>: [TWO + wide::THREE] -> (out5: [3]) {
        step1: Dense(units = 5, init = constant(0.1)) | Sigmoid,
        v2: Dense(2, bias = false),
        v3: Dropout(0.5),
        x4: v3 | Dense(units = 3, init = lecun_normal) | Elu,
        out5: Multiply(x4, x4),
    }
}

network! {
    pub struct Net11<f64>: (query: [3, 4], memory: [4, 3], context: [1usize, 1]) -> [27] {
        w1: context | Dense(2, true, glorot_uniform,),
        out2: context | Dense(1) | Relu | HardTanh(min = -2, max = 0.5) | LeakyRelu,
        v3: query | Flatten,
        v4: memory | Flatten | Softplus(2.0) | Tanh,
        hidden5: w1 | Flatten | Elu(0.7),
        hidden6: out2 | Flatten | HardSwish | LeakyRelu,
        y7: Concat(v3, v4, hidden5, hidden6),
    }
}

network! {
    pub struct Net12<f64>: [5] -> [1] {
        step1: input | Dense(1, true, lecun_normal,),
        out2: Dropout(0.5) | HardSwish,
    }
}

network! {
    pub struct Net13<f64>: (query: [2, 4], memory: [1usize, 3]) -> (y1: [1, 6], hidden2: [2, 6], y3: [2, 1]) {
        y1: memory | Dense(6, bias = false),
        hidden2: query | Dense(6, bias = false) | Relu,
        y3: Dense(1usize) | Gelu(approximate = tanh),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net14<f64>: (query: [1, 2], memory: [wide::THREE, TWO, 3]) -> (hidden2: [1, 2], step3: [18usize]) {
        y1: query | Relu | Gelu | Elu,
        hidden2: Dropout(0.5) | LogSoftmax | LeakyRelu,
        step3: memory | Flatten | Relu6 | Relu | Silu,
    }
}

network! {
    pub struct Net15<f64>: [1, 1, wide::THREE] -> (hidden5: [3, 1], layer6: [3], v7: [3]) {
        v1: Dropout(0),
        w2: v1 | Gelu | Sigmoid | Sigmoid | Softplus,
        g3: Gelu,
        hidden4: g3 | Reshape([3, 1]),
        #[frozen] hidden5: Dense(1, bias = false) | HardSwish,
        layer6: w2 | Flatten,
        v7: hidden5 | Flatten | Gelu | Softplus(beta = 0.5, threshold = 30.0),
    }
}

network! {
    pub struct Net16<f64>: [5] -> (y1: [10]) {
        y1: Concat(input, input) | Elu,
    }
}

network! {
    pub struct Net17<f64>: (query: [5], memory: [2, 4], context: [2]) -> [13] {
        out1: query | Dropout(p = 0.2),
        g2: Flatten | Softsign,
        #[frozen] hidden3: Dense(3, bias = false) | Tanh | Sigmoid,
        v4: Dense(1) | LeakyRelu,
        step5: context | Dense(units = 4, init = orthogonal) | HardTanh,
        g6: g2 | Net8 | HardSigmoid,
        v7: Add(g6, step5, step5) | Elu | LogSoftmax,
        y8: memory | Flatten,
        layer9: Concat(v4, v7, y8) | HardTanh(min = -2, max = 0.5) | Softsign,
    }
}

network! {
    pub struct Net18<f64>: [3, 1] -> [12] {
        out1: Flatten | Softmax,
        hidden2: Reshape([3, 1]),
        y3: Dropout(p = 0.2),
        v4: Dense(5, bias = false) | Softplus(beta = 0.5, threshold = 30.0),
        x5: HardTanh | Tanh,
        y6: Dense(units = 3, init = lecun_normal),
        y7: hidden2 | Dropout(p = 0.2) | Sigmoid | HardSigmoid,
        y8: y6 | Flatten | Tanh,
        step9: y7 | Flatten,
        w10: Concat(y8, step9) | Sigmoid,
    }
}

network! {
    pub struct Net19<f64>: [3, 2, 3] -> [3, 2, 3] {
        step1: Add(input, input) | Softplus(2.0),
        layer2: Relu | LeakyRelu,
        x3: Add(layer2, input, layer2),
    }
}

network! {
    pub struct Net20<f64>: (query: [3, 3, 3]) -> [189] {
        x1: Dropout(0),
        w2: query | Relu,
        v3: x1 | Dropout(0),
        y4: w2 | Gelu | Tanh,
        y5: v3 | Flatten,
        layer6: v3 | Dropout(p = 0.2) | Silu,
        step7: self::Net6,
        x8: Concat(layer6, v3) | HardTanh(-0.7, 0.9) | Elu | Elu(0.7),
        step9: y4 | Flatten,
        layer10: x8 | Flatten | LeakyRelu(slope = 0.3),
        hidden11: Concat(y5, step7, step9, layer10) | Relu6 | Relu6,
    }
}

network! {
    pub struct Net21<f64>: [1] -> [2] {
        v1: Dense(3, true, orthogonal(1.4),) | HardSwish,
        step2: Dense(2) | HardTanh(-0.7, 0.9) | Relu6 | Tanh,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net22<f64>: [1] -> [9] {
        v1: Dense(units = 1 << 2, init = constant(0.1)) | Softplus(beta = 0.5, threshold = 30.0) | Softmax,
        layer2: Dense(5, true, orthogonal,),
        step3: Add(v1, v1),
        x4: Dropout(0),
        x5: Concat(layer2, x4),
    }
}

network! {
    pub struct Net23<f64>: [1 << 2] -> [1] {
        step1: Dense(2) | Selu | Softplus | Sigmoid,
        hidden2: input | Dense(5, bias = false) | Sigmoid,
        layer3: Dense(4),
        y4: Add(input, layer3) | HardTanh(-0.7, 0.9),
        y5: Concat(layer3, step1, y4, layer3) | LogSoftmax,
        hidden6: y5 | Dense(1 << 2, bias = false) | HardSigmoid,
        layer7: Dense(1) | HardTanh(min = -2, max = 0.5) | Relu6 | Sigmoid,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net24<f64>: [1, 2] -> [4] {
        y1: Add(input, input, input) | Softmax | Softplus | LogSoftmax,
        hidden2: input | Flatten | Softsign | LeakyRelu(slope = 0.3),
        step3: y1 | Flatten | Softmax | Gelu(approximate = tanh),
        w4: Concat(hidden2, step3) | LeakyRelu(slope = 0.3),
    }
}

network! {
    /// Layers: 5.
    pub struct Net25<f64>: [5] -> [24] {
        g1: Concat(input, input, input, input) | LogSoftmax | Sigmoid,
        y2: Softsign,
        x3: Concat(input, input, g1) | Sigmoid,
        v4: Dense(4),
        step5: Concat(y2, v4),
    }
}

network! {
    pub struct Net26<f64>: (query: [1, 4], memory: [3]) -> [11] {
        #[frozen] step1: query | Dense(5) | Elu,
        step2: Concat(memory, memory) | HardSigmoid,
        w3: Dropout(0) | LogSoftmax | Relu,
        layer4: step1 | Flatten | Elu(0.7) | LogSoftmax,
        out5: Concat(w3, layer4) | HardTanh,
    }
}

network! {
    pub struct Net27<f64>: [4, 1] -> [2] {
        step1: Dense(TWO + wide::THREE, true, orthogonal(1.4),),
        w2: step1 | Flatten | Elu(0.7),
        x3: Dense(5, bias = false) | Selu | LogSoftmax | LeakyRelu(0.2),
        v4: Dense(2, true, orthogonal,) | Softplus,
        x5: Multiply(v4, v4),
    }
}

network! {
    pub struct Net28<f64>: [4, 4] -> [40] {
        w1: own::Sums<4, 4>,
        w2: Dense(6),
        g3: w1 | Dense(2) | Softplus | Elu(0.7),
        layer4: input | Dense(units = 2, init = orthogonal(1.4)),
        step5: w2 | Flatten | Softplus,
        out6: g3 | Flatten | HardSigmoid,
        layer7: layer4 | Flatten,
        out8: Concat(step5, out6, layer7) | HardTanh(min = -2, max = 0.5),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net29<f64>: (query: [1], memory: [TWO * wide::THREE], context: [1]) -> [6] {
        layer1: context | Sigmoid,
        w2: memory | Dense(units = 4, init = he_normal) | Softplus(2.0) | HardTanh(-0.7, 0.9),
        step3: w2 | Flatten | LeakyRelu(0.2),
        layer4: Dense(5, true, orthogonal,) | Tanh,
        #[frozen] out5: Dense(units = 3, init = lecun_normal) | Gelu(approximate = tanh),
        layer6: layer4 | Dense(1) | Softplus | Elu(0.7),
        y7: Concat(query, layer1, out5, layer6) | HardTanh,
    }
}

network! {
    pub struct Net30<f64>: (query: [4], memory: [4, 4]) -> (step2: [16], g1: [1]) {
        g1: query | self::Net23 | HardSigmoid,
        step2: memory | Flatten | HardTanh(min = -2, max = 0.5),
    }
}

network! {
    pub struct Net31<f64>: [3, 2, 3] -> [36] {
        out1: Dropout(0.5) | Softsign,
        step2: input | Softplus | HardTanh(-0.7, 0.9),
        v3: out1 | Flatten,
        hidden4: step2 | Flatten,
        out5: Concat(v3, hidden4) | Tanh,
    }
}

network! {
    pub struct Net32<f64>: (query: [2, 1usize], memory: [3, 1, 1], context: [1]) -> (step1: [6], g4: [4], step5: [3, 1, 1], g6: [4], step7: [3, 1usize, 1], x8: [2, 1usize]) {
        step1: context | Dense(6, true, orthogonal(1.4),) | HardSigmoid | HardSigmoid | Sigmoid,
        w2: Multiply(memory, memory, memory, memory) | Tanh | LeakyRelu(slope = 0.3),
        w3: Relu6 | HardTanh(min = -2, max = 0.5) | Elu,
        g4: context | Dense(1 << 2) | Gelu,
        step5: w3 | LeakyRelu(slope = 0.3) | Selu | Softplus(beta = 0.5, threshold = 30.0) | Gelu(approximate = tanh),
        g6: g4 | own::Bend<4> | Softplus,
        step7: memory | Elu,
        x8: Add(query, query, query),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net33<f64>: [4] -> [TWO] {
        y1: Multiply(input, input, input) | HardTanh(min = -2, max = 0.5) | Softplus(beta = 0.5, threshold = 30.0),
        layer2: y1 | Dense(1) | Gelu,
        out3: Dense(TWO) | Softplus(beta = 0.5, threshold = 30.0),
        x4: Dense(6),
        out5: Reshape([TWO, wide::THREE]) | Elu(0.7) | Softplus(2.0) | LeakyRelu(slope = 0.3),
        hidden6: out5 | Flatten | Sigmoid,
        v7: Dense(1) | Relu6,
        v8: out3 | Dense(units = 1, init = he_normal) | Sigmoid,
        hidden9: Concat(v7, v8) | Silu,
    }
}

network! {
    pub struct Net34<f64>: [1] -> [1] {
        step1: input | self::Net21 | Tanh | Tanh,
        #[frozen] hidden2: Dense(units = 6, init = orthogonal) | Relu6 | Tanh,
        y3: Dense(1usize),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net35<f64>: (query: [1, 1 << 2], memory: [3], context: [3, 1]) -> [10] {
        g1: context | Dense(2, true, constant(0.1),),
        #[frozen] y2: query | Dense(4) | Sigmoid,
        out3: g1 | Dense(1) | Selu,
        x4: y2 | Flatten | Selu,
        step5: out3 | Flatten,
        v6: Concat(memory, x4, step5) | Gelu | Selu,
    }
}

network! {
    pub struct Net36<f64>: (query: [1usize, 3], memory: [4]) -> [17] {
        x1: memory | Dropout(p = 0.2) | Tanh | LeakyRelu | Silu,
        hidden2: query | Reshape([1, 1, 3]) | LeakyRelu,
        v3: x1 | Dense(2, true, lecun_normal,),
        layer4: Dropout(0.5),
        w5: layer4 | Reshape([2, 1]) | Softplus(2.0),
        out6: Dense(4, bias = false) | Softmax,
        layer7: Concat(x1, v3),
        w8: hidden2 | Flatten | Selu | Tanh | Selu,
        layer9: out6 | Flatten | HardTanh(-0.7, 0.9) | LeakyRelu,
        y10: Concat(layer7, w8, layer9) | HardSwish | HardTanh(min = -2, max = 0.5),
    }
}

network! {
    pub struct Net37<f64>: [1, 1] -> [6] {
        out1: Add(input, input) | Gelu | HardTanh(-0.7, 0.9),
        hidden2: Reshape([1]) | Elu(0.7),
        hidden3: input | Dense(2) | Relu | HardSigmoid | LeakyRelu(slope = 0.3),
        hidden4: hidden2 | Dense(1),
        v5: Add(hidden3, hidden3),
        g6: out1 | Dense(3),
        #[frozen] g7: v5 | Dense(1, bias = false) | Tanh | Softplus(2.0) | Softmax,
        y8: Add(hidden2, hidden2),
        layer9: g6 | Flatten,
        x10: g7 | Flatten | Relu | LeakyRelu(0.2),
        out11: Concat(hidden4, y8, layer9, x10) | HardSigmoid | HardSwish | Silu,
    }
}

network! {
    /// Layers: 9.
    pub struct Net38<f64>: [4, 1usize] -> [48] {
        x1: Add(input, input, input, input) | HardTanh(min = -2, max = 0.5),
        #[frozen] hidden2: Dense(1usize) | HardTanh(-0.7, 0.9) | Relu6,
        #[frozen] step3: Dense(wide::THREE, true, orthogonal,) | Silu,
        v4: input | Dense(6) | HardTanh(-0.7, 0.9),
        g5: v4 | Dense(1 << 2) | LeakyRelu(0.2),
        #[frozen] x6: step3 | Dense(units = 2, init = orthogonal) | Gelu(approximate = tanh),
        v7: g5 | Net28 | Softplus(2.0),
        g8: x6 | Flatten | Selu,
        x9: Concat(v7, g8) | Elu | Softmax,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net39<f64>: (query: [1, 2, 2], memory: [5]) -> (out2: [3], x3: [1usize, 2, 2], y4: [1, TWO, 2], v5: [1, 2, 2]) {
        y1: memory | Dense(wide::THREE, bias = false),
        out2: Dropout(0) | HardSigmoid | Softplus | LogSoftmax,
        x3: query | Dropout(0.5) | Silu,
        y4: x3 | Softplus,
        v5: Dropout(0.5) | Relu6 | Softplus(2.0),
    }
}

network! {
    pub struct Net40<f64>: (query: [wide::THREE, 4], memory: [1]) -> (w1: [3], step2: [1, 1, 3], g3: [12usize]) {
        w1: memory | Dense(3) | HardTanh(-0.7, 0.9) | Softplus(2.0),
        step2: Reshape([1, 1, 3]) | Tanh | LeakyRelu(slope = 0.3),
        g3: query | Flatten | Sigmoid | Selu,
    }
}

network! {
    pub struct Net41<f64>: [5] -> [1] {
        hidden1: Dropout(0) | Silu,
        step2: hidden1 | Dense(1) | Sigmoid,
    }
}

network! {
    pub struct Net42<f64>: [3, 3, 3] -> [432] {
        out1: Concat(input, input) | Relu6,
        g2: Dropout(0.5) | Elu,
        y3: Concat(g2, g2, g2),
        #[frozen] out4: input | Net6 | Relu6,
        v5: Concat(out4, out4) | Elu(0.7) | LeakyRelu(0.2),
        layer6: Multiply(input, input) | Tanh,
        layer7: Concat(v5, out4) | Sigmoid,
        out8: y3 | Flatten,
        layer9: layer6 | Flatten | HardSwish | HardSigmoid,
        out10: Concat(layer7, out8, layer9) | HardTanh | Softplus(beta = 0.5, threshold = 30.0),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net43<f64>: [4, 4] -> (w1: [40], step8: [4]) {
        w1: self::Net28,
        out2: input | own::Sums<4, 4> | HardTanh | Tanh | Sigmoid,
        w3: out2 | Tanh,
        x4: w3 | Dense(2, bias = false) | Selu | Sigmoid | Tanh,
        x5: x4 | Flatten | HardTanh,
        #[frozen] v6: Dense(1 << 2, true, constant(0.1),) | Selu,
        hidden7: Add(v6, v6) | LogSoftmax,
        step8: Dense(4) | Elu | Softmax,
    }
}

network! {
    pub struct Net44<f64>: (query: [4]) -> [4] {
        w1: Flatten | HardTanh(min = -2, max = 0.5),
        g2: Add(w1, w1),
    }
}

network! {
    pub struct Net45<f64>: [1, 4] -> [9] {
        hidden1: Dense(4, true, orthogonal(1.4),) | Silu | LeakyRelu,
        layer2: Dropout(0) | LogSoftmax,
        x3: Reshape([1, 4]) | HardTanh(min = -2, max = 0.5),
        g4: hidden1 | Dense(5, true, lecun_normal,) | LeakyRelu(slope = 0.3),
        w5: Flatten | LeakyRelu | Selu,
        hidden6: x3 | Flatten | Softplus,
        v7: Concat(w5, hidden6) | Softplus(2.0) | Selu,
    }
}

network! {
    pub struct Net46<f64>: [3] -> [1usize, 1] {
        v1: Dense(units = 1, init = orthogonal) | HardTanh | LeakyRelu(0.2) | Elu,
        g2: Reshape([1usize, 1]) | Sigmoid,
        w3: Dropout(0.5) | Elu | Softplus(2.0),
    }
}

network! {
    pub struct Net47<f64>: [5] -> [15] {
        hidden1: own::Bend<5> | Gelu(approximate = tanh),
        #[frozen] x2: Dense(units = 6, init = lecun_normal),
        layer3: Concat(hidden1, hidden1),
        g4: x2 | Dense(5),
        w5: Dropout(0.5) | Tanh | Relu,
        g6: own::Bend<5> | LogSoftmax | Gelu,
        g7: Concat(layer3, g6),
    }
}

network! {
    pub struct Net48<f64>: [1] -> (x1: [1]) {
        x1: input | Dropout(0),
    }
}

network! {
    /// Layers: 10.
    pub struct Net49<f64>: [1usize, 4] -> [23usize] {
        out1: Multiply(input, input) | Silu,
        y2: Flatten | Sigmoid | Softplus(2.0) | Softplus(2.0),
        v3: Concat(out1, out1, out1),
        g4: out1 | Dense(2),
        hidden5: input | Dense(5, bias = false) | Softplus | Selu,
        step6: Gelu(approximate = tanh) | Selu | Softplus(beta = 0.5, threshold = 30.0),
        g7: v3 | Flatten | LeakyRelu(0.2),
        w8: g4 | Flatten,
        step9: step6 | Flatten,
        step10: Concat(y2, g7, w8, step9) | LeakyRelu(0.2),
    }
}

network! {
    pub struct Net50<f64>: (query: [6], memory: [3, 1]) -> [7] {
        w1: Multiply(memory, memory, memory) | Silu | LogSoftmax,
        #[frozen] v2: Dense(1),
        layer3: query | Dropout(p = 0.2) | HardSwish | Elu(0.7),
        step4: layer3 | Dense(3) | LeakyRelu(0.2) | HardTanh(min = -2, max = 0.5),
        v5: layer3 | Dense(3, bias = false) | Tanh | Tanh,
        hidden6: Multiply(step4, step4, v5, step4) | Elu(0.7) | Silu,
        g7: Dense(1 << 2) | Softmax,
        x8: v2 | Flatten | Tanh,
        layer9: Concat(g7, x8) | Gelu(approximate = tanh),
    }
}

network! {
    pub struct Net51<f64>: (query: [TWO], memory: [2, 1, 2], context: [1]) -> [8] {
        g1: context | Dense(5, true, lecun_normal,),
        step2: g1 | Reshape([5]) | Sigmoid,
        g3: Dense(2, true, he_normal,) | Silu,
        v4: Dense(units = 2, init = lecun_normal) | HardSwish,
        hidden5: own::Blend<2>(g3, v4),
        v6: memory | Selu | Softplus(2.0),
        out7: Flatten,
        y8: Concat(query, hidden5, out7) | Sigmoid,
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

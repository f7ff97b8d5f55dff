//! Drawn by `generate.rs`; `CONSTNET_BLESS=1 cargo test --test random_networks` writes it anew.

use crate::*;

network! {
    pub struct Net0<f64>: (query: [1, 2], memory: [3, 4]) -> [15] {
        hidden1: query | Dense(1) | Gelu,
        x2: hidden1 | Dense(units = 3, init = constant(0.1)) | Tanh | Gelu(approximate = tanh) | Softplus,
        v3: memory | Flatten,
        step4: x2 | Flatten | HardTanh(-0.7, 0.9),
        layer5: Concat(v3, step4) | Selu,
    }
}

network! {
    pub struct Net1<f64>: [1 << 2] -> (v2: [8], out5: [2]) {
        #[frozen] g1: Dense(units = 4, init = he_normal),
        v2: Concat(input, g1),
        g3: v2 | LeakyRelu,
        step4: g3 | Dense(2, true, glorot_uniform,),
        out5: Dropout(0) | HardTanh(-0.7, 0.9) | HardSwish | Tanh,
    }
}

network! {
    /// Layers: 2.
    pub struct Net2<f64>: [1usize, 2, 3] -> [2, 3] {
        y1: Softplus(2.0) | Relu | Elu | Gelu,
        out2: y1 | Reshape([2, 3]) | Sigmoid | Gelu(approximate = tanh) | Relu,
    }
}

network! {
    /// Layers: 9.
    pub struct Net3<f64>: [4] -> [17] {
        out1: Sigmoid | Selu,
        w2: Dense(6),
        hidden3: w2 | Dense(units = 4, init = orthogonal) | Softplus,
        g4: w2 | Reshape([6, 1]),
        step5: hidden3 | Dense(6, true, he_normal,),
        g6: out1 | Dense(1, true, glorot_uniform,) | HardSigmoid,
        w7: Concat(g6, input),
        y8: g4 | Flatten | Softplus,
        hidden9: Concat(step5, w7, y8) | Softmax | Tanh | Softplus(2.0),
    }
}

network! {
    /// Layers: 4.
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net4<f64>: [4, 4] -> [4, 1 << 2] {
        w1: Dense(units = 2, init = glorot_uniform),
        y2: Multiply(w1, w1) | Relu6,
        y3: Dense(4) | Tanh | HardTanh(min = -2, max = 0.5),
        hidden4: Dense(4) | HardSwish,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net5<f64>: (query: [4], memory: [1 << 2, 1]) -> [48] {
        step1: Concat(memory, memory),
        y2: memory | Dense(6, true, lecun_normal,) | HardTanh,
        y3: Concat(query, query, query, query) | Elu,
        hidden4: Multiply(y3, y3) | HardTanh | Silu,
        y5: step1 | Flatten,
        x6: y2 | Flatten | Softplus(2.0),
        g7: Concat(hidden4, y5, x6) | Relu6 | Sigmoid,
    }
}

network! {
    /// Layers: 7.
    pub struct Net6<f64>: [3, 3, 3] -> [54] {
        v1: Flatten,
        hidden2: Reshape([27, 1, 1]) | Gelu | Tanh,
        step3: hidden2 | HardSwish | own::Swell<2>,
        hidden4: input | Relu | Tanh,
        x5: step3 | Flatten,
        g6: hidden4 | Flatten | HardSwish,
        v7: Concat(x5, g6) | LeakyRelu(slope = 0.3),
    }
}

network! {
    pub struct Net7<f64>: (query: [1, TWO, 2], memory: [4], context: [3]) -> [23] {
        out1: query | HardSwish | Softsign,
        layer2: Add(query, out1),
        out3: Concat(layer2, layer2) | Softplus,
        g4: Concat(out3, out3),
        g5: context | Reshape([3, 1]) | LeakyRelu(slope = 0.3),
        step6: g4 | Softplus,
        y7: Dropout(0),
        step8: g5 | Flatten,
        out9: y7 | Flatten | Silu,
        w10: Concat(memory, step8, out9) | Gelu(approximate = tanh),
    }
}

network! {
    pub struct Net8<f64>: (query: [3, wide::THREE, 1], memory: [wide::THREE, 2]) -> (x1: [3, 2], y4: [3, 3, 1], out5: [3, 3, 1], v6: [3, 2]) {
        x1: Add(memory, memory),
        hidden2: memory | own::Sums<3, 2> | Softplus(beta = 0.5, threshold = 30.0),
        layer3: query | Elu,
        y4: Sigmoid | Gelu,
        out5: HardTanh(-0.7, 0.9) | HardTanh(-0.7, 0.9) | HardTanh,
        v6: Multiply(hidden2, x1),
    }
}

network! {
    pub struct Net9<f64>: (query: [6], memory: [5], context: [2, 1, 3]) -> (layer3: [11], layer1: [6]) {
        layer1: Add(query, query) | Elu | HardTanh(-0.7, 0.9),
        hidden2: context | Flatten | Elu(0.7),
        layer3: Concat(memory, hidden2) | LeakyRelu(slope = 0.3) | Elu,
    }
}

network! {
    /// Layers: 6.
    pub struct Net10<f64>: (query: [1, 2, 3], memory: [1]) -> (v6: [1, 2, wide::THREE], hidden4: [1, 2, 3], step3: [6], step1: [5]) {
        step1: memory | Dense(5) | Tanh | Gelu(approximate = tanh),
        #[frozen] g2: own::Blend<5>(step1, step1) | HardSigmoid,
        step3: Dense(6) | Gelu(approximate = tanh),
        hidden4: Multiply(query, query, query),
        step5: query | Gelu(approximate = tanh),
        v6: Multiply(step5, step5) | Relu6 | own::Wave(0.7) | Softplus(beta = 0.5, threshold = 30.0),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net11<f64>: [wide::THREE] -> [6] {
        out1: Dense(5) | Elu(0.7),
        layer2: Dense(2) | Elu(0.7) | Sigmoid,
        hidden3: Concat(out1, layer2) | Sigmoid | Silu,
        g4: hidden3 | Dense(3, true, lecun_normal,) | own::Wave(0.7) | Tanh,
        #[frozen] x5: Dense(3, true, orthogonal(1.4),) | HardTanh(min = -2, max = 0.5) | Softplus,
        hidden6: Reshape([3, 1]) | Tanh,
        y7: input | HardSigmoid | Selu,
        y8: hidden6 | Flatten | HardTanh(-0.7, 0.9) | Gelu,
        v9: Concat(y7, y8),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net12<f64>: [4, 1] -> [1 << 2, 2] {
        out1: Dense(2) | LeakyRelu | Gelu(approximate = tanh) | Selu,
    }
}

network! {
    pub struct Net13<f64>: [1] -> (v1: [2], x4: [TWO, 5], step5: [1], out6: [1, 1, 1]) {
        v1: Concat(input, input) | Sigmoid,
        x2: v1 | Reshape([1, 2]) | LeakyRelu(slope = 0.3) | own::Swell<2>,
        out3: Reshape([2, 1usize]) | LogSoftmax,
        x4: Dense(5) | Tanh | Silu,
        step5: own::Blend<1>(input, input) | Relu6,
        out6: Reshape([1, 1, 1]),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net14<f64>: [2] -> [4] {
        out1: Dense(6) | Sigmoid,
        v2: Add(out1, out1) | Sigmoid | Tanh,
        out3: Dense(4) | Selu | LeakyRelu(slope = 0.3),
        v4: HardTanh(min = -2, max = 0.5) | Softsign,
    }
}

network! {
    pub struct Net15<f64>: [3] -> [5] {
        hidden1: Multiply(input, input, input, input) | Tanh,
        out2: input | Dropout(0.5) | Elu,
        layer3: hidden1 | Dense(TWO, true, constant(0.1),),
        v4: Concat(out2, layer3) | own::Swell<2>,
    }
}

network! {
    pub struct Net16<f64>: [4] -> [TWO] {
        layer1: Dense(2) | Silu | Sigmoid,
        #[frozen] step2: Dense(3, true, orthogonal(1.4),) | Softplus(2.0),
        g3: Flatten | Sigmoid,
        #[frozen] hidden4: Dense(2) | Selu,
    }
}

network! {
    pub struct Net17<f64>: [TWO, 2, 1] -> [1, 4] {
        y1: input | Sigmoid | Elu(0.7),
        v2: Relu6 | Silu,
        step3: Elu(0.7) | Relu,
        x4: HardTanh(min = -2, max = 0.5) | Softplus(2.0),
        w5: Dropout(p = 0.2) | HardTanh,
        x6: Flatten | Softplus(beta = 0.5, threshold = 30.0),
        step7: Reshape([1, 4]),
        g8: Add(step7, step7),
    }
}

network! {
    pub struct Net18<f64>: [3] -> [24] {
        #[frozen] g1: Dense(3) | Silu | Softplus(beta = 0.5, threshold = 30.0),
        layer2: Dropout(0) | Softmax,
        x3: Multiply(layer2, input) | Elu(0.7) | own::Swell<2> | Tanh,
        step4: Dense(6) | Softplus(2.0),
        step5: Softplus(2.0) | HardTanh,
        v6: Flatten | Sigmoid,
        hidden7: Concat(step5, input, x3, step5),
        v8: Concat(v6, hidden7) | Gelu,
    }
}

network! {
    pub struct Net19<f64>: [1] -> [11] {
        x1: Dropout(0.5) | Tanh,
        out2: input | Dense(6, true, orthogonal(1.4),),
        v3: out2 | Dropout(0) | Elu(0.7),
        y4: input | Dropout(p = 0.2),
        hidden5: Add(out2, v3, v3, out2),
        w6: x1 | Dense(4),
        step7: Concat(y4, hidden5, w6),
    }
}

network! {
    /// Layers: 7.
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net20<f64>: [3] -> [4] {
        v1: Add(input, input, input) | HardSigmoid,
        v2: v1 | Dense(units = 1, init = orthogonal) | Silu | LeakyRelu(slope = 0.3) | HardTanh(-0.7, 0.9),
        step3: v1 | Reshape([3, 1, 1]) | LeakyRelu(0.2) | Selu,
        v4: Multiply(step3, step3, step3, step3) | Softplus(beta = 0.5, threshold = 30.0) | Sigmoid | Gelu,
        hidden5: v2 | Dropout(0),
        y6: v4 | Flatten,
        hidden7: Concat(hidden5, y6) | Elu(0.7),
    }
}

network! {
    pub struct Net21<f64>: (query: [1, 3], memory: [3, 3], context: [1 << 2, 4]) -> (hidden1: [1usize, 3], hidden2: [1usize, 3], hidden3: [1, 3], x5: [1, 6], layer7: [1, 2], w8: [1, 2], hidden9: [9], v10: [16]) {
        hidden1: Multiply(query, query, query, query) | LeakyRelu(0.2),
        hidden2: query | Dropout(p = 0.2) | Softplus(beta = 0.5, threshold = 30.0),
        hidden3: Multiply(hidden2, hidden1),
        w4: hidden1 | Dropout(0) | own::Wave(0.7) | Relu6 | LeakyRelu(0.2),
        x5: Concat(hidden1, hidden2) | LeakyRelu | Softplus | HardSwish,
        y6: Multiply(query, w4) | Softplus | Tanh,
        layer7: hidden3 | Dense(2),
        w8: y6 | Dense(2) | Elu,
        hidden9: memory | Flatten | Elu | Elu(0.7),
        v10: context | Flatten | Gelu(approximate = tanh),
    }
}

network! {
    pub struct Net22<f64>: [3] -> [16] {
        g1: Concat(input, input, input, input) | Softplus(beta = 0.5, threshold = 30.0),
        v2: own::Bend<12> | Relu,
        layer3: Dense(4) | Elu | Elu(0.7),
        w4: Dense(TWO) | Gelu,
        y5: Dense(5) | Silu,
        y6: Add(g1, g1, g1) | Softplus(2.0),
        hidden7: y5 | Flatten | Softmax | Silu,
        hidden8: Dense(units = 4, init = glorot_uniform) | Softsign,
        step9: Concat(y6, hidden8) | Tanh,
    }
}

network! {
    pub struct Net23<f64>: [2] -> [5] {
        g1: own::Blend<2>(input, input) | Gelu,
        v2: Flatten | HardTanh,
        y3: g1 | Dense(wide::THREE),
        x4: Concat(v2, y3) | LogSoftmax | Gelu | HardTanh,
    }
}

network! {
    pub struct Net24<f64>: [2, 1, 1] -> [4, 1, 1] {
        step1: Tanh | Softplus(2.0),
        out2: Concat(step1, step1) | Gelu(approximate = tanh) | own::Wave(0.7),
        y3: Add(out2, out2) | Relu,
        step4: Multiply(y3, y3) | Tanh,
        w5: Softsign | Silu,
        step6: Dropout(0.5) | Sigmoid,
        x7: step6 | Relu | Sigmoid | Selu,
        x8: Sigmoid | Silu | HardTanh | Gelu,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net25<f64>: [TWO + wide::THREE] -> [5] {
        v1: input | Dense(5, bias = false) | Selu,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net26<f64>: [TWO] -> (w8: [6], layer7: [8], g1: [2]) {
        g1: Add(input, input) | Relu,
        y2: input | Dropout(p = 0.2),
        hidden3: Dense(6, true, orthogonal,),
        layer4: Concat(input, input, g1, y2) | HardTanh(min = -2, max = 0.5),
        g5: hidden3 | HardSigmoid | Selu,
        layer6: Multiply(layer4, layer4),
        layer7: Multiply(layer6, layer6) | Silu,
        w8: g5 | Dropout(0) | Relu6,
    }
}

network! {
    /// Layers: 3.
    pub struct Net27<f64>: [3, 1usize, 2] -> (x2: [12, 1, 2], v3: [12, 1, 2]) {
        step1: Concat(input, input, input, input),
        x2: step1 | HardTanh(-0.7, 0.9),
        v3: step1 | Dropout(p = 0.2) | Gelu,
    }
}

network! {
    pub struct Net28<f64>: [1, 4] -> [1, 6] {
        y1: Reshape([1, 4]) | own::Wave(0.7) | HardTanh(-0.7, 0.9),
        y2: Dense(units = 1, init = orthogonal(1.4)) | Tanh | Softsign,
        layer3: Concat(y2, y2, input),
    }
}

network! {
    pub struct Net29<f64>: (query: [6], memory: [TWO + wide::THREE], context: [1, 3, 1]) -> [23] {
        layer1: context | Silu | HardTanh | LeakyRelu(slope = 0.3),
        #[frozen] out2: query | Dense(6, true, he_normal,) | Softplus(beta = 0.5, threshold = 30.0),
        #[frozen] hidden3: own::Blend<6>(out2, out2) | own::Swell<2>,
        y4: context | Dropout(0.5) | own::Swell<2>,
        layer5: layer1 | HardTanh(min = -2, max = 0.5) | HardTanh(-0.7, 0.9) | LeakyRelu | Tanh,
        #[frozen] out6: own::Blend<6>(out2, out2) | HardSigmoid,
        y7: y4 | Flatten | Tanh | Sigmoid,
        step8: layer5 | Flatten | Silu,
        g9: Concat(memory, hidden3, out6, y7, step8),
    }
}

network! {
    pub struct Net30<f64>: [2] -> [2] {
        y1: Concat(input, input, input, input),
        w2: Dense(TWO),
        x3: Dense(1),
        v4: Add(x3, x3, x3) | Softmax | Elu(0.7),
        g5: v4 | Softsign,
        #[frozen] v6: x3 | Dense(6) | own::Swell<2> | HardSigmoid | Elu,
        hidden7: Dense(1) | Elu(0.7),
        layer8: Concat(g5, hidden7) | Tanh | Sigmoid,
    }
}

network! {
    pub struct Net31<f64>: [3, 1, 1] -> [15] {
        layer1: Softsign | Sigmoid | HardTanh(min = -2, max = 0.5),
        g2: Concat(layer1, layer1, layer1) | Elu,
        x3: Concat(layer1, input) | Relu | Relu,
        v4: g2 | HardTanh(min = -2, max = 0.5) | HardSwish | Gelu | Elu(0.7),
        step5: HardSwish,
        y6: x3 | Reshape([2, 3]) | Softplus(2.0),
        w7: step5 | Flatten,
        g8: y6 | Flatten,
        out9: Concat(w7, g8) | own::Swell<2>,
    }
}

network! {
    pub struct Net32<f64>: [1, 4] -> [1, 1] {
        g1: Dense(1) | HardSigmoid | Softplus | Tanh,
        out2: Multiply(g1, g1) | LeakyRelu,
        layer3: Add(out2, g1),
    }
}

network! {
    pub struct Net33<f64>: [2] -> [9usize] {
        hidden1: Flatten,
        out2: Multiply(hidden1, input),
        hidden3: hidden1 | Flatten | Softmax,
        x4: Dense(units = 5, init = constant(0.1)),
        y5: hidden3 | Dense(units = 2, init = he_normal) | Softplus(beta = 0.5, threshold = 30.0),
        v6: Concat(out2, x4, y5) | Gelu,
    }
}

network! {
    pub struct Net34<f64>: [5] -> [6] {
        g1: Dropout(p = 0.2) | Elu,
        x2: input | Dense(units = 5, init = glorot_uniform) | Elu(0.7),
        v3: Concat(x2, input) | Softplus(2.0) | HardSigmoid,
        g4: Dropout(p = 0.2) | LeakyRelu(slope = 0.3) | Softmax,
        w5: Add(v3, g4, g4, g4) | Tanh,
        g6: Dense(1) | LeakyRelu | LeakyRelu(0.2),
        step7: Sigmoid | Tanh,
        g8: Concat(g1, step7),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net35<f64>: [1] -> (g1: [5]) {
        g1: input | Dense(5, true, constant(0.1),) | Tanh | LeakyRelu(0.2) | Silu,
    }
}

network! {
    pub struct Net36<f64>: [wide::THREE, wide::THREE] -> [3, 2] {
        x1: Dense(6, bias = false),
        v2: x1 | own::Sums<3, 6> | own::Swell<2>,
        layer3: Multiply(v2, v2) | Softplus(beta = 0.5, threshold = 30.0),
        out4: Dense(6),
        w5: out4 | Dense(1, true, constant(0.1),) | Gelu(approximate = tanh) | HardSwish | Sigmoid,
        g6: Dense(TWO, true, orthogonal,) | Tanh,
    }
}

network! {
    /// Layers: 8.
    pub struct Net37<f64>: [5] -> [4] {
        layer1: Multiply(input, input, input, input) | LeakyRelu,
        #[frozen] x2: Dense(2) | LeakyRelu(0.2) | own::Swell<2>,
        step3: Multiply(x2, x2) | LeakyRelu,
        y4: Add(step3, step3, x2, step3) | HardTanh(min = -2, max = 0.5) | Gelu(approximate = tanh),
        y5: Add(y4, x2, x2, y4) | LeakyRelu | Softmax | Gelu,
        hidden6: Add(y5, step3, x2) | HardTanh(min = -2, max = 0.5),
        v7: HardTanh | Tanh,
        #[frozen] step8: Dense(4, bias = false),
    }
}

network! {
    pub struct Net38<f64>: [1, 3] -> [1, 1, 3] {
        g1: Multiply(input, input, input),
        hidden2: Reshape([1, 1, wide::THREE]) | Tanh,
    }
}

network! {
    pub struct Net39<f64>: [2, 1] -> [2, 14] {
        y1: Dense(units = 5, init = orthogonal) | Sigmoid | Relu,
        #[frozen] y2: input | Dense(4),
        v3: Concat(y1, y2, y2, input) | Softplus(2.0),
    }
}

network! {
    /// Layers: 8.
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net40<f64>: (query: [3], memory: [5], context: [2, 1]) -> [20] {
        x1: context | Dense(6) | Relu,
        w2: Dense(3, bias = false) | Elu,
        v3: query | Dense(6, bias = false) | Elu,
        hidden4: query | Reshape([1usize, 3, 1]) | Sigmoid | LeakyRelu | Softplus,
        x5: v3 | Dense(6) | Gelu(approximate = tanh),
        x6: w2 | Flatten,
        layer7: hidden4 | Flatten,
        y8: Concat(memory, x5, x6, layer7) | HardTanh(min = -2, max = 0.5) | Gelu | Elu(0.7),
    }
}

network! {
    pub struct Net41<f64>: (query: [3, 3, 1], memory: [2, 2], context: [wide::THREE, 3, 3]) -> [40] {
        y1: context | Dropout(p = 0.2) | LeakyRelu(0.2) | HardTanh(-0.7, 0.9),
        step2: Softplus | LeakyRelu(0.2),
        v3: query | Flatten | own::Wave(0.7),
        v4: memory | Flatten | Tanh,
        step5: step2 | Flatten | Gelu(approximate = tanh),
        w6: Concat(v3, v4, step5) | Sigmoid | Softplus(2.0),
    }
}

network! {
    /// Layers: 10.
    pub struct Net42<f64>: (query: [wide::THREE], memory: [1usize, 3], context: [3]) -> [20] {
        step1: query | Reshape([3, 1]),
        hidden2: Concat(step1, step1) | own::Wave(0.7) | Softmax | Relu6,
        v3: Add(context, context, query, context),
        step4: Multiply(memory, memory, memory, memory) | Softplus(2.0),
        v5: context | Dense(units = TWO, init = orthogonal(1.4)) | Softplus,
        step6: Concat(memory, step4),
        v7: context | own::Bend<3> | Elu(0.7) | HardTanh,
        layer8: hidden2 | Flatten | HardTanh(-0.7, 0.9) | Silu,
        w9: step6 | Flatten | Sigmoid,
        out10: Concat(v3, v5, v7, layer8, w9) | Gelu(approximate = tanh) | Softplus(beta = 0.5, threshold = 30.0),
    }
}

network! {
    pub struct Net43<f64>: [4, 3] -> (layer1: [4, 3], x2: [4, 3]) {
        layer1: own::Sums<4, 3> | Relu | Softmax | LeakyRelu(slope = 0.3),
        x2: input | Dropout(0) | HardTanh,
    }
}

network! {
    pub struct Net44<f64>: [3, 4] -> (y1: [3, 3]) {
        y1: Dense(3) | LeakyRelu,
    }
}

network! {
    pub struct Net45<f64>: [2] -> (out2: [2]) {
        hidden1: Dropout(p = 0.2) | Sigmoid | HardTanh(-0.7, 0.9),
        out2: Flatten | HardTanh(-0.7, 0.9),
    }
}

network! {
    /// Layers: 1.
    pub struct Net46<f64>: [1] -> (v1: [TWO]) {
        v1: Dense(2),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net47<f64>: (query: [1, 3, 1], memory: [1, 2, wide::THREE]) -> [9] {
        x1: query | LeakyRelu(0.2) | Softsign,
        layer2: memory | Relu | Tanh,
        w3: x1 | Flatten | Softplus(2.0),
        x4: layer2 | Flatten | LeakyRelu(slope = 0.3),
        x5: Concat(w3, x4),
    }
}

network! {
    pub struct Net48<f64>: (query: [2], memory: [2, 1], context: [3, 2]) -> [16] {
        v1: memory | Reshape([1, 2]),
        layer2: Concat(context, context) | Silu,
        layer3: Add(layer2, layer2),
        y4: v1 | Flatten,
        layer5: layer3 | Flatten | Softplus(beta = 0.5, threshold = 30.0) | Elu(0.7),
        x6: Concat(query, y4, layer5) | Relu6 | Gelu(approximate = tanh),
    }
}

network! {
    pub struct Net49<f64>: [3, 2] -> [19] {
        v1: Multiply(input, input),
        #[frozen] layer2: Dense(5) | Tanh,
        layer3: Reshape([15, 1usize, 1]) | Sigmoid,
        step4: layer3 | Flatten | Softmax | Softplus(2.0) | Softplus(2.0),
        #[frozen] y5: step4 | Dense(3),
        hidden6: Flatten | HardTanh,
        #[frozen] layer7: y5 | Dense(1) | LeakyRelu | Relu,
        hidden8: layer2 | Reshape([5, 3]) | LeakyRelu(slope = 0.3),
        v9: Flatten | LeakyRelu | Tanh,
        g10: Concat(hidden6, layer7, v9) | LeakyRelu(slope = 0.3) | Softmax,
    }
}

network! {
    pub struct Net50<f64>: (query: [TWO * wide::THREE], memory: [2, 3, 1], context: [3, 2]) -> [14usize] {
        #[frozen] out1: query | Dense(2, true, constant(0.1),) | Gelu(approximate = tanh) | Softplus(beta = 0.5, threshold = 30.0) | Softmax,
        out2: memory | Flatten,
        hidden3: context | Flatten | Tanh,
        step4: Concat(out1, out2, hidden3) | Tanh,
    }
}

network! {
    pub struct Net51<f64>: [TWO] -> (hidden3: [3], w2: [3]) {
        w1: Add(input, input, input),
        w2: w1 | Dense(3) | Selu,
        hidden3: Add(w2, w2) | Silu | LogSoftmax | Relu6,
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

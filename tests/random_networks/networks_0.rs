//! Drawn by `generate.rs`; `CONSTNET_BLESS=1 cargo test --test random_networks` writes it anew.

use crate::*;

network! {
    pub struct Net0<f64>: (query: [5]) -> [5] {
        step1: own::Blend<5>(query, query),
        step2: own::Bend<5> | Tanh | HardSigmoid,
        g3: Add(step1, step2) | Silu | LeakyRelu(slope = 0.3) | HardTanh,
    }
}

network! {
    /// Layers: 2.
    pub struct Net1<f64>: [2] -> [2] {
        #[frozen] layer1: Dense(4, bias = false),
        #[frozen] step2: Dense(2, true, orthogonal,) | HardTanh(min = -2, max = 0.5),
    }
}

network! {
    pub struct Net2<f64>: [4] -> [6] {
        g1: Dense(6, bias = false) | Silu,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net3<f64>: (query: [1], memory: [1, 3], context: [TWO]) -> [14usize] {
        #[frozen] hidden1: memory | Dense(5, bias = false) | Softsign,
        y2: memory | Dense(5, bias = false) | Softplus(2.0) | LogSoftmax,
        g3: Multiply(hidden1, y2) | HardTanh | Gelu(approximate = tanh),
        step4: Add(context, context) | Relu | Softmax,
        g5: step4 | Dense(6) | Softplus(2.0),
        w6: g5 | Dense(units = wide::THREE, init = glorot_uniform) | Softplus(beta = 0.5, threshold = 30.0),
        step7: Add(y2, hidden1),
        g8: w6 | Reshape([3, 1]) | HardTanh(-0.7, 0.9) | Softsign,
        hidden9: g3 | Flatten | Tanh | LeakyRelu | LogSoftmax,
        w10: step7 | Flatten,
        step11: g8 | Flatten | Selu | Silu | HardSwish,
        hidden12: Concat(query, hidden9, w10, step11),
    }
}

network! {
    pub struct Net4<f64>: [4] -> [4] {
        v1: Add(input, input) | Softsign,
        out2: Dense(6) | HardTanh(min = -2, max = 0.5) | Tanh,
        out3: v1 | Dense(units = 1, init = constant(0.1)) | LeakyRelu | Silu,
        layer4: Concat(out3, out3) | Softplus,
        step5: out2 | Dense(units = 2, init = lecun_normal),
        g6: Concat(layer4, step5) | Softmax,
    }
}

network! {
    /// Layers: 8.
    pub struct Net5<f64>: (query: [3, 3, 1], memory: [6]) -> [15] {
        layer1: memory | Dense(units = TWO * wide::THREE, init = constant(0.1)),
        x2: Add(query, query) | Elu(0.7),
        w3: Dropout(p = 0.2) | HardSigmoid | Silu | Softplus(beta = 0.5, threshold = 30.0),
        w4: LeakyRelu(0.2) | HardTanh(-0.7, 0.9) | Sigmoid | LeakyRelu,
        hidden5: Add(query, w4) | LeakyRelu(0.2) | Silu,
        w6: Relu | Softplus(beta = 0.5, threshold = 30.0),
        v7: Flatten | Sigmoid,
        w8: Concat(layer1, v7),
    }
}

network! {
    /// Layers: 8.
    pub struct Net6<f64>: (query: [TWO + wide::THREE], memory: [2, 1]) -> (hidden8: [wide::THREE], w5: [5], y4: [2, 1 << 2]) {
        y1: memory | LeakyRelu | Sigmoid,
        hidden2: Dense(1),
        x3: Add(hidden2, memory) | Softplus(beta = 0.5, threshold = 30.0) | Tanh,
        y4: Concat(hidden2, x3, hidden2, x3),
        w5: query | Net0 | Softplus(beta = 0.5, threshold = 30.0) | LeakyRelu,
        v6: Concat(y4, x3, hidden2),
        w7: v6 | Flatten | HardSigmoid,
        hidden8: Dense(3, true, constant(0.1),) | LeakyRelu | HardTanh | Silu,
    }
}

network! {
    pub struct Net7<f64>: [2, 2] -> [12] {
        hidden1: Add(input, input) | Sigmoid | LogSoftmax,
        v2: hidden1 | Softplus | Gelu,
        x3: Dropout(p = 0.2) | Softplus(beta = 0.5, threshold = 30.0),
        v4: Concat(x3, hidden1),
        w5: Reshape([8]) | Elu(0.7) | Tanh,
        layer6: Flatten,
        y7: Reshape([8, 1]) | HardSigmoid,
        y8: Add(x3, input) | HardSwish,
        out9: y7 | Flatten,
        step10: y8 | Flatten | Relu,
        layer11: Concat(out9, step10) | Softplus(2.0),
    }
}

network! {
    /// Layers: 4.
    pub struct Net8<f64>: [4, 4] -> (v4: [4, 2]) {
        layer1: Dropout(0.5),
        out2: Concat(layer1, input, layer1) | Gelu | LeakyRelu(slope = 0.3) | Silu,
        out3: Dense(6) | LeakyRelu(slope = 0.3),
        v4: Dense(2) | LeakyRelu,
    }
}

network! {
    pub struct Net9<f64>: [1, 1] -> [1, 1] {
        y1: Dense(1),
        y2: Add(input, input, y1, y1) | Elu(0.7) | Softmax | Elu(0.7),
    }
}

network! {
    pub struct Net10<f64>: (query: [4, 4], memory: [3]) -> (out3: [1, 16, 1], layer5: [10], g6: [1, 16, 1], out7: [1, 16, 1], x8: [4]) {
        hidden1: query | LeakyRelu | HardTanh(-0.7, 0.9),
        out2: Reshape([1, 16, 1]) | Sigmoid,
        out3: Silu | LeakyRelu(0.2) | Tanh,
        step4: memory | Dense(1) | Sigmoid | HardTanh(min = -2, max = 0.5) | Gelu(approximate = tanh),
        layer5: Concat(memory, memory, memory, step4),
        g6: out2 | Selu | Softplus,
        out7: Sigmoid | Softplus(beta = 0.5, threshold = 30.0),
        x8: layer5 | Dense(4, bias = false) | Tanh | Selu | Gelu(approximate = tanh),
    }
}

network! {
    pub struct Net11<f64>: (query: [wide::THREE, 3], memory: [2, 4], context: [TWO, 1 << 2]) -> (w1: [2, 4], hidden2: [TWO, 5], v3: [9]) {
        w1: context | Dropout(0.5),
        hidden2: memory | Dense(5) | Gelu(approximate = tanh),
        v3: query | Flatten | Tanh | Softplus(beta = 0.5, threshold = 30.0) | Softplus(2.0),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net12<f64>: [4] -> [5] {
        y1: Flatten,
        hidden2: Dense(1),
        w3: input | Reshape([1 << 2, 1]),
        hidden4: hidden2 | own::Bend<1> | LeakyRelu | Sigmoid,
        layer5: Flatten,
        out6: w3 | Flatten,
        hidden7: Concat(layer5, out6) | Sigmoid | Tanh,
    }
}

network! {
    /// Layers: 8.
    pub struct Net13<f64>: (query: [1, 2], memory: [4, 4], context: [6]) -> [9] {
        x1: context | Dense(1usize, bias = false) | Elu | Sigmoid,
        x2: memory | Flatten | Sigmoid | HardSigmoid,
        w3: Dense(5, true, orthogonal,),
        y4: x1 | Flatten | Gelu,
        w5: Dense(units = 2, init = glorot_uniform) | Sigmoid | Gelu(approximate = tanh),
        w6: w3 | self::Net0 | Elu(0.7) | HardTanh(min = -2, max = 0.5),
        step7: query | Flatten | Elu(0.7),
        x8: Concat(w5, w6, step7),
    }
}

network! {
    pub struct Net14<f64>: (query: [4, 1]) -> (out1: [4, 5]) {
        out1: Dense(5),
    }
}

network! {
    /// Layers: 5.
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net15<f64>: [4] -> (layer4: [5], hidden5: [1 << 2]) {
        #[frozen] layer1: own::Blend<4>(input, input) | Relu | LogSoftmax | Softplus(beta = 0.5, threshold = 30.0),
        g2: Dense(1usize, bias = false) | HardTanh,
        v3: Dense(TWO + wide::THREE) | HardTanh,
        layer4: Dense(TWO + wide::THREE),
        hidden5: layer1 | own::Bend<4> | LeakyRelu,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net16<f64>: [4, 1] -> [32] {
        step1: Multiply(input, input, input, input),
        w2: Dense(6, true, orthogonal,) | Gelu(approximate = tanh),
        x3: Dense(units = 4, init = orthogonal(1.4)),
        layer4: Flatten,
        g5: Dropout(0) | LeakyRelu | Softplus(2.0) | LogSoftmax,
        hidden6: x3 | Flatten | LogSoftmax,
        g7: Concat(g5, hidden6),
    }
}

network! {
    pub struct Net17<f64>: [3, 3, 1] -> [20] {
        v1: Multiply(input, input, input, input) | Relu,
        step2: Flatten,
        v3: Dense(2, true, glorot_uniform,),
        v4: Flatten | Silu,
        g5: v1 | HardSwish | Sigmoid | HardTanh,
        g6: Silu,
        step7: v1 | Selu | Softplus(beta = 0.5, threshold = 30.0),
        v8: g6 | Tanh | Softplus | Elu,
        layer9: step7 | Flatten | HardTanh(min = -2, max = 0.5) | HardTanh(-0.7, 0.9),
        y10: v8 | Flatten | HardTanh,
        g11: Concat(v4, layer9, y10) | HardSwish,
    }
}

network! {
    pub struct Net18<f64>: [3, 1, 3] -> [9, 1usize, 1] {
        out1: input | Dropout(0) | Gelu(approximate = tanh),
        step2: Reshape([9, 1, 1]),
        layer3: Add(step2, step2, step2, step2) | Silu,
    }
}

network! {
    pub struct Net19<f64>: [6] -> [8] {
        y1: input | Dense(1) | Softsign | HardTanh(min = -2, max = 0.5) | Tanh,
        w2: Dense(units = 4, init = constant(0.1)),
        g3: Dense(units = 6, init = constant(0.1)),
        x4: Concat(input, input) | HardTanh,
        #[frozen] w5: own::Blend<12>(x4, x4) | HardTanh(-0.7, 0.9) | LeakyRelu | HardTanh,
        w6: Dense(1) | HardTanh(min = -2, max = 0.5) | Softplus(beta = 0.5, threshold = 30.0) | Sigmoid,
        out7: Dense(1) | Selu | HardSigmoid,
        w8: Dense(TWO) | LeakyRelu(slope = 0.3),
        out9: Concat(g3, w8) | Softsign | Relu6,
    }
}

network! {
    pub struct Net20<f64>: [2, 1, 1] -> (out4: [2, 1usize, 1]) {
        v1: LeakyRelu(0.2) | Relu,
        w2: Multiply(input, v1) | Softsign,
        y3: Multiply(input, w2, input) | Selu | Selu,
        out4: Softplus | Gelu,
    }
}

network! {
    pub struct Net21<f64>: [1, 1] -> [1usize, 3] {
        hidden1: Dense(3),
    }
}

network! {
    pub struct Net22<f64>: (query: [2], memory: [2, 2], context: [3, 2, 3]) -> (v1: [wide::THREE, 2, 3], g3: [6]) {
        v1: Multiply(context, context, context, context) | LeakyRelu(0.2) | Tanh | Silu,
        step2: memory | Flatten | Gelu,
        g3: Concat(query, step2) | Elu(0.7) | HardSigmoid | LeakyRelu(0.2),
    }
}

network! {
    pub struct Net23<f64>: [5] -> [6] {
        g1: Dense(1, bias = false),
        g2: Dense(6),
        g3: LogSoftmax,
        w4: Add(g3, g3),
    }
}

network! {
    pub struct Net24<f64>: (query: [2], memory: [2, 4]) -> [6] {
        v1: memory | Dense(1) | Softsign,
        g2: Reshape([1usize, TWO, 1]) | HardTanh(-0.7, 0.9) | Sigmoid,
        out3: query | Dropout(p = 0.2) | Softplus | Selu | Gelu(approximate = tanh),
        g4: v1 | Dropout(0.5) | Gelu(approximate = tanh),
        v5: g2 | Flatten | HardSwish | Tanh,
        hidden6: g4 | Flatten | HardTanh | Relu,
        out7: Concat(out3, v5, hidden6) | Silu | HardTanh(-0.7, 0.9) | Gelu(approximate = tanh),
    }
}

network! {
    pub struct Net25<f64>: (query: [3, 2, 1], memory: [3, 1]) -> [33] {
        step1: memory | Dense(2, bias = false),
        hidden2: Dropout(p = 0.2) | Softplus(beta = 0.5, threshold = 30.0) | Elu(0.7),
        layer3: Dense(5, true, constant(0.1),),
        layer4: query | Relu6,
        out5: layer4 | Relu6 | Sigmoid | HardTanh(min = -2, max = 0.5),
        y6: layer3 | own::Sums<3, 5> | Gelu,
        #[frozen] hidden7: layer3 | Dense(4) | LeakyRelu,
        w8: y6 | Flatten | Softmax | HardTanh(min = -2, max = 0.5) | Softplus(2.0),
        y9: out5 | Flatten | HardSigmoid,
        g10: hidden7 | Flatten,
        w11: Concat(w8, y9, g10),
    }
}

network! {
    /// Layers: 6.
    pub struct Net26<f64>: [1usize, 4] -> [7] {
        w1: Dense(3) | Softplus | Tanh | Gelu,
        y2: Add(w1, w1) | Softmax | Softplus,
        g3: input | Dropout(p = 0.2) | Softplus(beta = 0.5, threshold = 30.0) | Softmax | Tanh,
        w4: y2 | Flatten | Sigmoid,
        step5: g3 | Flatten,
        hidden6: Concat(w4, step5) | Elu | Silu,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net27<f64>: (query: [4], memory: [2, 3]) -> [12usize] {
        step1: memory | Dense(TWO) | HardSigmoid | Softplus,
        v2: Multiply(step1, step1, step1) | Softplus | Softplus(2.0) | Relu6,
        v3: v2 | Dense(4) | Softplus(2.0),
        w4: query | Dropout(0) | Sigmoid | LogSoftmax,
        y5: Reshape([1, 1 << 2]) | Softmax,
        g6: v3 | Flatten | Sigmoid,
        step7: y5 | Flatten | HardSwish,
        v8: Concat(g6, step7) | Silu,
    }
}

network! {
    pub struct Net28<f64>: [wide::THREE] -> [3] {
        v1: Add(input, input, input),
        hidden2: Flatten | LogSoftmax,
        g3: hidden2 | Dense(units = 5, init = constant(0.1)) | HardTanh(-0.7, 0.9),
        #[frozen] y4: g3 | Dense(5) | HardSwish,
        hidden5: Multiply(y4, g3, g3) | Selu | HardTanh,
        y6: Dense(units = 3, init = he_normal) | Softplus,
        layer7: Flatten | Tanh,
        g8: Dropout(p = 0.2) | Silu | LeakyRelu(slope = 0.3),
    }
}

network! {
    pub struct Net29<f64>: [6] -> [12] {
        out1: Dropout(p = 0.2) | Tanh | Silu | Softplus(beta = 0.5, threshold = 30.0),
        g2: Dropout(0) | Softplus(2.0) | HardSwish,
        hidden3: Add(out1, g2),
        w4: Flatten,
        step5: Flatten | Elu(0.7) | Softplus(2.0) | Softmax,
        g6: step5 | Flatten | Softplus(2.0) | Silu | Softsign,
        hidden7: Concat(g6, g6) | LeakyRelu | HardTanh(min = -2, max = 0.5),
        w8: Flatten,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net30<f64>: (query: [1, 4], memory: [4]) -> [18] {
        step1: memory | Dense(6, true, constant(0.1),) | Relu | Softsign,
        #[frozen] step2: step1 | Dense(2) | Tanh,
        v3: Dense(1, true, lecun_normal,),
        hidden4: step1 | Net19,
        v5: Add(step2, step2) | Relu | Sigmoid,
        w6: Dense(5) | Gelu | Softplus(2.0) | HardTanh(min = -2, max = 0.5),
        v7: query | Flatten,
        step8: Concat(v3, hidden4, w6, v7) | Elu,
    }
}

network! {
    pub struct Net31<f64>: (query: [1 << 2, 1], memory: [1, 2, 1]) -> (hidden6: [2], x3: [2, 1, 1], w2: [1 << 2, 6]) {
        hidden1: memory | Elu(0.7) | Elu(0.7) | Elu,
        w2: query | Dense(6) | Tanh | LeakyRelu,
        x3: hidden1 | Reshape([2, 1, 1]),
        layer4: memory | Flatten | Relu6,
        x5: Dense(2, true, lecun_normal,) | Elu | Elu(0.7),
        hidden6: x5 | Dropout(p = 0.2) | Sigmoid,
    }
}

network! {
    pub struct Net32<f64>: [2, 1, 2] -> [16usize] {
        layer1: Multiply(input, input) | Relu,
        v2: Concat(input, layer1),
        step3: Reshape([8, 1, 1]),
        hidden4: LeakyRelu | Silu | Elu(0.7),
        step5: Reshape([8]) | Tanh,
        layer6: Concat(step5, step5),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net33<f64>: (query: [wide::THREE, 4], memory: [2, 3], context: [5]) -> [21] {
        out1: context | Dense(3) | LeakyRelu | HardSwish,
        layer2: query | Flatten | Gelu,
        hidden3: memory | Flatten | Sigmoid | Softplus(beta = 0.5, threshold = 30.0),
        g4: Concat(out1, layer2, hidden3) | Elu(0.7) | Sigmoid | Sigmoid,
    }
}

network! {
    pub struct Net34<f64>: (query: [wide::THREE, 2], memory: [1 << 2, wide::THREE]) -> [22] {
        w1: query | Dense(2) | Silu | Elu(0.7) | Relu,
        v2: query | own::Sums<3, 2> | Softsign,
        out3: memory | Dense(4, true, constant(0.1),) | HardSigmoid,
        v4: Add(query, v2, w1),
        hidden5: Softmax,
        hidden6: hidden5 | Dropout(0) | Softplus(beta = 0.5, threshold = 30.0) | Softsign | HardSigmoid,
        hidden7: out3 | Flatten | Softmax,
        g8: hidden6 | Flatten,
        y9: Concat(hidden7, g8) | Softplus(2.0),
    }
}

network! {
    /// Layers: 1.
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net35<f64>: [1, 4] -> [1, 8] {
        w1: Concat(input, input),
    }
}

network! {
    pub struct Net36<f64>: [1usize, 4] -> [13] {
        step1: Flatten,
        g2: Dense(5) | LeakyRelu(slope = 0.3) | Gelu,
        step3: Add(input, input, input, input),
        v4: step1 | Reshape([TWO, 2]) | Softplus(beta = 0.5, threshold = 30.0),
        layer5: step3 | Flatten | LeakyRelu(0.2),
        layer6: v4 | Flatten | HardTanh | HardTanh(-0.7, 0.9),
        layer7: Concat(g2, layer5, layer6) | Tanh | HardTanh(min = -2, max = 0.5) | HardSigmoid,
    }
}

network! {
    /// Layers: 6.
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net37<f64>: (query: [3, 3, 3], memory: [5]) -> [36] {
        w1: memory | Dropout(0) | LeakyRelu(0.2),
        #[frozen] g2: Dense(4, bias = false) | Relu6 | Softplus(2.0),
        x3: query | HardSwish,
        x4: memory | own::Bend<5> | Silu,
        x5: x3 | Flatten | Sigmoid | Gelu,
        w6: Concat(g2, x4, x5) | Relu | HardSwish,
    }
}

network! {
    /// Layers: 6.
    pub struct Net38<f64>: [5] -> [5] {
        g1: input | Dense(3) | Sigmoid | HardTanh,
        y2: Multiply(g1, g1, g1),
        v3: input | Dense(1, bias = false) | Silu,
        v4: Multiply(v3, v3),
        v5: Dense(units = TWO, init = constant(0.1)) | Elu(0.7),
        y6: Concat(y2, v5),
    }
}

network! {
    pub struct Net39<f64>: [1, 2] -> (layer1: [1, 6]) {
        layer1: Concat(input, input, input) | Gelu(approximate = tanh) | Elu,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net40<f64>: [2, 4] -> [16] {
        step1: Multiply(input, input) | LeakyRelu | HardTanh(min = -2, max = 0.5),
        v2: Dropout(p = 0.2) | HardTanh(min = -2, max = 0.5),
        #[frozen] v3: step1 | Dense(units = 2, init = orthogonal(1.4)) | Relu,
        #[frozen] layer4: Dense(1) | HardTanh,
        w5: Dense(1 << 2),
        #[frozen] hidden6: Dense(units = 4, init = glorot_uniform),
        layer7: Dropout(p = 0.2) | Silu,
        v8: v2 | Flatten | Elu | Tanh | LeakyRelu,
        g9: layer7 | Flatten | Softsign | LeakyRelu,
        hidden10: Concat(v8, g9) | HardSwish,
    }
}

network! {
    pub struct Net41<f64>: [3, 3, 1] -> [47usize] {
        step1: Softsign | Tanh,
        v2: step1 | Sigmoid | Elu(0.7),
        out3: v2 | Tanh | Selu | Silu,
        layer4: input | Dropout(p = 0.2),
        out5: Concat(layer4, out3),
        w6: out3 | HardSigmoid | HardSigmoid,
        y7: Net17 | LeakyRelu(slope = 0.3),
        g8: out3 | Softplus(2.0) | Selu | Gelu(approximate = tanh) | Sigmoid,
        g9: out5 | Flatten | Silu,
        layer10: g8 | Flatten | Sigmoid,
        v11: Concat(y7, g9, layer10) | Selu,
    }
}

network! {
    pub struct Net42<f64>: [3] -> [3] {
        hidden1: Add(input, input),
    }
}

network! {
    pub struct Net43<f64>: [3, 3] -> [3, 2] {
        x1: Dense(2),
    }
}

network! {
    pub struct Net44<f64>: [6] -> (g2: [6], hidden3: [2, 3, 1], y6: [6], v7: [3], step8: [2, wide::THREE, 1]) {
        hidden1: Add(input, input, input) | HardTanh(-0.7, 0.9) | LeakyRelu,
        g2: Flatten | Relu6,
        hidden3: input | Reshape([TWO, 3, 1]) | Silu | Elu,
        layer4: hidden3 | Flatten | Softplus | Softmax,
        step5: Dense(3) | LeakyRelu(0.2) | Gelu(approximate = tanh) | HardTanh(min = -2, max = 0.5),
        y6: layer4 | Reshape([TWO * wide::THREE]) | HardTanh(-0.7, 0.9) | Softmax | HardTanh(min = -2, max = 0.5),
        v7: Multiply(step5, step5),
        step8: hidden3 | Softsign | Sigmoid | LeakyRelu(0.2) | HardTanh(-0.7, 0.9),
    }
}

network! {
    /// Layers: 6.
    pub struct Net45<f64>: [3] -> [1] {
        v1: input | Flatten,
        v2: Dense(1),
        layer3: Dense(wide::THREE, bias = false) | LeakyRelu,
        #[frozen] y4: Dense(3) | HardTanh | LeakyRelu | Tanh,
        step5: y4 | Dense(6),
        step6: Dense(units = 1, init = constant(0.1)),
    }
}

network! {
    pub struct Net46<f64>: [3, 2] -> [36] {
        x1: Concat(input, input, input, input) | Silu,
        w2: input | own::Sums<3, 2> | Gelu(approximate = tanh),
        x3: input | Dense(2) | HardSigmoid | Relu6,
        x4: x1 | Flatten | Tanh,
        step5: w2 | Flatten | Softplus,
        v6: x3 | Flatten | HardTanh(-0.7, 0.9),
        y7: Concat(x4, step5, v6),
    }
}

network! {
    pub struct Net47<f64>: [3] -> [3] {
        hidden1: input | Flatten | Gelu(approximate = tanh),
        step2: Multiply(input, hidden1) | Sigmoid,
    }
}

network! {
    /// Layers: 7.
    pub struct Net48<f64>: (query: [1], memory: [3, 3]) -> (x2: [3, wide::THREE], hidden3: [wide::THREE, 12usize], y4: [3, 4], hidden5: [3, 1], v6: [3, 7], x7: [2]) {
        out1: Multiply(memory, memory, memory, memory) | Tanh | LeakyRelu,
        x2: out1 | Reshape([wide::THREE, 3]),
        hidden3: Concat(x2, x2, x2, memory),
        y4: x2 | Dense(4) | Relu6,
        #[frozen] hidden5: out1 | Dense(1, bias = false) | Tanh,
        v6: Concat(hidden5, out1, x2) | Elu(0.7) | Silu,
        x7: query | Dense(2) | Softsign,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net49<f64>: (query: [1, 1], memory: [4], context: [2]) -> [8] {
        x1: memory | Flatten,
        layer2: context | Dense(3, true, glorot_uniform,) | HardTanh,
        step3: Add(layer2, layer2),
        w4: query | Flatten,
        w5: Concat(x1, step3, w4) | Selu,
    }
}

network! {
    /// Layers: 8.
    pub struct Net50<f64>: (query: [1], memory: [6]) -> [4] {
        g1: memory | Dense(1 << 2) | LogSoftmax,
        hidden2: g1 | Flatten,
        w3: hidden2 | Reshape([1, 4]) | Selu | Relu6,
        g4: Dense(4) | Softmax | LeakyRelu(0.2) | Elu(0.7),
        w5: g4 | Dense(3) | HardTanh(min = -2, max = 0.5) | LeakyRelu(slope = 0.3) | LeakyRelu,
        w6: Multiply(w5, w5, w5) | Elu,
        step7: Flatten,
        y8: Concat(query, step7) | Relu6 | Selu | Tanh,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net51<f64>: [3, 2] -> (hidden2: [3, TWO], w3: [3, 4]) {
        layer1: input | Dense(2) | Relu6 | LeakyRelu,
        hidden2: LeakyRelu | Silu,
        w3: Concat(hidden2, hidden2) | Softplus,
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

//! Drawn by `generate.rs`; `CONSTNET_BLESS=1 cargo test --test random_networks` writes it anew.

use crate::*;

network! {
    pub struct Net0<f64>: (query: [5]) -> (step1: [TWO + wide::THREE], w2: [5], hidden3: [TWO + wide::THREE]) {
        step1: own::Blend<5>(query, query),
        w2: own::Bend<5> | HardSigmoid | Elu,
        hidden3: step1 | Flatten | HardTanh(-0.7, 0.9),
    }
}

network! {
    pub struct Net1<f64>: (query: [TWO], memory: [2, 3]) -> [6] {
        v1: memory | Dense(units = 5, init = orthogonal) | LogSoftmax | HardTanh(min = -2, max = 0.5) | Sigmoid,
        g2: Dense(2, bias = false),
        out3: Flatten | Elu,
        g4: Concat(query, out3) | LeakyRelu(0.2),
    }
}

network! {
    pub struct Net2<f64>: [TWO, 1usize, 1usize] -> [4] {
        out1: Multiply(input, input, input) | Relu6 | own::Wave(0.7) | own::Wave(0.7),
        hidden2: input | LeakyRelu(0.2),
        y3: out1 | Silu,
        w4: Relu | HardTanh | Elu,
        g5: Add(input, w4) | Softplus(beta = 0.5, threshold = 30.0),
        v6: hidden2 | Flatten,
        x7: g5 | Flatten | Selu,
        g8: Concat(v6, x7) | Softplus(2.0),
    }
}

network! {
    /// Layers: 11.
    pub struct Net3<f64>: (query: [2, 2], memory: [2]) -> [24usize] {
        y1: memory | Reshape([2, 1]),
        step2: Add(y1, y1) | Selu | Tanh,
        step3: Dense(2) | Relu6 | Gelu(approximate = tanh),
        g4: step3 | HardTanh(min = -2, max = 0.5) | LeakyRelu(0.2) | Tanh | HardTanh(min = -2, max = 0.5),
        w5: step2 | Dropout(0) | Tanh | Sigmoid | own::Wave(0.7),
        x6: g4 | Dense(4),
        step7: w5 | Dense(6) | LeakyRelu(0.2),
        layer8: query | Flatten | Softplus,
        w9: x6 | Flatten,
        g10: step7 | Flatten | HardTanh(-0.7, 0.9) | Softplus(beta = 0.5, threshold = 30.0),
        step11: Concat(layer8, w9, g10),
    }
}

network! {
    pub struct Net4<f64>: (query: [TWO, 4], memory: [6], context: [3, 1, 3]) -> (v7: [8], g6: [3, 1, 3], v5: [5], w2: [5]) {
        step1: Multiply(memory, memory, memory, memory) | Silu | Elu(0.7) | Selu,
        w2: Dense(5) | HardTanh(min = -2, max = 0.5) | Elu | Softsign,
        w3: context | Gelu(approximate = tanh) | LeakyRelu,
        layer4: Add(context, w3) | Silu | HardTanh(min = -2, max = 0.5),
        v5: Multiply(w2, w2),
        g6: Multiply(layer4, w3) | LeakyRelu(slope = 0.3),
        v7: query | Flatten | Elu(0.7) | own::Swell<2>,
    }
}

network! {
    pub struct Net5<f64>: [1] -> [TWO * wide::THREE] {
        hidden1: Add(input, input) | Tanh | Tanh,
        layer2: Reshape([1, 1, 1]) | HardSwish | HardTanh,
        step3: Flatten | Silu,
        x4: Concat(step3, input, input, step3) | HardSigmoid | HardTanh,
        hidden5: step3 | Dense(1) | LeakyRelu | Silu | LeakyRelu(0.2),
        layer6: Dense(units = 1, init = he_normal) | Relu,
        x7: x4 | Dense(5) | Tanh,
        y8: Concat(layer6, x7) | Sigmoid,
    }
}

network! {
    /// Layers: 6.
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net6<f64>: [wide::THREE, 2] -> [7usize] {
        hidden1: Flatten | HardTanh,
        g2: Add(hidden1, hidden1) | HardTanh | Sigmoid,
        layer3: hidden1 | Dense(1) | Relu | Relu,
        step4: Reshape([1, 1]) | HardSwish,
        y5: Flatten | HardSwish | own::Swell<2>,
        out6: Concat(g2, y5) | HardSwish,
    }
}

network! {
    pub struct Net7<f64>: [1, 1 << 2] -> [1, 5] {
        hidden1: Dense(1 << 2) | Tanh,
        y2: Dense(units = 2, init = lecun_normal) | Silu | Gelu,
        w3: Concat(y2, hidden1, y2) | LogSoftmax,
        x4: Dense(5, true, constant(0.1),),
    }
}

network! {
    pub struct Net8<f64>: (query: [2], memory: [4, 1]) -> (g3: [4], hidden2: [1]) {
        v1: query | Dense(1) | Gelu,
        hidden2: Add(v1, v1) | Softmax | Gelu | HardTanh(-0.7, 0.9),
        g3: memory | Flatten,
    }
}

network! {
    pub struct Net9<f64>: (query: [4], memory: [1, 2], context: [2, 1, 2]) -> [10] {
        x1: context | Elu | own::Swell<2>,
        layer2: memory | Flatten | LeakyRelu(slope = 0.3),
        hidden3: x1 | Flatten | HardSigmoid | HardTanh(-0.7, 0.9),
        out4: Concat(query, layer2, hidden3),
    }
}

network! {
    pub struct Net10<f64>: (query: [2, wide::THREE]) -> [22usize] {
        y1: query | Dense(1) | Sigmoid | HardTanh(-0.7, 0.9) | HardTanh(-0.7, 0.9),
        #[frozen] layer2: Dense(5) | own::Wave(0.7) | Selu,
        w3: y1 | Dense(6),
        v4: w3 | Dense(6),
        x5: layer2 | Flatten | LeakyRelu(slope = 0.3),
        w6: v4 | Flatten | Silu,
        layer7: Concat(x5, w6) | Relu | HardTanh(min = -2, max = 0.5),
    }
}

network! {
    pub struct Net11<f64>: (query: [6], memory: [wide::THREE, 3]) -> [56] {
        hidden1: memory | Dense(5) | Softplus(2.0),
        g2: memory | Dense(2),
        hidden3: query | Dense(units = 5, init = orthogonal) | Elu(0.7) | HardTanh(-0.7, 0.9),
        w4: g2 | Dense(6, bias = false) | LeakyRelu(0.2),
        layer5: Reshape([wide::THREE, 6]) | Gelu(approximate = tanh),
        hidden6: memory | Dense(TWO * wide::THREE),
        g7: hidden1 | Flatten,
        layer8: layer5 | Flatten,
        out9: hidden6 | Flatten | HardSigmoid,
        v10: Concat(hidden3, g7, layer8, out9) | Silu | own::Wave(0.7),
    }
}

network! {
    /// Layers: 8.
    pub struct Net12<f64>: [4, 4] -> (g4: [1 << 2, 6], g6: [4, 2], out8: [1 << 2, TWO + wide::THREE]) {
        y1: Dense(4, bias = false) | Softsign,
        g2: Add(y1, y1, input) | HardSigmoid | HardSigmoid,
        x3: y1 | Dense(6) | own::Swell<2> | LeakyRelu(slope = 0.3),
        g4: Add(x3, x3),
        step5: g2 | Dropout(0.5) | own::Swell<2>,
        g6: y1 | Dense(2) | LeakyRelu(slope = 0.3) | HardTanh(min = -2, max = 0.5),
        hidden7: step5 | Dense(4, true, constant(0.1),) | Tanh,
        out8: Dense(5),
    }
}

network! {
    pub struct Net13<f64>: [6] -> [5] {
        g1: own::Blend<6>(input, input) | Softplus(2.0) | HardTanh,
        w2: Dense(TWO + wide::THREE) | own::Swell<2>,
    }
}

network! {
    /// Layers: 9.
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net14<f64>: [1, 3, 1usize] -> [TWO * wide::THREE] {
        out1: LeakyRelu(slope = 0.3) | HardTanh | HardSwish,
        layer2: Add(input, out1) | HardTanh,
        hidden3: out1 | Silu,
        layer4: Reshape([1, 3]) | Elu | Softsign,
        out5: Add(layer4, layer4) | LeakyRelu(0.2) | Sigmoid,
        step6: Multiply(out5, out5) | Softplus(beta = 0.5, threshold = 30.0) | HardTanh,
        hidden7: layer2 | Flatten | Elu(0.7) | HardTanh(min = -2, max = 0.5) | LogSoftmax,
        g8: step6 | Flatten | own::Wave(0.7),
        v9: Concat(hidden7, g8) | Elu(0.7),
    }
}

network! {
    /// Layers: 4.
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net15<f64>: [4] -> [2] {
        x1: Dense(4) | HardTanh(min = -2, max = 0.5),
        w2: Add(x1, x1) | Tanh | Sigmoid,
        out3: Dense(2) | HardTanh(min = -2, max = 0.5),
        v4: Dropout(0) | Tanh | Sigmoid | Silu,
    }
}

network! {
    pub struct Net16<f64>: [3] -> [7] {
        step1: Dense(2) | Softplus,
        y2: Multiply(step1, step1, step1, step1) | own::Swell<2> | Tanh | Softmax,
        out3: y2 | Dropout(0) | Softsign,
        out4: step1 | Dropout(0.5) | Elu(0.7) | Selu | Softplus(beta = 0.5, threshold = 30.0),
        y5: Flatten | HardTanh(min = -2, max = 0.5),
        hidden6: input | own::Bend<3> | LogSoftmax,
        layer7: out3 | Reshape([2, 1]) | LeakyRelu(0.2),
        v8: Flatten,
        out9: Concat(y5, hidden6, v8) | LogSoftmax | Selu | Softsign,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net17<f64>: [2, 4] -> [12] {
        y1: Multiply(input, input) | Selu | LogSoftmax,
        w2: y1 | LeakyRelu(0.2) | HardTanh(-0.7, 0.9) | HardTanh(-0.7, 0.9) | HardTanh,
        y3: Dense(1) | Softplus(beta = 0.5, threshold = 30.0) | LeakyRelu(slope = 0.3) | Relu6,
        v4: y3 | Reshape([TWO, 1]) | Sigmoid,
        out5: w2 | Flatten,
        w6: Reshape([8, 1]) | Sigmoid,
        step7: y3 | Dense(units = 5, init = orthogonal(1.4)),
        out8: Dense(1),
        out9: v4 | Flatten | Tanh,
        y10: w6 | Flatten,
        hidden11: out8 | Flatten,
        v12: Concat(out9, y10, hidden11) | Softplus,
    }
}

network! {
    pub struct Net18<f64>: [2, 4] -> [32] {
        out1: Concat(input, input) | HardSwish,
        g2: Dense(5, bias = false) | HardTanh,
        x3: g2 | Dense(4) | Softplus(2.0),
        v4: Multiply(x3, input, input, x3) | LogSoftmax | HardTanh(min = -2, max = 0.5),
        w5: out1 | Dropout(0.5),
        layer6: v4 | Reshape([2, 4]),
        layer7: x3 | Flatten | HardSigmoid | Elu(0.7) | Relu6,
        step8: w5 | Flatten | Tanh,
        hidden9: layer6 | Flatten,
        v10: Concat(layer7, step8, hidden9),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net19<f64>: (query: [1], memory: [1]) -> (hidden2: [2]) {
        g1: memory | Dense(1, bias = false) | Sigmoid,
        hidden2: Concat(query, g1),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net20<f64>: [1, 1usize, 3] -> [6] {
        w1: Reshape([3, 1]) | Silu | Softplus | HardTanh,
        step2: Dense(1) | own::Swell<2> | Softplus,
        hidden3: Multiply(w1, w1, step2),
        g4: input | Flatten | Selu | Softsign | LeakyRelu(slope = 0.3),
        layer5: hidden3 | Flatten | Elu(0.7),
        x6: Concat(g4, layer5) | Tanh | Gelu,
    }
}

network! {
    /// Layers: 10.
    pub struct Net21<f64>: (query: [1, 3], memory: [4, TWO]) -> [67] {
        y1: memory | Dense(4, true, he_normal,) | Elu,
        w2: Concat(y1, y1) | Silu,
        y3: Reshape([16, 2]) | HardTanh,
        v4: Dense(6) | HardTanh(min = -2, max = 0.5),
        y5: Concat(v4, v4, y3) | Silu | HardTanh,
        out6: Dense(4) | Softmax | Relu6,
        y7: query | Dropout(p = 0.2) | HardSigmoid,
        v8: out6 | Flatten,
        w9: y7 | Flatten | HardSigmoid | Softmax,
        hidden10: Concat(v8, w9) | Sigmoid,
    }
}

network! {
    /// Layers: 12.
    pub struct Net22<f64>: [3, 2, 2] -> [36] {
        layer1: LeakyRelu | own::Swell<2> | Selu | LeakyRelu(0.2),
        g2: Dropout(p = 0.2) | Tanh,
        y3: Relu6 | Softplus(beta = 0.5, threshold = 30.0) | Gelu,
        v4: Multiply(y3, layer1) | Tanh,
        layer5: input | Tanh | Softsign | Tanh,
        layer6: Sigmoid | Tanh | Softplus(2.0),
        hidden7: layer6 | Sigmoid | Elu(0.7) | own::Wave(0.7),
        layer8: layer6 | Dropout(0),
        w9: v4 | Flatten,
        out10: hidden7 | Flatten | Tanh | LeakyRelu | Softplus,
        x11: layer8 | Flatten,
        out12: Concat(w9, out10, x11),
    }
}

network! {
    pub struct Net23<f64>: (query: [wide::THREE, 1usize, 3], memory: [3, 2, 2]) -> (y4: [12usize], y3: [3], v1: [3, 1usize, 3]) {
        v1: Multiply(query, query, query) | Elu(0.7),
        v2: Flatten | Relu6,
        y3: v2 | Dense(3) | Silu,
        y4: memory | Flatten | Silu,
    }
}

network! {
    pub struct Net24<f64>: [6] -> [7] {
        x1: Add(input, input) | Sigmoid,
        step2: Dense(1) | Silu,
        #[frozen] v3: step2 | Dense(units = 4, init = orthogonal),
        v4: step2 | Dense(units = 6, init = glorot_uniform) | Tanh,
        step5: Concat(v4, v4),
        v6: v3 | Dense(1, bias = false) | Elu(0.7),
        #[frozen] hidden7: step5 | Dense(units = TWO * wide::THREE, init = lecun_normal),
        g8: Concat(v6, hidden7),
    }
}

network! {
    pub struct Net25<f64>: [1] -> [5] {
        layer1: Dense(2) | Sigmoid | Gelu(approximate = tanh),
        w2: Multiply(input, input, input),
        x3: layer1 | Reshape([2, 1, 1]) | HardTanh,
        layer4: Silu | Silu | Gelu,
        out5: Dropout(0.5),
        hidden6: HardTanh(-0.7, 0.9) | Gelu(approximate = tanh),
        w7: layer4 | Reshape([1, 2, 1]) | LeakyRelu | Elu(0.7),
        step8: hidden6 | Flatten | HardSigmoid,
        g9: w7 | Flatten,
        y10: Concat(w2, step8, g9),
    }
}

network! {
    pub struct Net26<f64>: [3] -> [16] {
        v1: Dense(units = 6, init = glorot_uniform),
        x2: Dropout(0.5),
        x3: Concat(input, input, v1),
        v4: x3 | Flatten,
        out5: x2 | Dense(1 << 2),
        w6: Concat(v4, out5),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net27<f64>: [4, 4] -> [32usize] {
        x1: Dropout(0.5),
        step2: Multiply(input, x1) | LeakyRelu,
        v3: step2 | own::Sums<4, 4> | HardTanh(min = -2, max = 0.5) | Tanh | Softsign,
        out4: own::Sums<4, 4> | Elu(0.7) | own::Swell<2> | Relu,
        out5: x1 | Reshape([8, 2]),
        v6: out4 | own::Sums<4, 4> | Sigmoid | HardTanh | Tanh,
        v7: out5 | Flatten,
        x8: v6 | Flatten,
        hidden9: Concat(v7, x8) | Sigmoid,
    }
}

network! {
    pub struct Net28<f64>: [2, 2, 2] -> [24] {
        hidden1: Sigmoid | Tanh | Elu(0.7),
        x2: Reshape([8]) | LeakyRelu,
        layer3: Concat(x2, x2, x2) | Selu | Selu | own::Wave(0.7),
        g4: Add(layer3, layer3) | own::Wave(0.7) | Selu | Relu,
        y5: Add(g4, g4) | HardSwish,
        x6: Dropout(p = 0.2),
    }
}

network! {
    /// Layers: 8.
    pub struct Net29<f64>: (query: [1 << 2], memory: [2], context: [1 << 2, wide::THREE]) -> [17usize] {
        hidden1: memory | Dense(2) | Elu(0.7) | LeakyRelu(slope = 0.3) | Softplus,
        step2: Elu | LogSoftmax,
        v3: Concat(query, hidden1, step2, step2) | Softmax | Softmax,
        hidden4: Softmax,
        v5: hidden4 | Dropout(0) | Softsign | Relu6 | Softmax,
        x6: Dense(5, bias = false) | Softsign,
        v7: context | Flatten | own::Wave(0.7),
        hidden8: Concat(x6, v7),
    }
}

network! {
    /// Layers: 5.
    pub struct Net30<f64>: (query: [2], memory: [3, TWO, 3], context: [2, 4]) -> (y5: [2], y4: [2, 4], v3: [9, 2, wide::THREE]) {
        out1: context | Dense(6, bias = false) | Relu | HardTanh(-0.7, 0.9),
        hidden2: memory | Dropout(0) | Softplus(beta = 0.5, threshold = 30.0) | LeakyRelu(slope = 0.3) | HardSwish,
        v3: Concat(hidden2, memory, memory) | LeakyRelu | HardSwish,
        y4: out1 | Dense(1 << 2, true, orthogonal,) | HardTanh(min = -2, max = 0.5) | Relu | Selu,
        y5: query | Dense(TWO),
    }
}

network! {
    /// Layers: 9.
    pub struct Net31<f64>: (query: [2, 2], memory: [2, 3, 1]) -> (step1: [2, 4], step2: [4], w5: [2, 1], hidden7: [2, 1], x8: [2], v9: [6]) {
        #[frozen] step1: query | Dense(4) | HardTanh | Gelu(approximate = tanh),
        step2: query | Flatten | Gelu(approximate = tanh),
        #[frozen] w3: query | Dense(units = 1, init = lecun_normal),
        y4: Dropout(0.5),
        w5: Dropout(0) | HardTanh | HardTanh(-0.7, 0.9),
        y6: Add(y4, w3),
        hidden7: w5 | Dense(1, bias = false) | Softmax,
        x8: y6 | Flatten,
        v9: memory | Flatten,
    }
}

network! {
    pub struct Net32<f64>: (query: [6], memory: [1usize, 2], context: [wide::THREE, 1usize]) -> [16] {
        #[frozen] step1: memory | Dense(4, bias = false) | Softplus(beta = 0.5, threshold = 30.0),
        w2: Flatten,
        y3: query | Dense(4) | LeakyRelu | Softplus(beta = 0.5, threshold = 30.0) | HardSwish,
        out4: own::Blend<4>(w2, w2),
        hidden5: Dropout(0.5) | Gelu(approximate = tanh) | Relu,
        x6: memory | Dense(5),
        step7: x6 | Flatten | Gelu,
        step8: context | Flatten,
        hidden9: Concat(y3, hidden5, step7, step8) | Gelu(approximate = tanh),
    }
}

network! {
    pub struct Net33<f64>: (query: [3, 1], memory: [2], context: [5]) -> (x4: [8usize], x2: [2]) {
        step1: Multiply(memory, memory),
        x2: Add(step1, step1) | Softplus,
        w3: query | Flatten | Silu,
        x4: Concat(context, w3) | Softplus(2.0) | Gelu(approximate = tanh),
    }
}

network! {
    pub struct Net34<f64>: [1] -> [1] {
        w1: Softmax | Softmax,
        hidden2: w1 | Dropout(p = 0.2),
    }
}

network! {
    /// Layers: 1.
    pub struct Net35<f64>: [3] -> [6] {
        g1: Concat(input, input),
    }
}

network! {
    /// Layers: 7.
    pub struct Net36<f64>: (query: [2, 2]) -> (layer7: [2, 5], out4: [2, 6], w1: [2, 4]) {
        w1: Dense(4) | LeakyRelu(0.2) | Silu | HardSigmoid,
        x2: w1 | Dense(units = 2, init = orthogonal(1.4)),
        x3: x2 | Dense(units = TWO * wide::THREE, init = orthogonal) | HardSwish,
        out4: Dense(6, true, he_normal,) | LeakyRelu(slope = 0.3),
        x5: Dense(6) | LeakyRelu(0.2) | Sigmoid,
        x6: Dense(5) | Relu6 | Softplus(2.0) | Elu(0.7),
        layer7: Multiply(x6, x6) | LeakyRelu(slope = 0.3) | Softmax | Tanh,
    }
}

network! {
    pub struct Net37<f64>: [3, TWO] -> [3, 4] {
        v1: Dense(3) | LeakyRelu(slope = 0.3) | Gelu,
        x2: Dense(4),
    }
}

network! {
    pub struct Net38<f64>: (query: [wide::THREE, 3], memory: [5]) -> [8] {
        g1: query | Dense(3),
        x2: memory | Dropout(p = 0.2),
        out3: Multiply(x2, memory, memory, x2),
        layer4: Dropout(p = 0.2),
        step5: g1 | Dense(3) | HardTanh,
        step6: Dense(3) | LogSoftmax,
        step7: Dense(units = 1, init = constant(0.1)),
        y8: Flatten | HardTanh(-0.7, 0.9) | Relu6,
        y9: Concat(layer4, y8),
    }
}

network! {
    /// Layers: 2.
    pub struct Net39<f64>: (query: [2], memory: [6], context: [1, TWO]) -> (step1: [1usize, TWO], step2: [8]) {
        step1: Multiply(context, context, context, context) | Relu6 | Silu,
        step2: Concat(query, memory) | Softplus,
    }
}

network! {
    pub struct Net40<f64>: (query: [TWO * wide::THREE], memory: [3], context: [4]) -> [13] {
        step1: context | Flatten,
        step2: Concat(query, memory, step1),
    }
}

network! {
    pub struct Net41<f64>: (query: [1, 2, 3]) -> [6, 1, 1] {
        v1: Reshape([6, 1, 1]) | LeakyRelu(slope = 0.3),
        layer2: Relu6 | Softplus | Silu | Silu,
        y3: Elu | HardTanh,
    }
}

network! {
    pub struct Net42<f64>: [1usize, 2] -> (layer5: [5]) {
        v1: Dense(1, bias = false) | Elu(0.7),
        v2: own::Sums<1, 1> | Relu | Silu,
        v3: Dense(units = 1, init = orthogonal(1.4)) | Softplus(beta = 0.5, threshold = 30.0) | Tanh,
        #[frozen] g4: Dense(5) | HardTanh(min = -2, max = 0.5),
        layer5: Flatten,
    }
}

network! {
    pub struct Net43<f64>: [3, 2, 3] -> (layer4: [3, 2, 3], w6: [3, 2, 3], v7: [12, 2, 3], hidden8: [72]) {
        step1: Add(input, input),
        w2: input | Gelu,
        v3: Softplus | HardTanh,
        layer4: Add(step1, v3),
        layer5: w2 | Softsign | LeakyRelu(0.2) | Softplus(beta = 0.5, threshold = 30.0) | Relu6,
        w6: layer5 | Softplus(beta = 0.5, threshold = 30.0) | Softplus | LeakyRelu(slope = 0.3) | HardTanh,
        v7: Concat(w2, w6, w2, step1) | HardTanh(min = -2, max = 0.5),
        hidden8: Flatten | Silu,
    }
}

network! {
    pub struct Net44<f64>: (query: [1, 4], memory: [4, wide::THREE]) -> [44] {
        hidden1: Add(memory, memory) | Silu | Silu,
        w2: hidden1 | Dense(1usize, true, constant(0.1),) | LeakyRelu,
        w3: Add(hidden1, memory, hidden1) | Silu,
        g4: hidden1 | Dense(units = 3, init = orthogonal),
        hidden5: query | own::Sums<1, 4> | HardTanh(-0.7, 0.9) | own::Wave(0.7) | LeakyRelu(0.2),
        out6: memory | Flatten | Relu,
        v7: w2 | Flatten,
        out8: w3 | Flatten | HardSwish | Gelu(approximate = tanh),
        out9: g4 | Flatten | Silu,
        hidden10: hidden5 | Flatten | Silu | Elu(0.7),
        v11: Concat(out6, v7, out8, out9, hidden10) | Gelu,
    }
}

network! {
    pub struct Net45<f64>: (query: [6], memory: [1, 1], context: [5]) -> (y2: [1], layer4: [10]) {
        g1: memory | Flatten,
        y2: Selu | Relu,
        x3: query | Dense(5) | Sigmoid | LeakyRelu(slope = 0.3) | own::Wave(0.7),
        layer4: Concat(context, x3),
    }
}

network! {
    /// Layers: 6.
    pub struct Net46<f64>: (query: [1, 1], memory: [2], context: [4, 3]) -> [27] {
        x1: memory | Flatten | Silu,
        #[frozen] step2: context | Dense(3) | Softplus(beta = 0.5, threshold = 30.0) | Softsign,
        hidden3: Dense(6),
        layer4: query | Flatten | LeakyRelu,
        w5: hidden3 | Flatten | HardTanh(min = -2, max = 0.5),
        layer6: Concat(x1, layer4, w5) | HardTanh(min = -2, max = 0.5),
    }
}

network! {
    pub struct Net47<f64>: [1, 3, 2] -> [12] {
        x1: input | HardTanh(-0.7, 0.9),
        x2: Relu6,
        x3: Silu,
        g4: Add(x3, x2) | LeakyRelu(0.2),
        step5: x2 | Tanh,
        hidden6: g4 | Flatten,
        hidden7: step5 | Flatten | Silu,
        step8: Concat(hidden6, hidden7) | Elu | LeakyRelu | LeakyRelu,
    }
}

network! {
    pub struct Net48<f64>: (query: [5], memory: [5]) -> (y1: [TWO * wide::THREE], x2: [5], g3: [5]) {
        y1: memory | Dense(6) | Sigmoid,
        x2: query | Softsign | Softplus(2.0),
        g3: Dropout(0) | HardTanh(-0.7, 0.9) | HardSigmoid | LeakyRelu(slope = 0.3),
    }
}

network! {
    /// Layers: 2.
    pub struct Net49<f64>: [2] -> [4] {
        w1: Multiply(input, input) | Tanh,
        w2: Concat(input, w1) | Selu | own::Wave(0.7),
    }
}

network! {
    /// Layers: 4.
    pub struct Net50<f64>: (query: [5], memory: [TWO + wide::THREE], context: [2, 2, wide::THREE]) -> [22] {
        layer1: context | Reshape([TWO, 6]) | Silu | HardTanh(min = -2, max = 0.5),
        step2: Add(layer1, layer1, layer1, layer1),
        hidden3: step2 | Flatten | Silu | Softplus(2.0) | Relu,
        g4: Concat(query, memory, hidden3),
    }
}

network! {
    /// Layers: 5.
    pub struct Net51<f64>: (query: [3], memory: [wide::THREE], context: [1, 1, 1]) -> (w5: [1, 4], out4: [1, 1, 1], g1: [wide::THREE]) {
        g1: Add(query, query) | HardTanh(min = -2, max = 0.5),
        w2: context | Elu(0.7) | Gelu(approximate = tanh) | Relu6,
        w3: memory | Dense(4, true, lecun_normal,) | Gelu(approximate = tanh) | Softplus(2.0),
        out4: w2 | Dropout(0.5) | Elu | Softplus(beta = 0.5, threshold = 30.0),
        w5: w3 | Reshape([1, 4]) | own::Swell<2>,
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

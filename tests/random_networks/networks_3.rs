//! Drawn by `generate.rs`; `CONSTNET_BLESS=1 cargo test --test random_networks` writes it anew.

use crate::*;

network! {
    pub struct Net0<f64>: [4, 3] -> (layer1: [4, 5], hidden4: [4, 12], hidden7: [6, 2, 4]) {
        layer1: Dense(5) | LeakyRelu(slope = 0.3) | LeakyRelu(0.2),
        y2: Dense(6, true, orthogonal,) | Gelu | LeakyRelu(slope = 0.3),
        v3: Dense(units = 3, init = glorot_uniform) | Gelu(approximate = tanh) | LeakyRelu(slope = 0.3),
        hidden4: Concat(v3, v3, input, v3) | Softmax,
        v5: Dense(6) | Softsign,
        v6: Reshape([3, 2, 4]) | Tanh,
        hidden7: Concat(v6, v6),
    }
}

network! {
    pub struct Net1<f64>: (query: [4], memory: [1, 2, 1usize], context: [wide::THREE, TWO]) -> [14] {
        v1: memory | HardSwish | Relu | Sigmoid,
        x2: context | Dropout(0) | Gelu,
        y3: Reshape([2, 3, 1]) | Tanh,
        y4: y3 | Softplus | Softplus(2.0) | Gelu,
        w5: Add(query, query, query) | HardTanh,
        x6: w5 | Dense(6, bias = false),
        out7: x6 | Dropout(0.5) | LeakyRelu(slope = 0.3) | Elu,
        layer8: y4 | Sigmoid | Softplus(beta = 0.5, threshold = 30.0) | Silu | LeakyRelu(slope = 0.3),
        x9: v1 | Flatten | LeakyRelu,
        g10: layer8 | Flatten,
        w11: Concat(out7, x9, g10) | LeakyRelu | Selu,
    }
}

network! {
    pub struct Net2<f64>: [1] -> [12] {
        step1: Reshape([1, 1]),
        step2: Flatten | Relu6,
        step3: Reshape([1usize, 1]) | Tanh | HardSigmoid,
        hidden4: step2 | Reshape([1, 1]) | Softsign | LeakyRelu(slope = 0.3) | Sigmoid,
        step5: Dense(6),
        y6: step1 | Dense(1, bias = false),
        y7: Dense(units = 5, init = he_normal),
        v8: step3 | Flatten | Sigmoid,
        y9: step5 | Flatten,
        out10: y7 | Flatten | Elu(0.7) | LeakyRelu(slope = 0.3) | LeakyRelu(slope = 0.3),
        y11: Concat(v8, y9, out10) | own::Wave(0.7),
    }
}

network! {
    /// Layers: 7.
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net3<f64>: (query: [4], memory: [1], context: [6]) -> (out7: [2], w4: [24usize]) {
        w1: memory | Dense(units = 3, init = he_normal) | HardTanh(-0.7, 0.9),
        x2: Concat(query, context) | Tanh,
        hidden3: w1 | Dense(4) | own::Wave(0.7) | Relu,
        w4: Concat(query, x2, x2),
        v5: hidden3 | Sigmoid | Softplus(2.0) | Softmax | Elu,
        y6: Dense(TWO, bias = false) | Sigmoid,
        out7: Multiply(y6, y6),
    }
}

network! {
    pub struct Net4<f64>: [4] -> (v2: [1 << 2], layer4: [4]) {
        hidden1: Add(input, input),
        v2: input | Flatten | Relu,
        w3: Add(hidden1, hidden1),
        layer4: Flatten,
    }
}

network! {
    /// Layers: 5.
    pub struct Net5<f64>: [4] -> [TWO * wide::THREE] {
        #[frozen] hidden1: input | Dense(5),
        hidden2: Add(hidden1, hidden1, hidden1) | HardSwish | own::Wave(0.7) | Tanh,
        v3: Add(hidden2, hidden2),
        w4: Dense(4, bias = false),
        w5: Dense(6) | Gelu(approximate = tanh),
    }
}

network! {
    pub struct Net6<f64>: (query: [5], memory: [1], context: [3, 3]) -> (x1: [3, 3], y3: [10]) {
        x1: Multiply(context, context) | LeakyRelu | HardTanh(-0.7, 0.9),
        hidden2: memory | Dense(5) | Silu | Gelu,
        y3: Concat(query, hidden2) | Gelu,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net7<f64>: (query: [4, 3]) -> [1usize] {
        #[frozen] hidden1: Dense(units = 4, init = lecun_normal),
        g2: hidden1 | Flatten,
        #[frozen] layer3: Dense(1, true, orthogonal,) | HardTanh,
        x4: Flatten,
        v5: Add(x4, x4) | Elu(0.7) | Softmax,
    }
}

network! {
    /// Layers: 1.
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net8<f64>: [4] -> [16] {
        w1: Concat(input, input, input, input),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net9<f64>: [1] -> (x3: [3], x4: [wide::THREE]) {
        v1: Dropout(0.5),
        v2: v1 | Dense(units = 3, init = lecun_normal) | Sigmoid,
        x3: v2 | Dropout(0) | own::Wave(0.7),
        x4: Dropout(0.5) | Tanh,
    }
}

network! {
    pub struct Net10<f64>: (query: [4, 2]) -> (w2: [4, 1], y5: [5, 2, TWO], out6: [10, 2, TWO], y7: [4, 2]) {
        x1: Dense(3, true, lecun_normal,) | Relu,
        w2: query | Dense(1) | own::Wave(0.7) | Softplus(2.0),
        #[frozen] y3: query | Dense(5, true, lecun_normal,),
        y4: y3 | Reshape([5, 2, 2]),
        y5: Add(y4, y4, y4),
        out6: Concat(y5, y5) | Softsign | Softplus(beta = 0.5, threshold = 30.0) | Silu,
        y7: x1 | Dense(TWO, true, orthogonal(1.4),) | LeakyRelu,
    }
}

network! {
    pub struct Net11<f64>: [6] -> (x5: [2, 1], g4: [6]) {
        x1: Dense(2) | Softplus | Elu(0.7),
        v2: Dense(2),
        y3: x1 | Dense(6) | Softplus | Elu,
        g4: Dropout(0.5) | LeakyRelu | Tanh,
        x5: v2 | Reshape([2, 1usize]) | Softsign | Gelu | LeakyRelu(0.2),
    }
}

network! {
    pub struct Net12<f64>: (query: [TWO, 1], memory: [1usize]) -> [5] {
        g1: Multiply(query, query),
        hidden2: g1 | Reshape([2, 1]),
        hidden3: query | Dense(1, bias = false) | HardSwish,
        layer4: hidden2 | Flatten,
        step5: Flatten,
        v6: hidden3 | Flatten | Softmax,
        v7: Concat(memory, step5, v6) | own::Wave(0.7),
    }
}

network! {
    pub struct Net13<f64>: (query: [4, 3], memory: [2, 1]) -> (out1: [2, 3], v2: [12]) {
        out1: memory | Dense(3) | LeakyRelu(0.2),
        v2: query | Flatten | Sigmoid | own::Swell<2>,
    }
}

network! {
    pub struct Net14<f64>: (query: [3, wide::THREE], memory: [1 << 2], context: [2, 4]) -> [22usize] {
        layer1: context | Flatten | Gelu(approximate = tanh) | Sigmoid | Sigmoid,
        #[frozen] y2: layer1 | Dense(4, true, orthogonal,) | Relu6 | Relu,
        y3: memory | Silu | HardSigmoid,
        #[frozen] g4: y2 | Dense(units = 1usize, init = orthogonal) | Elu,
        x5: context | own::Sums<2, 4>,
        y6: Dropout(p = 0.2),
        y7: query | Flatten | Relu,
        y8: y6 | Flatten,
        g9: Concat(y3, g4, y7, y8),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net15<f64>: [3, 3] -> (g1: [wide::THREE, 3], y2: [3, TWO]) {
        g1: own::Sums<3, 3> | HardTanh(min = -2, max = 0.5) | LeakyRelu(slope = 0.3),
        y2: input | Dense(units = 2, init = lecun_normal) | Elu,
    }
}

network! {
    pub struct Net16<f64>: [3, 1 << 2] -> [3, TWO * wide::THREE] {
        step1: Dropout(0) | Elu,
        x2: Dense(TWO + wide::THREE, bias = false),
        layer3: Concat(step1, x2, input) | own::Swell<2> | Sigmoid | LeakyRelu(0.2),
        step4: Dense(6, true, orthogonal(1.4),),
    }
}

network! {
    pub struct Net17<f64>: [3, 3, 1] -> [9, 1] {
        x1: Add(input, input) | Softplus,
        step2: HardTanh | Silu | own::Swell<2>,
        w3: Gelu(approximate = tanh) | Elu(0.7),
        hidden4: Gelu,
        x5: Reshape([9, 1]) | Tanh | Gelu,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net18<f64>: [3, 3, 1] -> [9, wide::THREE, 1] {
        v1: Concat(input, input, input) | Selu | Relu,
    }
}

network! {
    pub struct Net19<f64>: [5] -> [7usize] {
        step1: input | Reshape([5]) | Selu,
        x2: own::Bend<5> | LeakyRelu(slope = 0.3),
        v3: step1 | Dense(5) | HardSwish,
        layer4: x2 | Dense(2, true, glorot_uniform,) | HardSigmoid | Selu | Softsign,
        layer5: Concat(v3, layer4) | HardSigmoid,
    }
}

network! {
    pub struct Net20<f64>: (query: [3, 2], memory: [4], context: [4]) -> [14] {
        w1: memory | Flatten,
        hidden2: query | Flatten | LeakyRelu | HardTanh(min = -2, max = 0.5),
        v3: Concat(context, w1, hidden2) | Softplus,
    }
}

network! {
    /// Layers: 9.
    pub struct Net21<f64>: [1, wide::THREE, wide::THREE] -> [23] {
        layer1: HardTanh | Softplus(beta = 0.5, threshold = 30.0),
        x2: Concat(input, layer1) | Gelu | Softplus(beta = 0.5, threshold = 30.0),
        out3: LeakyRelu | Softplus(beta = 0.5, threshold = 30.0),
        g4: input | Reshape([9]) | HardTanh(min = -2, max = 0.5) | Gelu(approximate = tanh),
        g5: Dense(units = 5, init = glorot_uniform) | LogSoftmax,
        hidden6: g4 | Dense(1 << 2, bias = false) | HardSigmoid,
        #[frozen] hidden7: g5 | Dense(1) | HardTanh(min = -2, max = 0.5) | Sigmoid | HardTanh(-0.7, 0.9),
        hidden8: out3 | Flatten,
        out9: Concat(hidden6, hidden7, hidden8) | Softplus,
    }
}

network! {
    /// Layers: 1.
    pub struct Net22<f64>: [5] -> [4] {
        w1: Dense(4, bias = false),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net23<f64>: [4, 4] -> [4, 4] {
        layer1: Dense(3, true, orthogonal(1.4),) | Tanh,
        #[frozen] y2: Dense(4, true, constant(0.1),),
        step3: Multiply(input, y2),
    }
}

network! {
    pub struct Net24<f64>: [2, 2, 1] -> (y2: [1, 1, 4], step3: [1, 1, 1 << 2]) {
        x1: Multiply(input, input, input, input) | Selu,
        y2: Reshape([1, 1, 4]) | Sigmoid,
        step3: y2 | Selu | LeakyRelu(0.2) | Relu,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net25<f64>: [4, 3] -> (step1: [4, 6]) {
        step1: Dense(6) | Gelu | Selu,
    }
}

network! {
    pub struct Net26<f64>: [3] -> (x1: [TWO + wide::THREE], hidden5: [4, 3]) {
        x1: Dense(5, bias = false) | LogSoftmax | Sigmoid | Relu6,
        step2: Dense(4) | HardSwish,
        step3: Add(step2, step2) | Softmax,
        layer4: step3 | Reshape([4, 1]),
        hidden5: Dense(3) | Relu6 | HardTanh(-0.7, 0.9),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net27<f64>: (query: [2], memory: [1, 4], context: [4]) -> [10] {
        hidden1: context | Dropout(p = 0.2) | Relu6,
        v2: memory | Reshape([1, 4]) | Relu6 | Gelu,
        y3: Flatten | Relu6,
        out4: Concat(query, hidden1, y3),
    }
}

network! {
    pub struct Net28<f64>: (query: [wide::THREE, 2], memory: [2], context: [5]) -> [13usize] {
        out1: Add(context, context) | Tanh | Silu | Selu,
        w2: query | Flatten,
        hidden3: Concat(memory, out1, w2) | own::Swell<2>,
    }
}

network! {
    pub struct Net29<f64>: [6] -> [3] {
        g1: Dense(1 << 2, bias = false) | Softsign,
        v2: Dropout(0.5) | HardSwish | own::Wave(0.7),
        v3: Concat(v2, input, g1) | own::Swell<2>,
        #[frozen] y4: Dense(3, bias = false) | Gelu,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net30<f64>: [1 << 2, 3] -> [48] {
        v1: Dense(TWO + wide::THREE),
        x2: own::Sums<4, 5> | Softplus(2.0) | HardTanh(-0.7, 0.9) | HardTanh(-0.7, 0.9),
        y3: Dropout(0),
        hidden4: Dropout(p = 0.2),
        #[frozen] hidden5: Dense(5) | own::Wave(0.7),
        step6: input | Net25 | Softmax,
        w7: hidden5 | Dense(6),
        g8: step6 | Flatten | Softsign,
        layer9: w7 | Flatten,
        v10: Concat(g8, layer9) | HardTanh(-0.7, 0.9),
    }
}

network! {
    pub struct Net31<f64>: (query: [1usize, 2, 3], memory: [3, 2], context: [1usize, 1, 1]) -> (x1: [3, 2], v2: [TWO * wide::THREE], x3: [1]) {
        x1: Add(memory, memory, memory),
        v2: query | Flatten | Softplus(2.0),
        x3: context | Flatten | Softsign,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net32<f64>: [5] -> [8usize] {
        y1: Dense(3, bias = false) | Softplus(2.0),
        #[frozen] g2: own::Blend<5>(input, input) | Softplus | LogSoftmax,
        layer3: y1 | Softplus | own::Wave(0.7),
        hidden4: Concat(layer3, g2) | HardTanh | own::Swell<2>,
    }
}

network! {
    pub struct Net33<f64>: (query: [3, 2, TWO], memory: [TWO * wide::THREE], context: [2, 1usize, TWO]) -> [52] {
        layer1: Concat(query, query, query) | Silu,
        x2: context | HardSwish,
        hidden3: Concat(memory, memory),
        out4: x2 | Dropout(0.5) | Elu,
        out5: layer1 | Flatten | Gelu(approximate = tanh),
        x6: out4 | Flatten,
        out7: Concat(hidden3, out5, x6) | Softplus(beta = 0.5, threshold = 30.0),
    }
}

network! {
    pub struct Net34<f64>: (query: [1usize, TWO], memory: [2, 1 << 2], context: [1]) -> [17] {
        #[frozen] out1: context | Net2,
        #[frozen] w2: out1 | Dense(1 << 2, true, glorot_uniform,) | Elu(0.7),
        layer3: context | Flatten,
        g4: query | Dense(2, true, constant(0.1),),
        step5: Dense(4) | LeakyRelu(0.2),
        hidden6: Dropout(0) | HardTanh,
        v7: memory | Flatten | LeakyRelu | Gelu,
        x8: hidden6 | Flatten,
        w9: Concat(w2, layer3, v7, x8) | HardTanh,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net35<f64>: [3, 2, wide::THREE] -> [36usize] {
        w1: Elu(0.7),
        v2: input | LeakyRelu(0.2),
        layer3: w1 | Softplus(2.0),
        hidden4: Reshape([3, TWO, 3]) | HardSwish,
        step5: v2 | Flatten,
        hidden6: hidden4 | Flatten,
        hidden7: Concat(step5, hidden6),
    }
}

network! {
    pub struct Net36<f64>: [4, 4] -> [64] {
        v1: Dense(units = 6, init = glorot_uniform) | Relu,
        w2: Reshape([8, 3]) | Relu,
        w3: Add(v1, v1) | Elu,
        x4: w2 | Dense(units = 5, init = he_normal),
        g5: w3 | Flatten,
        out6: x4 | Flatten | Relu | HardSigmoid | Silu,
        g7: Concat(g5, out6) | Gelu,
    }
}

network! {
    pub struct Net37<f64>: (query: [6], memory: [6], context: [4]) -> [16usize] {
        #[frozen] v1: context | Dense(4) | Tanh,
        out2: memory | Reshape([3, 2]) | Tanh,
        out3: Flatten | Softmax | Softplus,
        w4: Concat(query, v1, out3) | Softplus(beta = 0.5, threshold = 30.0),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net38<f64>: [1, 1] -> [2] {
        w1: Multiply(input, input, input, input) | Softsign | LeakyRelu(0.2) | Silu,
        v2: Dense(1 << 2),
        step3: Multiply(v2, v2) | Softplus | HardTanh(-0.7, 0.9) | LeakyRelu,
        step4: Reshape([4]) | Softplus(beta = 0.5, threshold = 30.0),
        #[frozen] v5: Dense(2),
        x6: v5 | Flatten,
        g7: x6 | LeakyRelu | LeakyRelu(0.2),
    }
}

network! {
    pub struct Net39<f64>: [4] -> (out2: [5]) {
        out1: own::Blend<4>(input, input),
        out2: out1 | Dense(5, bias = false) | HardTanh,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net40<f64>: [2] -> [8] {
        v1: input | Dense(wide::THREE, bias = false),
        out2: input | Flatten | HardSigmoid | LogSoftmax | Relu,
        g3: Reshape([2, 1]) | Sigmoid,
        g4: v1 | Reshape([1, 3]),
        g5: Dense(units = TWO * wide::THREE, init = constant(0.1)),
        step6: Add(g5, g5) | Elu(0.7),
        g7: g3 | Flatten | Softsign | LeakyRelu,
        y8: step6 | Flatten,
        w9: Concat(g7, y8),
    }
}

network! {
    pub struct Net41<f64>: [6] -> [9] {
        w1: Concat(input, input) | Softmax,
        hidden2: input | Reshape([1, 6]),
        v3: w1 | Relu6,
        hidden4: Dense(3, true, orthogonal(1.4),) | Silu,
        hidden5: Multiply(hidden4, hidden4) | Sigmoid,
        layer6: hidden2 | Flatten,
        y7: Concat(hidden5, layer6) | Sigmoid,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net42<f64>: (query: [1, wide::THREE], memory: [3], context: [6]) -> [13] {
        x1: Multiply(context, context, context),
        v2: x1 | own::Bend<6> | Silu,
        layer3: x1 | Dense(1, bias = false),
        step4: query | Flatten | Tanh,
        v5: Concat(memory, v2, layer3, step4) | Softmax | Relu | HardSigmoid,
    }
}

network! {
    pub struct Net43<f64>: [6] -> [6] {
        x1: Flatten | Softsign,
        v2: Dropout(0.5) | own::Swell<2> | Sigmoid | Softmax,
        g3: Dense(1 << 2, true, orthogonal(1.4),),
        step4: v2 | Dense(2) | Tanh | LeakyRelu(0.2) | HardTanh,
        w5: Concat(g3, step4) | Softplus(beta = 0.5, threshold = 30.0),
    }
}

network! {
    pub struct Net44<f64>: (query: [1], memory: [4], context: [TWO, 3, 2]) -> [38] {
        x1: context | Dropout(p = 0.2) | Relu6 | Softplus(beta = 0.5, threshold = 30.0) | Tanh,
        v2: memory | Dropout(0) | Tanh | LeakyRelu(slope = 0.3),
        #[frozen] x3: query | self::Net2 | Silu,
        g4: query | Dense(5, true, glorot_uniform,) | Sigmoid | HardTanh,
        step5: Concat(v2, x3),
        v6: x1 | Flatten | HardTanh(min = -2, max = 0.5) | Silu,
        w7: Concat(memory, step5),
        g8: v6 | self::Net42,
        step9: Concat(g4, w7, g8) | Elu(0.7) | HardTanh,
    }
}

network! {
    /// Layers: 2.
    pub struct Net45<f64>: [5] -> [7] {
        step1: input | self::Net19 | LeakyRelu | Sigmoid,
        w2: Add(step1, step1) | Sigmoid | LeakyRelu(0.2),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net46<f64>: [3, 2, TWO] -> [25] {
        hidden1: Flatten | Softsign,
        layer2: input | Reshape([1, 12]) | Softplus(2.0),
        out3: Dense(units = 1, init = constant(0.1)),
        y4: layer2 | Softplus | Sigmoid | Silu,
        step5: Add(layer2, y4, layer2) | Relu | Sigmoid,
        layer6: out3 | Flatten | Softplus(2.0),
        out7: step5 | Flatten | Elu | LogSoftmax,
        w8: Concat(hidden1, layer6, out7) | Softsign | Softplus(2.0),
    }
}

network! {
    pub struct Net47<f64>: [3] -> [13] {
        y1: Dense(units = 1, init = lecun_normal),
        x2: input | Reshape([3, 1]) | HardSigmoid,
        x3: x2 | Dense(4, bias = false),
        hidden4: Flatten | LogSoftmax | HardTanh(-0.7, 0.9),
        g5: Concat(y1, hidden4),
    }
}

network! {
    pub struct Net48<f64>: [1] -> (x1: [1]) {
        x1: input | Dropout(0),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net49<f64>: [1usize, 4] -> [6] {
        layer1: Multiply(input, input) | Softsign,
        v2: Dense(units = 2, init = glorot_uniform),
        out3: v2 | Flatten | Softplus | Selu,
        x4: input | own::Sums<1, 4>,
        hidden5: Add(x4, input) | HardTanh(min = -2, max = 0.5),
        g6: Add(hidden5, hidden5) | LeakyRelu(0.2),
        step7: Flatten,
        step8: Concat(out3, step7) | Softplus(beta = 0.5, threshold = 30.0),
    }
}

network! {
    pub struct Net50<f64>: (query: [2, TWO, 1], memory: [2, 3], context: [4, 2]) -> [20] {
        step1: Multiply(memory, memory, memory) | Elu,
        #[frozen] hidden2: Dense(1),
        v3: memory | Dense(3) | LeakyRelu(0.2),
        y4: Dense(3, bias = false) | HardTanh(min = -2, max = 0.5) | Tanh,
        hidden5: query | Flatten | Gelu,
        g6: context | Flatten,
        step7: hidden2 | Flatten | Silu | Selu,
        hidden8: y4 | Flatten,
        v9: Concat(hidden5, g6, step7, hidden8) | Sigmoid | Relu,
    }
}

network! {
    pub struct Net51<f64>: (query: [2], memory: [1 << 2]) -> [21] {
        w1: Concat(query, query, query) | Tanh,
        w2: Concat(w1, query, w1),
        x3: Add(w2, w2, w2, w2) | own::Swell<2> | Silu,
        out4: Concat(query, x3),
        layer5: query | Dense(1) | HardTanh(min = -2, max = 0.5) | Silu | own::Wave(0.7),
        hidden6: out4 | own::Bend<16> | HardTanh(-0.7, 0.9),
        x7: Concat(memory, layer5, hidden6),
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

//! Drawn by `generate.rs`; `CONSTNET_BLESS=1 cargo test --test random_networks` writes it anew.

use crate::*;

network! {
    pub struct Net0: (query: [3, 2]) -> [3, 5] {
        step1: Elu(0.7),
        hidden2: Tanh | LeakyRelu(slope = 0.3) | LeakyRelu | Tanh,
        v3: Dense(units = 5, init = constant(0.1)) | LeakyRelu(slope = 0.3),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net1: (query: [3, 1], memory: [5]) -> (w6: [4], x8: [3, 12]) {
        #[frozen] step1: query | Dense(6, bias = false) | Silu,
        v2: memory | Dense(4, bias = false) | Relu,
        hidden3: Dropout(0) | HardSigmoid,
        y4: Add(step1, step1) | Silu | Softsign | Softplus,
        w5: LogSoftmax | LeakyRelu(slope = 0.3),
        w6: hidden3 | Flatten,
        layer7: Concat(w5, w5) | Silu,
        x8: Softplus | HardSigmoid,
    }
}

network! {
    pub struct Net2: (query: [3, 1, 2usize], memory: [2], context: [1]) -> (hidden4: [4], y6: [1 << 2], hidden8: [1, 2], hidden10: [8]) {
        y1: Add(context, context, context) | HardSwish,
        y2: Dense(3),
        w3: context | Dense(6) | LeakyRelu(slope = 0.3),
        hidden4: y2 | Dense(4) | Elu(0.7) | Gelu(approximate = tanh),
        x5: w3 | Dense(4) | Tanh | Selu,
        y6: Multiply(x5, x5),
        g7: w3 | Dense(2) | LeakyRelu | LeakyRelu(0.2) | HardTanh(min = -2, max = 0.5),
        hidden8: Reshape([1, 2]) | Relu,
        hidden9: query | Flatten,
        hidden10: Concat(memory, hidden9) | HardTanh,
    }
}

network! {
    pub struct Net3: [1] -> [9] {
        g1: Dense(5usize, bias = false) | HardTanh(min = -2, max = 0.5) | Sigmoid,
        g2: Dense(6) | LeakyRelu,
        g3: Concat(g2, g1) | Gelu | HardSwish,
        out4: Dense(units = 1, init = he_normal) | Relu | Relu,
        #[frozen] w5: Dense(3),
        y6: g2 | Dropout(p = 0.2) | Tanh,
        y7: Multiply(y6, y6) | Gelu(approximate = tanh),
        out8: Concat(w5, y7) | Softplus(2.0) | Softmax | Sigmoid,
    }
}

network! {
    /// Layers: 7.
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net4: (query: [1, 1, 1usize], memory: [2, 2]) -> (out1: [2, 1], layer4: [2, 6], g6: [2, 1], w7: [1usize]) {
        out1: memory | Dense(1, true, constant(0.1),),
        g2: memory | Dense(6) | Gelu,
        out3: memory | Selu | Relu,
        layer4: Dense(6) | Elu(0.7),
        layer5: g2 | Softplus | Sigmoid,
        g6: Dense(1, true, he_normal,) | Softplus(beta = 0.5, threshold = 30.0) | HardTanh(min = -2, max = 0.5) | LeakyRelu(slope = 0.3),
        w7: query | Flatten,
    }
}

network! {
    pub struct Net5: [6] -> (y1: [6], w2: [(2 * 3)], y3: [2], v4: [2], v5: [5], y6: [1]) {
        y1: Dense((2 * 3), true, orthogonal,),
        w2: y1 | Tanh | Sigmoid,
        #[frozen] y3: w2 | Dense(2) | Softplus(2.0),
        v4: input | Dense(units = 2, init = orthogonal(1.4)),
        v5: v4 | Dense(5, bias = false) | Sigmoid | Sigmoid,
        y6: v4 | Dense(1) | Relu | Softplus(beta = 0.5, threshold = 30.0),
    }
}

network! {
    pub struct Net6: [2, 3] -> (w2: [2, 4], g3: [2, 2], x5: [2usize, (2 * 3)]) {
        x1: Dense(6, true, orthogonal(1.4),) | HardSigmoid,
        w2: x1 | Dense(4, true, orthogonal,) | Softplus(2.0) | Relu6,
        g3: w2 | Dense(2, true, lecun_normal,) | LogSoftmax | HardTanh(-0.7, 0.9),
        #[frozen] step4: g3 | Dense(2),
        x5: Dense((2 * 3)) | Gelu | Relu6 | HardTanh(-0.7, 0.9),
    }
}

network! {
    pub struct Net7: [5usize] -> [18] {
        x1: HardSigmoid,
        step2: Dense(4) | Sigmoid | Softmax,
        w3: Concat(input, x1, step2),
        v4: Dropout(p = 0.2) | LogSoftmax,
        layer5: step2 | Reshape([1, 1 << 2]) | LogSoftmax,
        hidden6: layer5 | Flatten | Relu,
        y7: Concat(v4, hidden6) | Selu | Elu(0.7) | Elu(0.7),
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net8: [3] -> (step1: [2], layer4: [3]) {
        step1: input | Dense(2) | Tanh,
        layer2: step1 | Dense(3, true, he_normal,) | LeakyRelu,
        out3: Reshape([3usize, 1]),
        layer4: out3 | Flatten | Relu6 | Softmax,
    }
}

network! {
    pub struct Net9: [1 << 2] -> (step6: [4], g8: [4]) {
        y1: Flatten | LeakyRelu,
        v2: Multiply(y1, y1) | Sigmoid,
        x3: Dropout(p = 0.2) | HardTanh,
        step4: x3 | Dropout(p = 0.2),
        v5: step4 | HardSigmoid | Elu | HardTanh(-0.7, 0.9),
        step6: Dropout(0.5),
        x7: step6 | Flatten | Tanh | Tanh,
        g8: Flatten | Tanh,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net10: [1, 1usize] -> [5] {
        w1: input | Reshape([1]),
        v2: Concat(w1, w1) | Tanh,
        v3: HardTanh(min = -2, max = 0.5),
        #[frozen] step4: Dense(2usize),
        g5: Dense(units = 4, init = constant(0.1)),
        x6: Concat(g5, w1) | Selu,
    }
}

network! {
    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]
    pub struct Net11: [4] -> [8] {
        #[frozen] out1: input | Dense(5usize, true, orthogonal,) | LeakyRelu(0.2),
        x2: input | Flatten | Tanh | Elu | Elu,
        step3: Dense(3),
        v4: out1 | Reshape([1, 5, 1]) | Softplus | Tanh | Silu,
        out5: v4 | Flatten,
        y6: Concat(step3, out5) | Sigmoid,
    }
}

network! {
    pub struct Net12: [1usize, 2] -> (out2: [1, 2], y3: [1, 5]) {
        hidden1: Dropout(0) | HardTanh(min = -2, max = 0.5),
        out2: Dropout(0.5) | Sigmoid,
        #[frozen] y3: Dense(5, bias = false),
    }
}

network! {
    pub struct Net13: [6] -> [3] {
        hidden1: Multiply(input, input, input, input) | Softplus | HardSigmoid | LeakyRelu,
        layer2: Dense(units = (2 * 3), init = constant(0.1)) | Relu6,
        y3: Multiply(layer2, layer2) | Silu | Elu,
        v4: y3 | Dense(2) | HardSigmoid | Tanh | Sigmoid,
        hidden5: Dense(6) | Silu | Silu | LeakyRelu(slope = 0.3),
        y6: Add(hidden1, hidden5) | Softplus(2.0),
        layer7: y6 | Dense(3) | Softmax,
    }
}

network! {
    pub struct Net14: (query: [1], memory: [1], context: [2]) -> (step2: [4]) {
        out1: Add(context, context) | Softplus(beta = 0.5, threshold = 30.0),
        step2: Concat(query, memory, out1) | LeakyRelu(0.2),
    }
}

network! {
    pub struct Net15: [3, 2usize, 3] -> [3, 2, 3] {
        y1: Multiply(input, input, input),
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
];

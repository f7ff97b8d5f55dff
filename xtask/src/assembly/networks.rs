//! Three small networks whose inference is looked at: a function each, by the name of its stored text.

use constnet::prelude::*;

network! {
    pub struct Xor: [2] -> [1] {
        hidden: Dense(8) | Tanh,
        out:    Dense(1) | Sigmoid,
    }
}

network! {
    pub struct Iris: [4] -> [3] {
        first:  Dense(16) | Tanh,
        second: Dense(16) | Tanh,
        out:    Dense(3) | Softmax,
    }
}

network! {
    pub struct Edges: [1, 8, 8] -> [8, 6, 6] {
        conv: Conv2d(8, kernel = 3) | Relu,
    }
}

/// Infers by `Xor`.
#[inline(never)]
#[unsafe(no_mangle)]
pub fn dense_2_8_1(net: &Xor, input: &<Xor as Network>::Input) -> <Xor as Network>::Output {
    net.forward(input)
}

/// Infers by `Iris`.
#[inline(never)]
#[unsafe(no_mangle)]
pub fn dense_4_16_16_3(net: &Iris, input: &<Iris as Network>::Input) -> <Iris as Network>::Output {
    net.forward(input)
}

/// Infers by `Edges`.
#[inline(never)]
#[unsafe(no_mangle)]
pub fn conv_1x8x8(net: &Edges, input: &<Edges as Network>::Input) -> <Edges as Network>::Output {
    net.forward(input)
}

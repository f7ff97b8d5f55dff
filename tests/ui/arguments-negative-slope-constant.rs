use constnet::prelude::*;

const SLOPE: f32 = -0.5;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(8) | LeakyRelu(SLOPE),
        out: Dense(3),
    }
}

fn main() {}

use constnet::prelude::*;

const SIDE: usize = 4;

network! {
    struct Net: [1, SIDE, SIDE] -> [3] {
        hidden: Dense(8) | Relu,
        out: Dense(3),
    }
}

fn main() {}

use constnet::prelude::*;

const CLASSES: usize = 4;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(8) | Relu,
        out: Dense(CLASSES),
    }
}

fn main() {}

use constnet::prelude::*;

const CLASSES: usize = 3;

network! {
    struct Net: [4] -> [CLASSES] {
        hidden: Dense(8) | Relu,
        out: Dense(4),
    }
}

fn main() {}

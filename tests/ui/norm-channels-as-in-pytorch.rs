use constnet::prelude::*;

network! {
    struct Net: [6, 2, 2] -> [6, 2, 2] {
        norm: BatchNorm(6, momentum = 0.2),
    }
}

fn main() {}

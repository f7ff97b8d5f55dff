use constnet::prelude::*;

network! {
    struct Net: [6] -> [6] {
        norm: BatchNorm(momentum = 1.5),
    }
}

fn main() {}

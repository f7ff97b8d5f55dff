use constnet::prelude::*;

network! {
    struct Net: [6] -> [6] {
        norm: BatchNorm(eps = 1e-3),
    }
}

fn main() {}

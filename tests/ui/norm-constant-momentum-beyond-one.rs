use constnet::prelude::*;

const MOMENTUM: f64 = 1.5;

network! {
    struct Net: [6] -> [6] {
        norm: BatchNorm(momentum = MOMENTUM),
    }
}

fn main() {}

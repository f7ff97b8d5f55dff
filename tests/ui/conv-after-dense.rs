use constnet::prelude::*;

network! {
    struct Net: [10] -> [4, 8, 8] {
        wide: Dense(64) | Relu,
        conv: Conv2d(4, 3, padding = same),
    }
}

fn main() {}

use constnet::prelude::*;

network! {
    struct Net: [1, 4, 4] -> [8] {
        conv: Conv2d(8, kernel = 5) | Relu,
        flat: Flatten,
        out: Dense(8),
    }
}

fn main() {}

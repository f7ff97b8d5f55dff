use constnet::prelude::*;

network! {
    struct Net: [1, 8, 8] -> [10] {
        conv: Conv2d(4, 3) | Relu,
        out: Dense(10),
    }
}

fn main() {}

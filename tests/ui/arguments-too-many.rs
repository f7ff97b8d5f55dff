use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(8, true, zeros, 5, 7) | Relu,
        out: Dense(3),
    }
}

fn main() {}

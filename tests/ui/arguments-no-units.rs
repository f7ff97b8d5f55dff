use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(bias = false) | Relu,
        out: Dense(3),
    }
}

fn main() {}

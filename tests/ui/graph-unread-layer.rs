use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(8) | Relu,
        aux: Dense(2),
        out: hidden | Dense(3),
    }
}

fn main() {}

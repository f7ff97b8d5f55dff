use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(units: 8) | Relu,
        out: Dense(3),
    }
}

fn main() {}

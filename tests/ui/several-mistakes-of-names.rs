use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        stem: Dense(16) | Rleu,
        hidden: Dnse(8) | Relu,
        more: stem | Dense(8, bais = false) | LeakyRelu(-1.0),
        skip: stm | Dense(8),
        sum: Add(hidden, skip, more),
        wide: Dense(0),
        out: Dense(3),
    }
}

fn main() {}

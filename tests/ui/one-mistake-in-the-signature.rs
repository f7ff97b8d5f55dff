use constnet::prelude::*;

network! {
    struct Net: [-8] -> [3] {
        hidden: Dense(8) | Relu,
        sum: Add(hidden, input),
        out: Dense(3),
    }
}

fn main() {}

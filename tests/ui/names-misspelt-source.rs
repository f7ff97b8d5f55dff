use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(8) | Relu,
        skip: input | Dense(8),
        sum: Add(hiden, skip),
        out: Dense(3),
    }
}

fn main() {}

use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(8) | Relu,
        both: Concat(hidden, skip),
        skip: input | Dense(8),
        out: both | Dense(3),
    }
}

fn main() {}

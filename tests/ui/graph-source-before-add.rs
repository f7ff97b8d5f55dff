use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        main: Dense(8) | Relu,
        more: Dense(8),
        sum: main | Add(more),
        out: Dense(3),
    }
}

fn main() {}

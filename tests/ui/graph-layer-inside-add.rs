use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        main: Dense(8) | Relu,
        sum: Add(main, Dense(8)),
        out: Dense(3),
    }
}

fn main() {}

use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        main: Dense(8) | Relu,
        sum: Add(main, input),
        out: Dense(3),
    }
}

fn main() {}

use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        main: Dense(8) | Relu,
        shortcut: input | Dense(6),
        sum: Add(main, shortcut),
        out: Dense(3),
    }
}

fn main() {}

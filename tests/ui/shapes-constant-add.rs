use constnet::prelude::*;

const WIDTH: usize = 8;

network! {
    struct Net: [4] -> [3] {
        main: Dense(WIDTH) | Relu,
        shortcut: input | Dense(6),
        sum: Add(main, shortcut),
        out: Dense(3),
    }
}

fn main() {}

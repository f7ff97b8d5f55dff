use constnet::prelude::*;

const WIDTH: usize = 8;

network! {
    struct Net: [4] -> [3] {
        main: Dense(WIDTH) | Relu,
        sum: Add(main, input),
        out: Dense(3),
    }
}

fn main() {}

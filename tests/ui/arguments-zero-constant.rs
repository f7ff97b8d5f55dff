use constnet::prelude::*;

const WIDTH: usize = 0;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(WIDTH) | Relu,
        out: Dense(3),
    }
}

fn main() {}

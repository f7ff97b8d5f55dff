use constnet::prelude::*;

const WIDTH: u32 = 8;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(WIDTH) | Relu,
        out: Dense(3),
    }
}

fn main() {}

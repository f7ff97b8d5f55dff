use constnet::prelude::*;

const WIDTH: usize = 8;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(WIDHT) | Relu,
        out: Dense(3),
    }
}

fn main() {}

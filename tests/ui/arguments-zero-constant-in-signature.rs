use constnet::prelude::*;

const WIDTH: usize = 0;

network! {
    struct Net: [WIDTH] -> [3] {
        hidden: Dense(8) | Relu,
        out: Dense(3),
    }
}

fn main() {}

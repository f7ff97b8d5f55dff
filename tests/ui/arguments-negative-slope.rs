use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(8) | LeakyRelu(-0.01),
        out: Dense(3),
    }
}

fn main() {}

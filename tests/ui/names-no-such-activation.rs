use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(8) | Snake,
        out: Dense(3),
    }
}

fn main() {}

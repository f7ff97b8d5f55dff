use constnet::prelude::*;

network! {
    struct Net: [0] -> [3] {
        out: Dense(3),
    }
}

fn main() {}

use constnet::prelude::*;

network! {
    struct Net: [_, 4] -> [3] {
        out: Dense(3),
    }
}

fn main() {}

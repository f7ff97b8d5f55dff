use constnet::prelude::*;

network! {
    struct Net: [_, 4] -> [8, 3] {
        out: Dense(3),
    }
}

fn main() {}

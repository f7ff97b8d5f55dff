use constnet::prelude::*;

network! {
    struct Net: [4] {
        out: Dense(3),
    }
}

fn main() {}

use constnet::prelude::*;

network! {
    struct Net {
        out: Dense(3),
    }
}

fn main() {}

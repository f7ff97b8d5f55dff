use constnet::prelude::*;

network! {
    struct Net: [] -> [3] {
        out: Dense(3),
    }
}

fn main() {}

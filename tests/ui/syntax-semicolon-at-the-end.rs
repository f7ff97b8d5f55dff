use constnet::prelude::*;

network! {
    struct Net: [4] -> [2] {
        out: Dense(2),
    };
}

fn main() {}

use constnet::prelude::*;

network! {
    struct Net: [2, 4] -> [3] {
        flat: flatten,
        out: Dense(3),
    }
}

fn main() {}

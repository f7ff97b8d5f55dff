use constnet::prelude::*;

network! {
    struct Net: [2, 2, 1, 8, 8] -> [3] {
        flat: Flatten,
        out: Dense(3),
    }
}

fn main() {}

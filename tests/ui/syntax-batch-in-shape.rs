use constnet::prelude::*;

network! {
    struct Net: [32, 1, 8, 8] -> [3] {
        flat: Flatten,
        out: Dense(3),
    }
}

fn main() {}

use constnet::prelude::*;

network! {
    struct Net: [2, 4] -> [3] {
        flat: Flatten(1),
        out: Dense(3),
    }
}

fn main() {}

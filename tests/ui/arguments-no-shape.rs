use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        grid: Reshape(),
        flat: Flatten,
        out: Dense(3),
    }
}

fn main() {}

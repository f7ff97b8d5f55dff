use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(16),
        grid: Reshape([2, 2, 2, 2]),
        out: Dense(3),
    }
}

fn main() {}

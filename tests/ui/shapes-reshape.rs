use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(8),
        grid: Reshape([3, 3]),
        flat: Flatten,
        out: Dense(3),
    }
}

fn main() {}

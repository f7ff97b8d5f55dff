use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        grid: Reshape(4),
        out: Dense(3),
    }
}

fn main() {}

use constnet::prelude::*;

const WIDTH: usize = 8;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(WIDTH),
        grid: Reshape([2, 3]),
        flat: Flatten,
        out: Dense(3),
    }
}

fn main() {}

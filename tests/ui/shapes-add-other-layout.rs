use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        main: Dense(8) | Relu,
        grid: Reshape([2, 4]),
        sum: Add(main, grid) | Relu,
        out: Dense(3),
    }
}

fn main() {}

use constnet::prelude::*;

network! {
    struct Net: [1, 8, 8] -> [8, 8, 8] {
        stem: Conv2d(8, 3, padding = same) | Relu,
        first: Conv2d(8, kernel = 3) | Relu,
        second: Conv2d(8, kernel = 3, padding = same),
        sum: Add(stem, second) | Relu,
    }
}

fn main() {}

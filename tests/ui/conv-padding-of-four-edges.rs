use constnet::prelude::*;

network! {
    struct Net: [1, 4, 4] -> [2, 4, 4] {
        conv: Conv2d(2, 3, padding = [1, 1, 1, 1]),
    }
}

fn main() {}

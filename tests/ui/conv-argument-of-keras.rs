use constnet::prelude::*;

network! {
    struct Net: [1, 4, 4] -> [2, 2, 2] {
        conv: Conv2d(2, 3, strides = 2, padding = same),
    }
}

fn main() {}

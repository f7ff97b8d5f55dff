use constnet::prelude::*;

network! {
    struct Net: [1, 8, 6] -> [2, 8, 6] {
        conv: Conv2d(2, kernel = 3, padding = [0, 1], dilation = [1, 4]),
    }
}

fn main() {}

use constnet::prelude::*;

const STRIDE: usize = 0;

network! {
    struct Net: [1, 4, 4] -> [2, 4, 4] {
        conv: Conv2d(2, kernel = 1, stride = STRIDE),
    }
}

fn main() {}

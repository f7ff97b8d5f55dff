use constnet::prelude::*;

const KERNEL: usize = 5;

network! {
    struct Net: [1, 4, 4] -> [2, 4, 4] {
        conv: Conv2d(2, KERNEL),
    }
}

fn main() {}

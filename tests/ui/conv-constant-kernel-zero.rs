use constnet::prelude::*;

const SIZE: usize = 0;

network! {
    struct Net: [1, 4, 4] -> [2, 4, 4] {
        conv: Conv2d(2, kernel = [SIZE, 3], padding = same),
    }
}

fn main() {}

use constnet::prelude::*;

network! {
    struct Net: [1, 4, 4] -> [2, 4, 4] {
        conv: Conv2d(2, 1, dilation = 0),
    }
}

fn main() {}

use constnet::prelude::*;

const MULTIPLIER: usize = 0;

network! {
    struct Net: [3, 4, 4] -> [3, 4, 4] {
        conv: DepthwiseConv2d(kernel = 1, multiplier = MULTIPLIER),
    }
}

fn main() {}

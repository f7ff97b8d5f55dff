use constnet::prelude::*;

network! {
    struct Net: [1, 4, 4] -> [1, 4, 4] {
        conv: DepthWiseConv2d(3, padding = same),
    }
}

fn main() {}

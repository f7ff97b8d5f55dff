use constnet::prelude::*;

network! {
    struct Net: [6, 2, 2] -> [6, 2, 2] {
        norm: BatchNorm2d,
    }
}

fn main() {}

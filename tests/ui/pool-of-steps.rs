use constnet::prelude::*;

network! {
    struct Net: [4, 8] -> [1] {
        pool: GlobalAvgPool2d,
    }
}

fn main() {}

use constnet::prelude::*;

network! {
    struct Net: [1, 4, 4] -> [1, 2, 2] {
        pool: AvgPool2d(2, count_include_pad = 0),
    }
}

fn main() {}

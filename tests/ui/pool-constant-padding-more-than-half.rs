use constnet::prelude::*;

const MARGIN: usize = 2;

network! {
    struct Net: [1, 4, 4] -> [1, 2, 2] {
        pool: AvgPool2d(2, padding = MARGIN),
    }
}

fn main() {}

use constnet::prelude::*;

const FILTERS: usize = 0;

network! {
    struct Net: [1, 4, 4] -> [1, 4, 4] {
        conv: Conv2d(FILTERS, kernel = 1),
    }
}

fn main() {}

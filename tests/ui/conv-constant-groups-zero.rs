use constnet::prelude::*;

const GROUPS: usize = 0;

network! {
    struct Net: [2, 4, 4] -> [2, 4, 4] {
        conv: Conv2d(2, kernel = 1, groups = GROUPS),
    }
}

fn main() {}

use constnet::prelude::*;

const GROUPS: usize = 4;

network! {
    struct Net: [6, 4, 4] -> [8, 4, 4] {
        conv: Conv2d(8, kernel = 1, groups = GROUPS),
    }
}

fn main() {}

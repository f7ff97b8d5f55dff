use constnet::prelude::*;

const GROUPS: usize = 3;

network! {
    struct Net: [4, 4, 4] -> [6, 4, 4] {
        conv: Conv2d(6, 1, groups = GROUPS),
    }
}

fn main() {}

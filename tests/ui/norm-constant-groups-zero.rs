use constnet::prelude::*;

const GROUPS: usize = 0;

network! {
    struct Net: [6, 2, 2] -> [6, 2, 2] {
        norm: GroupNorm(GROUPS),
    }
}

fn main() {}

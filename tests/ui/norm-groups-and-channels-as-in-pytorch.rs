use constnet::prelude::*;

network! {
    struct Net: [6, 2, 2] -> [6, 2, 2] {
        norm: GroupNorm(2, 6),
    }
}

fn main() {}

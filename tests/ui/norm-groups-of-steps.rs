use constnet::prelude::*;

network! {
    struct Net: [3, 6] -> [3, 6] {
        norm: GroupNorm(2),
    }
}

fn main() {}

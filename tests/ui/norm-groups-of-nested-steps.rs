use constnet::prelude::*;

network! {
    struct Steps: [3, 4] -> [3, 6] {
        out: Dense(6),
    }
}

network! {
    struct Net: [3, 4] -> [3, 6] {
        steps: Steps,
        norm:  GroupNorm(1),
    }
}

fn main() {}

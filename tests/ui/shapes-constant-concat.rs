use constnet::prelude::*;

const STEPS: usize = 3;

network! {
    struct Net: (two: [2, 4], many: [STEPS, 4]) -> [3] {
        joined: Concat(two, many),
        flat: Flatten,
        out: Dense(3),
    }
}

fn main() {}

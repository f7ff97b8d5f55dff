use constnet::prelude::*;

network! {
    struct Net: (three: [3, 4], two: [2, 4]) -> [3] {
        joined: Concat(three, two),
        out: Dense(3),
    }
}

fn main() {}

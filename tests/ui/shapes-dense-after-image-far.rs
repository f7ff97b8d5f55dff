use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        a: Dense(9),
        b: Dense(9),
        c: Dense(9),
        d: Dense(9),
        image: Reshape([1, 3, 3]),
        out: Dense(3),
    }
}

fn main() {}

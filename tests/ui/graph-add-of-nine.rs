use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        a: Dense(2),
        sum: Add(a, a, a, a, a, a, a, a, a),
        out: Dense(3),
    }
}

fn main() {}

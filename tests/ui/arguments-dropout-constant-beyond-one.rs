use constnet::prelude::*;

const P: f64 = 1.5;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(8) | Relu,
        drop: Dropout(P),
        out: Dense(3),
    }
}

fn main() {}

use constnet::prelude::*;

const P: f32 = 0.5;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(8) | Relu,
        drop: Dropout(P),
        out: Dense(3),
    }
}

fn main() {}

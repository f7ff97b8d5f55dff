use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        gain: Gain,
        out: Dense(3),
    }
}

fn main() {}

use constnet::prelude::*;

network! {
    struct Gain: [4] -> [4] {
        out: Dense(4),
    }
}

network! {
    struct Net: [4] -> [3] {
        gain: Gain(0.5),
        out: Dense(3),
    }
}

fn main() {}

use constnet::prelude::*;

network! {
    struct Encoder: [4] -> [2] {
        out: Dense(2),
    }
    struct Decoder: [2] -> [4] {
        out: Dense(4),
    }
}

fn main() {}

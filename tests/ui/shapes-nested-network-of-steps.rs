use constnet::prelude::*;

network! {
    struct Encoder: [8] -> [2] {
        out: Dense(2),
    }
}

network! {
    struct Net: [4, 2] -> [3] {
        encoder: Encoder,
        out: Dense(3),
    }
}

fn main() {}

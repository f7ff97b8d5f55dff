use constnet::prelude::*;

network! {
    struct Encoder: [8] -> [2] {
        out: Dense(2),
    }
}

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(6) | Relu,
        encoder: Encoder,
        out: Dense(3),
    }
}

fn main() {}

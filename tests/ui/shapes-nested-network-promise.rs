use constnet::prelude::*;

network! {
    struct Encoder: [8] -> [2] {
        out: Dense(2),
    }
}

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(8) | Relu,
        encoder: Encoder,
    }
}

fn main() {}

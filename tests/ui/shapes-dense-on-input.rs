use constnet::prelude::*;

network! {
    struct Digits: [1, 8, 8] -> [10] {
        hidden: Dense(32) | Relu,
        logits: Dense(10),
    }
}

fn main() {}

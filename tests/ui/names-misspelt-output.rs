use constnet::prelude::*;

network! {
    struct Net: [4] -> (polcy: [9], value: [1]) {
        hidden: Dense(8) | Relu,
        policy: Dense(9),
        value: hidden | Dense(1),
    }
}

fn main() {}

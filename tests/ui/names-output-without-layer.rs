use constnet::prelude::*;

network! {
    struct Net: [4] -> (policy: [9], value: [1]) {
        hidden: Dense(8) | Relu,
        policy: Dense(9),
    }
}

fn main() {}

use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(8_u32) | Relu,
        out: Dense(3),
    }
}

fn main() {}

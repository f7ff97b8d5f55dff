use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(8) | Relu,
        more: Dense(8) | hidden,
        out: Dense(3),
    }
}

fn main() {}

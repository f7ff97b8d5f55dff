use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        image: Reshape([1, 2, 2]),
        hidden: Dense(8) | Relu,
        out: Dense(3),
    }
}

fn main() {}

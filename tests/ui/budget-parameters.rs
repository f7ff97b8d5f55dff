use constnet::prelude::*;

network! {
    #[budget(parameters = 200)]
    struct Net: [4] -> [3] {
        hidden: Dense(8) | Relu,
        middle: Dense(16) | Relu,
        out: Dense(3),
    }
}

fn main() {}

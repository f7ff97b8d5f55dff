use constnet::prelude::*;

network! {
    #[budget(5_000)]
    struct Net: [4] -> [3] {
        hidden: Dense(32) | Relu,
        out: Dense(3),
    }
}

fn main() {}

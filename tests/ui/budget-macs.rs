use constnet::prelude::*;

network! {
    #[budget(macs = 2_000)]
    struct Net: [4] -> [3] {
        hidden: Dense(100) | Relu,
        middle: Dense(50) | Relu,
        out: Dense(3),
    }
}

fn main() {}

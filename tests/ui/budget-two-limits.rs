use constnet::prelude::*;

network! {
    #[budget(parameters = 100, macs = 100)]
    struct Net: [4] -> [3] {
        hidden: Dense(32) | Relu,
        out: Dense(3),
    }
}

fn main() {}

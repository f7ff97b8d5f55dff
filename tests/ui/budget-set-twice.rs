use constnet::prelude::*;

network! {
    #[budget(parameters = 5_000, parameters = 6_000)]
    struct Net: [4] -> [3] {
        hidden: Dense(32) | Relu,
        out: Dense(3),
    }
}

fn main() {}

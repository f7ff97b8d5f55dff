use constnet::prelude::*;

const LIMIT: usize = 100;

network! {
    #[budget(parameters = 2 * LIMIT)]
    struct Net: [4] -> [3] {
        hidden: Dense(32) | Relu,
        out: Dense(3),
    }
}

fn main() {}

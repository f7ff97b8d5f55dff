use constnet::prelude::*;

network! {
    #[budget(parameter_bytes = 1024)]
    struct Net: [4] -> [3] {
        hidden: Dense(32) | Relu,
        out: Dense(3),
    }
}

fn main() {}

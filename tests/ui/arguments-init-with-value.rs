use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(8, init = he_uniform(2.0)) | Relu,
        out: Dense(3),
    }
}

fn main() {}

use constnet::prelude::*;

const BIAS: usize = 1;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(8, init = constant(BIAS)) | Relu,
        out: Dense(3),
    }
}

fn main() {}

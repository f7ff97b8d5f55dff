use constnet::prelude::*;

network! {
    struct Net: [6] -> [6] {
        norm: LayerNorm(epsilon = -1e-5),
    }
}

fn main() {}

use constnet::prelude::*;

network! {
    struct Encoder<f64>: [4] -> [2] {
        out: Dense(2),
    }
}

network! {
    struct Net: [4] -> [3] {
        encoder: Encoder,
        out: Dense(3),
    }
}

fn main() {}

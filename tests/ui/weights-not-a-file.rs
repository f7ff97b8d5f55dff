//! A file whose header is longer than the file.

use constnet::prelude::*;

network! {
    struct Small: [3] -> [2] {
        hidden: Dense(4) | Tanh,
        out: Dense(2),
    }
}

static NET: Small = include_weights!(Small, concat!("weights/damaged.safetensors"));

fn main() {}

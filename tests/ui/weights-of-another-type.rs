//! Weights in double precision for a network in single precision.

use constnet::prelude::*;

network! {
    struct Small: [3] -> [2] {
        hidden: Dense(4) | Tanh,
        out: Dense(2),
    }
}

static NET: Small = include_weights!(Small, concat!("weights/float64.safetensors"));

fn main() {}

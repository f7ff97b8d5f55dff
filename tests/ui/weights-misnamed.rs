//! A file in which a layer has another name, so that its tensors are missing and others are left over.

use constnet::prelude::*;

network! {
    struct Small: [3] -> [2] {
        hidden: Dense(4) | Tanh,
        out: Dense(2),
    }
}

static NET: Small = include_weights!(Small, concat!("weights/misnamed.safetensors"));

fn main() {}

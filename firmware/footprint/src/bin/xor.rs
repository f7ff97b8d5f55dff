//! XOR.

#![cfg_attr(target_os = "none", no_std, no_main)]

use constnet::prelude::*;

network! {
    struct Xor: [2] -> [1] {
        hidden: Dense(8) | Tanh,
        out:    Dense(1) | Sigmoid,
    }
}

footprint::inference!(Xor, "xor", 1000);

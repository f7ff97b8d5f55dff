//! 1-16-16-1, with rectifiers.

#![cfg_attr(target_os = "none", no_std, no_main)]

use constnet::prelude::*;

network! {
    struct Sine: [1] -> [1] {
        first:  Dense(16) | Relu,
        second: Dense(16) | Relu,
        out:    Dense(1),
    }
}

footprint::inference!(Sine, "sine", 1000);

//! Training of 640-128-10 with `Sgd`, a sample a step.

#![cfg_attr(target_os = "none", no_std, no_main)]

use constnet::prelude::*;

network! {
    struct Wide: [640] -> [10] {
        hidden: Dense(128) | Relu,
        out:    Dense(10),
    }
}

footprint::training!(Wide, "wide", Sgd::new(0.01), 20);

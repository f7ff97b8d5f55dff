//! Training of 4-8-3 with `Sgd`, a sample a step.

#![cfg_attr(target_os = "none", no_std, no_main)]

use constnet::prelude::*;

network! {
    struct Iris: [4] -> [3] {
        hidden: Dense(8) | Tanh,
        out:    Dense(3),
    }
}

footprint::training!(Iris, "iris", Sgd::new(0.01), 1000);

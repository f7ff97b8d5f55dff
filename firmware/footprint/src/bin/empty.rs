//! The frame of the measurements around a network of almost nothing, whose flash is taken off that of the others.

#![cfg_attr(target_os = "none", no_std, no_main)]

use constnet::prelude::*;

network! {
    struct Empty: [1] -> [1] {
        flat: Flatten,
    }
}

static NET: Empty = Empty::zeroed();

fn run() {
    footprint::infer(&NET, 1000);
}

board::program!(run);

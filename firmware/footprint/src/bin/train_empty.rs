//! The frame of the measurements of training, without training.

#![cfg_attr(target_os = "none", no_std, no_main)]

use constnet::prelude::*;

network! {
    struct Empty: [1] -> [1] {
        flat: Flatten,
    }
}

static mut NET: Empty = Empty::zeroed();

fn run() {
    // SAFETY: this function runs once, and nothing else names it.
    let net = unsafe { &mut *&raw mut NET };
    footprint::train(net, 1000, |_, _, class| class < 3);
}

board::program!(run);

//! One dense layer, 640 to 128.

#![cfg_attr(target_os = "none", no_std, no_main)]

use constnet::prelude::*;

network! {
    struct OneLayer: [640] -> [128] {
        out: Dense(128),
    }
}

footprint::inference!(OneLayer, "dense", 100);

//! The autoencoder of MLPerf Tiny.

#![cfg_attr(target_os = "none", no_std, no_main)]

use constnet::prelude::*;

network! {
    struct Autoencoder: [640] -> [640] {
        down1: Dense(128) | Relu,
        down2: Dense(128) | Relu,
        down3: Dense(128) | Relu,
        down4: Dense(128) | Relu,
        code:  Dense(8) | Relu,
        up1:   Dense(128) | Relu,
        up2:   Dense(128) | Relu,
        up3:   Dense(128) | Relu,
        up4:   Dense(128) | Relu,
        out:   Dense(640),
    }
}

footprint::inference!(Autoencoder, "autoencoder", 10);

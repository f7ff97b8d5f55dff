//! 4-16-16-3, with tanh and softmax.

#![cfg_attr(target_os = "none", no_std, no_main)]

use constnet::prelude::*;

network! {
    struct Classifier: [4] -> [3] {
        first:  Dense(16) | Tanh,
        second: Dense(16) | Tanh,
        out:    Dense(3) | Softmax,
    }
}

footprint::inference!(Classifier, "classifier", 1000);

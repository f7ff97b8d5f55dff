//! LeNet-5.

#![cfg_attr(target_os = "none", no_std, no_main)]

use constnet::prelude::*;

network! {
    struct LeNet: [1, 28, 28] -> [10] {
        conv1:  Conv2d(6, kernel = 5) | Relu,
        pool1:  MaxPool2d(2),
        conv2:  Conv2d(16, kernel = 5) | Relu,
        pool2:  MaxPool2d(2),
        flat:   Flatten,
        wide:   Dense(120) | Relu,
        narrow: Dense(84) | Relu,
        logits: Dense(10),
    }
}

footprint::inference!(LeNet, "lenet", 10);

//! The networks that are measured: A for inference, B for training, C for the textbook's linear regression. The peers' programs have the
//! same ones.

use constnet::prelude::*;

network! {
    pub struct A1: [4] -> [3] {
        first: Dense(16) | Tanh,
        second: Dense(16) | Tanh,
        out: Dense(3) | Softmax,
    }
}
network! {
    pub struct A2: [784] -> [10] {
        hidden: Dense(128) | Relu,
        out: Dense(10) | Softmax,
    }
}
network! {
    pub struct A3: [640] -> [640] {
        e1: Dense(128) | Relu,
        e2: Dense(128) | Relu,
        e3: Dense(128) | Relu,
        e4: Dense(128) | Relu,
        code: Dense(8) | Relu,
        d1: Dense(128) | Relu,
        d2: Dense(128) | Relu,
        d3: Dense(128) | Relu,
        d4: Dense(128) | Relu,
        out: Dense(640),
    }
}
network! {
    pub struct A4: [1, 28, 28] -> [10] {
        conv1: Conv2d(6, kernel = 5) | Relu,
        pool1: MaxPool2d(2),
        conv2: Conv2d(16, kernel = 5) | Relu,
        pool2: MaxPool2d(2),
        flat: Flatten,
        fc1: Dense(120) | Relu,
        fc2: Dense(84) | Relu,
        out: Dense(10) | Softmax,
    }
}
network! {
    pub struct B1: [4] -> [3] {
        hidden: Dense(16) | Tanh,
        out: Dense(3),
    }
}
network! {
    pub struct B2: [784] -> [10] {
        hidden: Dense(128) | Relu,
        out: Dense(10),
    }
}
network! {
    pub struct B3: [1, 28, 28] -> [10] {
        conv1: Conv2d(6, kernel = 5) | Relu,
        pool1: MaxPool2d(2),
        conv2: Conv2d(16, kernel = 5) | Relu,
        pool2: MaxPool2d(2),
        flat: Flatten,
        fc1: Dense(120) | Relu,
        fc2: Dense(84) | Relu,
        out: Dense(10),
    }
}
network! {
    pub struct C: [1] -> [1] {
        out: Dense(1),
    }
}

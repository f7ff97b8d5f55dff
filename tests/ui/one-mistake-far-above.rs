use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        stem: Dnse(16) | Relu,
        a: Dense(8) | Relu,
        b: stem | Dense(8),
        sum: Add(a, b) | Softmax,
        grid: Reshape([2, 4]),
        flat: Flatten,
        out: Dense(3),
    }
}

fn main() {}

use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        main: Dense(8) | Relu,
        gate: input | Dense(4) | Sigmoid,
        gated: Multiply(main, gate),
        out: Dense(3),
    }
}

fn main() {}

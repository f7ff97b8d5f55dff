use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(8) | HardTanh(1.0, -1.0),
        out: Dense(3),
    }
}

fn main() {}

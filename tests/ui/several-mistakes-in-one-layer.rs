use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(0, bias = maybe, colour = 3) | Elu(-1.0),
        out: Dense(3),
    }
}

fn main() {}

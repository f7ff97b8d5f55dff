use constnet::prelude::*;

network! {
    enum Net {
        Dense(4),
    }
}

fn main() {}

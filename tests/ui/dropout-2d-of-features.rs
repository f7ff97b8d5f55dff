use constnet::prelude::*;

network! {
    struct Net: [8] -> [1, 2, 4] {
        kept: Dropout2d(0.5),
    }
}

fn main() {}

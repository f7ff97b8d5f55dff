use constnet::prelude::*;

network! {
    struct Net: [1, 2, 2] -> [1, 2, 2] {
        up: Upsample2d(1.5),
    }
}

fn main() {}

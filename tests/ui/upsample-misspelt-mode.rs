use constnet::prelude::*;

network! {
    struct Net: [1, 2, 2] -> [1, 4, 4] {
        up: Upsample2d(2, mode = bilinar),
    }
}

fn main() {}

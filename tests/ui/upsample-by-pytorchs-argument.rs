use constnet::prelude::*;

network! {
    struct Net: [1, 2, 2] -> [1, 4, 4] {
        up: Upsample2d(scale_factor = 2),
    }
}

fn main() {}

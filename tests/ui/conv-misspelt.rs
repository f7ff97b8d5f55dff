use constnet::prelude::*;

network! {
    struct Net: [1, 4, 4] -> [2, 4, 4] {
        conv: Conv2D(2, 3, padding = same),
    }
}

fn main() {}

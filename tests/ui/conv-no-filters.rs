use constnet::prelude::*;

network! {
    struct Net: [1, 4, 4] -> [32, 4, 4] {
        conv: Conv2d(kernel = 3, padding = same),
    }
}

fn main() {}

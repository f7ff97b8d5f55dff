use constnet::prelude::*;

network! {
    struct Net: [6, 5] -> [4, 6, 5] {
        conv: Conv2d(4, kernel = 3, padding = same),
    }
}

fn main() {}

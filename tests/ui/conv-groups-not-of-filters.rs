use constnet::prelude::*;

network! {
    struct Net: [4, 4, 4] -> [6, 4, 4] {
        conv: Conv2d(6, kernel = 3, padding = same, groups = 4),
    }
}

fn main() {}

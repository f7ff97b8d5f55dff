use constnet::prelude::*;

network! {
    struct Net: [1, 5, 5] -> [1, 2, 2] {
        pool: MaxPool2d(2, ceil_mode = false),
    }
}

fn main() {}

use constnet::prelude::*;

const SIZE: usize = 9;

network! {
    struct Net: [1, 4, 4] -> [1, 1, 1] {
        pool: MaxPool2d(SIZE),
    }
}

fn main() {}

use constnet::prelude::*;

const SIZE: usize = 0;

network! {
    struct Net: [1, 4, 4] -> [1, 4, 4] {
        pool: MaxPool2d(SIZE, stride = 1),
    }
}

fn main() {}

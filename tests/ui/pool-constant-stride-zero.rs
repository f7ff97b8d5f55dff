use constnet::prelude::*;

const STRIDE: usize = 0;

network! {
    struct Net: [1, 4, 4] -> [1, 3, 3] {
        pool: MaxPool2d(2, stride = STRIDE),
    }
}

fn main() {}

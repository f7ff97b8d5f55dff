use constnet::prelude::*;

network! {
    struct Net: [1, 4, 6] -> [1, 1, 2] {
        pool: MaxPool2d(5),
    }
}

fn main() {}

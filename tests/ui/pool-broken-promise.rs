use constnet::prelude::*;

network! {
    struct Net: [1, 7, 7] -> [1, 4, 4] {
        pool: MaxPool2d(2),
    }
}

fn main() {}

use constnet::prelude::*;

network! {
    struct Net: [1, 4, 4] -> [1, 1, 1] {
        pool: MaxPool2d,
    }
}

fn main() {}

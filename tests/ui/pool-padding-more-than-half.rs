use constnet::prelude::*;

network! {
    struct Net: [1, 4, 4] -> [1, 3, 3] {
        pool: MaxPool2d(2, padding = 2),
    }
}

fn main() {}

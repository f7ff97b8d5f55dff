use constnet::prelude::*;

network! {
    struct Net: [16] -> [4] {
        pool: MaxPool2d(2),
        flat: Flatten,
    }
}

fn main() {}

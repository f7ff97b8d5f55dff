use constnet::prelude::*;

network! {
    struct Net: [2, 4, 4] -> [2] {
        pool: GlobalMaxPool2d(4),
    }
}

fn main() {}

use constnet::prelude::*;

network! {
    struct Net: [1, 2, 9] -> [1, 1, 5] {
        pool: AvgPool2d([5, 2], padding = [1, 0]),
    }
}

fn main() {}

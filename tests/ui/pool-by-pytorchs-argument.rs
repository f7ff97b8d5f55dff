use constnet::prelude::*;

network! {
    struct Net: [1, 4, 4] -> [1, 2, 2] {
        pool: MaxPool2d(kernel_size = 2),
    }
}

fn main() {}

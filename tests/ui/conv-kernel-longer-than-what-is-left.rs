use constnet::prelude::*;

network! {
    struct Net: [1, 12, 12] -> [8, 2, 2] {
        first: Conv2d(4, 5, stride = 2) | Relu,
        second: Conv2d(8, 3) | Relu,
        third: Conv2d(8, [2, 3], padding = [0, 0]),
    }
}

fn main() {}

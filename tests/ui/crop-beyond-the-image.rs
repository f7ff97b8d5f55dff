use constnet::prelude::*;

network! {
    struct Net: [1, 8, 9] -> [1, 2, 3] {
        inside: Crop2d([[5, 3], [0, 0]]),
    }
}

fn main() {}

use constnet::prelude::*;

network! {
    struct Net: [1, 8, 8] -> [1, 6, 6] {
        inside: Crop2d([1, 1, 1]),
    }
}

fn main() {}

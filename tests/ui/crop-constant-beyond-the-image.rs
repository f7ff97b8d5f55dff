use constnet::prelude::*;

const MARGIN: usize = 4;

network! {
    struct Net: [1, 8, 9] -> [1, 2, 3] {
        inside: Crop2d(MARGIN),
    }
}

fn main() {}

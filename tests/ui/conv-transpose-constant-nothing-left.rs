use constnet::prelude::*;

const MARGIN: usize = 3;

network! {
    struct Net: [1, 3, 3] -> [1, 5, 5] {
        up: ConvTranspose2d(1, kernel = 3, padding = MARGIN),
    }
}

fn main() {}

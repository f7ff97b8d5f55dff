use constnet::prelude::*;

const EXTRA: usize = 2;

network! {
    struct Net: [1, 4, 4] -> [2, 8, 8] {
        up: ConvTranspose2d(2, kernel = 2, stride = 2, output_padding = EXTRA),
    }
}

fn main() {}

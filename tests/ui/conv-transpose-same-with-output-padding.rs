use constnet::prelude::*;

network! {
    struct Net: [1, 4, 4] -> [2, 8, 8] {
        up: ConvTranspose2d(2, kernel = 3, stride = 2, padding = same, output_padding = 1),
    }
}

fn main() {}

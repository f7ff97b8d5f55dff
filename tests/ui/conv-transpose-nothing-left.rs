use constnet::prelude::*;

network! {
    struct Net: [1, 2, 2] -> [2, 4, 4] {
        up: ConvTranspose2d(2, kernel = 3, padding = 2),
    }
}

fn main() {}

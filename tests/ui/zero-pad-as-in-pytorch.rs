use constnet::prelude::*;

network! {
    struct Net: [1, 2, 2] -> [1, 4, 4] {
        frame: ZeroPad2d((1, 1, 1, 1)),
    }
}

fn main() {}

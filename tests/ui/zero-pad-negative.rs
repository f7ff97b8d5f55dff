use constnet::prelude::*;

network! {
    struct Net: [1, 4, 4] -> [1, 6, 6] {
        frame: ZeroPad2d(-1),
    }
}

fn main() {}

use constnet::prelude::*;

network! {
    struct Net: [4] -> [1] {}
}

fn main() {}

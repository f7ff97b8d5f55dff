use constnet::prelude::*;

network! {
    struct Net<i32>: [4] -> [3] {
        out: Dense(3),
    }
}

fn main() {}

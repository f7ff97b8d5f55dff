use constnet::prelude::*;

network! {
    struct Net<T, U>: [4] -> [3] {
        out: Dense(3),
    }
}

fn main() {}

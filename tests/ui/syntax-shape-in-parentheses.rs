use constnet::prelude::*;

network! {
    struct Net: (28, 28) -> [3] {
        image: Flatten,
        out: Dense(3),
    }
}

fn main() {}

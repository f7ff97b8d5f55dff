use constnet::prelude::*;

network! {
    struct Net: (image: [1, 8, 8], features: [5]) -> [3] {
        joined: Concat(image, features),
        out: Dense(3),
    }
}

fn main() {}

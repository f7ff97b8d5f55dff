use constnet::prelude::*;

network! {
    struct Painter: [4] -> [1, 2, 2] {
        image: Reshape([1, 2, 2]),
    }
}

network! {
    struct Net: [4] -> [3] {
        image: Painter | Softmax,
        flat: Flatten,
        out: Dense(3),
    }
}

fn main() {}

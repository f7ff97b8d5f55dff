use constnet::prelude::*;

network! {
    struct Features: [1, 4, 4] -> [8] {
        flat: Flatten,
        out:  Dense(8),
    }
}

network! {
    struct Net: [1, 4, 4] -> [2, 4, 4] {
        features: Features,
        conv:     Conv2d(2, kernel = 3, padding = same),
    }
}

fn main() {}

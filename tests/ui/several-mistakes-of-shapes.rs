use constnet::prelude::*;

network! {
    struct Net: [8] -> [8] {
        image: Reshape([1, 3, 3]),
        wide: image | Dense(16),
        a: input | Dense(4),
        b: input | Dense(6),
        sum: Add(a, b),
        all: Concat(wide, sum),
        out: Dense(8),
    }
}

fn main() {}

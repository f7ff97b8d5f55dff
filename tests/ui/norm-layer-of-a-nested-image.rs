use constnet::prelude::*;

network! {
    struct Edges: [1, 4, 4] -> [2, 4, 4] {
        conv: Conv2d(2, kernel = 3, padding = same),
    }
}

network! {
    struct Net: [1, 4, 4] -> [2, 4, 4] {
        edges: Edges,
        norm:  LayerNorm,
    }
}

fn main() {}

use constnet::prelude::*;

network! {
    struct Net: (query: [4], [8]) -> [3] {
        both: Concat(query, memory),
        out: Dense(3),
    }
}

fn main() {}

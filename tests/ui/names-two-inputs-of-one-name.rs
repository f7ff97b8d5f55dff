use constnet::prelude::*;

network! {
    struct Net: (query: [4], query: [8]) -> [3] {
        both: Concat(query, query_2),
        out: Dense(3),
    }
}

fn main() {}

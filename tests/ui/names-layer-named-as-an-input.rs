use constnet::prelude::*;

network! {
    struct Net: (query: [4], memory: [8]) -> [3] {
        query: Dense(8) | Relu,
        both: Concat(query, memory),
        out: Dense(3),
    }
}

fn main() {}

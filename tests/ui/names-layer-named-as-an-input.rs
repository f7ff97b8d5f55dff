use constnet::prelude::*;

network! {
    struct Net: (query: [4], memory: [8]) -> [3] {
        query: memory | Dense(8) | Relu,
        both: Concat(query, memory),
        out: Dense(3),
    }
}

fn main() {}

use constnet::prelude::*;

network! {
    struct Net: (query: [4], memory: [8]) -> [3] {
        both: Concat(query, memory),
        memory: Dense(8) | Relu,
        out: Dense(3),
    }
}

fn main() {}

use constnet::prelude::*;

network! {
    struct Net: (query: [4], memory: [8]) -> [3] {
        hidden: Dense(8) | Relu,
        both: Concat(hidden, memory),
        out: Dense(3),
    }
}

fn main() {}

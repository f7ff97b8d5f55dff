use constnet::prelude::*;

network! {
    struct Net: (query: [4], type: [4]) -> [7] {
        out: query | Dense(3),
        both: Concat(out, type_),
    }
}

fn main() {}

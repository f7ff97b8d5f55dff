use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        text: std::string::String,
        out: Dense(3),
    }
}

fn main() {}

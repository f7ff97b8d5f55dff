use constnet::prelude::*;

network! {
    struct Net: [6] -> [6] {
        norm: BatchNorm(momentun = 0.2),
    }
}

fn main() {}

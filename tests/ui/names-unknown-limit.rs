use constnet::prelude::*;

network! {
    #[budget(flops = 1_000)]
    struct Net: [4] -> [3] {
        out: Dense(3),
    }
}

fn main() {}

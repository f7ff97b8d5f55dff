use constnet::prelude::*;

network! {
    #[budget(parametres = 1_000)]
    struct Net: [4] -> [3] {
        out: Dense(3),
    }
}

fn main() {}

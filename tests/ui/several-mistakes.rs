use constnet::prelude::*;

network! {
    #[budget(parametres = 1_000)]
    struct Net: [4] -> [3] {
        pub stem: Dense(16) | Rleu,
        hidden: Dnse(8) | Relu,
        skip: stm | Dense(8, bias = 1),
        sum: Add(hidden, skip),
        out: Dense(3),
    }
}

fn main() {}

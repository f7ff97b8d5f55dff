use constnet::prelude::*;

fn main() {
    let width = 8;
    network! {
        struct Net: [4] -> [3] {
            hidden: Dense(width) | Relu,
            out: Dense(3),
        }
    }
    let _ = width;
}

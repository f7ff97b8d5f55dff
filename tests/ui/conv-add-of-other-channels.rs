use constnet::prelude::*;

network! {
    struct Net: [1, 8, 8] -> [16, 8, 8] {
        stem: Conv2d(8, 3, padding = same) | Relu,
        main: Conv2d(16, 3, padding = same),
        shortcut: stem | Conv2d(8, kernel = 1),
        sum: Add(main, shortcut) | Relu,
    }
}

fn main() {}

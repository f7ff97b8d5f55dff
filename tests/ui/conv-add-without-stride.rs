use constnet::prelude::*;

network! {
    struct Net: [1, 8, 8] -> [16, 4, 4] {
        stem: Conv2d(8, 3, padding = same) | Relu,
        main: Conv2d(16, 3, stride = 2, padding = same),
        shortcut: stem | Conv2d(16, kernel = 1),
        sum: Add(main, shortcut) | Relu,
    }
}

fn main() {}

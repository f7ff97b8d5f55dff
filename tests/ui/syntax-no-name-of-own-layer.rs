use constnet::prelude::*;

mod audio {
    constnet::network! {
        pub struct Biquad: [4] -> [4] {
            out: Dense(4),
        }
    }
}

network! {
    struct Net: [4] -> [3] {
        audio::Biquad,
        out: Dense(3),
    }
}

fn main() {}

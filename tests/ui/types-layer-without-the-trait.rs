use constnet::prelude::*;

struct Gain {
    factor: f32,
}

network! {
    struct Net: [4] -> [3] {
        gain: Gain,
        out: Dense(3),
    }
}

fn main() {
    let _ = Gain { factor: 1.0 };
}

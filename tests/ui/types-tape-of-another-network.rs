use constnet::prelude::*;

network! {
    struct Other: [8] -> [2] {
        out: Dense(2),
    }
}

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(8) | Relu,
        out: Dense(3),
    }
}

fn main() {
    let mut tape = Tape::<Other, 8>::new();
    let _ = Net::zeroed().forward_tape(&[], &mut tape);
}

use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(8) | Relu,
        out: Dense(3),
    }
}

fn main() {
    let mut tape = Tape::<Net, 8>::new();
    let mut gradients = InputGradients::<Net, 16>::new();
    let _ = Net::zeroed().backward_input(&mut tape, &[], None, &mut gradients);
}

use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(8) | Relu,
        out: Dense(3),
    }
}

fn main() {
    let _ = Trainer::<Net, MeanSquaredError, Sgd<Net>, 2000>::new(MeanSquaredError::new(), Sgd::new(0.1));
}

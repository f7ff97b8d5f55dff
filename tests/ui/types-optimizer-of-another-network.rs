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
    let _ = Trainer::<Net, MeanSquaredError, Sgd<Other>, 8>::new(MeanSquaredError::new(), Sgd::new(0.1));
}

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
    let mut trainer = Trainer::<Net, _, Sgd<Net>, 8>::new(MeanSquaredError::new(), Sgd::new(0.1));
    let _ = trainer.step(&mut Other::zeroed(), &[], &[SVector::<f32, 3>::zeros()]);
}

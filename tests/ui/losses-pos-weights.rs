use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(8) | Relu,
        out: Dense(3),
    }
}

fn main() {
    let mut net = Net::zeroed();
    let mut trainer = Trainer::<Net, _, Sgd<Net>, 1>::new(BinaryCrossEntropy::new().pos_weight([1.0_f32, 2.0]), Sgd::new(0.1));
    let _ = trainer.step(&mut net, &[SVector::zeros()], &[[true, false, true]]);
}

use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(8) | Relu,
        out: Dense(3) | Softmax,
    }
}

fn main() {
    let mut net = Net::zeroed();
    let mut trainer = Trainer::<Net, _, Sgd<Net>, 1>::new(BinaryCrossEntropy::new(), Sgd::new(0.1));
    let _ = trainer.step(&mut net, &[SVector::zeros()], &[[true, false, true]]);
}

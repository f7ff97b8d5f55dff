use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(8) | Relu,
        out: Dense(3),
    }
}

fn main() {
    let mut net = Net::zeroed();
    let mut trainer = Trainer::<Net, _, Sgd<Net>, 1>::new(CrossEntropy::new().class_weights([1.0_f64, 2.0, 1.0]), Sgd::new(0.1));
    let _ = trainer.step(&mut net, &[SVector::zeros()], &[2]);
}

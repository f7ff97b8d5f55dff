use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        out: Dense(3),
    }
}

fn main() {
    let mut net = Net::zeroed();
    let mut trainer = Trainer::<Net, _, Sgd<Net>, 1>::new(MeanSquaredError::new(), Sgd::new(0.1));
    let _ = trainer.step(&mut net, &[SVector::zeros()], &[2]);
}

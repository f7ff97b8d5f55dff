use constnet::prelude::*;

network! {
    struct Head: [8] -> [3] {
        out: Dense(3) | Softmax,
    }
}

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(8) | Relu,
        head: Head,
    }
}

fn main() {
    let mut net = Net::zeroed();
    let mut trainer = Trainer::<Net, _, Sgd<Net>, 1>::new(CrossEntropy::new(), Sgd::new(0.1));
    let _ = trainer.step(&mut net, &[SVector::zeros()], &[2]);
}

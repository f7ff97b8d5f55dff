//! The shortest whole program: a network learns exclusive or.

use constnet::prelude::*;

network! {
    struct Xor: [2] -> [1] {
        hidden: Dense(8) | Tanh,
        out:    Dense(1) | Sigmoid,
    }
}

fn main() -> Result<(), TrainError> {
    let inputs = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]].map(SVector::from);
    let targets = [0.0, 1.0, 1.0, 0.0].map(|t| SVector::from([t]));

    let mut net = Xor::init(&mut Pcg32::seeded(1));
    let mut trainer = Trainer::<Xor, MeanSquaredError, Adam<Xor>, 4>::new(MeanSquaredError::new(), Adam::new(0.05));
    for _ in 0..500 {
        trainer.step(&mut net, &inputs, &targets)?;
    }
    for x in &inputs {
        println!("{} xor {} = {:.3}", x[0], x[1], net.forward(x)[0]);
    }
    Ok(())
}

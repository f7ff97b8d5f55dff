//! `fit`: what it computes, when it ends, and with which parameters.

mod child;
mod ending;
mod history;
mod settings;

use constnet::data::Dataset;
use constnet::prelude::*;

network! {
    /// With dropout, so that training and scoring differ.
    struct Net: [3] -> [2] {
        hidden: Dense(8) | Tanh,
        drop: Dropout(0.1),
        #[frozen]
        fixed: Dense(6) | Tanh,
        out: Dense(2),
    }
}

type NetTrainer = Trainer<Net, CrossEntropy, Adam<Net>, 8>;

fn trainer() -> NetTrainer {
    let mut trainer = NetTrainer::new(CrossEntropy::new(), Adam::new(0.02));
    trainer.seed(5);
    trainer
}

fn net() -> Net {
    Net::init(&mut Pcg32::seeded(3))
}

/// Points, and on which side of a plane they lie, a tenth of them wrongly.
fn samples(seed: u64, count: usize) -> (Vec<SVector<f32, 3>>, Vec<usize>) {
    let rng = &mut Pcg32::seeded(seed);
    let mut point = || SVector::from([(); 3].map(|()| rng.next_u32() as f32 / u32::MAX as f32 - 0.5));
    let inputs: Vec<_> = (0..count).map(|_| point()).collect();
    let side = |(place, x): (usize, &SVector<f32, 3>)| {
        usize::from(x[0] + 0.5 * x[1] - x[2] > 0.0) ^ usize::from(place % 10 == 0)
    };
    let targets = inputs.iter().enumerate().map(side).collect();
    (inputs, targets)
}

/// All parameters by their bits, the frozen ones as well.
fn bits(net: &Net) -> Vec<u32> {
    let parts = [net.hidden.weight.as_slice(), net.hidden.bias.as_slice(), net.out.weight.as_slice()];
    let frozen = [net.fixed.weight.as_slice(), net.fixed.bias.as_slice(), net.out.bias.as_slice()];
    parts.into_iter().chain(frozen).flatten().map(|value| value.to_bits()).collect()
}

fn hit(output: &SVector<f32, 2>, target: &usize) -> f64 {
    f64::from(output.imax() == *target)
}

/// 100 samples to train on and 40 others.
struct Data {
    train: (Vec<SVector<f32, 3>>, Vec<usize>),
    others: (Vec<SVector<f32, 3>>, Vec<usize>),
}

impl Data {
    fn new() -> Self {
        Self { train: samples(1, 100), others: samples(2, 40) }
    }

    fn train(&self) -> Dataset<'_, SVector<f32, 3>, usize> {
        Dataset::new(&self.train.0, &self.train.1).expect("a target for each input")
    }

    fn others(&self) -> Dataset<'_, SVector<f32, 3>, usize> {
        Dataset::new(&self.others.0, &self.others.1).expect("a target for each input")
    }
}

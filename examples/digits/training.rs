//! The training: passes over the digits in mini-batches, and how good the network is after each.

use constnet::losses::ending::Suits;
use constnet::prelude::*;

use crate::data::{CLASSES, Image, Set};
use crate::options::Options;
use crate::progress::Progress;

/// The samples that the trainer's memory holds at once. A mini-batch of any other length goes through it in turns.
const BATCH: usize = 32;

/// How good the network is at the digits of a set.
#[derive(Debug, Clone, Copy)]
pub struct Score {
    /// The mean cross-entropy, in nats.
    pub loss: f32,
    /// The share of digits read correctly.
    pub accuracy: f32,
}

/// How good the network is after a pass over the training digits.
#[derive(Debug, Clone, Copy)]
pub struct Epoch {
    pub train: Score,
    pub test: Score,
}

/// A network that reads digits: of an image it says a logit for each class.
pub trait Reader:
    Network<Scalar = f32, Input = Image, Output = SVector<f32, CLASSES>, Ending: Suits<CrossEntropy>>
{
}

impl<N> Reader for N where
    N: Network<Scalar = f32, Input = Image, Output = SVector<f32, CLASSES>, Ending: Suits<CrossEntropy>>
{
}

type DigitsTrainer<N> = Trainer<N, CrossEntropy, AdamW<N>, BATCH>;

/// Trains `net`; the scores after each epoch.
pub fn train<N: Reader>(
    net: &mut N,
    train: &mut Set,
    test: &Set,
    options: &Options,
    rng: &mut Pcg32,
) -> Result<Vec<Epoch>, String> {
    let mut trainer = DigitsTrainer::<N>::boxed(CrossEntropy::new(), AdamW::new(options.learning_rate));
    trainer.seed(rng.next_u64());

    let progress = Progress::new(options.epochs);
    let mut epochs = Vec::new();
    for number in 1..=options.epochs {
        train.shuffle(rng);
        let epoch = pass(&mut trainer, net, train, options.batch)
            .and_then(|()| Ok(Epoch { train: score(&trainer, net, train)?, test: score(&trainer, net, test)? }))
            .map_err(|error| format!("training stopped in epoch {number}: {error}"))?;
        progress.show(&epoch);
        epochs.push(epoch);
    }
    progress.finish();
    Ok(epochs)
}

/// An update from each mini-batch of `batch` digits.
fn pass<N: Reader>(trainer: &mut DigitsTrainer<N>, net: &mut N, set: &Set, batch: usize) -> Result<(), TrainError> {
    for (images, labels) in set.images.chunks(batch).zip(set.labels.chunks(batch)) {
        trainer.step(net, images, labels)?;
    }
    Ok(())
}

fn score<N: Reader>(trainer: &DigitsTrainer<N>, net: &N, set: &Set) -> Result<Score, TrainError> {
    let loss = trainer.evaluate(net, &set.images, &set.labels)?;
    let correct = set.iter().filter(|&(image, label)| net.forward(image).imax() == label).count();
    Ok(Score { loss, accuracy: correct as f32 / set.len() as f32 })
}

//! The training: passes over the digits in mini-batches, and how good the network is after each.

use constnet::prelude::*;

use crate::Digits;
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

/// Trains `net`; the scores after each epoch.
pub fn train(
    net: &mut Digits,
    train: &mut Set,
    test: &Set,
    options: &Options,
    rng: &mut Pcg32,
) -> Result<Vec<Epoch>, String> {
    let optimizer = AdamW::new(options.learning_rate);
    let mut trainer = Trainer::<Digits, CrossEntropy, AdamW<Digits>, BATCH>::boxed(CrossEntropy::default(), optimizer);
    trainer.seed(rng.next_u64());

    let progress = Progress::new(options.epochs);
    let mut epochs = Vec::new();
    for number in 1..=options.epochs {
        train.shuffle(rng);
        for (images, labels) in train.images.chunks(options.batch).zip(train.labels.chunks(options.batch)) {
            let step = trainer.step(net, images, labels);
            step.map_err(|error| format!("training stopped in epoch {number}: {error}"))?;
        }
        let epoch = Epoch { train: score(net, train), test: score(net, test) };
        progress.show(&epoch);
        epochs.push(epoch);
    }
    progress.finish();
    Ok(epochs)
}

/// What the network says of an image: a probability for each digit.
pub fn probabilities(net: &Digits, image: &Image) -> SVector<f32, CLASSES> {
    let logits = net.forward(image);
    let largest = logits.max();
    let powers = logits.map(|logit| (logit - largest).exp());
    powers / powers.sum()
}

fn score(net: &Digits, set: &Set) -> Score {
    let (mut loss, mut correct) = (0.0, 0.0);
    for (image, label) in set.iter() {
        let probabilities = probabilities(net, image);
        // A probability that rounds to zero counts as the smallest number above it.
        loss -= probabilities[label].max(f32::MIN_POSITIVE).ln();
        correct += f32::from(probabilities.imax() == label);
    }
    let digits = set.len() as f32;
    Score { loss: loss / digits, accuracy: correct / digits }
}

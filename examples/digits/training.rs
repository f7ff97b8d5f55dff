//! The training: passes over the digits in mini-batches, and how good the network is after each.

use std::time::Instant;

use constnet::fit::{End, Epoch, History, Score};
use constnet::prelude::*;

use crate::Digits;
use crate::data::Set;
use crate::options::Options;
use crate::progress::Progress;

/// The samples that the trainer's memory holds at once. A mini-batch of any other length goes through it in turns.
const BATCH: usize = 32;

type DigitsTrainer = Trainer<Digits, CrossEntropy, AdamW<Digits>, BATCH>;

/// Trains `net`, by a loop of our own: `Trainer::fit` is shorter, and shows less of what happens.
pub fn train(
    net: &mut Digits,
    train: &mut Set,
    test: &Set,
    options: &Options,
    rng: &mut Pcg32,
) -> Result<History, String> {
    let mut trainer = DigitsTrainer::boxed(CrossEntropy::new(), AdamW::new(options.learning_rate));
    trainer.seed(rng.next_u64());

    let progress = Progress::new(options.epochs);
    let mut epochs = Vec::new();
    for number in 1..=options.epochs {
        let start = Instant::now();
        train.shuffle(rng);
        let epoch = pass(&mut trainer, net, train, options.batch)
            .and_then(|()| Ok((score(&trainer, net, train)?, score(&trainer, net, test)?)))
            .map_err(|error| format!("training stopped in epoch {number}: {error}"))?;
        let (train, test) = epoch;
        let learning_rate = f64::from(options.learning_rate);
        let epoch = Epoch { number, train, validation: Some(test), learning_rate, time: start.elapsed() };
        progress.show(&epoch);
        epochs.push(epoch);
    }
    progress.finish();
    Ok(History { metrics: vec!["accuracy".into()], epochs, best: None, end: End::Complete })
}

/// An update from each mini-batch of `batch` digits.
fn pass(trainer: &mut DigitsTrainer, net: &mut Digits, set: &Set, batch: usize) -> Result<(), TrainError> {
    for (images, labels) in set.images.chunks(batch).zip(set.labels.chunks(batch)) {
        trainer.step(net, images, labels)?;
    }
    Ok(())
}

fn score(trainer: &DigitsTrainer, net: &Digits, set: &Set) -> Result<Score, TrainError> {
    let loss = trainer.evaluate(net, &set.images, &set.labels)?.into();
    let correct = set.iter().filter(|&(image, label)| net.forward(image).imax() == label).count();
    Ok(Score { loss, metrics: vec![correct as f64 / set.len() as f64] })
}

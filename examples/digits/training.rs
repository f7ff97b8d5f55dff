//! The training: passes over the digits in mini-batches, and how good the network is after each.

use constnet::data::Dataset;
use constnet::fit::{FitError, History};
use constnet::prelude::*;

use crate::Digits;
use crate::data::Image;
use crate::options::Options;

/// The samples that the trainer's memory holds at once. A mini-batch of any other length goes through it in turns.
const BATCH: usize = 32;

type DigitsTrainer = Trainer<Digits, CrossEntropy, AdamW<Digits>, BATCH>;

/// Trains `net`; the scores after each epoch.
pub fn train(
    net: &mut Digits,
    train: &Dataset<'_, Image, usize>,
    test: &Dataset<'_, Image, usize>,
    options: &Options,
    rng: &mut Pcg32,
) -> Result<History, FitError> {
    let mut trainer = DigitsTrainer::boxed(CrossEntropy::new(), AdamW::new(options.learning_rate));
    trainer.seed(rng.next_u64());
    trainer
        .fit(net, train)
        .epochs(options.epochs)
        .mini_batch(options.batch)
        .seed(rng.next_u64())
        .validation(test)
        .score_training()
        .metric("accuracy", |scores, &label| f64::from(u8::from(scores.imax() == label)))
        .progress()
        .run()
}

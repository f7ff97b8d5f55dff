//! The learning curve as an SVG picture.

use std::time::Duration;

use constnet::fit::{self, End, History};
use constnet::plot::{LearningCurves, Picture, PlotError};

use crate::training::{Epoch, Score};

/// The picture's text: loss and accuracy over the epochs, side by side, of training and test digits.
pub fn learning_curve(epochs: &[Epoch]) -> Result<String, PlotError> {
    let score = |score: Score| fit::Score { loss: score.loss.into(), metrics: vec![score.accuracy.into()] };
    let epoch = |(done, epoch): (usize, &Epoch)| fit::Epoch {
        number: done + 1,
        train: score(epoch.train),
        validation: Some(score(epoch.test)),
        learning_rate: 0.0,
        time: Duration::ZERO,
    };
    let epochs = epochs.iter().enumerate().map(epoch).collect();
    LearningCurves::new(&History { metrics: vec!["accuracy".into()], epochs, best: None, end: End::Complete }).to_svg()
}

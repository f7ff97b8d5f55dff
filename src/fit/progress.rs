//! What is seen while a network trains: a bar on a terminal, and now and then a line elsewhere. On standard error, so that standard
//! output has the results alone.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use super::history::{Epoch, Score};

/// About as many lines are written where there is no terminal.
const LINES: usize = 10;

pub struct Progress {
    epochs: usize,
    start: Instant,
    #[cfg(feature = "progress")]
    bar: indicatif::ProgressBar,
}

impl Progress {
    pub fn new(epochs: usize, steps_an_epoch: usize) -> Self {
        let _ = steps_an_epoch;
        Self {
            epochs,
            start: Instant::now(),
            #[cfg(feature = "progress")]
            bar: bar(epochs, steps_an_epoch),
        }
    }

    /// One more mini-batch is done.
    pub fn step(&self) {
        #[cfg(feature = "progress")]
        self.bar.inc(1);
    }

    /// One more epoch is done.
    pub fn epoch(&self, epoch: &Epoch, metrics: &[String]) {
        let done = epoch.number;
        #[cfg(feature = "progress")]
        if !self.bar.is_hidden() {
            self.bar.set_prefix(format!("epoch {done}/{}", self.epochs));
            self.bar.set_message(scores(epoch, metrics));
            return;
        }
        if done.is_multiple_of(self.epochs.div_ceil(LINES).max(1)) || done == self.epochs {
            self.line(epoch, metrics);
        }
    }

    fn line(&self, epoch: &Epoch, metrics: &[String]) {
        let (done, spent) = (epoch.number, self.start.elapsed());
        let left = spent.div_f64(done as f64).mul_f64(self.epochs.saturating_sub(done) as f64);
        let (epochs, scores, spent, left) = (self.epochs, scores(epoch, metrics), time(spent), time(left));
        // Training goes on when nobody can see how far it is.
        let _ = writeln!(io::stderr(), "epoch {done}/{epochs}  {scores}  {spent}, {left} left");
    }

    /// Leaves everything as it stands.
    pub fn finish(&self) {
        #[cfg(feature = "progress")]
        {
            self.bar.abandon();
            if !self.bar.is_hidden() {
                // The bar ends without a line break.
                let _ = writeln!(io::stderr());
            }
        }
    }
}

#[cfg(feature = "progress")]
fn bar(epochs: usize, steps_an_epoch: usize) -> indicatif::ProgressBar {
    let bar = indicatif::ProgressBar::new((epochs * steps_an_epoch) as u64).with_prefix(format!("epoch 0/{epochs}"));
    let bar = bar.with_finish(indicatif::ProgressFinish::Abandon);
    if let Ok(style) = indicatif::ProgressStyle::with_template("{prefix} {wide_bar} {eta} left  {msg}") {
        bar.set_style(style.progress_chars("━╸─"));
    }
    bar
}

fn scores(epoch: &Epoch, metrics: &[String]) -> String {
    let score = |side: &str, score: &Score| {
        let numbers = metrics.iter().zip(&score.metrics);
        let numbers: String = numbers.map(|(name, number)| format!("  {side}{name} {number:.4}")).collect();
        format!("{side}loss {:.4}{numbers}", score.loss)
    };
    let validation = epoch.validation.as_ref().map(|validation| format!("  {}", score("validation ", validation)));
    score("", &epoch.train) + &validation.unwrap_or_default()
}

/// A time to read: in tenths of a second below ten, in seconds below two minutes.
fn time(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    match seconds {
        ..9.95 => format!("{seconds:.1} s"),
        ..119.5 => format!("{seconds:.0} s"),
        ..7170.0 => format!("{:.0} min", seconds / 60.0),
        _ => format!("{:.1} h", seconds / 3600.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_short() {
        let shown = [0.0, 9.94, 9.96, 119.0, 120.0, 7200.0].map(|seconds| time(Duration::from_secs_f64(seconds)));
        assert_eq!(shown, ["0.0 s", "9.9 s", "10 s", "119 s", "2 min", "2.0 h"]);
    }

    #[test]
    fn scores_are_named() {
        let validation = Some(Score { loss: 0.25, metrics: vec![0.5] });
        let train = Score { loss: 0.125, metrics: vec![] };
        let epoch = Epoch { number: 1, train, validation, learning_rate: 1.0, time: Duration::ZERO };
        let expected = "loss 0.1250  validation loss 0.2500  validation accuracy 0.5000";
        assert_eq!(scores(&epoch, &["accuracy".to_owned()]), expected);
    }
}

//! What is seen while the network trains: a bar on a terminal, and now and then a line elsewhere.

use std::io::{self, Write};

use indicatif::{ProgressBar, ProgressStyle};

use crate::training::Epoch;

/// Epochs from one line to the next, where there is no terminal.
const EPOCHS_A_LINE: u64 = 10;

/// Progress on standard error; standard output has the results alone.
pub struct Progress {
    bar: ProgressBar,
    epochs: u64,
}

impl Progress {
    pub fn new(epochs: usize) -> Self {
        let epochs = epochs as u64;
        let bar = ProgressBar::new(epochs);
        if let Ok(style) = ProgressStyle::with_template("epoch {pos}/{len} {wide_bar} {msg}") {
            bar.set_style(style.progress_chars("━╸─"));
        }
        Self { bar, epochs }
    }

    /// One more epoch is done.
    pub fn show(&self, epoch: &Epoch) {
        let Epoch { train, test } = epoch;
        let message = format!(
            "loss {:.4}  accuracy {:.1} %  test {:.1} %",
            train.loss,
            100.0 * train.accuracy,
            100.0 * test.accuracy
        );
        let done = self.bar.position() + 1;
        if self.bar.is_hidden() && (done.is_multiple_of(EPOCHS_A_LINE) || done == self.epochs) {
            // Training goes on when nobody can see how far it is.
            let _ = writeln!(io::stderr(), "epoch {done}/{}  {message}", self.epochs);
        }
        self.bar.set_message(message);
        self.bar.inc(1);
    }

    /// Leaves the bar as it stands.
    pub fn finish(&self) {
        self.bar.abandon();
        if !self.bar.is_hidden() {
            // The bar ends without a line break.
            let _ = writeln!(io::stderr());
        }
    }
}

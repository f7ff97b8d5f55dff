//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::common::options;

pub const HELP: &str = "\
Trains a network of dense layers to read handwritten digits.

Usage: cargo run --release --example digits -- [OPTIONS]

Options:
  -e, --epochs <N>           passes over the training digits [default: 40]
  -b, --batch <N>            digits that one update is made from [default: 32]
  -r, --learning-rate <R>    step size of the optimizer, AdamW [default: 0.002]
  -s, --seed <N>             seed of the split, the first weights, the order and the dropout [default: 1]
  -p, --picture <FILE>       where the learning curve is written, .svg or .png [default: learning-curve.svg]
  -h, --help                 print this help";

/// What the user asked for.
#[derive(Debug, PartialEq)]
pub enum Command {
    Help,
    Train(Options),
}

#[derive(Debug, PartialEq)]
pub struct Options {
    pub epochs: usize,
    pub batch: usize,
    pub learning_rate: f32,
    pub seed: u64,
    pub picture: PathBuf,
}

impl Default for Options {
    fn default() -> Self {
        Self { epochs: 40, batch: 32, learning_rate: 0.002, seed: 1, picture: PathBuf::from("learning-curve.svg") }
    }
}

/// Reads the arguments, without the program's name. An error is one line.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, lexopt::Error> {
    let mut options = Options::default();
    let Options { epochs, batch, learning_rate, seed, picture } = &mut options;
    let help = options::parse(
        arguments,
        &mut [
            ('e', "epochs", epochs),
            ('b', "batch", batch),
            ('r', "learning-rate", learning_rate),
            ('s', "seed", seed),
            ('p', "picture", picture),
        ],
    )?;
    Ok(if help { Command::Help } else { Command::Train(options) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(OsString::from)).map_err(|error| error.to_string())
    }

    #[test]
    fn options_are_read_in_both_spellings() {
        let expected = Options { epochs: 3, batch: 7, learning_rate: 0.5, seed: 9, picture: PathBuf::from("a/b.svg") };
        let expected = Ok(Command::Train(expected));
        assert_eq!(parsed("-e3 -b 7 -r 0.5 -s9 -p a/b.svg"), expected);
        assert_eq!(parsed("--epochs 3 --batch=7 --learning-rate 0.5 --seed 9 --picture=a/b.svg"), expected);
        assert_eq!(parsed(""), Ok(Command::Train(Options::default())));
        assert_eq!(parsed("--help --nonsense"), Ok(Command::Help));
    }

    #[test]
    fn a_bad_option_is_a_one_line_error() {
        for line in [
            "--epochs 0",
            "--epochs -1",
            "--epochs",
            "--batch many",
            "--batch 99999999999999999999999",
            "--learning-rate 0",
            "--learning-rate NaN",
            "--learning-rate inf",
            "--seed 1.5",
            "--picture curve.gif",
            "--picture .svg",
            "--epoch 3",
            "-x",
            "digits",
        ] {
            let error = parsed(line).expect_err(line);
            assert!(!error.is_empty() && !error.contains('\n'), "{line}: {error}");
        }
    }

    #[test]
    fn the_help_states_the_defaults() {
        let Options { epochs, batch, learning_rate, seed, picture } = Options::default();
        for default in [epochs.to_string(), batch.to_string(), learning_rate.to_string(), seed.to_string()] {
            assert!(HELP.contains(&format!("[default: {default}]")), "{default}");
        }
        assert!(HELP.contains(&format!("[default: {}]", picture.display())));
    }
}

//! The command line.

use std::ffi::OsString;
use std::fmt::Display;
use std::path::PathBuf;
use std::str::FromStr;

use lexopt::prelude::*;

pub const HELP: &str = "\
Trains a network to read handwritten digits.

Usage: cargo run --release --example digits -- [OPTIONS]

Options:
  -m, --model <dense|conv>   the network, of dense layers or of convolutions [default: dense]
  -e, --epochs <N>           passes over the training digits [default: 40]
  -b, --batch <N>            digits that one update is made from [default: 32]
  -r, --learning-rate <R>    step size of the optimizer, AdamW [default: 0.002]
  -s, --seed <N>             seed of the split, the first weights, the order and the dropout [default: 1]
  -p, --picture <FILE.svg>   where the learning curve is written [default: learning-curve.svg]
  -h, --help                 print this help";

/// What the user asked for.
#[derive(Debug, PartialEq)]
pub enum Command {
    Help,
    Train(Options),
}

/// The network.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Model {
    Dense,
    Conv,
}

#[derive(Debug, PartialEq)]
pub struct Options {
    pub model: Model,
    pub epochs: usize,
    pub batch: usize,
    pub learning_rate: f32,
    pub seed: u64,
    pub picture: PathBuf,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            model: Model::Dense,
            epochs: 40,
            batch: 32,
            learning_rate: 0.002,
            seed: 1,
            picture: PathBuf::from("learning-curve.svg"),
        }
    }
}

/// Reads the arguments, without the program's name. An error is one line.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, lexopt::Error> {
    let mut options = Options::default();
    let mut parser = lexopt::Parser::from_args(arguments);
    while let Some(argument) = parser.next()? {
        match argument {
            Short('m') | Long("model") => options.model = model(&parser.value()?)?,
            Short('e') | Long("epochs") => options.epochs = at_least_one("--epochs", &parser.value()?)?,
            Short('b') | Long("batch") => options.batch = at_least_one("--batch", &parser.value()?)?,
            Short('r') | Long("learning-rate") => options.learning_rate = learning_rate(&parser.value()?)?,
            Short('s') | Long("seed") => options.seed = number("--seed", "a whole number", &parser.value()?)?,
            Short('p') | Long("picture") => options.picture = picture(parser.value()?)?,
            Short('h') | Long("help") => return Ok(Command::Help),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Train(options))
}

fn model(value: &OsString) -> Result<Model, lexopt::Error> {
    match value.to_str() {
        Some("dense") => Ok(Model::Dense),
        Some("conv") => Ok(Model::Conv),
        _ => Err(wrong("--model", "dense or conv", value)),
    }
}

fn at_least_one(option: &str, value: &OsString) -> Result<usize, lexopt::Error> {
    let expected = "a whole number from 1 on";
    match number(option, expected, value)? {
        0 => Err(wrong(option, expected, value)),
        count => Ok(count),
    }
}

fn learning_rate(value: &OsString) -> Result<f32, lexopt::Error> {
    let (option, expected) = ("--learning-rate", "a number above 0");
    let rate: f32 = number(option, expected, value)?;
    if rate.is_finite() && rate > 0.0 { Ok(rate) } else { Err(wrong(option, expected, value)) }
}

fn picture(value: OsString) -> Result<PathBuf, lexopt::Error> {
    let path = PathBuf::from(&value);
    let is_svg = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("svg"));
    if is_svg { Ok(path) } else { Err(wrong("--picture", "a file name that ends in .svg", &value)) }
}

fn number<N: FromStr>(option: &str, expected: impl Display, value: &OsString) -> Result<N, lexopt::Error> {
    value.to_str().and_then(|text| text.parse().ok()).ok_or_else(|| wrong(option, expected, value))
}

fn wrong(option: &str, expected: impl Display, found: &OsString) -> lexopt::Error {
    format!("{option}: expected {expected}, found {found:?}").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(OsString::from)).map_err(|error| error.to_string())
    }

    #[test]
    fn options_are_read_in_both_spellings() {
        let picture = PathBuf::from("a/b.svg");
        let expected = Options { model: Model::Conv, epochs: 3, batch: 7, learning_rate: 0.5, seed: 9, picture };
        let expected = Ok(Command::Train(expected));
        assert_eq!(parsed("-mconv -e3 -b 7 -r 0.5 -s9 -p a/b.svg"), expected);
        assert_eq!(
            parsed("--model conv --epochs 3 --batch=7 --learning-rate 0.5 --seed 9 --picture=a/b.svg"),
            expected
        );
        assert_eq!(parsed(""), Ok(Command::Train(Options::default())));
        assert_eq!(parsed("--help --nonsense"), Ok(Command::Help));
    }

    #[test]
    fn a_bad_option_is_a_one_line_error() {
        for line in [
            "--model cnn",
            "--epochs 0",
            "--epochs -1",
            "--epochs",
            "--batch many",
            "--batch 99999999999999999999999",
            "--learning-rate 0",
            "--learning-rate NaN",
            "--learning-rate inf",
            "--seed 1.5",
            "--picture curve.png",
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
        let Options { epochs, batch, learning_rate, seed, picture, .. } = Options::default();
        for default in [epochs.to_string(), batch.to_string(), learning_rate.to_string(), seed.to_string()] {
            assert!(HELP.contains(&format!("[default: {default}]")), "{default}");
        }
        assert!(HELP.contains(&format!("[default: {}]", picture.display())));
    }
}

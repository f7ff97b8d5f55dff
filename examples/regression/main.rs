//! How will it go on? A small network predicts the progression of diabetes a year ahead, and is set beside scikit-learn's models
//! of the same folds of the same data.
//!
//! ```text
//! cargo run --release --example regression
//! ```

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/picture.rs"]
mod picture;

use std::error::Error;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use constnet::data::csv::Table;
use constnet::data::{Dataset, Standardization};
use constnet::fit::History;
use constnet::metrics::{mean_absolute_error, r_squared};
use constnet::plot::{LearningCurves, Picture};
use constnet::prelude::*;

/// See `examples/data/README.md`.
const TEXT: &str = include_str!("../data/diabetes.csv");
/// What scikit-learn's models make of it.
const SCIKIT_LEARN: &str = include_str!("../data/diabetes_scikit_learn.csv");
const FEATURES: [&str; 10] = ["age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6"];
const FOLDS: usize = 5;
const BATCH: usize = 32;

const HELP: &str = "\
Predicts the progression of diabetes, beside scikit-learn's ridge regression and its network.

Usage: cargo run --release --example regression -- [OPTIONS]

Options:
  -e, --epochs <N>       most passes over the training data [default: 300]
  -s, --seed <N>         seed of the first weights, the order and the validation split [default: 1]
  -p, --picture <FILE>   where the learning curves of the folds are drawn, .svg or .png [default: regression.svg]
  -h, --help             print this help";

network! {
    /// Ten measurements to a progression, both standardized.
    struct Progression: [10] -> [1] {
        hidden: Dense(16) | Tanh,
        out:    Dense(1),
    }
}

struct Options {
    epochs: usize,
    seed: u64,
    picture: PathBuf,
}

fn main() -> ExitCode {
    common::run(|out| {
        let mut options = Options { epochs: 300, seed: 1, picture: PathBuf::from("regression.svg") };
        let Options { epochs, seed, picture } = &mut options;
        let entries = &mut [
            ('e', "epochs", epochs as &mut dyn common::options::Setting),
            ('s', "seed", seed),
            ('p', "picture", picture),
        ];
        if common::options::parse(std::env::args_os().skip(1), entries)? {
            return Ok(writeln!(out, "{HELP}")?);
        }
        predict(&options, out)
    })
}

fn predict(options: &Options, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    picture::check_writable(&options.picture)?;
    let table = Table::from_reader(TEXT.as_bytes(), "diabetes.csv")?;
    let inputs: Vec<SVector<f32, 10>> = table.inputs(FEATURES)?;
    let targets: Vec<SVector<f32, 1>> = table.inputs(["progression"])?;
    let folds: Vec<f32> = table.numbers("fold")?;
    writeln!(out, "{}", Progression::summary())?;

    let mut rng = Pcg32::seeded(options.seed);
    let (mut pairs, mut histories) = (Vec::new(), Vec::new());
    for fold in 0..FOLDS {
        let is_in = |&sample: &usize| folds[sample] == fold as f32;
        let (test, train): (Vec<usize>, Vec<usize>) = (0..folds.len()).partition(is_in);
        // Both sides are standardized by what the training samples look like.
        let by_inputs = Standardization::of(train.iter().map(|&sample| &inputs[sample]))?;
        let by_targets = Standardization::of(train.iter().map(|&sample| &targets[sample]))?;
        let (mut inputs, mut standard) = (inputs.clone(), targets.clone());
        inputs.iter_mut().for_each(|input| by_inputs.apply(input));
        standard.iter_mut().for_each(|target| by_targets.apply(target));

        let data = Dataset::new(&inputs, &standard)?.select(&train)?;
        let mut net = Progression::init(&mut rng);
        let history = fit(&mut net, &data, options, rng.next_u64())?;
        histories.push((format!("fold {}", fold + 1), history));
        pairs.extend(test.iter().map(|&sample| {
            let mut predicted = net.forward(&inputs[sample]);
            by_targets.invert(&mut predicted);
            (predicted[0], targets[sample][0])
        }));
    }
    compare(out, &pairs)?;
    LearningCurves::of(histories.iter().map(|(name, history)| (name.as_str(), history))).save(&options.picture)?;
    writeln!(out, "learning curves: {}", options.picture.display())?;
    Ok(())
}

fn fit(
    net: &mut Progression,
    data: &Dataset<'_, SVector<f32, 10>, SVector<f32, 1>>,
    options: &Options,
    seed: u64,
) -> Result<History, Box<dyn Error>> {
    let optimizer = AdamW::new(0.003).weight_decay(0.1);
    let mut trainer = Trainer::<_, _, _, BATCH>::new(MeanSquaredError::new(), optimizer);
    let fit = trainer.fit(net, data).epochs(options.epochs).seed(seed).validation_split(0.1);
    Ok(fit.early_stopping(EarlyStopping::new(20)).run()?)
}

/// The network beside scikit-learn's models.
fn compare(out: &mut impl Write, pairs: &[(f32, f32)]) -> Result<(), Box<dyn Error>> {
    let nothing = "there is nothing to compare";
    let r2 = r_squared(pairs.iter().copied()).ok_or(nothing)?;
    let error = mean_absolute_error(pairs.iter().copied()).ok_or(nothing)?;
    let others = Table::from_reader(SCIKIT_LEARN.as_bytes(), "diabetes_scikit_learn.csv")?;
    let numbers = others.numbers::<f64>("r2")?.into_iter().zip(others.numbers::<f64>("mean absolute error")?);
    writeln!(out, "Predictions of {} patients, each by a model that has not seen the patient:\n", pairs.len())?;
    writeln!(out, "{:44}  {:>6}  {:>19}", "", "R²", "mean absolute error")?;
    writeln!(out, "{:44}  {r2:>6.3}  {error:>19.1}", "constnet: network")?;
    for (model, (r2, error)) in others.texts("model")?.into_iter().zip(numbers) {
        writeln!(out, "{:44}  {r2:>6.3}  {error:>19.1}", format!("scikit-learn: {model}"))?;
    }
    Ok(writeln!(out)?)
}

//! How do I use what I trained with PyTorch? The file that `safetensors.torch.save_file(model.state_dict(), ..)` wrote is loaded as it
//! is, running statistics included, and predicts what PyTorch predicted.
//!
//! ```text
//! cargo run --release --example from_pytorch
//! ```

#[path = "../common/mod.rs"]
mod common;

use std::error::Error;
use std::io::Write;
use std::process::ExitCode;

use constnet::data::csv::Table;
use constnet::metrics::r_squared;
use constnet::prelude::*;

/// What PyTorch wrote: see `train.py` beside this file.
const WEIGHTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/from_pytorch/progression.safetensors");
/// What the network predicted in PyTorch, of the patients that it was not trained with.
const PREDICTED: &str = include_str!("predicted.csv");
/// See `examples/data/README.md`.
const PATIENTS: &str = include_str!("../data/diabetes.csv");
const FEATURES: [&str; 10] = ["age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6"];
/// The part of the patients that PyTorch did not train with.
const TESTED: f32 = 0.0;
/// By how much a prediction may differ from PyTorch's, as a share of it: sums of ten and of sixteen terms in another order.
const TOLERANCE: f32 = 1e-5;

const HELP: &str = "\
Loads the weights of a network that PyTorch trained, and predicts the progression of diabetes as PyTorch does.

Usage: cargo run --release --example from_pytorch -- [OPTIONS]

Options:
  -h, --help             print this help";

network! {
    /// PyTorch's `nn.Sequential` with modules of these names: the names of its `state_dict` are those of the fields.
    struct Progression: [10] -> [1] {
        norm:   BatchNorm,
        hidden: Dense(16) | Tanh,
        out:    Dense(1),
    }
}

fn main() -> ExitCode {
    common::run(|out| {
        if common::options::parse(std::env::args_os().skip(1), &mut [])? {
            return Ok(writeln!(out, "{HELP}")?);
        }
        predict(out)
    })
}

fn predict(out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    // Nothing is converted, and whatever does not fit would be an error that names it.
    let net = Progression::load(WEIGHTS)?;
    writeln!(out, "{}", Progression::summary())?;

    let table = Table::from_reader(PATIENTS.as_bytes(), "diabetes.csv")?;
    let inputs: Vec<SVector<f32, 10>> = table.inputs(FEATURES)?;
    let (targets, folds): (Vec<f32>, Vec<f32>) = (table.numbers("progression")?, table.numbers("fold")?);
    let pytorch: Vec<f32> = Table::from_reader(PREDICTED.as_bytes(), "predicted.csv")?.numbers("predicted")?;

    let tested: Vec<usize> = (0..folds.len()).filter(|&patient| folds[patient] == TESTED).collect();
    let ours: Vec<f32> = tested.iter().map(|&patient| net.forward(&inputs[patient])[0]).collect();
    if ours.len() != pytorch.len() {
        return Err(format!("PyTorch predicted {} patients, and there are {}", pytorch.len(), ours.len()).into());
    }

    writeln!(out, "{:>7}  {:>8}  {:>10}  {:>10}", "patient", "measured", "PyTorch", "constnet")?;
    for ((&patient, theirs), ours) in tested.iter().zip(&pytorch).zip(&ours).take(8) {
        writeln!(out, "{patient:>7}  {:>8}  {theirs:>10.4}  {ours:>10.4}", targets[patient])?;
    }
    let r2 = |predicted: &[f32]| {
        r_squared(predicted.iter().copied().zip(tested.iter().map(|&patient| targets[patient])))
            .ok_or("there is nothing to compare")
    };
    let apart =
        ours.iter().zip(&pytorch).map(|(ours, theirs)| (ours - theirs).abs() / theirs.abs()).fold(0.0, f32::max);
    writeln!(out, "\nR² of {} patients: {:.4} in PyTorch, {:.4} here", ours.len(), r2(&pytorch)?, r2(&ours)?)?;
    writeln!(out, "largest difference: {apart:.1e} of the prediction")?;
    if apart > TOLERANCE {
        return Err(format!("predictions differ from PyTorch's by more than {TOLERANCE:.0e}").into());
    }
    Ok(())
}

//! Trains a network of dense layers on handwritten digits, and shows what it learned.
//!
//! ```text
//! cargo run --release --example digits
//! ```

#[path = "../common/mod.rs"]
mod common;
mod data;
mod options;
mod progress;
mod report;
mod training;

use std::error::Error;
use std::io::Write;
use std::process::ExitCode;

use constnet::plot::{LearningCurves, Picture};
use constnet::prelude::*;

use options::{Command, Options};

network! {
    /// Reads an 8×8 grey digit.
    #[derive(Debug, Clone)]
    pub struct Digits: [1, 8, 8] -> [10] {
        flat:   Flatten,
        wide:   Dense(128) | Relu,
        drop:   Dropout(0.3),
        narrow: Dense(64) | Relu,
        logits: Dense(10),
    }
}

fn main() -> ExitCode {
    common::run(|out| match options::parse(std::env::args_os().skip(1))? {
        Command::Help => Ok(writeln!(out, "{}", options::HELP)?),
        Command::Train(options) => train(&options, out),
    })
}

fn train(options: &Options, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    common::check_writable(&options.picture)?;

    let mut rng = Pcg32::seeded(options.seed);
    let all = data::load().ok_or("the stored digits are damaged")?;
    let (mut learned, test) = data::split(all, &mut rng);
    let mut net = Digits::init(&mut rng);
    writeln!(out, "{}", Digits::summary())?;
    writeln!(out, "{} digits to train on, {} to test with\n", learned.len(), test.len())?;

    let history = training::train(&mut net, &mut learned, &test, options, &mut rng)?;

    let answers = report::ask(&net, &test);
    report::accuracy(out, &answers)?;
    report::gallery(out, answers)?;
    LearningCurves::new(&history).save(&options.picture)?;
    writeln!(out, "learning curve: {}", options.picture.display())?;
    Ok(())
}

//! Trains a network on handwritten digits, and shows what it learned.
//!
//! ```text
//! cargo run --release --example digits
//! cargo run --release --example digits -- --model conv
//! ```

mod data;
mod options;
mod picture;
mod progress;
mod report;
mod training;

use std::error::Error;
use std::fs::File;
use std::io::{self, Write};
use std::process::ExitCode;

use constnet::prelude::*;

use options::{Command, Model, Options};
use training::Reader;

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

network! {
    /// Reads an 8×8 grey digit by what its parts look like, wherever they are.
    #[derive(Debug, Clone)]
    pub struct ConvDigits: [1, 8, 8] -> [10] {
        edges:  Conv2d(16, kernel = 3, padding = same) | Relu,
        parts:  Conv2d(32, kernel = 3, stride = 2, padding = same) | Relu,
        flat:   Flatten,
        drop:   Dropout(0.4),
        narrow: Dense(64) | Relu,
        logits: Dense(10),
    }
}

fn main() -> ExitCode {
    match options::parse(std::env::args_os().skip(1)).map_err(Box::from).and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing is left to be done if even this cannot be written.
            let _ = writeln!(io::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<(), Box<dyn Error>> {
    let out = &mut io::stdout();
    match command {
        Command::Help => writeln!(out, "{}", options::HELP)?,
        Command::Train(options) => match options.model {
            Model::Dense => train::<Digits>(&options, out)?,
            Model::Conv => train::<ConvDigits>(&options, out)?,
        },
    }
    Ok(())
}

fn train<N: Reader>(options: &Options, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    // Opened before the work starts: whoever cannot write the picture wants to know now.
    let path = options.picture.display();
    let mut picture = File::create(&options.picture).map_err(|error| format!("cannot write {path}: {error}"))?;

    let mut rng = Pcg32::seeded(options.seed);
    let all = data::load().ok_or("the stored digits are damaged")?;
    let (mut learned, test) = data::split(all, &mut rng);
    let mut net = N::init(&mut rng);
    writeln!(out, "{}", N::summary())?;
    writeln!(out, "{} digits to train on, {} to test with\n", learned.len(), test.len())?;

    let epochs = training::train(&mut net, &mut learned, &test, options, &mut rng)?;

    let answers = report::ask(&net, &test);
    report::accuracy(out, &answers)?;
    report::gallery(out, answers)?;
    let svg = picture::learning_curve(&epochs)?;
    picture.write_all(svg.as_bytes()).map_err(|error| format!("cannot write {path}: {error}"))?;
    writeln!(out, "learning curve: {path}")?;
    Ok(())
}

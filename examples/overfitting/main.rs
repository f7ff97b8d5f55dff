//! When does a network learn too much? The same network learns the same few noisy points plainly, and with dropout, weight
//! decay and early stopping.
//!
//! ```text
//! cargo run --release --example overfitting
//! ```

#[path = "../common/mod.rs"]
mod common;
mod moons;
#[path = "../common/picture.rs"]
mod picture;

use std::error::Error;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use constnet::data::Dataset;
use constnet::fit::History;
use constnet::losses::ending::Suits;
use constnet::plot::{LearningCurves, Picture};
use constnet::prelude::*;

const HELP: &str = "\
Trains the same network with and without dropout, weight decay and early stopping.

Usage: cargo run --release --example overfitting -- [OPTIONS]

Options:
  -n, --samples <N>      points to learn from [default: 80]
  -e, --epochs <N>       most passes over them [default: 300]
  -s, --seed <N>         seed of the points, the first weights, the order and the dropout [default: 1]
  -p, --picture <FILE>   where the curves are drawn, .svg or .png [default: overfitting.svg]
  -h, --help             print this help";

/// Points that are not learned from, to tell how well the others were.
const OTHERS: usize = 1000;
const BATCH: usize = 16;
const PATIENCE: usize = 40;
const WEIGHT_DECAY: f32 = 0.3;

network! {
    /// A network that can learn every point by heart.
    struct Plain: [2] -> [2] {
        first:  Dense(64) | Relu,
        second: Dense(64) | Relu,
        logits: Dense(2),
    }
}

network! {
    /// The same, with dropout.
    struct Dropped: [2] -> [2] {
        first:  Dense(64) | Relu,
        drop1:  Dropout(0.5),
        second: Dense(64) | Relu,
        drop2:  Dropout(0.5),
        logits: Dense(2),
    }
}

struct Options {
    samples: usize,
    epochs: usize,
    seed: u64,
    picture: PathBuf,
}

/// Points and their classes.
type Points<'a> = Dataset<'a, SVector<f32, 2>, usize>;

fn main() -> ExitCode {
    common::run(|out| {
        let mut options = Options { samples: 80, epochs: 300, seed: 1, picture: PathBuf::from("overfitting.svg") };
        let Options { samples, epochs, seed, picture } = &mut options;
        let entries = &mut [
            ('n', "samples", samples as &mut dyn common::options::Setting),
            ('e', "epochs", epochs),
            ('s', "seed", seed),
            ('p', "picture", picture),
        ];
        if common::options::parse(std::env::args_os().skip(1), entries)? {
            return Ok(writeln!(out, "{HELP}")?);
        }
        compare(&options, out)
    })
}

fn compare(options: &Options, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    picture::check_writable(&options.picture)?;
    let mut rng = Pcg32::seeded(options.seed);
    let (points, classes) = moons::draw(options.samples, &mut rng);
    let (other_points, other_classes) = moons::draw(OTHERS, &mut rng);
    let few = Dataset::new(&points, &classes)?;
    let others = Dataset::new(&other_points, &other_classes)?;

    let plain = train::<Plain>(&few, &others, options, 0.0, false)?;
    let dropout = train::<Dropped>(&few, &others, options, 0.0, false)?;
    let decay = train::<Plain>(&few, &others, options, WEIGHT_DECAY, false)?;
    let early = train::<Plain>(&few, &others, options, 0.0, true)?;
    let all = train::<Dropped>(&few, &others, options, WEIGHT_DECAY, true)?;

    writeln!(out, "{} points to learn from, {OTHERS} others to test with\n", few.len())?;
    writeln!(
        out,
        "{:22} {:>7} {:>12} {:>11} {:>15} {:>15}",
        "", "epochs", "loss learned", "loss others", "accuracy learned", "accuracy others"
    )?;
    for (name, history) in [
        ("plain", &plain),
        ("dropout", &dropout),
        ("weight decay", &decay),
        ("early stopping", &early),
        ("all three", &all),
    ] {
        row(out, name, history)?;
    }
    LearningCurves::of([("plain", &plain), ("all three", &all)]).save(&options.picture)?;
    writeln!(out, "\ncurves: {}", options.picture.display())?;
    Ok(())
}

/// The line of a training, with the scores of the parameters that it ended with.
fn row(out: &mut impl Write, name: &str, history: &History) -> Result<(), Box<dyn Error>> {
    let kept = if history.end == constnet::fit::End::Early { history.best() } else { history.last() };
    let Some(epoch) = kept else { return Ok(()) };
    let Some(others) = &epoch.validation else { return Ok(()) };
    let percent = |score: &constnet::fit::Score| score.metrics.first().map_or(0.0, |accuracy| 100.0 * accuracy);
    let (learned, other) = (percent(&epoch.train), percent(others));
    let (number, loss, other_loss) = (epoch.number, epoch.train.loss, others.loss);
    writeln!(out, "{name:22} {number:>7} {loss:>12.4} {other_loss:>11.4} {learned:>14.1} % {other:>13.1} %")?;
    Ok(())
}

fn train<N>(
    few: &Points<'_>,
    others: &Points<'_>,
    options: &Options,
    weight_decay: f32,
    stop_early: bool,
) -> Result<History, Box<dyn Error>>
where
    N: Network<Scalar = f32, Input = SVector<f32, 2>, Output = SVector<f32, 2>>,
    N::Ending: Suits<CrossEntropy>,
{
    let mut net = N::init(&mut Pcg32::seeded(options.seed));
    let optimizer = AdamW::new(0.005).weight_decay(weight_decay);
    let mut trainer = Trainer::<N, _, _, BATCH>::boxed(CrossEntropy::new(), optimizer);
    trainer.seed(options.seed);
    let fit = trainer
        .fit(&mut net, few)
        .epochs(options.epochs)
        .seed(options.seed)
        .validation(others)
        .score_training()
        .metric("accuracy", |scores, &class| f64::from(u8::from(scores.imax() == class)));
    let fit = if stop_early { fit.early_stopping(EarlyStopping::new(PATIENCE)) } else { fit };
    Ok(fit.run()?)
}

//! Can a training go on where it was cut off? One training never stops. Another is cut off half way, and all that is left of it is a
//! checkpoint; what goes on from there ends with the same bits.
//!
//! ```text
//! cargo run --release --example resume
//! ```

#[path = "../common/mod.rs"]
mod common;
#[path = "../overfitting/moons.rs"]
mod moons;

use std::error::Error;
use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use constnet::data::shuffle;
use constnet::prelude::*;

const HELP: &str = "\
Trains a network, once without a stop and once resumed from a checkpoint, and compares the two bit by bit.

Usage: cargo run --release --example resume -- [OPTIONS]

Options:
  -e, --epochs <N>         passes over the points [default: 40]
  -s, --seed <N>           seed of the points, the first weights, the order and the dropout [default: 1]
  -c, --checkpoint <FILE>  where the checkpoint is written [default: resume.checkpoint]
  -h, --help               print this help";

const SAMPLES: usize = 400;
const BATCH: usize = 16;

network! {
    /// With dropout and running statistics: what is drawn by chance and what is averaged has to go on, too.
    struct Moons: [2] -> [2] {
        first:  Dense(32),
        norm:   BatchNorm | Relu,
        drop:   Dropout(0.2),
        logits: Dense(2),
    }
}

type Training = Trainer<Moons, CrossEntropy, Adam<Moons>, BATCH>;

struct Options {
    epochs: usize,
    seed: u64,
    checkpoint: OsString,
}

/// What a training learns from.
struct Points {
    inputs: Vec<SVector<f32, 2>>,
    classes: Vec<usize>,
}

fn main() -> ExitCode {
    common::run(|out| {
        let mut options = Options { epochs: 40, seed: 1, checkpoint: "resume.checkpoint".into() };
        let Options { epochs, seed, checkpoint } = &mut options;
        let entries = &mut [
            ('e', "epochs", epochs as &mut dyn common::options::Setting),
            ('s', "seed", seed),
            ('c', "checkpoint", checkpoint),
        ];
        if common::options::parse(std::env::args_os().skip(1), entries)? {
            return Ok(writeln!(out, "{HELP}")?);
        }
        compare(&options, out)
    })
}

fn compare(options: &Options, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let path = PathBuf::from(&options.checkpoint);
    let mut rng = Pcg32::seeded(options.seed);
    let (inputs, classes) = moons::draw(SAMPLES, &mut rng);
    let points = Points { inputs, classes };
    let half = options.epochs / 2;

    let (mut net, mut trainer) = (Moons::init(&mut rng), training(options));
    epochs(&mut trainer, &mut net, &points, half)?;
    trainer.save_checkpoint(&net, &path)?;
    let bytes = fs::metadata(&path)?.len();
    writeln!(out, "epoch {half}: loss {:.6}, checkpoint of {bytes} bytes", loss(&trainer, &net, &points)?)?;
    epochs(&mut trainer, &mut net, &points, options.epochs - half)?;
    writeln!(out, "epoch {}: loss {:.6}, without a stop", options.epochs, loss(&trainer, &net, &points)?)?;

    // As in another process, on another day: of the training above there is nothing but the file.
    let (mut resumed, mut trainer) = (Moons::zeroed(), training(options));
    trainer.load_checkpoint(&mut resumed, &path)?;
    writeln!(out, "resumed after {} updates", trainer.state().updates())?;
    epochs(&mut trainer, &mut resumed, &points, options.epochs - half)?;
    writeln!(out, "epoch {}: loss {:.6}, resumed", options.epochs, loss(&trainer, &resumed, &points)?)?;

    // Two files of weights are the same bytes if and only if the weights and the running statistics are the same bits.
    if net.to_safetensors()? != resumed.to_safetensors()? {
        return Err("the resumed training ended with other weights".into());
    }
    writeln!(out, "\nall {} values of the two networks are the same bits", Moons::PARAMETERS + Moons::STATISTICS)?;
    writeln!(out, "checkpoint: {}", path.display())?;
    Ok(())
}

/// The same settings each time: a checkpoint of others is refused.
fn training(options: &Options) -> Training {
    let updates = SAMPLES.div_ceil(BATCH) * options.epochs;
    let mut training = Training::new(CrossEntropy::new(), Adam::new(0.01).schedule(Schedule::cosine(updates, 0.0)));
    training.seed(options.seed);
    training
}

fn epochs(trainer: &mut Training, net: &mut Moons, points: &Points, count: usize) -> Result<(), TrainError> {
    for _ in 0..count {
        // The order of every epoch is drawn from the trainer's generator, which the checkpoint keeps.
        let mut order: Vec<usize> = (0..SAMPLES).collect();
        shuffle(&mut order, trainer.generator_mut());
        for batch in order.chunks(BATCH) {
            let inputs: Vec<_> = batch.iter().map(|&sample| points.inputs[sample]).collect();
            let classes: Vec<_> = batch.iter().map(|&sample| points.classes[sample]).collect();
            trainer.step(net, &inputs, &classes)?;
        }
    }
    Ok(())
}

fn loss(trainer: &Training, net: &Moons, points: &Points) -> Result<f32, TrainError> {
    trainer.evaluate(net, &points.inputs, &points.classes)
}

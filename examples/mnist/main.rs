//! Trains LeNet-5 on MNIST's images, ten times from ten seeds, and shows what it learnt.
//!
//! ```text
//! cargo run --release --example mnist -- <folder with MNIST's files>
//! ```

mod images;
#[path = "../zoo/lenet5.rs"]
mod lenet5;
mod pictures;
mod training;

use std::error::Error;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use images::{CLASSES, SIDE, Set};
use lenet5::LeNet5;
use pictures::{Sheet, grey, signed};
use training::EPOCHS;

const HELP: &str = "\
Trains LeNet-5 on MNIST, and writes pictures of what it learnt.

Usage: cargo run --release --example mnist -- [OPTIONS] <FOLDER>

The folder holds MNIST's own files, gzipped or not: t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte, to train on the first 8,000
images and test with the other 2,000; with train-images-idx3-ubyte and train-labels-idx1-ubyte beside them, to train on those.

Options:
  -s, --seeds <N>           trainings, each from a seed of its own [default: 10]
  -p, --pictures <FOLDER>   where filters.png and saliency.png are written [default: .]
  -h, --help                print this help";

/// The mean accuracy and its standard deviation over ten seeds that PyTorch has with this recipe, as `pytorch.py` wrote them.
const PYTORCH: &str = include_str!("pytorch.txt");

struct Options {
    folder: PathBuf,
    seeds: u64,
    pictures: PathBuf,
}

fn main() -> ExitCode {
    match parse().map_err(Box::from).and_then(|options| options.map_or(Ok(()), |options| run(&options))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing is left to be done if even this cannot be written.
            let _ = writeln!(io::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn parse() -> Result<Option<Options>, lexopt::Error> {
    use lexopt::prelude::{Long, Short, Value, ValueExt};

    let (mut folder, mut seeds, mut pictures) = (None, 10, PathBuf::from("."));
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Short('s') | Long("seeds") => seeds = parser.value()?.parse()?,
            Short('p') | Long("pictures") => pictures = parser.value()?.into(),
            Short('h') | Long("help") => {
                writeln!(io::stdout(), "{HELP}").map_err(|error| error.to_string())?;
                return Ok(None);
            }
            Value(path) if folder.is_none() => folder = Some(path.into()),
            other => return Err(other.unexpected()),
        }
    }
    let folder = folder.ok_or("expected the folder with MNIST's files; `--help` says which")?;
    Ok(Some(Options { folder, seeds: u64::max(seeds, 1), pictures }))
}

fn run(options: &Options) -> Result<(), Box<dyn Error>> {
    let out = &mut io::stdout();
    let [learned, test] = images::sets(&options.folder)?;
    writeln!(out, "{} images to train on, {} to test with, {EPOCHS} epochs", learned.images.len(), test.images.len())?;
    let (mut accuracies, mut first) = (Vec::new(), None);
    for seed in 1..=options.seeds {
        let net = training::train(&learned, seed)?;
        let accuracy = 100.0 * training::accuracy(&net, &test);
        writeln!(out, "seed {seed:2}: {accuracy:.2} %")?;
        accuracies.push(accuracy);
        first.get_or_insert(net);
    }
    let mean = accuracies.iter().sum::<f64>() / accuracies.len() as f64;
    writeln!(out, "mean test accuracy: {mean:.2} %; PyTorch: {}", PYTORCH.trim())?;
    if let Some(net) = first {
        show(&net, &test, &options.pictures)?;
        writeln!(out, "pictures: filters.png and saliency.png in {}", options.pictures.display())?;
    }
    Ok(())
}

/// Writes the filters of the first layer, and, for an image of each digit, what matters in it.
fn show(net: &LeNet5, test: &Set, folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut filters = Sheet::new(5, 4);
    let largest = net.conv1.weight.amax();
    let filter = |row: usize| net.conv1.weight.row(row).iter().map(|w| signed(w / largest)).collect();
    filters.rows.push((0..6).map(filter).collect());
    filters.write(&folder.join("filters.png"))?;

    let mut sheet = Sheet::new(SIDE, 1);
    let samples = (0..CLASSES).filter_map(|digit| test.labels.iter().position(|&label| label == digit));
    let samples: Vec<_> = samples.map(|at| &test.images[at]).collect();
    sheet.rows.push(samples.iter().map(|image| image.iter().map(|&ink| grey(ink)).collect()).collect());
    let mut maps = Vec::new();
    for image in samples {
        let map = training::saliency(net, image)?;
        let largest = map.amax().max(f32::MIN_POSITIVE);
        maps.push(map.iter().map(|slope| signed(slope / largest)).collect());
    }
    sheet.rows.push(maps);
    Ok(sheet.write(&folder.join("saliency.png"))?)
}

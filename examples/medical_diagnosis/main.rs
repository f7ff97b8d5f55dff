//! Is it cancer? A small network tells benign tumours from malignant ones by ten-fold cross-validation, and shows what it
//! looked at.
//!
//! ```text
//! cargo run --release --example medical_diagnosis
//! ```

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/picture.rs"]
mod picture;
mod saliency;
mod tumours;

use std::error::Error;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use constnet::data::{Dataset, Split, Standardization, stratified_k_folds};
use constnet::fit::FitError;
use constnet::metrics::{ConfusionMatrix, RocCurve};
use constnet::plot::{Picture, RocPlot};
use constnet::prelude::*;

use saliency::Saliency;
use tumours::{CLASSES, Features, MALIGNANT, Tumours};

const HELP: &str = "\
Tells benign tumours from malignant ones, by ten-fold cross-validation.

Usage: cargo run --release --example medical_diagnosis -- [OPTIONS]

Options:
  -f, --folds <N>        parts of the data, each of which is predicted by a network of the others [default: 10]
  -e, --epochs <N>       passes over the training data [default: 60]
  -s, --seed <N>         seed of the folds, the first weights, the order and the dropout [default: 1]
  -p, --picture <FILE>   where the ROC curve is drawn, .svg or .png [default: roc.svg]
  -h, --help             print this help";

/// The samples that one update is made from.
const BATCH: usize = 32;
/// Features that are shown.
const SHOWN: usize = 10;
/// The width of the longest bar.
const BAR: f32 = 32.0;

network! {
    /// The logit of the probability that a tumour is malignant.
    pub struct Diagnosis: [30] -> [1] {
        hidden: Dense(16) | Tanh,
        drop:   Dropout(0.3),
        logit:  Dense(1),
    }
}

struct Options {
    folds: usize,
    epochs: usize,
    seed: u64,
    picture: PathBuf,
}

fn main() -> ExitCode {
    common::run(|out| {
        let mut options = Options { folds: 10, epochs: 60, seed: 1, picture: PathBuf::from("roc.svg") };
        let Options { folds, epochs, seed, picture } = &mut options;
        let entries = &mut [
            ('f', "folds", folds as &mut dyn common::options::Setting),
            ('e', "epochs", epochs),
            ('s', "seed", seed),
            ('p', "picture", picture),
        ];
        if common::options::parse(std::env::args_os().skip(1), entries)? {
            return Ok(writeln!(out, "{HELP}")?);
        }
        diagnose(&options, out)
    })
}

fn diagnose(options: &Options, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    picture::check_writable(&options.picture)?;
    let tumours = Tumours::load()?;
    let mut rng = Pcg32::seeded(options.seed);
    let folds = stratified_k_folds(&tumours.classes, options.folds, &mut rng)?;
    writeln!(out, "{}", Diagnosis::summary())?;
    writeln!(out, "{} tumours, each diagnosed by a network that has not seen it\n", tumours.classes.len())?;

    // What the networks say of the tumours that they have not seen: logit and truth.
    let mut answers = Vec::new();
    let mut saliency = Saliency::new();
    for fold in &folds {
        let inputs = standardized(&tumours, fold)?;
        let net = train(&inputs, &tumours, fold, options, &mut rng)?;
        let tested: Vec<Features> = fold.test.iter().map(|&sample| inputs[sample]).collect();
        let truths = fold.test.iter().map(|&sample| tumours.is_malignant(sample));
        answers.extend(tested.iter().map(|input| net.forward(input)[0]).zip(truths));
        saliency.add(&net, &tested)?;
    }

    let pairs = answers.iter().map(|&(logit, truth)| (usize::from(logit > 0.0), usize::from(truth)));
    let matrix = ConfusionMatrix::<{ CLASSES.len() }>::of(pairs)?;
    report(out, &matrix)?;
    let curve = RocCurve::of(answers).ok_or("the data has but one class")?;
    writeln!(out, "area under the ROC curve: {:.4}\n", curve.auc())?;
    show(out, &saliency, &tumours)?;
    RocPlot::new(&curve).title("malignant or benign").save(&options.picture)?;
    writeln!(out, "ROC curve: {}", options.picture.display())?;
    Ok(())
}

/// All inputs, standardized by what the training samples look like.
fn standardized(tumours: &Tumours, fold: &Split) -> Result<Vec<Features>, Box<dyn Error>> {
    let standard = Standardization::of(fold.train.iter().map(|&sample| &tumours.features[sample]))?;
    let mut inputs = tumours.features.clone();
    inputs.iter_mut().for_each(|input| standard.apply(input));
    Ok(inputs)
}

fn train(
    inputs: &[Features],
    tumours: &Tumours,
    fold: &Split,
    options: &Options,
    rng: &mut Pcg32,
) -> Result<Diagnosis, Box<dyn Error>> {
    let truths: Vec<bool> = tumours.classes.iter().map(|&class| class == MALIGNANT).collect();
    let train = Dataset::new(inputs, &truths)?.select(&fold.train)?;
    let mut net = Diagnosis::init(rng);
    let optimizer = AdamW::new(0.005).weight_decay(0.05);
    let mut trainer = Trainer::<_, _, _, BATCH>::new(BinaryCrossEntropy::new(), optimizer);
    trainer.seed(rng.next_u64());
    let trained: Result<_, FitError> = trainer.fit(&mut net, &train).epochs(options.epochs).seed(rng.next_u64()).run();
    trained?;
    Ok(net)
}

fn report<const C: usize>(out: &mut impl Write, matrix: &ConfusionMatrix<C>) -> Result<(), Box<dyn Error>> {
    let right = (0..C).map(|class| matrix.count(class, class)).sum::<usize>();
    let accuracy = 100.0 * matrix.accuracy().unwrap_or(0.0);
    writeln!(out, "accuracy: {accuracy:.2} % ({right} of {})\n", matrix.total())?;
    writeln!(out, "{:>10}  {:>9}  {:>9}  {:>6}  {:>6}", "", "precision", "recall", "F1", "count")?;
    for (class, name) in CLASSES.iter().enumerate().take(C) {
        let (precision, recall, f1) = (matrix.precision(class), matrix.recall(class), matrix.f1(class));
        writeln!(out, "{name:>10}  {precision:>9.4}  {recall:>9.4}  {f1:>6.4}  {:>6}", matrix.support(class))?;
    }
    Ok(writeln!(out)?)
}

/// The features that move the answer most.
fn show(out: &mut impl Write, saliency: &Saliency, tumours: &Tumours) -> Result<(), Box<dyn Error>> {
    writeln!(
        out,
        "What the networks looked at: by how much the logit moves when a feature grows by its standard deviation.\n"
    )?;
    let ranked = saliency.ranked();
    let longest = ranked.first().map_or(1.0, |(_, strength, _)| *strength);
    for (feature, strength, direction) in ranked.into_iter().take(SHOWN) {
        let (name, bar) = (&tumours.names[feature], "█".repeat((BAR * strength / longest).round() as usize));
        let side = if direction > 0.0 { "malignant" } else { "benign" };
        writeln!(out, "  {name:24} {strength:5.2} towards {side:9}  {bar}")?;
    }
    Ok(writeln!(out)?)
}

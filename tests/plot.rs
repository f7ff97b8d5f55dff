//! Pictures: both formats, whatever there is to show, and an error where there is nothing.

use std::path::PathBuf;
use std::time::Duration;

use constnet::fit::{End, Epoch, History, Score};
use constnet::metrics::{ConfusionMatrix, RocCurve};
use constnet::plot::{ConfusionPlot, DecisionBoundary, LearningCurves, Picture, PlotError, RocPlot, WeightHistograms};
use constnet::prelude::*;

/// Where the pictures go, to be looked at.
fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// Saves the picture as SVG, which has these texts.
#[track_caller]
fn check(picture: &impl Picture, name: &str, texts: &[&str]) {
    let svg = picture.to_svg().unwrap();
    for text in texts {
        assert!(svg.contains(text), "no {text:?} in {name}");
    }
    // Not a number that has no place in a picture.
    assert!(!svg.contains("NaN") && !svg.contains("inf\""), "{name}");
    picture.save(path(&format!("{name}.svg"))).unwrap();
}

/// A training that overfits.
fn history(epochs: usize, slope: f64) -> History {
    let epoch = |number: usize| {
        let t = number as f64 / epochs as f64;
        let (train, validation) = (0.7 * (-slope * t).exp(), 0.3 + 0.4 * (-6.0 * t).exp() + 0.2 * t);
        let score = |loss: f64| Score { loss, metrics: vec![1.0 - 0.6 * loss] };
        let (train, validation) = (score(train), Some(score(validation)));
        Epoch { number, train, validation, learning_rate: 0.01, time: Duration::ZERO }
    };
    let epochs: Vec<_> = (1..=epochs).map(epoch).collect();
    History { metrics: vec!["accuracy".into()], best: Some(epochs.len() / 3), epochs, end: End::Complete }
}

#[test]
fn learning_curves_of_one_training() {
    let texts = ["loss", "accuracy", "training", "validation", "best epoch: 11"];
    check(&LearningCurves::new(&history(30, 3.0)), "curves", &texts);
}

#[test]
fn learning_curves_of_several_trainings() {
    let (plain, careful) = (history(120, 5.0), history(80, 1.0));
    let texts = ["plain: training", "careful: validation"];
    check(&LearningCurves::of([("plain", &plain), ("careful", &careful)]), "several", &texts);
}

#[test]
fn learning_curves_of_a_single_epoch_and_of_numbers_that_are_none() {
    let mut history = history(1, 3.0);
    check(&LearningCurves::new(&history), "single", &["training"]);
    history.epochs[0].train.loss = f64::NAN;
    check(&LearningCurves::new(&history), "nan", &["validation"]);
}

#[test]
fn confusion_matrices_small_and_large() {
    let pairs = (0..1797).map(|sample| (if sample % 13 == 0 { sample % 7 } else { sample % 10 }, sample % 10));
    check(
        &ConfusionPlot::new(&ConfusionMatrix::<10>::of(pairs).unwrap()),
        "confusion",
        &["taken for", "confusion matrix"],
    );
    let pairs = (0..569)
        .map(|sample| (usize::from(sample % 3 == 0) ^ usize::from(sample % 31 == 0), usize::from(sample % 3 == 0)));
    let matrix = ConfusionMatrix::<2>::of(pairs).unwrap();
    check(&ConfusionPlot::new(&matrix).labels(["benign", "malignant"]), "confusion-2", &["benign", "malignant"]);
}

#[test]
fn a_decision_boundary_in_the_plane() {
    let waves = |x: f64, y: f64| {
        let height = y - (2.0 * x).sin();
        (usize::from(height > 0.0), 1.0 / (1.0 + (-4.0 * height.abs()).exp()))
    };
    let points = (0..80).map(|i| {
        let (x, y) = (f64::from(i * 37 % 80) / 20.0 - 2.0, f64::from(i * 53 % 80) / 20.0 - 2.0);
        (x, y, waves(x, y).0 ^ usize::from(i % 11 == 0))
    });
    check(&DecisionBoundary::new(-2.0..2.0, -2.0..2.0, waves).points(points), "boundary", &["decision boundary"]);
}

#[test]
fn histograms_of_all_parameters() {
    network! { struct Net: [64] -> [10] { hidden: Dense(32) | Relu, out: Dense(10) } }
    let texts = ["hidden.weight (2048)", "out.bias (10)"];
    check(&WeightHistograms::of(&Net::init(&mut Pcg32::seeded(1))), "weights", &texts);
}

#[test]
fn a_roc_curve() {
    let rng = &mut Pcg32::seeded(3);
    let samples = (0..300).map(|_| {
        let truth = rng.next_u32().is_multiple_of(3);
        (rng.next_u32() as f32 / u32::MAX as f32 + if truth { 0.6 } else { 0.0 }, truth)
    });
    check(&RocPlot::new(&RocCurve::of(samples).unwrap()), "roc", &["network: area 0.", "chance"]);
}

/// Saves the picture as PNG, of twice the size of the SVG, in which something is to be seen.
#[track_caller]
fn check_png(picture: &impl Picture, name: &str) {
    let svg = picture.to_svg().unwrap();
    let attribute = |name: &str| svg.split(&format!(" {name}=\"")).nth(1).unwrap().split('"').next().unwrap();
    let size: (u32, u32) = (attribute("width").parse().unwrap(), attribute("height").parse().unwrap());
    picture.save(path(&format!("{name}.png"))).unwrap();
    let mut reader =
        png::Decoder::new(std::fs::File::open(path(&format!("{name}.png"))).map(std::io::BufReader::new).unwrap())
            .read_info()
            .unwrap();
    assert_eq!((reader.info().width, reader.info().height), (2 * size.0, 2 * size.1), "{name}");
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    let coloured = pixels.chunks_exact(3).filter(|pixel| pixel.iter().max() > pixel.iter().min()).count();
    let dark = pixels.chunks_exact(3).filter(|pixel| pixel.iter().all(|part| *part < 0x80)).count();
    assert!(coloured > 500 && dark > 500, "{name}: {coloured} pixels of a colour, {dark} of ink");
}

#[test]
fn curves_as_png() {
    check_png(&LearningCurves::new(&history(30, 3.0)), "curves");
}

#[test]
fn a_confusion_matrix_as_png() {
    check_png(&ConfusionPlot::new(&ConfusionMatrix::<2>::of([(0, 0), (1, 1), (0, 1)]).unwrap()), "small");
}

#[test]
fn a_decision_boundary_as_png() {
    let halves = |x: f64, y: f64| (usize::from(x + y > 0.0), 0.5 + 0.25 * (x + y).abs());
    let plane = DecisionBoundary::new(-1.0..1.0, -1.0..1.0, halves);
    check_png(&plane.points([(-0.5, 0.2, 0), (0.7, -0.1, 1)]), "halves");
}

#[test]
fn a_histogram_as_png() {
    network! { struct Net: [4] -> [3] { out: Dense(3, bias = false) } }
    check_png(&WeightHistograms::of(&Net::init(&mut Pcg32::seeded(1))), "weight");
}

#[test]
fn a_roc_curve_as_png() {
    let samples = [(0.1, false), (0.4, true), (0.3, false), (0.8, true), (0.35, false), (0.2, true)];
    check_png(&RocPlot::new(&RocCurve::of(samples).unwrap()), "small-roc");
}

#[test]
fn where_there_is_nothing_to_show_there_is_an_error() {
    let mut empty = history(1, 3.0);
    empty.epochs.clear();
    assert!(matches!(LearningCurves::new(&empty).to_svg(), Err(PlotError::Empty("epochs"))));
    assert!(matches!(ConfusionPlot::new(&ConfusionMatrix::<3>::new()).to_png(), Err(PlotError::Empty("answers"))));
    let plane = DecisionBoundary::new(1.0..1.0, 0.0..1.0, |_, _| (0, 1.0));
    assert!(matches!(plane.to_svg(), Err(PlotError::Empty("a plane"))));
}

#[test]
fn files_that_cannot_be_written_are_named() {
    let history = history(3, 3.0);
    let curves = LearningCurves::new(&history);
    let error = curves.save("curves.jpg").unwrap_err().to_string();
    assert_eq!(error, "expected a file name that ends in .svg or .png, found curves.jpg");
    let error = curves.save("no/such/folder/curves.svg").unwrap_err().to_string();
    assert!(error.starts_with("no/such/folder/curves.svg: "), "{error}");
}

//! Measures of answers, against scikit-learn's numbers (`reference/scikit_learn.py`).

use constnet::metrics::{
    ConfusionMatrix, RocCurve, accuracy, mean_absolute_error, mean_squared_error, r_squared, roc_auc, top_k_accuracy,
};
use serde_json::Value;

fn stored(family: &str) -> Vec<Value> {
    let stored: Value = serde_json::from_str(include_str!("reference/metrics.json")).unwrap();
    stored[family].as_array().unwrap().clone()
}

fn numbers(case: &Value, name: &str) -> Vec<f64> {
    case[name].as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

fn classes(case: &Value, name: &str) -> Vec<usize> {
    case[name].as_array().unwrap().iter().map(|number| number.as_u64().unwrap() as usize).collect()
}

#[track_caller]
fn close(case: &Value, name: &str, found: &[f64]) {
    let expected = if case[name].is_array() { numbers(case, name) } else { vec![case[name].as_f64().unwrap()] };
    let near = |(a, b): (&f64, &f64)| (a - b).abs() <= 1e-12 * b.abs().max(1.0);
    let equal = found.len() == expected.len() && found.iter().zip(&expected).all(near);
    assert!(equal, "{} of {}: {found:?}, expected {expected:?}", name, case["name"]);
}

fn check_classification<const C: usize>(case: &Value) {
    let (predicted, actual) = (classes(case, "predicted"), classes(case, "actual"));
    let pairs = || predicted.iter().copied().zip(actual.iter().copied());
    let matrix = ConfusionMatrix::<C>::of(pairs()).unwrap();
    close(case, "accuracy", &[accuracy(pairs()).unwrap()]);
    close(case, "accuracy", &[matrix.accuracy().unwrap()]);
    close(case, "matrix", &matrix.rows().as_flattened().iter().map(|&count| count as f64).collect::<Vec<_>>());
    let each = |of: fn(&ConfusionMatrix<C>, usize) -> f64| (0..C).map(|c| of(&matrix, c)).collect::<Vec<_>>();
    close(case, "precision", &each(ConfusionMatrix::precision));
    close(case, "recall", &each(ConfusionMatrix::recall));
    close(case, "f1", &each(ConfusionMatrix::f1));
    close(case, "macro_precision", &[matrix.macro_precision().unwrap()]);
    close(case, "macro_recall", &[matrix.macro_recall().unwrap()]);
    close(case, "macro_f1", &[matrix.macro_f1().unwrap()]);

    let scores = numbers(case, "scores");
    let samples = || scores.chunks(C).zip(actual.iter().copied());
    close(case, "top", &(1..C).map(|k| top_k_accuracy(k, samples()).unwrap()).collect::<Vec<_>>());
    assert_eq!(top_k_accuracy(C, samples()), Some(1.0));
}

#[test]
fn measures_of_classes_are_those_of_scikit_learn() {
    let cases = stored("classification");
    assert_eq!(cases.len(), 2);
    check_classification::<3>(&cases[0]);
    check_classification::<5>(&cases[1]);
}

#[test]
fn roc_curves_are_those_of_scikit_learn() {
    for case in stored("ranking") {
        let truth = case["truth"].as_array().unwrap().iter().map(|truth| truth.as_bool().unwrap());
        let mut samples: Vec<_> = numbers(&case, "scores").into_iter().zip(truth).collect();
        let curve = RocCurve::of(samples.iter().copied()).unwrap();
        close(&case, "auc", &[roc_auc(&mut samples).unwrap()]);
        close(&case, "auc", &[curve.auc()]);
        let points = |of: fn(&constnet::metrics::RocPoint) -> f64| curve.points().iter().map(of).collect::<Vec<_>>();
        close(&case, "false_positives", &points(|point| point.false_positives));
        close(&case, "true_positives", &points(|point| point.true_positives));
        close(&case, "thresholds", &points(|point| point.threshold)[1..]);
    }
}

#[test]
fn measures_of_numbers_are_those_of_scikit_learn() {
    for case in stored("regression") {
        let (predicted, actual) = (numbers(&case, "predicted"), numbers(&case, "actual"));
        let pairs = || predicted.iter().copied().zip(actual.iter().copied());
        close(&case, "mean_absolute_error", &[mean_absolute_error(pairs()).unwrap()]);
        close(&case, "mean_squared_error", &[mean_squared_error(pairs()).unwrap()]);
        close(&case, "r_squared", &[r_squared(pairs()).unwrap()]);
    }
}

#[test]
fn where_there_is_nothing_to_measure_there_is_no_measure() {
    assert_eq!(accuracy::<usize>([]), None);
    assert_eq!(top_k_accuracy::<f32>(1, []), None);
    assert_eq!(mean_absolute_error::<f32>([]), None);
    assert_eq!(r_squared([(1.0, 1.0)]), None);
    assert_eq!(ConfusionMatrix::<3>::new().macro_f1(), None);
    assert_eq!(ConfusionMatrix::<3>::new().accuracy(), None);
    assert_eq!(roc_auc(&mut [(0.5, true), (0.25, true)]), None);
    assert_eq!(roc_auc(&mut [(0.5, true), (f32::NAN, false)]), None);
    assert_eq!(RocCurve::of([(0.5, false)]), None);
}

#[test]
fn both_zeroes_are_one_score() {
    assert_eq!(roc_auc(&mut [(0.0, true), (-0.0, false), (0.0, false), (-0.0, true)]), Some(0.5));
}

#[test]
fn a_class_that_there_is_not_is_an_error() {
    let mut matrix = ConfusionMatrix::<3>::new();
    assert!(matrix.add(3, 0).is_err() && matrix.add(0, 4).is_err());
    assert_eq!(matrix, ConfusionMatrix::new());
}

//! Splits and folds: disjoint, complete, seeded, and of the promised sizes.

use std::collections::BTreeSet;

use constnet::data::{Split, k_folds, split, stratified_k_folds, stratified_split};
use constnet::prelude::*;

/// Both parts together are the numbers below `samples`, once each.
#[track_caller]
fn assert_parts(parts: &Split, samples: usize) {
    let all: BTreeSet<_> = parts.train.iter().chain(&parts.test).copied().collect();
    assert_eq!(all, (0..samples).collect());
    assert_eq!(parts.train.len() + parts.test.len(), samples);
}

/// 100 samples of class 0, 31 of class 1, 7 of class 2.
fn classes() -> Vec<usize> {
    (0..138).map(|sample| if sample % 20 == 19 || sample == 137 { 2 } else { usize::from(sample % 9 < 2) }).collect()
}

fn members(classes: &[usize], samples: &[usize], class: usize) -> usize {
    samples.iter().filter(|&&sample| classes[sample] == class).count()
}

#[test]
fn a_split_is_disjoint_complete_and_in_random_order() {
    let parts = split(101, 0.25, &mut Pcg32::seeded(1)).unwrap();
    assert_parts(&parts, 101);
    assert_eq!(parts.test.len(), 25);
    assert!(!parts.train.is_sorted() && !parts.test.is_sorted());
}

#[test]
fn the_seed_decides() {
    let parts = |seed| split(50, 0.5, &mut Pcg32::seeded(seed)).unwrap();
    assert_eq!(parts(1), parts(1));
    assert_ne!(parts(1), parts(2));
    let folds = |seed| stratified_k_folds(&classes(), 3, &mut Pcg32::seeded(seed)).unwrap();
    assert_eq!(folds(1), folds(1));
    assert_ne!(folds(1), folds(2));
}

#[test]
fn a_stratified_split_has_its_share_of_every_class() {
    let classes = classes();
    let parts = stratified_split(&classes, 0.3, &mut Pcg32::seeded(2)).unwrap();
    assert_parts(&parts, classes.len());
    let all: Vec<usize> = (0..classes.len()).collect();
    for class in 0..3 {
        let share = (0.3 * members(&classes, &all, class) as f64).round() as usize;
        assert_eq!(members(&classes, &parts.test, class), share, "{class}");
    }
}

#[test]
fn every_sample_is_tested_with_once_over_the_folds() {
    for folds in [k_folds(23, 5, &mut Pcg32::seeded(3)), stratified_k_folds(&classes(), 10, &mut Pcg32::seeded(3))] {
        let folds = folds.unwrap();
        let samples = folds[0].train.len() + folds[0].test.len();
        folds.iter().for_each(|fold| assert_parts(fold, samples));
        let tested: Vec<usize> = folds.iter().flat_map(|fold| fold.test.iter().copied()).collect();
        assert_eq!(tested.len(), samples);
        assert_eq!(tested.iter().collect::<BTreeSet<_>>().len(), samples);
        let sizes = folds.iter().map(|fold| fold.test.len());
        assert!(sizes.clone().max().unwrap() - sizes.min().unwrap() <= 1);
    }
}

#[test]
fn stratified_folds_have_even_classes() {
    let classes = classes();
    let folds = stratified_k_folds(&classes, 5, &mut Pcg32::seeded(4)).unwrap();
    for class in 0..3 {
        let counts = folds.iter().map(|fold| members(&classes, &fold.test, class));
        assert!(counts.clone().max().unwrap() - counts.min().unwrap() <= 1, "{class}");
    }
}

#[test]
fn impossible_splits_are_errors() {
    let rng = &mut Pcg32::seeded(1);
    let says = |result: Result<_, constnet::data::DataError>| result.err().map(|error| error.to_string());
    assert_eq!(says(split(9, 1.0, rng)).as_deref(), Some("expected a share between 0 and 1, found 1"));
    assert_eq!(says(split(9, f64::NAN, rng)).as_deref(), Some("expected a share between 0 and 1, found NaN"));
    let empty = "expected samples in both parts of 9, split at 0.01, found 9 and 0";
    assert_eq!(says(split(9, 0.01, rng)).as_deref(), Some(empty));
    let says = |result: Result<Vec<Split>, constnet::data::DataError>| result.err().map(|error| error.to_string());
    assert_eq!(says(k_folds(9, 1, rng)).as_deref(), Some("expected 2 to 9 folds of as many samples, found 1"));
    assert_eq!(says(k_folds(9, 10, rng)).as_deref(), Some("expected 2 to 9 folds of as many samples, found 10"));
}

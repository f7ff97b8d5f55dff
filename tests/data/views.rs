//! Views of samples, and standardized numbers.

use constnet::data::{Dataset, Standardization};
use constnet::prelude::*;

#[test]
fn a_view_points_at_the_samples_themselves() {
    let (inputs, targets) = ([1, 2, 3, 4], [10, 20, 30, 40]);
    let all = Dataset::new(&inputs, &targets).unwrap();
    let some = all.select(&[2, 0, 2]).unwrap();
    assert_eq!(some.len(), 3);
    assert!(std::ptr::eq(some.get(0).unwrap().0, &raw const inputs[2]));
    assert_eq!(some.targets().collect::<Vec<_>>(), [&30, &10, &30]);
    assert_eq!(some.get(3), None);
}

#[test]
fn views_that_do_not_fit_are_errors() {
    let error = Dataset::new(&[1, 2], &[1]).unwrap_err().to_string();
    assert_eq!(error, "expected a target for each of the 2 inputs, found 1");
    let error = Dataset::new(&[1, 2], &[1, 2]).unwrap().select(&[0, 2]).unwrap_err().to_string();
    assert_eq!(error, "expected numbers of samples below 2, found 2");
}

#[test]
fn standardized_samples_have_mean_zero_and_deviation_one() {
    let rng = &mut Pcg32::seeded(1);
    let mut samples: Vec<SVector<f64, 3>> = (0..200)
        .map(|_| SVector::from([f64::from(rng.next_u32()), 1e-3 * f64::from(rng.next_u32() >> 20) + 7.0, 0.1]))
        .collect();
    let before = samples.clone();
    let standard = Standardization::of(&samples).unwrap();
    samples.iter_mut().for_each(|sample| standard.apply(sample));
    for element in 0..2 {
        let mean = samples.iter().map(|sample| sample[element]).sum::<f64>() / 200.0;
        let variance = samples.iter().map(|sample| sample[element].powi(2)).sum::<f64>() / 200.0;
        assert!(mean.abs() < 1e-9 && (variance - 1.0).abs() < 1e-9, "{element}: {mean} {variance}");
    }
    // What never changes is only shifted.
    assert!(samples.iter().all(|sample| sample[2].abs() < 1e-12));
    assert_eq!(standard.deviation[2], 1.0);
    samples.iter_mut().for_each(|sample| standard.invert(sample));
    let close = |(a, b): (&SVector<f64, 3>, &SVector<f64, 3>)| (a - b).amax() <= 1e-6;
    assert!(samples.iter().zip(&before).all(close));
}

#[test]
fn what_cannot_be_standardized_is_an_error() {
    let none: [SVector<f32, 1>; 0] = [];
    let error = Standardization::of(&none).unwrap_err().to_string();
    assert_eq!(error, "expected samples to standardize, found none");
    let error = Standardization::of(&[SVector::from([1.0_f32, f32::NAN])]).unwrap_err().to_string();
    assert_eq!(error, "expected finite numbers, found infinity or NaN in element 1");
}

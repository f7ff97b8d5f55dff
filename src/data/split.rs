//! Sample numbers, divided by chance.

use rand_core::Rng;

use super::error::DataError;
use super::shuffle::shuffle;

/// Sample numbers in two parts that share none, each in random order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// Those to learn from.
    pub train: Vec<usize>,
    /// Those to test with.
    pub test: Vec<usize>,
}

/// Splits the numbers below `samples`: the share `test` of them, rounded, is put aside.
///
/// ```
/// use constnet::data::split;
/// use constnet::prelude::*;
///
/// let parts = split(10, 0.3, &mut Pcg32::seeded(1))?;
/// assert_eq!((parts.train.len(), parts.test.len()), (7, 3));
/// # Ok::<(), constnet::data::DataError>(())
/// ```
///
/// # Errors
/// [`DataError::Values`] where a part would be empty.
pub fn split<R: Rng + ?Sized>(samples: usize, test: f64, rng: &mut R) -> Result<Split, DataError> {
    stratified(samples, test, rng, |_| 0)
}

/// As [`split`], and of each class the same share: `classes` holds the class of each sample.
///
/// # Errors
/// [`DataError::Values`] where a part would be empty.
pub fn stratified_split<R: Rng + ?Sized>(classes: &[usize], test: f64, rng: &mut R) -> Result<Split, DataError> {
    stratified(classes.len(), test, rng, |sample| classes.get(sample).copied().unwrap_or_default())
}

fn stratified<R: Rng + ?Sized>(
    samples: usize,
    share: f64,
    rng: &mut R,
    class: impl Fn(usize) -> usize,
) -> Result<Split, DataError> {
    if !(share > 0.0 && share < 1.0) {
        return Err(DataError::values("a share between 0 and 1", share));
    }
    let order = shuffled(samples, rng);
    let mut left: Vec<usize> =
        members(&order, &class).iter().map(|&size| (share * size as f64).round() as usize).collect();
    let (test, train): (Vec<_>, Vec<_>) = order.into_iter().partition(|&sample| match left.get_mut(class(sample)) {
        Some(left @ 1..) => {
            *left -= 1;
            true
        }
        _ => false,
    });
    if train.is_empty() || test.is_empty() {
        let found = format!("{} and {}", train.len(), test.len());
        return Err(DataError::values(format!("samples in both parts of {samples}, split at {share}"), found));
    }
    Ok(Split { train, test })
}

/// Deals the numbers below `samples` into `folds` parts, which differ in size by one at most, and gives one split a part: that part
/// to test with, and all others to learn from.
///
/// ```
/// use constnet::data::k_folds;
/// use constnet::prelude::*;
///
/// let folds = k_folds(10, 3, &mut Pcg32::seeded(1))?;
/// assert_eq!(folds.iter().map(|fold| fold.test.len()).collect::<Vec<_>>(), [4, 3, 3]);
/// # Ok::<(), constnet::data::DataError>(())
/// ```
///
/// # Errors
/// [`DataError::Values`] where there are fewer than two folds, or more than samples.
pub fn k_folds<R: Rng + ?Sized>(samples: usize, folds: usize, rng: &mut R) -> Result<Vec<Split>, DataError> {
    dealt(shuffled(samples, rng), folds)
}

/// As [`k_folds`], and the number of samples of a class differs between parts by one at most.
///
/// # Errors
/// As [`k_folds`].
pub fn stratified_k_folds<R: Rng + ?Sized>(
    classes: &[usize],
    folds: usize,
    rng: &mut R,
) -> Result<Vec<Split>, DataError> {
    let mut order = shuffled(classes.len(), rng);
    // Class after class is dealt, each on from where the one before ended, so that the parts stay even.
    order.sort_by_key(|&sample| classes.get(sample));
    let mut splits = dealt(order, folds)?;
    for split in &mut splits {
        shuffle(&mut split.train, rng);
        shuffle(&mut split.test, rng);
    }
    Ok(splits)
}

fn dealt(order: Vec<usize>, folds: usize) -> Result<Vec<Split>, DataError> {
    if !(2..=order.len()).contains(&folds) {
        return Err(DataError::values(format!("2 to {} folds of as many samples", order.len()), folds));
    }
    let part = |fold| {
        let mut split = Split { train: Vec::new(), test: Vec::new() };
        for (place, &sample) in order.iter().enumerate() {
            let part = if place % folds == fold { &mut split.test } else { &mut split.train };
            part.push(sample);
        }
        split
    };
    Ok((0..folds).map(part).collect())
}

fn shuffled<R: Rng + ?Sized>(samples: usize, rng: &mut R) -> Vec<usize> {
    let mut order: Vec<usize> = (0..samples).collect();
    shuffle(&mut order, rng);
    order
}

/// The number of samples of each class.
fn members(samples: &[usize], class: impl Fn(usize) -> usize) -> Vec<usize> {
    let mut members = Vec::new();
    for &sample in samples {
        let class = class(sample);
        if members.len() <= class {
            members.resize(class + 1, 0);
        }
        if let Some(members) = members.get_mut(class) {
            *members += 1;
        }
    }
    members
}

//! How good answers are: scikit-learn's measures, by its definitions.
//!
//! A measure takes pairs of what was predicted and what is true, one a sample, from any iterator. Where there is nothing to
//! measure it gives `None`. All sums are in double precision, and nothing allocates but [`RocCurve`].
//!
//! ```
//! use constnet::metrics::{ConfusionMatrix, accuracy};
//!
//! let (predicted, actual) = ([0, 2, 1, 0], [0, 1, 1, 0]);
//! let pairs = || predicted.into_iter().zip(actual);
//! assert_eq!(accuracy(pairs()), Some(0.75));
//!
//! let matrix = ConfusionMatrix::<3>::of(pairs())?;
//! assert_eq!(matrix.recall(1), 0.5);
//! # Ok::<(), constnet::losses::NoSuchClass>(())
//! ```

mod confusion;
mod ranking;
mod regression;
#[cfg(feature = "alloc")]
mod roc;

pub use confusion::ConfusionMatrix;
pub use ranking::{roc_auc, top_k_accuracy};
pub use regression::{mean_absolute_error, mean_squared_error, r_squared};
#[cfg(feature = "alloc")]
pub use roc::{RocCurve, RocPoint};

/// The share of the pairs `(predicted, actual)` that are equal, as `accuracy_score`.
///
/// ```
/// assert_eq!(constnet::metrics::accuracy([(0, 0), (1, 0)]), Some(0.5));
/// ```
pub fn accuracy<C: PartialEq>(pairs: impl IntoIterator<Item = (C, C)>) -> Option<f64> {
    mean(pairs.into_iter().map(|(predicted, actual)| if predicted == actual { 1.0 } else { 0.0 }))
}

/// The mean, or `None` of nothing.
fn mean(numbers: impl IntoIterator<Item = f64>) -> Option<f64> {
    let (mut sum, mut count) = (0.0, 0_usize);
    for number in numbers {
        sum += number;
        count += 1;
    }
    (count > 0).then(|| sum / count as f64)
}

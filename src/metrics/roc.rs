use alloc::vec::Vec;

use super::ranking::roc_auc;
use crate::scalar::Scalar;

/// The receiver operating characteristic: what is found, and what is falsely found, at every threshold of the score.
///
/// ```
/// use constnet::metrics::RocCurve;
///
/// let curve = RocCurve::of([(0.1, false), (0.4, false), (0.35, true), (0.8, true)]).unwrap();
/// assert_eq!(curve.auc(), 0.75);
/// // From nothing found to all.
/// let shares: Vec<_> = curve.points().iter().map(|point| (point.false_positives, point.true_positives)).collect();
/// assert_eq!(shares, [(0.0, 0.0), (0.0, 0.5), (0.5, 0.5), (0.5, 1.0), (1.0, 1.0)]);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct RocCurve {
    points: Vec<RocPoint>,
    auc: f64,
}

/// A point of a [`RocCurve`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RocPoint {
    /// Samples with this score or a higher one are taken to be true; infinite for the first point.
    pub threshold: f64,
    /// The share of the false samples that are taken to be true.
    pub false_positives: f64,
    /// The share of the true samples that are taken to be true.
    pub true_positives: f64,
}

impl RocCurve {
    /// The curve of samples with their scores and their truths, as `roc_curve` with `drop_intermediate=False`. `None` unless
    /// there are true samples and false ones, and only numbers as scores.
    pub fn of<T: Scalar>(samples: impl IntoIterator<Item = (T, bool)>) -> Option<Self> {
        let mut samples: Vec<_> = samples.into_iter().collect();
        let auc = roc_auc(&mut samples)?;
        let all = samples.iter().filter(|(_, truth)| *truth).count();
        let others = samples.len() - all;
        let point = |threshold, falses: usize, trues: usize| RocPoint {
            threshold,
            false_positives: falses as f64 / others as f64,
            true_positives: trues as f64 / all as f64,
        };
        let (mut falses, mut trues) = (0, 0);
        let mut points = alloc::vec![point(f64::INFINITY, 0, 0)];
        samples.reverse();
        for equal in samples.chunk_by(|a, b| a.0 == b.0) {
            let hits = equal.iter().filter(|(_, truth)| *truth).count();
            trues += hits;
            falses += equal.len() - hits;
            let threshold = equal.first().map_or(f64::NEG_INFINITY, |(score, _)| score.to_f64());
            points.push(point(threshold, falses, trues));
        }
        Some(Self { points, auc })
    }

    /// The points, from the highest threshold to the lowest.
    #[must_use]
    pub fn points(&self) -> &[RocPoint] {
        &self.points
    }

    /// The area under the curve, as [`roc_auc`].
    #[must_use]
    pub const fn auc(&self) -> f64 {
        self.auc
    }
}

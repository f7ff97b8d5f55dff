use crate::scalar::Scalar;

/// The share of the samples whose class is among the `k` with the highest scores, as `top_k_accuracy_score`. A sample is its
/// scores, one a class, and its class. Of equal scores the later class counts as the higher, as in scikit-learn.
///
/// ```
/// use constnet::metrics::top_k_accuracy;
///
/// let scores = [[0.1, 0.7, 0.2], [0.5, 0.2, 0.3]];
/// let samples = || scores.iter().map(|scores| scores.as_slice()).zip([2, 1]);
/// assert_eq!(top_k_accuracy(1, samples()), Some(0.0));
/// assert_eq!(top_k_accuracy(2, samples()), Some(0.5));
/// ```
pub fn top_k_accuracy<'a, T: Scalar>(k: usize, samples: impl IntoIterator<Item = (&'a [T], usize)>) -> Option<f64> {
    super::mean(samples.into_iter().map(|(scores, class)| if is_in_top(k, scores, class) { 1.0 } else { 0.0 }))
}

fn is_in_top<T: Scalar>(k: usize, scores: &[T], class: usize) -> bool {
    let Some(own) = scores.get(class) else { return false };
    let above = scores.iter().enumerate().filter(|&(other, score)| score > own || (score == own && other > class));
    above.count() < k
}

/// The area under the receiver operating characteristic, as `roc_auc_score`: the chance that a sample which is true has a higher
/// score than one which is false, where equal scores count half. `None` unless there are both, and only numbers as scores.
///
/// A sample is its score and its truth. They are sorted in place, so that nothing allocates. Source: J. Hanley and B. McNeil, *The
/// Meaning and Use of the Area under a Receiver Operating Characteristic (ROC) Curve*, Radiology 143 (1982).
///
/// ```
/// use constnet::metrics::roc_auc;
///
/// assert_eq!(roc_auc(&mut [(0.1, false), (0.4, false), (0.35, true), (0.8, true)]), Some(0.75));
/// ```
pub fn roc_auc<T: Scalar>(samples: &mut [(T, bool)]) -> Option<f64> {
    if samples.iter().any(|(score, _)| score.to_f64().is_nan()) {
        return None;
    }
    // Adding zero makes one zero of both, which total order tells apart.
    let key = |score: T| score.to_f64() + 0.0;
    samples.sort_unstable_by(|a, b| key(a.0).total_cmp(&key(b.0)));
    let (mut below, mut trues, mut sum) = (0.0, 0.0, 0.0);
    for equal in samples.chunk_by(|a, b| a.0 == b.0) {
        let hits = equal.iter().filter(|(_, truth)| *truth).count() as f64;
        let misses = equal.len() as f64 - hits;
        sum += hits * (below + 0.5 * misses);
        below += misses;
        trues += hits;
    }
    (trues > 0.0 && below > 0.0).then(|| sum / (trues * below))
}

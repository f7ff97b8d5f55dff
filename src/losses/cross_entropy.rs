mod step;

use nalgebra::SMatrix;

pub use self::step::{Distributions, Targets, Wanted, step};
use super::compiled::Judge;
use super::ending::AcceptsLogSoftmax;
use super::target::ClassTarget;
use super::{ClassWeights, Loss, NoSuchClass, Unweighted};
use crate::isa::Isa;
use crate::scalar::Scalar;

/// `−ln p` of the class that is the target, where `p = softmax(y)` of the outputs, as `torch.nn.CrossEntropyLoss`: the outputs
/// are logits, one a class. The mean is over the mini-batch and, for outputs of `[steps, classes]`, the steps.
///
/// Targets are
/// - `usize`: the index of the class, for outputs of `[classes]`;
/// - `[usize; STEPS]`: an index a step, for outputs of `[steps, classes]`, which is PyTorch's `(N, C, d₁)`;
/// - matrices of the output's shape: a distribution `t` over the classes, or one a step; the loss is then `−Σ t ln p`.
///
/// The gradient with respect to the outputs is `p − t` over the number of targets, where `t` is 1 for the class that is the
/// target and 0 for the others. Softmax and logarithm are fused, so that no logit is too large.
///
/// ```
/// use constnet::prelude::*;
///
/// network! { struct Iris: [4] -> [3] { logits: Dense(3) } }
///
/// let mut net = Iris::zeroed();
/// let inputs = [SVector::from([5.1, 3.5, 1.4, 0.2]), SVector::from([6.2, 2.9, 4.3, 1.3])];
/// let mut trainer = Trainer::<Iris, CrossEntropy, Sgd<Iris>, 2>::new(CrossEntropy::default(), Sgd::new(0.1));
/// let loss = trainer.step(&mut net, &inputs, &[0, 1])?;
/// assert!((loss - 3.0_f32.ln()).abs() < 1e-6);
///
/// let error = trainer.step(&mut net, &inputs, &[0, 3]).unwrap_err();
/// assert_eq!(error.to_string(), "expected a class below 3 as the target of sample 1, found 3");
/// # Ok::<(), TrainError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CrossEntropy<W = Unweighted> {
    /// In single and in double precision.
    smoothing: (f32, f64),
    weights: W,
}

impl CrossEntropy {
    /// The loss without class weights and label smoothing.
    #[must_use]
    pub const fn new() -> Self {
        Self { smoothing: (0.0, 0.0), weights: Unweighted }
    }

    /// Gives each class a weight, as PyTorch's `weight`: for classes that are rare, or dear to miss.
    ///
    /// For targets that are indices, the loss of each is multiplied by the weight of its class, and the mean is divided by
    /// the sum of those weights. For distributions the terms of the sum are multiplied, `−Σ w t ln p`, and the mean is over the
    /// number of targets.
    ///
    /// ```
    /// use constnet::prelude::*;
    ///
    /// network! { struct Rare: [2] -> [2] { logits: Dense(2) } }
    ///
    /// type Weighted = CrossEntropy<[f32; 2]>;
    /// static TRAINER: std::sync::Mutex<Trainer<Rare, Weighted, Sgd<Rare>, 2>> =
    ///     std::sync::Mutex::new(Trainer::new(CrossEntropy::new().class_weights([1.0, 9.0]), Sgd::new(0.1)));
    ///
    /// let mut net = Rare::zeroed();
    /// let inputs = [SVector::from([0.0, 0.0]); 2];
    /// let loss = TRAINER.lock().unwrap().step(&mut net, &inputs, &[0, 1])?;
    /// assert!((loss - 2.0_f32.ln()).abs() < 1e-6);
    /// assert!(net.logits.bias[1] > 0.0);
    /// # Ok::<(), TrainError>(())
    /// ```
    #[must_use]
    pub const fn class_weights<T: Scalar, const C: usize>(self, weights: [T; C]) -> CrossEntropy<[T; C]> {
        CrossEntropy { smoothing: self.smoothing, weights }
    }
}

impl<W> CrossEntropy<W> {
    /// Mixes the targets with the uniform distribution, as PyTorch's `label_smoothing`: `(1 − ε) t + ε / C`. From 0, which is the
    /// default, to 1; a number outside counts as the nearer of the two.
    ///
    /// ```
    /// use constnet::prelude::*;
    ///
    /// network! { struct Coin: [1] -> [2] { logits: Dense(2) } }
    ///
    /// let loss = CrossEntropy::new().label_smoothing(0.5);
    /// let mut net = Coin::zeroed();
    /// let mut trainer = Trainer::<Coin, CrossEntropy, Sgd<Coin>, 1>::new(loss, Sgd::new(1.0));
    /// trainer.step(&mut net, &[SVector::from([0.0])], &[0])?;
    /// assert_eq!(net.logits.bias, SVector::from([0.25, -0.25]));
    /// # Ok::<(), TrainError>(())
    /// ```
    #[must_use]
    pub const fn label_smoothing(mut self, smoothing: f64) -> Self {
        let smoothing = smoothing.clamp(0.0, 1.0);
        self.smoothing = (smoothing as f32, smoothing);
        self
    }
}

impl Default for CrossEntropy {
    fn default() -> Self {
        Self::new()
    }
}

impl<W> AcceptsLogSoftmax for CrossEntropy<W> {}

impl<T, W, Y, const C: usize, const S: usize> Loss<SMatrix<T, C, S>, Y> for CrossEntropy<W>
where
    T: Scalar,
    W: ClassWeights<T, C>,
    Y: ClassTarget<T, C, S>,
{
    type Scalar = T;
    type Weight = T;

    #[inline(always)]
    fn weight(&self, target: &Y) -> Result<T, NoSuchClass> {
        target.weight(&self.weights)
    }

    #[inline(always)]
    fn evaluate<I: Isa, const L: usize>(
        &self,
        outputs: &[[T; L]],
        targets: [&Y; L],
        scale: T,
        gradients: &mut [[T; L]],
    ) -> [T; L] {
        let mut sums = [T::ZERO; L];
        let smoothing = T::of_both(self.smoothing.0, self.smoothing.1);
        let (keep, spread) = (T::ONE - smoothing, smoothing / T::from_usize(C));
        let steps = outputs.as_chunks::<C>().0.iter().zip(gradients.as_chunks_mut::<C>().0);
        for (step, (logits, gradients)) in (0..S).zip(steps) {
            let (mut named, mut lane) = ([0; L], 0);
            // Without smoothing there is a loss of classes that are named alone.
            let mut all_named = smoothing == T::ZERO;
            while lane < L {
                match targets[lane].named(step) {
                    Some(class) => named[lane] = class,
                    None => all_named = false,
                }
                lane += 1;
            }
            let distributions = targets.map(|target| target.at(step));
            let targets = if all_named { Targets::Named(&named) } else { Targets::Distributions(&distributions) };
            let wanted = Wanted { targets, keep, spread, weights: &|class| self.weights.of(class).unwrap_or(T::ONE) };
            I::Code::cross_entropy::<T, I, L>(logits, &wanted, scale, gradients, &mut sums);
        }
        sums.map(|sum| sum * scale)
    }
}

#[cfg(test)]
mod tests {
    use nalgebra::SVector;

    use super::*;
    use crate::losses::testing::{check, close, evaluate, evaluate_one};

    const WEIGHTS: [f64; 3] = [0.5, 2.0, 0.0];

    /// `−ln p` of each class.
    fn surprises(outputs: [f64; 3]) -> [f64; 3] {
        let sum: f64 = outputs.iter().map(|y| y.exp()).sum();
        outputs.map(|y| sum.ln() - y)
    }

    #[test]
    fn gradients_are_those_of_the_loss() {
        let plain = CrossEntropy::new();
        let weighted = plain.class_weights(WEIGHTS);
        check::<_, SVector<f64, 3>, _, 3>(&plain, &[2, 0, 1]);
        check::<_, SVector<f64, 3>, _, 3>(&plain.label_smoothing(0.1), &[2, 0, 1]);
        check::<_, SVector<f64, 3>, _, 3>(&weighted, &[2, 0, 1]);
        check::<_, SVector<f64, 3>, _, 3>(&weighted.label_smoothing(0.1), &[2, 0, 1]);
        let steps = [[0, 1], [2, 2], [1, 0]];
        check::<_, SMatrix<f64, 3, 2>, _, 6>(&weighted.label_smoothing(0.3), &steps);
        let distributions = [0.1, 0.2, 0.6].map(|t| SMatrix::<f64, 3, 2>::new(t, 0.9, 0.3 - t / 4.0, 0.1, t, t / 3.0));
        check::<_, SMatrix<f64, 3, 2>, _, 6>(&plain, &distributions);
        check::<_, SMatrix<f64, 3, 2>, _, 6>(&weighted.label_smoothing(0.3), &distributions);
    }

    #[test]
    fn the_loss_is_the_logarithm_of_the_probability() {
        let outputs = [1.0, -0.5, 2.0];
        let (loss, gradients) = evaluate_one::<_, SVector<f64, 3>, _, 3>(&CrossEntropy::default(), outputs, 1);
        let surprises = surprises(outputs);
        assert!(close(loss, surprises[1]));
        for (class, (gradient, surprise)) in gradients.into_iter().zip(surprises).enumerate() {
            assert!(close(gradient, (-surprise).exp() - f64::from(u8::from(class == 1))));
        }
    }

    #[test]
    fn a_mean_of_indices_is_divided_by_the_weights_of_their_classes() {
        // Two samples of two steps. For outputs of zero the surprise is ln 3 everywhere.
        let outputs = [[1.0, 0.0], [-0.5, 0.0], [2.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]];
        let first = surprises([1.0, -0.5, 2.0]);
        let zero = 3.0_f64.ln();
        let targets = [[1, 0], [2, 0]];
        let loss = CrossEntropy::new().class_weights(WEIGHTS);
        let (found, _) = evaluate::<_, SMatrix<f64, 3, 2>, _, 6, 2>(&loss, &outputs, &targets);
        let named = 2.0 * first[1] + 0.5 * zero + 0.0 * zero + 0.5 * zero;
        assert!(close(found, named / 3.0));

        let (found, _) = evaluate::<_, SMatrix<f64, 3, 2>, _, 6, 2>(&loss.label_smoothing(0.3), &outputs, &targets);
        let all = 0.5 * first[0] + 2.0 * first[1] + 3.0 * 2.5 * zero;
        assert!(close(found, (0.7 * named + 0.1 * all) / 3.0));
    }

    #[test]
    fn a_mean_of_distributions_is_divided_by_their_number() {
        let outputs = [1.0, -0.5, 2.0, 0.0, 0.0, 0.0];
        let targets = SMatrix::<f64, 3, 2>::from_column_slice(&[0.2, 0.5, 0.3, 1.0, 0.0, 0.0]);
        let loss = CrossEntropy::new().class_weights(WEIGHTS);
        let first = surprises([1.0, -0.5, 2.0]);
        let (found, _) = evaluate_one(&loss, outputs, targets);
        assert!(close(found, (0.5 * 0.2 * first[0] + 2.0 * 0.5 * first[1] + 0.5 * 3.0_f64.ln()) / 2.0));
        let (found, _) = evaluate_one(&loss.label_smoothing(0.3), outputs, targets);
        let smooth = |t: f64| 0.7 * t + 0.1;
        let second = (0.5 * smooth(1.0) + 2.0 * smooth(0.0)) * 3.0_f64.ln();
        assert!(close(found, (0.5 * smooth(0.2) * first[0] + 2.0 * smooth(0.5) * first[1] + second) / 2.0));
    }

    #[test]
    fn an_index_is_a_distribution_with_a_single_one() {
        let loss = CrossEntropy::new().label_smoothing(0.1);
        let outputs = [1.0_f32, -0.5, 2.0, 0.3, 0.2, 0.1];
        let matrix = SMatrix::<f32, 3, 2>::from_column_slice(&[0.0, 1.0, 0.0, 0.0, 0.0, 1.0]);
        assert_eq!(
            evaluate_one::<_, SMatrix<f32, 3, 2>, _, 6>(&loss, outputs, [1, 2]),
            evaluate_one(&loss, outputs, matrix),
        );
    }

    #[test]
    fn no_logit_is_too_large() {
        let at = |outputs: [f32; 3], class: usize| {
            evaluate_one::<_, SVector<f32, 3>, _, 3>(&CrossEntropy::new(), outputs, class)
        };
        assert_eq!(at([1e30, -1e30, 0.0], 0), (0.0, [0.0, 0.0, 0.0]));
        assert_eq!(at([1e30, -1e30, 0.0], 1), (2e30, [1.0, -1.0, 0.0]));
        assert_eq!(at([-1e30, -1e30, -1e30], 2).0, 3.0_f32.ln());
        assert_eq!(at([1e30, 1e30, 0.0], 1).0, 2.0_f32.ln());
        assert_eq!(at([0.0, f32::NEG_INFINITY, 0.0], 2), (2.0_f32.ln(), [0.5, 0.0, -0.5]));
        assert!(at([0.0, f32::NAN, 0.0], 2).0.is_nan());
    }

    #[test]
    fn a_class_that_does_not_exist_has_no_weight() {
        fn weight<F: Loss<V, Y>, V, Y>(loss: F, target: Y) -> Result<F::Weight, NoSuchClass> {
            loss.weight(&target)
        }
        let missing = Err(NoSuchClass { class: 3, classes: 3 });
        assert_eq!(weight::<_, SVector<f64, 3>, _>(CrossEntropy::new(), 3), missing);
        assert_eq!(weight::<_, SMatrix<f64, 3, 2>, _>(CrossEntropy::new().class_weights(WEIGHTS), [0, 3]), missing);
        assert_eq!(weight::<_, SMatrix<f64, 3, 2>, _>(CrossEntropy::new().class_weights(WEIGHTS), [0, 1]), Ok(2.5));
    }

    #[test]
    fn smoothing_is_between_zero_and_one() {
        assert_eq!(CrossEntropy::new().label_smoothing(-1.0), CrossEntropy::new());
        assert_eq!(CrossEntropy::new().label_smoothing(7.0), CrossEntropy::new().label_smoothing(1.0));
    }
}

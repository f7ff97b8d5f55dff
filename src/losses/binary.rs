use nalgebra::SMatrix;

use super::target::BinaryTarget;
use super::{ClassWeights, Loss, NoSuchClass, Unweighted, pointwise};
use crate::isa::Isa;
use crate::scalar::Scalar;

/// The mean of `−t ln σ(y) − (1 − t) ln(1 − σ(y))` over the mini-batch and the outputs, as
/// `torch.nn.BCEWithLogitsLoss`: each output is the logit of a yes or no of its own.
///
/// Targets are matrices of the output's shape that hold probabilities `t`, or `[bool; N]` for a flat output; for a network of one
/// output also a `bool` or a plain number. The gradient with respect to an output is `σ(y) − t` over the number of
/// outputs in the mini-batch. Sigmoid and logarithm are fused, so that no logit is too large.
///
/// ```
/// use constnet::prelude::*;
///
/// network! { struct Tags: [2] -> [3] { logits: Dense(3) } }
///
/// let mut net = Tags::zeroed();
/// let mut trainer = Trainer::<Tags, BinaryCrossEntropy, Sgd<Tags>, 1>::new(BinaryCrossEntropy::new(), Sgd::new(0.1));
/// let loss = trainer.step(&mut net, &[SVector::from([1.0, 2.0])], &[[true, false, true]])?;
/// assert!((loss - 2.0_f32.ln()).abs() < 1e-6);
/// # Ok::<(), TrainError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BinaryCrossEntropy<W = Unweighted> {
    weights: W,
}

impl BinaryCrossEntropy {
    /// The loss without weights.
    #[must_use]
    pub const fn new() -> Self {
        Self { weights: Unweighted }
    }

    /// Multiplies the losses of positive targets by a weight an output, as PyTorch's `pos_weight`: above one, recall counts for
    /// more, below one, precision. On an output of `[steps, features]`, that is a weight a feature.
    ///
    /// The terms with `t` are multiplied, not those with `1 − t`; the mean is still over the number of outputs.
    ///
    /// ```
    /// use constnet::prelude::*;
    ///
    /// // Three times as many negatives as positives of the second tag.
    /// const LOSS: BinaryCrossEntropy<[f32; 2]> = BinaryCrossEntropy::new().pos_weight([1.0, 3.0]);
    ///
    /// network! { struct Tags: [2] -> [2] { logits: Dense(2) } }
    ///
    /// let mut trainer = Trainer::<Tags, _, Sgd<Tags>, 1>::new(LOSS, Sgd::new(0.1));
    /// let loss = trainer.step(&mut Tags::zeroed(), &[SVector::from([1.0, 2.0])], &[[false, true]])?;
    /// assert!((loss - 2.0 * 2.0_f32.ln()).abs() < 1e-6);
    /// # Ok::<(), TrainError>(())
    /// ```
    #[must_use]
    pub const fn pos_weight<T: Scalar, const N: usize>(self, weights: [T; N]) -> BinaryCrossEntropy<[T; N]> {
        BinaryCrossEntropy { weights }
    }
}

impl Default for BinaryCrossEntropy {
    fn default() -> Self {
        Self::new()
    }
}

impl<T, W, Y, const R: usize, const C: usize> Loss<SMatrix<T, R, C>, Y> for BinaryCrossEntropy<W>
where
    T: Scalar,
    W: ClassWeights<T, R>,
    Y: BinaryTarget<T, R, C>,
{
    type Scalar = T;
    type Weight = T;

    #[inline(always)]
    fn weight(&self, _: &Y) -> Result<T, NoSuchClass> {
        Ok(T::ONE)
    }

    #[inline(always)]
    fn evaluate<I: Isa, const L: usize>(
        &self,
        outputs: &[[T; L]],
        targets: [&Y; L],
        scale: T,
        gradients: &mut [[T; L]],
    ) -> [T; L] {
        pointwise::mean::<T, R, C, L>(
            outputs,
            |row, column, lane| targets[lane].probability(row, column),
            &self.weights,
            scale,
            gradients,
            compare::<T, I>,
        )
    }
}

/// `sum − w t ln σ(y) − (1 − t) ln σ(−y)`, where `−ln σ(−y) = max(y, 0) + ln(1 + e^−|y|)`, and the loss's derivative.
#[inline(always)]
fn compare<T: Scalar, I: Isa>(output: T, target: T, weight: T, sum: T) -> (T, T) {
    let (positive, negative) = (weight * target, T::ONE - target);
    let exp = (-output.abs()).exp::<I>();
    let ln = exp.ln_1p::<I>();
    let sum = positive.fma::<I>((-output).max(T::ZERO) + ln, sum);
    let sum = negative.fma::<I>(output.max(T::ZERO) + ln, sum);
    // The probabilities of the sign that the output has and of the other one.
    let likely = T::ONE / (T::ONE + exp);
    let unlikely = exp * likely;
    let (yes, no) = if output > T::ZERO { (likely, unlikely) } else { (unlikely, likely) };
    (sum, negative.fma::<I>(yes, -(positive * no)))
}

#[cfg(test)]
mod tests {
    use nalgebra::SVector;

    use super::*;
    use crate::losses::testing::{check, close, evaluate_one};

    #[test]
    fn gradients_are_those_of_the_loss() {
        let targets = [1.0, 0.0, 0.3].map(|t| SMatrix::<f64, 2, 2>::new(t, 0.9, 1.0 - t, 0.2));
        check::<_, SMatrix<f64, 2, 2>, _, 4>(&BinaryCrossEntropy::new(), &targets);
        check::<_, SMatrix<f64, 2, 2>, _, 4>(&BinaryCrossEntropy::new().pos_weight([0.5, 3.0]), &targets);
    }

    #[test]
    fn the_loss_is_the_logarithm_of_the_probability() {
        let loss = BinaryCrossEntropy::new();
        let sigmoid = 1.0 / (1.0 + (-1.5_f64).exp());
        let (found, [gradient]) = evaluate_one::<_, SVector<f64, 1>, _, 1>(&loss, [1.5], 0.75);
        assert!(close(found, -(0.75 * sigmoid.ln() + 0.25 * (1.0 - sigmoid).ln())));
        assert!(close(gradient, sigmoid - 0.75));
    }

    #[test]
    fn bools_are_probabilities() {
        let loss = BinaryCrossEntropy::new();
        let outputs = [1.5_f32, -0.5];
        assert_eq!(
            evaluate_one::<_, SVector<f32, 2>, _, 2>(&loss, outputs, [true, false]),
            evaluate_one(&loss, outputs, SVector::from([1.0, 0.0])),
        );
        assert_eq!(
            evaluate_one::<_, SVector<f32, 1>, _, 1>(&loss, [1.5], true),
            evaluate_one::<_, SVector<f32, 1>, _, 1>(&loss, [1.5], 1.0),
        );
    }

    #[test]
    fn positives_weigh_as_much_as_they_are_given() {
        let weighted = BinaryCrossEntropy::new().pos_weight([1.0, 3.0]);
        let outputs = [1.5_f64, -0.5];
        let (plain, plain_gradients) =
            evaluate_one::<_, SVector<f64, 2>, _, 2>(&BinaryCrossEntropy::new(), outputs, [false, false]);
        assert_eq!(
            evaluate_one::<_, SVector<f64, 2>, _, 2>(&weighted, outputs, [false, false]),
            (plain, plain_gradients),
        );
        let (loss, gradients) = evaluate_one::<_, SVector<f64, 2>, _, 2>(&weighted, outputs, [true, true]);
        let ln = |y: f64| (-y).exp().ln_1p();
        assert!(close(loss, (ln(1.5) + 3.0 * ln(-0.5)) / 2.0));
        assert!(close(gradients[1], -3.0 / (1.0 + (-0.5_f64).exp()) / 2.0));
    }

    #[test]
    fn no_logit_is_too_large() {
        let at = |y: f32, t: bool| evaluate_one::<_, SVector<f32, 1>, _, 1>(&BinaryCrossEntropy::new(), [y], t);
        assert_eq!(at(1e30, true), (0.0, [0.0]));
        assert_eq!(at(1e30, false), (1e30, [1.0]));
        assert_eq!(at(-1e30, true), (1e30, [-1.0]));
        assert_eq!(at(-1e30, false), (0.0, [0.0]));
        assert!(at(f32::NAN, true).0.is_nan());
    }
}

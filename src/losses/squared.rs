use super::pointwise::{Pointwise, pointwise};
use crate::isa::Isa;
use crate::scalar::Scalar;

/// The mean of `(y − t)²` over the mini-batch and the outputs, as `torch.nn.MSELoss`.
///
/// Targets are matrices of the output's shape, or plain numbers for a network of one output. The gradient with respect to an
/// output is `2 (y − t)` over the number of outputs in the mini-batch.
///
/// ```
/// use constnet::prelude::*;
///
/// network! { struct Line: [1] -> [1] { out: Dense(1) } }
///
/// let mut net = Line::zeroed();
/// let mut trainer = Trainer::<Line, MeanSquaredError, Sgd<Line>, 1>::new(MeanSquaredError::new(), Sgd::new(0.1));
/// let loss = trainer.step(&mut net, &[SVector::from([1.0])], &[SVector::from([3.0])])?;
/// assert_eq!(loss, 9.0);
/// # Ok::<(), TrainError>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MeanSquaredError;

impl MeanSquaredError {
    /// The loss.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Pointwise for MeanSquaredError {
    #[inline(always)]
    fn compare<T: Scalar, I: Isa>(&self, output: T, target: T, sum: T) -> (T, T) {
        let difference = output - target;
        (difference.fma::<I>(difference, sum), difference + difference)
    }
}

pointwise!(MeanSquaredError);

/// The mean of `½ (y − t)²` over the mini-batch and the outputs: half of `torch.nn.MSELoss`, whose gradient is the plain
/// difference.
///
/// Targets are matrices of the output's shape, or plain numbers for a network of one output. The gradient with respect to an
/// output is `y − t` over the number of outputs in the mini-batch.
///
/// ```
/// use constnet::prelude::*;
///
/// network! { struct Line: [1] -> [1] { out: Dense(1) } }
///
/// let mut net = Line::zeroed();
/// let mut trainer = Trainer::<Line, HalfSquaredError, Sgd<Line>, 1>::new(HalfSquaredError::new(), Sgd::new(0.1));
/// assert_eq!(trainer.step(&mut net, &[SVector::from([1.0])], &[3.0])?, 4.5);
/// # Ok::<(), TrainError>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HalfSquaredError;

impl HalfSquaredError {
    /// The loss.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Pointwise for HalfSquaredError {
    #[inline(always)]
    fn compare<T: Scalar, I: Isa>(&self, output: T, target: T, sum: T) -> (T, T) {
        let difference = output - target;
        ((difference * T::from_f64(0.5)).fma::<I>(difference, sum), difference)
    }
}

pointwise!(HalfSquaredError);

#[cfg(test)]
mod tests {
    use nalgebra::{SMatrix, SVector};

    use super::*;
    use crate::losses::testing::{check, evaluate, evaluate_one};

    #[test]
    fn gradients_are_those_of_the_loss() {
        let targets = [1.0, -0.5, 2.0].map(|t| SMatrix::<f64, 2, 3>::new(t, 0.3, -t, 0.1, 1.5, t));
        check::<_, SMatrix<f64, 2, 3>, _, 6>(&MeanSquaredError::new(), &targets);
        check::<_, SMatrix<f64, 2, 3>, _, 6>(&HalfSquaredError::new(), &targets);
    }

    #[test]
    fn the_mean_is_over_samples_and_outputs() {
        let targets = [SVector::from([1.0_f32, 2.0]), SVector::from([3.0, 5.0])];
        let outputs = [[3.0, 3.0], [2.0, 1.0]];
        let (loss, gradients) = evaluate(&MeanSquaredError::new(), &outputs, &targets);
        assert_eq!((loss, gradients), ((4.0 + 16.0) / 4.0, [[1.0, 0.0], [0.0, -2.0]]));
        let (loss, gradients) = evaluate(&HalfSquaredError::new(), &outputs, &targets);
        assert_eq!((loss, gradients), (2.5, [[0.5, 0.0], [0.0, -1.0]]));
    }

    #[test]
    fn a_target_in_a_matrix_is_at_its_place() {
        let target = SMatrix::<f32, 2, 2>::new(1.0, 2.0, 3.0, 4.0);
        let (_, gradients) = evaluate_one(&HalfSquaredError::new(), [0.0; 4], target);
        assert_eq!(gradients, [-0.25, -0.75, -0.5, -1.0]);
    }

    #[test]
    fn one_output_takes_a_plain_number() {
        assert_eq!(evaluate_one::<_, SVector<f32, 1>, _, 1>(&MeanSquaredError::new(), [3.0], 1.0), (4.0, [4.0]));
    }
}

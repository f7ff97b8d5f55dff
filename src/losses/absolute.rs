use super::pointwise::{Pointwise, pointwise};
use crate::isa::Isa;
use crate::scalar::Scalar;

/// The mean of `|y − t|` over the mini-batch and the outputs, as `torch.nn.L1Loss`.
///
/// Targets are matrices of the output's shape, or plain numbers for a network of one output. The gradient with respect to an
/// output is the sign of `y − t`, which is 0 where both are equal, over the number of outputs in the mini-batch.
///
/// ```
/// use constnet::prelude::*;
///
/// network! { struct Line: [1] -> [1] { out: Dense(1) } }
///
/// let mut net = Line::zeroed();
/// let mut trainer = Trainer::<Line, MeanAbsoluteError, Sgd<Line>, 1>::new(MeanAbsoluteError::new(), Sgd::new(0.1));
/// assert_eq!(trainer.step(&mut net, &[SVector::from([1.0])], &[-3.0])?, 3.0);
/// assert_eq!(net.out.bias[0], -0.1);
/// # Ok::<(), TrainError>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MeanAbsoluteError;

impl MeanAbsoluteError {
    /// The loss.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Pointwise for MeanAbsoluteError {
    #[inline(always)]
    fn compare<T: Scalar, I: Isa>(&self, output: T, target: T, sum: T) -> (T, T) {
        let difference = output - target;
        let sign = if difference > T::ZERO {
            T::ONE
        } else if difference < T::ZERO {
            -T::ONE
        } else {
            T::ZERO
        };
        (sum + difference.abs(), sign)
    }
}

pointwise!(MeanAbsoluteError);

#[cfg(test)]
mod tests {
    use nalgebra::SVector;

    use super::*;
    use crate::losses::testing::{check, evaluate_one};

    #[test]
    fn gradients_are_those_of_the_loss() {
        let targets = [1.0, -0.5, 2.0].map(|t| SVector::from([t, 0.3, -t]));
        check::<_, SVector<f64, 3>, _, 3>(&MeanAbsoluteError::new(), &targets);
    }

    #[test]
    fn the_gradient_is_zero_where_both_are_equal() {
        let target = SVector::from([1.0_f32, 1.0, 1.0, 1.0]);
        let (loss, gradients) = evaluate_one(&MeanAbsoluteError::new(), [1.0, 3.0, -1.0, 1.0], target);
        assert_eq!((loss, gradients), (1.0, [0.0, 0.25, -0.25, 0.0]));
    }
}

use super::pointwise::{Pointwise, pointwise};
use crate::isa::Isa;
use crate::scalar::Scalar;

/// The mean over the mini-batch and the outputs of `½ d²` where the difference `d = y − t` is small, and of `δ (|d| − ½ δ)` from
/// `|d| = δ` on, as `torch.nn.HuberLoss`: squared near the target, and not led astray by outliers.
///
/// Targets are matrices of the output's shape, or plain numbers for a network of one output. The gradient with respect to an
/// output is `d`, at least `−δ` and at most `δ`, over the number of outputs in the mini-batch.
///
/// ```
/// use constnet::prelude::*;
///
/// network! { struct Line: [1] -> [1] { out: Dense(1) } }
///
/// let mut net = Line::zeroed();
/// let mut trainer = Trainer::<Line, Huber, Sgd<Line>, 1>::new(Huber::new().delta(2.0), Sgd::new(0.1));
/// assert_eq!(trainer.step(&mut net, &[SVector::from([1.0])], &[1.0])?, 0.5);
/// assert_eq!(trainer.step(&mut Line::zeroed(), &[SVector::from([1.0])], &[4.0])?, 6.0);
/// # Ok::<(), TrainError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Huber {
    delta: f64,
}

impl Huber {
    /// The loss with `δ = 1`.
    #[must_use]
    pub const fn new() -> Self {
        Self { delta: 1.0 }
    }

    /// Sets `δ`, the difference from which on the loss is linear: a positive number.
    #[must_use]
    pub const fn delta(mut self, delta: f64) -> Self {
        self.delta = delta;
        self
    }
}

impl Default for Huber {
    fn default() -> Self {
        Self::new()
    }
}

impl Pointwise for Huber {
    #[inline(always)]
    fn compare<T: Scalar, I: Isa>(&self, output: T, target: T, sum: T) -> (T, T) {
        let half = T::from_f64(0.5);
        let delta = T::from_f64(self.delta);
        let difference = output - target;
        let distance = difference.abs();
        let (slope, length) =
            if distance < delta { (half * distance, distance) } else { (delta, distance - half * delta) };
        // Written so that NaN stays NaN.
        let derivative = if difference >= delta {
            delta
        } else if difference <= -delta {
            -delta
        } else {
            difference
        };
        (slope.fma::<I>(length, sum), derivative)
    }
}

pointwise!(Huber);

#[cfg(test)]
mod tests {
    use nalgebra::SVector;

    use super::*;
    use crate::losses::testing::{check, evaluate_one};

    #[test]
    fn gradients_are_those_of_the_loss() {
        let targets = [1.0, -0.5, 2.0].map(|t| SVector::from([t, 0.3, -t]));
        check::<_, SVector<f64, 3>, _, 3>(&Huber::new(), &targets);
        check::<_, SVector<f64, 3>, _, 3>(&Huber::new().delta(0.2), &targets);
    }

    #[test]
    fn the_loss_is_squared_near_the_target_and_linear_beyond() {
        let at = |loss: Huber, y: f32| evaluate_one::<_, SVector<f32, 1>, _, 1>(&loss, [y], 0.0);
        assert_eq!(at(Huber::new(), 0.5), (0.125, [0.5]));
        assert_eq!(at(Huber::new(), 1.0), (0.5, [1.0]));
        assert_eq!(at(Huber::new(), -3.0), (2.5, [-1.0]));
        assert_eq!(at(Huber::new().delta(2.0), -3.0), (4.0, [-2.0]));
        assert_eq!(at(Huber::new().delta(2.0), 1.5), (1.125, [1.5]));
        assert!(at(Huber::new(), f32::NAN).1[0].is_nan());
        assert_eq!(Huber::default(), Huber::new());
    }
}

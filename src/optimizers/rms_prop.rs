use core::marker::PhantomData;

use super::settings::{Settings, clipping, common_settings, optimizer, rest};
use super::sgd::{Momentum, Plain};
use super::state::{Apply, Rule, settled, square};
use super::{Constants, Optimizer, OptimizerState, Schedule, Stored};
use crate::gradients::Gradients;
use crate::network::Network;
use crate::scalar::Scalar;

/// RMSprop (Hinton, 2012; centred: Graves, 2013), as `torch.optim.RMSprop`.
///
/// For the parameters `θ`, their gradient `g`, the learning rate `γ`, `α` (0.99), `ε` (1e-8), the weight decay `λ` (0)
/// and the momentum `μ`:
///
/// ```text
/// g = g + λ θ
/// v = α v + (1 − α) g²
/// a = α a + (1 − α) g       centred
/// d = g / (√v + ε)
/// d = g / (√(v − a²) + ε)   centred, instead
/// b = μ b + d               with momentum
/// d = b                     with momentum
/// θ = θ − γ d
/// ```
///
/// It keeps `v`, and `b` and `a` where they are wanted, a value a parameter each. That shows in the type:
/// `RmsProp<Small>`, `RmsProp<Small, Momentum>`, `RmsProp<Small, Plain, Centered>` or
/// `RmsProp<Small, Momentum, Centered>`.
///
/// ```
/// use constnet::prelude::*;
///
/// network! { struct Line: [1] -> [1] { out: Dense(1) } }
///
/// let centered: RmsProp<Line, Momentum, Centered> = RmsProp::new(0.01).momentum(0.9).centered();
///
/// let mut net = Line::zeroed();
/// let rms_prop = RmsProp::new(0.01);
/// let mut trainer = Trainer::<Line, MeanSquaredError, RmsProp<Line>, 1>::new(MeanSquaredError::new(), rms_prop);
/// trainer.step(&mut net, &[SVector::from([1.0])], &[SVector::from([3.0])])?;
/// // The first mean square is a hundredth of the square.
/// assert!((net.out.bias[0] - 0.01 * 10.0).abs() < 1e-6);
/// # Ok::<(), TrainError>(())
/// ```
pub struct RmsProp<N: Network, M = Plain, C = Plain> {
    settings: Settings<N::Scalar>,
    alpha: N::Scalar,
    epsilon: N::Scalar,
    momentum: M,
    center: C,
    network: PhantomData<fn(N)>,
}

/// Divides by an estimate of the gradient's deviation and not of its size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Centered;

impl<N: Network> RmsProp<N> {
    /// RMSprop with the learning rate `rate`; PyTorch's default is 1e-2.
    #[must_use]
    pub const fn new(rate: N::Scalar) -> Self {
        Self {
            settings: Settings::new(rate),
            alpha: N::Scalar::ALPHA,
            epsilon: N::Scalar::EPSILON_MEAN,
            momentum: Plain,
            center: Plain,
            network: PhantomData,
        }
    }
}

impl<N: Network, M: Copy, C: Copy> RmsProp<N, M, C> {
    /// The decay `α` of the mean square.
    #[must_use]
    pub const fn alpha(mut self, alpha: N::Scalar) -> Self {
        self.alpha = alpha;
        self
    }

    /// What is added to the root, `ε`.
    #[must_use]
    pub const fn epsilon(mut self, epsilon: N::Scalar) -> Self {
        self.epsilon = epsilon;
        self
    }

    /// Adds momentum of the factor `μ`.
    #[must_use]
    pub const fn momentum(self, factor: N::Scalar) -> RmsProp<N, Momentum<N::Scalar>, C> {
        let Self { settings, alpha, epsilon, center, network, .. } = self;
        RmsProp { settings, alpha, epsilon, momentum: Momentum::new(factor), center, network }
    }

    /// Divides by an estimate of the gradient's deviation and not of its size.
    #[must_use]
    pub const fn centered(self) -> RmsProp<N, M, Centered> {
        let Self { settings, alpha, epsilon, momentum, network, .. } = self;
        RmsProp { settings, alpha, epsilon, momentum, center: Centered, network }
    }

    fn rule(&self, rate: N::Scalar, _: usize) -> RmsRule<N::Scalar, M, C> {
        RmsRule {
            rate,
            weight_decay: self.settings.weight_decay,
            alpha: self.alpha,
            rest: rest(self.alpha),
            epsilon: self.epsilon,
            momentum: self.momentum,
            center: PhantomData,
        }
    }
}

common_settings!(RmsProp[M, C], alpha, epsilon, momentum, center);
clipping!([M, C] RmsProp<N, M, C>);
optimizer!(RmsProp<N>, 1, Stored);
optimizer!(RmsProp<N, Momentum<N::Scalar>>, 2, Stored);
optimizer!(RmsProp<N, Plain, Centered>, 2, Stored);
optimizer!(RmsProp<N, Momentum<N::Scalar>, Centered>, 3, Stored);

pub struct RmsRule<T, M, C> {
    rate: T,
    weight_decay: T,
    alpha: T,
    /// `1 − α`.
    rest: T,
    epsilon: T,
    momentum: M,
    center: PhantomData<C>,
}

impl<T: Scalar, M, C> RmsRule<T, M, C> {
    /// `d` before momentum.
    #[inline(always)]
    fn direction(&self, value: T, gradient: T, v: &mut T, mean: Option<&mut T>) -> T {
        let gradient = gradient + self.weight_decay * value;
        *v = settled(self.alpha * *v + self.rest * square(gradient));
        let spread = match mean {
            None => *v,
            Some(a) => {
                *a = settled(*a + self.rest * (gradient - *a));
                // Rounding can make the variance of a steady gradient negative, which has no root.
                (*v - *a * *a).max(T::ZERO)
            }
        };
        gradient / (spread.sqrt() + self.epsilon)
    }
}

impl<T: Scalar, C> RmsRule<T, Momentum<T>, C> {
    /// `d` with momentum.
    #[inline(always)]
    fn build_up(&self, b: &mut T, direction: T) -> T {
        *b = settled(self.momentum.factor * *b + direction);
        *b
    }
}

impl<T: Scalar> Rule<T, 1> for RmsRule<T, Plain, Plain> {
    fn call(job: Apply<'_, Self, T, 1>) {
        T::rms_prop(job);
    }
    #[inline(always)]
    fn run(&self, values: &mut [T], gradients: &[T], [squares]: [&mut [T]; 1]) {
        for ((value, &gradient), v) in values.iter_mut().zip(gradients).zip(squares) {
            *value -= self.rate * self.direction(*value, gradient, v, None);
        }
    }
}

impl<T: Scalar> Rule<T, 2> for RmsRule<T, Momentum<T>, Plain> {
    fn call(job: Apply<'_, Self, T, 2>) {
        T::rms_prop_heavy(job);
    }
    #[inline(always)]
    fn run(&self, values: &mut [T], gradients: &[T], [squares, sums]: [&mut [T]; 2]) {
        for (((value, &gradient), v), b) in values.iter_mut().zip(gradients).zip(squares).zip(sums) {
            *value -= self.rate * self.build_up(b, self.direction(*value, gradient, v, None));
        }
    }
}

impl<T: Scalar> Rule<T, 2> for RmsRule<T, Plain, Centered> {
    fn call(job: Apply<'_, Self, T, 2>) {
        T::rms_prop_centered(job);
    }
    #[inline(always)]
    fn run(&self, values: &mut [T], gradients: &[T], [squares, means]: [&mut [T]; 2]) {
        for (((value, &gradient), v), a) in values.iter_mut().zip(gradients).zip(squares).zip(means) {
            *value -= self.rate * self.direction(*value, gradient, v, Some(a));
        }
    }
}

impl<T: Scalar> Rule<T, 3> for RmsRule<T, Momentum<T>, Centered> {
    fn call(job: Apply<'_, Self, T, 3>) {
        T::rms_prop_heavy_centered(job);
    }
    #[inline(always)]
    fn run(&self, values: &mut [T], gradients: &[T], [squares, means, sums]: [&mut [T]; 3]) {
        for ((((value, &gradient), v), a), b) in values.iter_mut().zip(gradients).zip(squares).zip(means).zip(sums) {
            *value -= self.rate * self.build_up(b, self.direction(*value, gradient, v, Some(a)));
        }
    }
}

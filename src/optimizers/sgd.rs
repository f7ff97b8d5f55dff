use core::marker::PhantomData;

use super::settings::{Settings, clipping, common_settings, optimizer};
use super::state::{Apply, Rule, settled};
use super::{Descends, Optimizer, OptimizerState, Schedule, Stored, Streamed};
use crate::gradients::Gradients;
use crate::layer::Step;
use crate::network::Network;
use crate::scalar::Scalar;

/// Stochastic gradient descent, as `torch.optim.SGD` with its dampening of zero.
///
/// For the parameters `θ`, their gradient `g`, the learning rate `γ`, the weight decay `λ` (0) and the momentum `μ`:
///
/// ```text
/// d = g + λ θ
/// b = μ b + d               with momentum
/// d = b                     with momentum
/// d = d + μ b               with Nesterov's, instead
/// θ = θ − γ d
/// ```
///
/// Momentum keeps `b`, one value a parameter, and shows in the type: `Sgd<Small>` keeps nothing, and
/// `Sgd<Small, Momentum>`, or `Sgd<Small, Momentum<f64>>`, keeps `b`.
///
/// Without momentum and clipping a trainer stores no gradient either, see [`Streamed`]; clipping shows in the type, too, which is then
/// `Sgd<Small, Stored>`.
///
/// ```
/// use constnet::prelude::*;
///
/// network! { struct Line: [1] -> [1] { out: Dense(1) } }
///
/// let descent: Sgd<Line> = Sgd::new(0.1).weight_decay(1e-4);
/// let heavy: Sgd<Line, Momentum> = Sgd::new(0.1).momentum(0.9).nesterov();
///
/// let mut net = Line::zeroed();
/// let mut trainer = Trainer::<Line, MeanSquaredError, Sgd<Line>, 1>::new(MeanSquaredError::new(), Sgd::new(0.25));
/// trainer.step(&mut net, &[SVector::from([1.0])], &[SVector::from([3.0])])?;
/// assert_eq!(net.out.bias[0], 0.25 * 2.0 * 3.0);
/// # Ok::<(), TrainError>(())
/// ```
pub struct Sgd<N: Network, M = Plain> {
    settings: Settings<N::Scalar>,
    momentum: M,
    network: PhantomData<fn(N)>,
}

/// No momentum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plain;

/// Momentum: the direction is a decaying sum of the gradients so far.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Momentum<T = f32> {
    pub(super) factor: T,
    nesterov: bool,
}

impl<T: Scalar> Momentum<T> {
    pub(super) const fn new(factor: T) -> Self {
        Self { factor, nesterov: false }
    }
}

impl<N: Network> Sgd<N> {
    /// Plain descent with the learning rate `rate`.
    #[must_use]
    pub const fn new(rate: N::Scalar) -> Self {
        Self { settings: Settings::new(rate), momentum: Plain, network: PhantomData }
    }

    /// The same descent, with the gradient stored: to look at it, and for mini-batches that take several turns over the tape.
    ///
    /// ```
    /// use constnet::optimizers::Stored;
    /// use constnet::prelude::*;
    ///
    /// network! { struct Line: [1] -> [1] { out: Dense(1) } }
    ///
    /// let descent: Sgd<Line, Stored> = Sgd::new(0.25).stored();
    /// let mut trainer = Trainer::<Line, _, _, 1>::new(MeanSquaredError::new(), descent);
    /// let inputs = [[1.0], [2.0]].map(SVector::from);
    /// trainer.step(&mut Line::zeroed(), &inputs, &inputs)?;
    /// assert_eq!(trainer.gradients().as_slice(), [-5.0, -3.0]);
    /// # Ok::<(), TrainError>(())
    /// ```
    #[must_use]
    pub const fn stored(self) -> Sgd<N, Stored> {
        Sgd { settings: self.settings, momentum: Stored, network: PhantomData }
    }

    /// Limits the norm of the gradient, as every optimizer can. The gradient is then stored: its norm is known at the end.
    #[must_use]
    pub const fn clip_norm(self, max_norm: N::Scalar) -> Sgd<N, Stored> {
        self.stored().clip_norm(max_norm)
    }

    /// Limits each value of the gradient, as every optimizer can. The gradient is then stored, since the norm is cut first.
    #[must_use]
    pub const fn clip_value(self, limit: N::Scalar) -> Sgd<N, Stored> {
        self.stored().clip_value(limit)
    }
}

/// No momentum yet.
pub trait WithoutMomentum: Copy {}

impl WithoutMomentum for Plain {}
impl WithoutMomentum for Stored {}

impl<N: Network, M: WithoutMomentum> Sgd<N, M> {
    /// Adds momentum of the factor `μ`; 0.9 is usual.
    #[must_use]
    pub const fn momentum(self, factor: N::Scalar) -> Sgd<N, Momentum<N::Scalar>> {
        Sgd { settings: self.settings, momentum: Momentum::new(factor), network: PhantomData }
    }

    fn rule(&self, rate: N::Scalar, _: usize) -> Step<N::Scalar> {
        Step { rate, weight_decay: self.settings.weight_decay }
    }
}

impl<N: Network> Sgd<N, Momentum<N::Scalar>> {
    /// Makes the momentum Nesterov's, which looks one update ahead.
    #[must_use]
    pub const fn nesterov(mut self) -> Self {
        self.momentum.nesterov = true;
        self
    }

    fn rule(&self, rate: N::Scalar, _: usize) -> HeavyDescent<N::Scalar> {
        HeavyDescent { rate, weight_decay: self.settings.weight_decay, momentum: self.momentum }
    }
}

common_settings!(Sgd[M], momentum);
clipping!([] Sgd<N, Stored>);
clipping!([] Sgd<N, Momentum<N::Scalar>>);
optimizer!(Sgd<N>, 0, Streamed);
optimizer!(Sgd<N, Stored>, 0, Stored);
optimizer!(Sgd<N, Momentum<N::Scalar>>, 1, Stored);

impl<N: Network> Descends for Sgd<N> {
    #[inline]
    fn next_step(&self, state: &mut Self::State) -> Step<N::Scalar> {
        let update = state.count();
        self.rule(self.rate_at(update), update)
    }
}

impl<T: Scalar> Rule<T, 0> for Step<T> {
    fn call(job: Apply<'_, Self, T, 0>) {
        T::descent(job);
    }
    #[inline(always)]
    fn run(&self, values: &mut [T], gradients: &[T], []: [&mut [T]; 0]) {
        self.apply(values, gradients);
    }
}

pub struct HeavyDescent<T> {
    rate: T,
    weight_decay: T,
    momentum: Momentum<T>,
}

impl<T: Scalar> Rule<T, 1> for HeavyDescent<T> {
    fn call(job: Apply<'_, Self, T, 1>) {
        T::heavy_descent(job);
    }
    #[inline(always)]
    fn run(&self, values: &mut [T], gradients: &[T], [sums]: [&mut [T]; 1]) {
        let Momentum { factor, nesterov } = self.momentum;
        for ((value, &gradient), sum) in values.iter_mut().zip(gradients).zip(sums) {
            let gradient = gradient + self.weight_decay * *value;
            *sum = settled(factor * *sum + gradient);
            *value -= self.rate * if nesterov { gradient + factor * *sum } else { *sum };
        }
    }
}

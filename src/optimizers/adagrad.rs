use core::marker::PhantomData;

use super::settings::{Settings, clipping, common_settings, optimizer};
use super::state::{Apply, Rule};
use super::{Constants, Optimizer, OptimizerState, Schedule, Stored};
use crate::gradients::Gradients;
use crate::network::Network;
use crate::scalar::Scalar;

/// Adagrad (Duchi, Hazan and Singer, 2011), as `torch.optim.Adagrad`.
///
/// For the parameters `θ`, their gradient `g`, the learning rate `γ`, its decay `η` (0), the initial accumulator `τ`
/// (0), `ε` (1e-10) and the weight decay `λ` (0), at update `t`, counting from 1:
///
/// ```text
/// g = g + λ θ
/// s = s + g²
/// θ = θ − γ / (1 + (t − 1) η) · g / (√(τ + s) + ε)
/// ```
///
/// It keeps `s`, one value a parameter. PyTorch starts `s` from `τ` instead, to the same effect.
///
/// ```
/// use constnet::prelude::*;
///
/// network! { struct Line: [1] -> [1] { out: Dense(1) } }
///
/// let mut net = Line::zeroed();
/// let adagrad = Adagrad::new(0.5).initial_accumulator(64.0);
/// let mut trainer = Trainer::<Line, MeanSquaredError, Adagrad<Line>, 1>::new(MeanSquaredError::new(), adagrad);
/// trainer.step(&mut net, &[SVector::from([1.0])], &[SVector::from([3.0])])?;
/// // The gradient is −6, and √(64 + 6²) is 10.
/// assert!((net.out.bias[0] - 0.5 * 6.0 / 10.0).abs() < 1e-6);
/// # Ok::<(), TrainError>(())
/// ```
pub struct Adagrad<N: Network> {
    settings: Settings<N::Scalar>,
    rate_decay: N::Scalar,
    initial_accumulator: N::Scalar,
    epsilon: N::Scalar,
    network: PhantomData<fn(N)>,
}

impl<N: Network> Adagrad<N> {
    /// Adagrad with the learning rate `rate`; PyTorch's default is 1e-2.
    #[must_use]
    pub const fn new(rate: N::Scalar) -> Self {
        Self {
            settings: Settings::new(rate),
            rate_decay: N::Scalar::ZERO,
            initial_accumulator: N::Scalar::ZERO,
            epsilon: N::Scalar::EPSILON_SUM,
            network: PhantomData,
        }
    }

    /// The decay `η` of the learning rate, PyTorch's `lr_decay`. It comes on top of the schedule,
    /// and [`rate_at`](Optimizer::rate_at) does not know of it.
    #[must_use]
    pub const fn rate_decay(mut self, rate_decay: N::Scalar) -> Self {
        self.rate_decay = rate_decay;
        self
    }

    /// The initial accumulator `τ`, PyTorch's `initial_accumulator_value`.
    #[must_use]
    pub const fn initial_accumulator(mut self, initial_accumulator: N::Scalar) -> Self {
        self.initial_accumulator = initial_accumulator;
        self
    }

    /// What is added to the root, `ε`.
    #[must_use]
    pub const fn epsilon(mut self, epsilon: N::Scalar) -> Self {
        self.epsilon = epsilon;
        self
    }

    fn rule(&self, rate: N::Scalar, updates: usize) -> AdagradRule<N::Scalar> {
        AdagradRule {
            rate: rate / (N::Scalar::ONE + N::Scalar::from_usize(updates) * self.rate_decay),
            weight_decay: self.settings.weight_decay,
            initial_accumulator: self.initial_accumulator,
            epsilon: self.epsilon,
        }
    }
}

common_settings!(Adagrad[], rate_decay, initial_accumulator, epsilon);
clipping!([] Adagrad<N>);
optimizer!(Adagrad<N>, 1, Stored);

pub struct AdagradRule<T> {
    rate: T,
    weight_decay: T,
    initial_accumulator: T,
    epsilon: T,
}

impl<T: Scalar> Rule<T, 1> for AdagradRule<T> {
    fn call(job: Apply<'_, Self, T, 1>) {
        T::adagrad(job);
    }
    #[inline(always)]
    fn run(&self, values: &mut [T], gradients: &[T], [sums]: [&mut [T]; 1]) {
        for ((value, &gradient), sum) in values.iter_mut().zip(gradients).zip(sums) {
            let gradient = gradient + self.weight_decay * *value;
            *sum += gradient * gradient;
            *value -= self.rate * gradient / ((self.initial_accumulator + *sum).sqrt() + self.epsilon);
        }
    }
}

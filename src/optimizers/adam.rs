use core::marker::PhantomData;

use super::settings::{Settings, clipping, common_settings, optimizer, rest};
use super::state::{Apply, Rule, settled, square};
use super::{Optimizer, OptimizerState, Schedule, Stored};
use crate::gradients::Gradients;
use crate::network::Network;
use crate::scalar::Scalar;

/// Adam (Kingma and Ba, 2014), as `torch.optim.Adam`.
///
/// For the parameters `θ`, their gradient `g`, the learning rate `γ`, `β₁` (0.9), `β₂` (0.999), `ε` (1e-8) and the
/// weight decay `λ` (0), at update `t`, counting from 1:
///
/// ```text
/// g = g + λ θ
/// m = β₁ m + (1 − β₁) g
/// v = β₂ v + (1 − β₂) g²
/// θ = θ − γ / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε)
/// ```
///
/// It keeps `m` and `v`, two values a parameter.
///
/// ```
/// use constnet::prelude::*;
///
/// network! { struct Line: [1] -> [1] { out: Dense(1) } }
///
/// let mut net = Line::zeroed();
/// let adam = Adam::new(0.01).betas(0.9, 0.99);
/// let mut trainer = Trainer::<Line, MeanSquaredError, Adam<Line>, 1>::new(MeanSquaredError::new(), adam);
/// trainer.step(&mut net, &[SVector::from([1.0])], &[SVector::from([3.0])])?;
/// // The first update is of the size of the learning rate, whatever the gradient.
/// assert!((net.out.bias[0] - 0.01).abs() < 1e-7);
/// # Ok::<(), TrainError>(())
/// ```
pub struct Adam<N: Network> {
    settings: Settings<N::Scalar>,
    decays: Decays<N::Scalar>,
    network: PhantomData<fn(N)>,
}

impl<N: Network> Adam<N> {
    /// Adam with the learning rate `rate`; PyTorch's default is 1e-3.
    #[must_use]
    pub const fn new(rate: N::Scalar) -> Self {
        Self { settings: Settings::new(rate), decays: Decays::DEFAULT, network: PhantomData }
    }

    /// The decays `β₁` of the mean and `β₂` of the mean square, both below 1.
    #[must_use]
    pub const fn betas(mut self, mean: N::Scalar, square: N::Scalar) -> Self {
        self.decays.mean = mean;
        self.decays.square = square;
        self
    }

    /// What is added to the root, `ε`.
    #[must_use]
    pub const fn epsilon(mut self, epsilon: N::Scalar) -> Self {
        self.decays.epsilon = epsilon;
        self
    }

    fn rule(&self, rate: N::Scalar, updates: usize) -> AdamRule<N::Scalar> {
        self.decays.rule(rate, updates, self.settings.weight_decay, N::Scalar::ONE)
    }
}

common_settings!(Adam[], decays);
clipping!([] Adam<N>);
optimizer!(Adam<N>, 2, Stored);

/// `β₁`, `β₂` and `ε`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Decays<T> {
    pub mean: T,
    pub square: T,
    pub epsilon: T,
}

impl<T: Scalar> Decays<T> {
    pub const DEFAULT: Self = Self { mean: T::BETA_1, square: T::BETA_2, epsilon: T::EPSILON_MEAN };

    /// The rule of the update after `updates`, with a weight decay that goes through the gradient, and with the part of
    /// a parameter that a weight decay of its own leaves.
    pub fn rule(&self, rate: T, updates: usize, weight_decay: T, keep: T) -> AdamRule<T> {
        let number = T::from_usize(updates) + T::ONE;
        let (mean_rest, square_rest) = (rest(self.mean), rest(self.square));
        AdamRule {
            decays: *self,
            mean_rest,
            square_rest,
            weight_decay,
            keep,
            rate: rate / T::filled(mean_rest, number),
            scale: T::ONE / T::filled(square_rest, number).sqrt(),
        }
    }
}

/// An update of [`Adam`] and of [`AdamW`](super::AdamW).
pub struct AdamRule<T> {
    decays: Decays<T>,
    /// `1 − β₁`.
    mean_rest: T,
    /// `1 − β₂`.
    square_rest: T,
    weight_decay: T,
    keep: T,
    /// `γ / (1 − β₁ᵗ)`.
    rate: T,
    /// `1 / √(1 − β₂ᵗ)`.
    scale: T,
}

impl<T: Scalar> Rule<T, 2> for AdamRule<T> {
    fn call(job: Apply<'_, Self, T, 2>) {
        T::adam(job);
    }
    #[inline(always)]
    fn run(&self, values: &mut [T], gradients: &[T], [means, squares]: [&mut [T]; 2]) {
        let Decays { mean: beta_1, square: beta_2, epsilon } = self.decays;
        for (((value, &gradient), m), v) in values.iter_mut().zip(gradients).zip(means).zip(squares) {
            let gradient = gradient + self.weight_decay * *value;
            *m = settled(beta_1 * *m + self.mean_rest * gradient);
            *v = settled(beta_2 * *v + self.square_rest * square(gradient));
            *value = self.keep * *value - self.rate * *m / (v.sqrt() * self.scale + epsilon);
        }
    }
}

use core::marker::PhantomData;

use super::adam::{AdamRule, Decays};
use super::settings::{Settings, clipping, common_settings, optimizer};
use super::{Constants, Optimizer, OptimizerState, Schedule, Stored};
use crate::gradients::Gradients;
use crate::network::Network;
use crate::scalar::Scalar;

/// Adam with decoupled weight decay (Loshchilov and Hutter, 2017), as `torch.optim.AdamW`.
///
/// The weight decay `λ` (0.01) does not go through the means of the gradient: each update first makes `θ = θ − γ λ θ`,
/// with the learning rate `γ`, and then follows the formula of [`Adam`](super::Adam) without weight decay. The other
/// defaults and what it keeps are Adam's.
///
/// ```
/// use constnet::prelude::*;
///
/// network! { struct Line: [1] -> [1] { out: Dense(1) } }
///
/// let mut net = Line::zeroed();
/// net.out.bias[0] = 2.0;
/// let adam = AdamW::new(0.5).weight_decay(0.1);
/// let mut trainer = Trainer::<Line, MeanSquaredError, AdamW<Line>, 1>::new(MeanSquaredError::new(), adam);
/// // There is nothing to learn, and so nothing but decay.
/// trainer.step(&mut net, &[SVector::from([1.0])], &[SVector::from([2.0])])?;
/// assert_eq!(net.out.bias[0], 2.0 * (1.0 - 0.5 * 0.1));
/// # Ok::<(), TrainError>(())
/// ```
pub struct AdamW<N: Network> {
    settings: Settings<N::Scalar>,
    decays: Decays<N::Scalar>,
    network: PhantomData<fn(N)>,
}

impl<N: Network> AdamW<N> {
    /// AdamW with the learning rate `rate`; PyTorch's default is 1e-3.
    #[must_use]
    pub const fn new(rate: N::Scalar) -> Self {
        let settings = Settings { weight_decay: N::Scalar::WEIGHT_DECAY, ..Settings::new(rate) };
        Self { settings, decays: Decays::DEFAULT, network: PhantomData }
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
        let keep = N::Scalar::ONE - rate * self.settings.weight_decay;
        self.decays.rule(rate, updates, N::Scalar::ZERO, keep)
    }
}

common_settings!(AdamW[], decays);
clipping!([] AdamW<N>);
optimizer!(AdamW<N>, 2, Stored);

//! Optimizers: how parameters follow their gradient.

use crate::network::Network;
use crate::tape::Gradients;
use crate::zeroed::Zeroed;

mod sgd;

pub use sgd::Sgd;

/// How the parameters of a network follow their gradient. The formulas are PyTorch's.
///
/// The optimizer is its settings; what it remembers between updates is its [`State`](Self::State), which is all zeroes
/// at the start and is kept by the [`Trainer`](crate::Trainer), or by you.
pub trait Optimizer {
    /// The network that it updates.
    type Network: Network;
    /// What it remembers: nothing, or one or two values a parameter, and the number of updates.
    type State: Zeroed;

    /// The learning rate before any schedule.
    fn learning_rate(&self) -> <Self::Network as crate::Layer>::Scalar;

    /// Changes the learning rate.
    fn set_learning_rate(&mut self, rate: <Self::Network as crate::Layer>::Scalar);

    /// One update of `net` by `gradients`, clipped as the settings say.
    fn update(&self, net: &mut Self::Network, gradients: &mut Gradients<Self::Network>, state: &mut Self::State);
}

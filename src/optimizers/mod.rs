//! Optimizers: how parameters follow their gradient.
//!
//! An optimizer is a small value of settings, made in a constant and changed by methods that give it back:
//!
//! ```
//! use constnet::prelude::*;
//!
//! network! { struct Small: [2] -> [1] { hidden: Dense(4) | Tanh, out: Dense(1) } }
//!
//! const ADAM: Adam<Small> = Adam::new(1e-3)
//!     .weight_decay(1e-4)
//!     .clip_norm(1.0)
//!     .schedule(Schedule::cosine(10_000, 0.01).warm_up(500, 0.1));
//! assert_eq!(ADAM.rate_at(0), 1e-3 * 0.1);
//! assert_eq!(ADAM.rate_at(500), 1e-3);
//! ```
//!
//! All of them take, beside settings of their own:
//!
//! - `weight_decay`: what pulls the parameters towards zero; it is added to the gradient as `λ θ`, but see [`AdamW`];
//! - `schedule`: a [`Schedule`] of the learning rate over the updates;
//! - `clip_norm` and `clip_value`: limits of the gradient, which is cut before anything else is made of it. Where both
//!   are set, the norm is cut first.
//!
//! Products and sums are rounded one by one, without fused multiply-add, so that an update gives the same bits on every
//! machine.

use crate::gradients::Gradients;
use crate::layer::Layer;
use crate::network::Network;
use crate::zeroed::Zeroed;

mod adagrad;
mod adam;
mod adam_w;
mod clip;
mod compiled;
mod memory;
mod rms_prop;
mod schedule;
mod settings;
mod sgd;
mod state;
#[cfg(test)]
mod tests;

pub use adagrad::Adagrad;
pub use adam::Adam;
pub use adam_w::AdamW;
pub(crate) use compiled::Compiled;
pub use memory::Memory;
pub use rms_prop::{Centered, RmsProp};
pub use schedule::Schedule;
pub(crate) use settings::Constants;
pub use sgd::{Momentum, Plain, Sgd};
pub use state::OptimizerState;

pub use crate::trainer::{Course, Descends, Stored, Streamed};

/// How the parameters of a network follow their gradient. The library's formulas are PyTorch's.
///
/// The optimizer is its settings; what it remembers between updates is its [`State`](Self::State), which is all zeroes
/// at the start and is kept by the [`Trainer`](crate::Trainer), or by you. An optimizer of your own walks over the
/// parameters and their gradient, which lie in the same order:
///
/// ```
/// use constnet::layer::VisitorMut;
/// use constnet::optimizers::Stored;
/// use constnet::prelude::*;
///
/// network! { struct Line: [1] -> [1] { out: Dense(1) } }
///
/// /// Goes by the sign of the gradient alone.
/// struct SignSgd {
///     rate: f32,
/// }
///
/// impl Optimizer for SignSgd {
///     type Network = Line;
///     type State = [f32; 0];
///     type Gradient = Stored;
///
///     fn learning_rate(&self) -> f32 {
///         self.rate
///     }
///     fn set_learning_rate(&mut self, rate: f32) {
///         self.rate = rate;
///     }
///     fn update(&self, net: &mut Line, gradients: &mut Gradients<Line>, _: &mut [f32; 0]) {
///         net.visit_mut(&mut Walk { rate: self.rate, gradients: gradients.as_slice() });
///     }
/// }
///
/// struct Walk<'a> {
///     rate: f32,
///     gradients: &'a [f32],
/// }
///
/// impl VisitorMut<f32> for Walk<'_> {
///     fn parameter(&mut self, _: &'static str, _: Shape, values: &mut [f32]) {
///         let (gradients, rest) = self.gradients.split_at(values.len());
///         self.gradients = rest;
///         for (value, gradient) in values.iter_mut().zip(gradients) {
///             *value -= self.rate * gradient.signum();
///         }
///     }
///     fn fixed(&mut self, _: &'static str, _: Shape, _: &mut [f32]) {}
/// }
///
/// let mut net = Line::zeroed();
/// let signs = SignSgd { rate: 0.5 };
/// let mut trainer = Trainer::<Line, MeanSquaredError, SignSgd, 1>::new(MeanSquaredError::new(), signs);
/// trainer.step(&mut net, &[SVector::from([1.0])], &[SVector::from([3.0])])?;
/// assert_eq!(net.out.bias[0], 0.5);
/// # Ok::<(), TrainError>(())
/// ```
#[diagnostic::on_unimplemented(message = "`{Self}` is not an optimizer")]
pub trait Optimizer: Sized {
    /// The network that it updates.
    type Network: Network;
    /// Whether a trainer stores the gradient: [`Stored`], unless the optimizer only [descends](Descends).
    type Gradient: Course<Self>;
    /// What it remembers: a few values for each trainable parameter, or none, and the number of updates.
    type State: Zeroed;

    /// The learning rate before any schedule.
    fn learning_rate(&self) -> <Self::Network as Layer>::Scalar;

    /// Changes the learning rate that the schedule starts from.
    fn set_learning_rate(&mut self, rate: <Self::Network as Layer>::Scalar);

    /// The number of updates made so far: what a schedule goes by. An optimizer without one need not count.
    #[must_use]
    fn updates(state: &Self::State) -> usize {
        let _ = state;
        0
    }

    /// The learning rate of an update, as the schedule has it; the first update is number 0.
    fn rate_at(&self, update: usize) -> <Self::Network as Layer>::Scalar {
        let _ = update;
        self.learning_rate()
    }

    /// One update of `net` by `gradients`, which are first cut as the settings say.
    fn update(&self, net: &mut Self::Network, gradients: &mut Gradients<Self::Network>, state: &mut Self::State);
}

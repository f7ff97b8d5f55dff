//! Losses: how far a network's outputs are from their targets, and in which direction.
//!
//! A loss is the mean over the mini-batch and the outputs. The formulas and the defaults are PyTorch's, and so are the
//! gradients where a loss has a kink.
//!
//! A network of several outputs is trained with a tuple of losses, up to four, against tuples of targets: the sum of the
//! parts, each the mean that it is alone. `scaled` balances the parts.
//!
//! ```
//! use constnet::prelude::*;
//!
//! network! {
//!     struct Player: [9] -> (policy: [9], value: [1]) {
//!         hidden: Dense(16) | Relu,
//!         policy: Dense(9),
//!         value: hidden | Dense(1) | Tanh,
//!     }
//! }
//!
//! let loss = (CrossEntropy::new(), MeanSquaredError::new().scaled(0.5));
//! let mut net = Player::zeroed();
//! let mut trainer = Trainer::<Player, _, Sgd<Player>, 1>::new(loss, Sgd::new(0.1));
//! let loss = trainer.step(&mut net, &[SVector::zeros()], &[(4, -1.0)])?;
//! assert!((loss - (9.0_f32.ln() + 0.5)).abs() < 1e-6);
//! # Ok::<(), TrainError>(())
//! ```

use crate::error::TrainError;
use crate::isa::Isa;
use crate::scalar::Scalar;

mod absolute;
mod binary;
mod class_weights;
mod compiled;
mod cross_entropy;
pub mod ending;
mod huber;
mod pointwise;
mod scaled;
mod squared;
pub mod target;
#[cfg(test)]
mod testing;
mod tuple;
mod weight;

pub use absolute::MeanAbsoluteError;
pub use binary::BinaryCrossEntropy;
pub use class_weights::{ClassWeights, Unweighted};
pub(crate) use compiled::{Judge, Losses};
pub use cross_entropy::CrossEntropy;
pub use huber::Huber;
pub use scaled::Scaled;
pub use squared::{HalfSquaredError, MeanSquaredError};
pub use weight::Weight;

/// A loss of outputs `V` against targets `Y`: the weighted mean over the mini-batch.
///
/// `V` is the network's output matrix, or the tuple of its output matrices.
///
/// The trainer first asks for the [`weight`](Self::weight) of every target, and then lets [`evaluate`](Self::evaluate) go
/// through the blocks with the reciprocal of their sum as `scale`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not fit the outputs of the network and these targets",
    label = "no loss of these outputs and targets",
    note = "a network of several outputs takes a tuple of losses, and tuples of targets in the same order"
)]
pub trait Loss<V, Y> {
    /// The scalar type.
    type Scalar: Scalar;
    /// What a target weighs: the scalar, or a tuple of weights where the loss is one.
    type Weight: Weight;

    /// The weight of a sample of this target in the mean, usually one.
    ///
    /// # Errors
    /// If there is no such target: its class and the number of classes.
    fn weight(&self, target: &Y) -> Result<Self::Weight, NoSuchClass>;

    /// The loss of each of one block's samples, times `scale`, and their gradients with respect to the outputs.
    ///
    /// `outputs[i][s]` is output `i` of sample `s`; `gradients` is as long, and all of it is written. Lanes without a sample
    /// repeat a target, and hold any outputs: what is computed for them is thrown away. What is computed for a sample must
    /// not depend on its lane.
    fn evaluate<I: Isa, const L: usize>(
        &self,
        outputs: &[[Self::Scalar; L]],
        targets: [&Y; L],
        scale: Self::Weight,
        gradients: &mut [[Self::Scalar; L]],
    ) -> [Self::Scalar; L];
}

/// Adds the losses of a block's samples to `sum`, in their order, so that it is the same whatever the blocks; the gradient of
/// lanes past `targets` is zero.
#[inline(always)]
pub(crate) fn evaluate_block<F, V, Y, I, const L: usize>(
    loss: &F,
    outputs: &[[F::Scalar; L]],
    targets: &[Y],
    scale: F::Weight,
    gradients: &mut [[F::Scalar; L]],
    mut sum: F::Scalar,
) -> F::Scalar
where
    F: Loss<V, Y>,
    I: Isa,
{
    if let Some(last) = targets.last() {
        let (mut lanes, mut lane) = ([last; L], 0);
        // Not iterators, which are many functions in an unoptimised build.
        while lane < L {
            lanes[lane] = targets.get(lane).unwrap_or(last);
            lane += 1;
        }
        let losses = loss.evaluate::<I, L>(outputs, lanes, scale, gradients);
        lane = 0;
        while lane < L {
            // The order of the samples is that of the sum.
            sum = if lane < targets.len() { sum + losses[lane] } else { sum };
            lane += 1;
        }
    }
    if targets.len() < L {
        for row in gradients {
            for gradient in row.get_mut(targets.len()..).unwrap_or_default() {
                *gradient = F::Scalar::ZERO;
            }
        }
    }
    sum
}

/// A target that names a class for which there is no output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoSuchClass {
    /// The class named.
    pub class: usize,
    /// The number of classes.
    pub classes: usize,
}

impl NoSuchClass {
    /// The error for the sample at this position.
    #[must_use]
    pub const fn at(self, sample: usize) -> TrainError {
        TrainError::Class { sample, class: self.class, classes: self.classes }
    }
}

impl core::fmt::Display for NoSuchClass {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "expected a class below {}, found {}", self.classes, self.class)
    }
}

impl core::error::Error for NoSuchClass {}

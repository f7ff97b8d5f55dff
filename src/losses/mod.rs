//! Losses: how far a network's outputs are from their targets, and in which direction.

use crate::error::TrainError;
use crate::isa::Isa;
use crate::scalar::Scalar;

pub mod ending;
mod squared;

pub use ending::Accepts;
pub use squared::MeanSquaredError;

/// A loss of outputs `V` against targets `Y`: the weighted mean over the mini-batch.
///
/// `V` is the network's output matrix, or the tuple of its output matrices.
///
/// The trainer first asks for the [`weight`](Self::weight) of every target, sums them up to `W`, and then lets
/// [`evaluate`](Self::evaluate) go through the blocks with `scale = 1 / W`.
pub trait Loss<V, Y> {
    /// The scalar type.
    type Scalar: Scalar;

    /// The weight of a sample of this target in the mean, usually one; `Err` if there is no such target: its class
    /// and the number of classes.
    fn weight(&self, target: &Y) -> Result<Self::Scalar, NoSuchClass>;

    /// The sum of the losses of one block's samples times `scale`, and their gradients with respect to the outputs.
    ///
    /// `outputs[i][s]` is output `i` of sample `s`; `gradients` is as long, and all of it is written: zero for lanes
    /// past `targets`.
    fn evaluate<I: Isa, const L: usize>(
        &self,
        outputs: &[[Self::Scalar; L]],
        targets: &[Y],
        scale: Self::Scalar,
        gradients: &mut [[Self::Scalar; L]],
    ) -> Self::Scalar;
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

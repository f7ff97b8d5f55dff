use super::ending::{AcceptsLogSoftmax, AcceptsSigmoid, AcceptsSoftmax};
use super::{
    BinaryCrossEntropy, CrossEntropy, HalfSquaredError, Huber, Loss, MeanAbsoluteError, MeanSquaredError, NoSuchClass,
    Weight,
};
use crate::isa::Isa;

/// A loss times a constant factor: to balance the parts of a network of several outputs.
///
/// Every loss has a method `scaled` that makes one. It takes the targets that the loss takes; the factor multiplies the
/// loss and its gradient.
///
/// ```
/// use constnet::prelude::*;
///
/// network! { struct Line: [1] -> [1] { out: Dense(1) } }
///
/// let mut net = Line::zeroed();
/// let loss = MeanSquaredError::new().scaled(0.25);
/// let mut trainer = Trainer::<Line, _, Sgd<Line>, 1>::new(loss, Sgd::new(0.1));
/// assert_eq!(trainer.step(&mut net, &[SVector::from([1.0])], &[2.0])?, 1.0);
/// # Ok::<(), TrainError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scaled<L> {
    loss: L,
    factor: f64,
}

impl<L> Scaled<L> {
    /// `factor` times `loss`; for a tuple of losses, of each of them.
    #[must_use]
    pub const fn new(loss: L, factor: f64) -> Self {
        Self { loss, factor }
    }
}

impl<L: AcceptsSoftmax> AcceptsSoftmax for Scaled<L> {}
impl<L: AcceptsLogSoftmax> AcceptsLogSoftmax for Scaled<L> {}
impl<L: AcceptsSigmoid> AcceptsSigmoid for Scaled<L> {}

impl<F: Loss<V, Y>, V, Y> Loss<V, Y> for Scaled<F> {
    type Scalar = F::Scalar;
    type Weight = F::Weight;

    #[inline(always)]
    fn weight(&self, target: &Y) -> Result<F::Weight, NoSuchClass> {
        self.loss.weight(target)
    }

    #[inline(always)]
    fn evaluate<I: Isa, const L: usize>(
        &self,
        outputs: &[[F::Scalar; L]],
        targets: [&Y; L],
        scale: F::Weight,
        gradients: &mut [[F::Scalar; L]],
    ) -> [F::Scalar; L] {
        self.loss.evaluate::<I, L>(outputs, targets, scale.times(self.factor), gradients)
    }
}

macro_rules! scalable {
    ($($loss:ident $(<$weights:ident>)?),*) => {
        $(impl$(<$weights>)? $loss$(<$weights>)? {
            /// The loss times `factor`.
            #[must_use]
            pub const fn scaled(self, factor: f64) -> Scaled<Self> {
                Scaled::new(self, factor)
            }
        })*
    };
}

scalable!(BinaryCrossEntropy<W>, CrossEntropy<W>, HalfSquaredError, Huber, MeanAbsoluteError, MeanSquaredError);

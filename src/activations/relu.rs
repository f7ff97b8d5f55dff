use super::Elementwise;
use crate::init::Init;
use crate::scalar::Scalar;

/// `max(0, x)`, as `torch.nn.ReLU`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Relu;

impl Relu {
    /// The activation.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl<T: Scalar> Elementwise<T> for Relu {
    const INIT: Init = Init::HeUniform;

    #[inline(always)]
    fn value(&self, x: T) -> T {
        // Written so that NaN stays NaN, as in PyTorch.
        if x < T::ZERO { T::ZERO } else { x }
    }

    #[inline(always)]
    fn derivative(&self, y: T) -> T {
        if y > T::ZERO { T::ONE } else { T::ZERO }
    }
}

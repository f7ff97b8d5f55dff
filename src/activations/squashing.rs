use super::{Elementwise, compiled};
use crate::isa::Isa;
use crate::scalar::Scalar;

/// The hyperbolic tangent, as `torch.nn.Tanh`.
///
/// Its derivative is `1 − y²`.
///
/// ```
/// use constnet::{Baseline, activations::{Elementwise, Tanh}};
///
/// assert_eq!(Tanh.value::<Baseline>(0.0_f32), 0.0);
/// assert_eq!(Tanh.value::<Baseline>(100.0_f32), 1.0);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tanh;

impl Tanh {
    /// The activation.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl<T: Scalar> Elementwise<T> for Tanh {
    compiled!(apply_tanh);

    #[inline(always)]
    fn value<I: Isa>(&self, x: T) -> T {
        x.tanh::<I>()
    }

    #[cfg(float_unit = "arm")]
    #[inline(always)]
    fn map<I: Isa>(&self, values: &mut [T]) {
        if crate::kernels::cortex::is_single::<T>() {
            return crate::kernels::cortex::tanh(values);
        }
        super::one_by_one::<T, I, Self>(self, values);
    }

    #[inline(always)]
    fn derivative<I: Isa>(&self, y: T) -> T {
        T::ONE - y * y
    }
}

/// `x / (1 + |x|)`, as `torch.nn.Softsign`.
///
/// Its derivative is `1 / (1 + |x|)²`, which is `(1 − |y|)²`.
///
/// ```
/// use constnet::{Baseline, activations::{Elementwise, Softsign}};
///
/// assert_eq!(Softsign.value::<Baseline>(1.0_f32), 0.5);
/// assert_eq!(Softsign.value::<Baseline>(-3.0_f32), -0.75);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Softsign;

impl Softsign {
    /// The activation.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl<T: Scalar> Elementwise<T> for Softsign {
    compiled!(apply_softsign);

    #[inline(always)]
    fn value<I: Isa>(&self, x: T) -> T {
        x / (T::ONE + x.abs())
    }

    #[inline(always)]
    fn derivative<I: Isa>(&self, y: T) -> T {
        let rest = T::ONE - y.abs();
        rest * rest
    }
}

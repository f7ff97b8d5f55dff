use super::{Elementwise, compiled};
use crate::init::Init;
use crate::isa::Isa;
use crate::scalar::Scalar;

/// `x` above zero and `alpha · (eˣ − 1)` elsewhere, as `torch.nn.ELU`; alpha is 1 by default.
///
/// Its derivative is 1 above zero, and `y + alpha` elsewhere. It is read off the sign of the output `y`, so a negative
/// alpha, which would lose the sign of `x`, is refused, as PyTorch refuses it in place.
///
/// Source: D.-A. Clevert, T. Unterthiner, S. Hochreiter, *Fast and Accurate Deep Network Learning by Exponential Linear
/// Units (ELUs)*, arXiv:1511.07289.
///
/// ```
/// use constnet::{Baseline, activations::{Elementwise, Elu}};
///
/// const ELU: Elu<f64> = Elu::<f64>::new(2.0);
/// assert_eq!(ELU.value::<Baseline>(3.0), 3.0);
/// assert_eq!(ELU.value::<Baseline>(-100.0), -2.0);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Elu<T> {
    alpha: T,
}

macro_rules! constructors {
    ($($scalar:ty),*) => {$(
        impl Elu<$scalar> {
            /// The activation that goes down to `-alpha`.
            ///
            /// # Panics
            /// If alpha is negative or NaN. In a constant, and so in `network!`, that is a compile error.
            #[must_use]
            #[track_caller]
            pub const fn new(alpha: $scalar) -> Self {
                assert!(alpha >= 0.0, "the alpha of `Elu` must not be negative");
                Self { alpha }
            }
        }
    )*};
}

// One for each scalar: in a constant, only a concrete type can be compared.
constructors!(f32, f64);

impl<T: Scalar> Elu<T> {
    /// How far it goes below zero.
    #[must_use]
    pub const fn alpha(&self) -> T {
        self.alpha
    }
}

impl<T: Scalar> Default for Elu<T> {
    fn default() -> Self {
        Self { alpha: T::ONE }
    }
}

impl<T: Scalar> Elementwise<T> for Elu<T> {
    const INIT: Init = Init::HeUniform;

    compiled!(apply_elu);

    #[inline(always)]
    fn value<I: Isa>(&self, x: T) -> T {
        if x > T::ZERO { x } else { x.exp_m1::<I>() * self.alpha }
    }

    #[inline(always)]
    fn derivative<I: Isa>(&self, y: T) -> T {
        if y > T::ZERO { T::ONE } else { y + self.alpha }
    }
}

/// `scale · x` above zero and `scale · alpha · (eˣ − 1)` elsewhere, as `torch.nn.SELU`.
///
/// With `scale = 1.0507…` and `alpha = 1.6732…`, mean 0 and variance 1 are a fixed point through layers whose weights are drawn by
/// LeCun's normal distribution, so those are what a layer before it gets. Its derivative is `scale` above zero, and
/// `y + scale · alpha` elsewhere.
///
/// Source: G. Klambauer, T. Unterthiner, A. Mayr, S. Hochreiter, *Self-Normalizing Neural Networks*, arXiv:1706.02515.
///
/// ```
/// use constnet::{Baseline, activations::{Elementwise, Selu}};
///
/// assert_eq!(Selu.value::<Baseline>(1.0_f32), 1.050_701);
/// assert_eq!(Selu.value::<Baseline>(-100.0_f32), -1.758_099_3);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Selu;

const SELU_SCALE: f64 = 1.050_700_987_355_480_5;
const SELU_ALPHA: f64 = 1.673_263_242_354_377_2;

impl Selu {
    /// The activation.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl<T: Scalar> Elementwise<T> for Selu {
    const INIT: Init = Init::LecunNormal;

    compiled!(apply_selu);

    #[inline(always)]
    fn value<I: Isa>(&self, x: T) -> T {
        if x > T::ZERO { x * T::from_f64(SELU_SCALE) } else { x.exp_m1::<I>() * T::from_f64(SELU_SCALE * SELU_ALPHA) }
    }

    #[inline(always)]
    fn derivative<I: Isa>(&self, y: T) -> T {
        if y > T::ZERO { T::from_f64(SELU_SCALE) } else { y + T::from_f64(SELU_SCALE * SELU_ALPHA) }
    }
}

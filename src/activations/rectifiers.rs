use super::hard::clamp;
use super::{Elementwise, compiled};
use crate::init::Init;
use crate::isa::Isa;
use crate::kernels::vector::{FullVector, In, Vector};
use crate::scalar::Scalar;

/// `max(0, x)`, as `torch.nn.ReLU`.
///
/// Its derivative is 1 above zero, and 0 elsewhere.
///
/// ```
/// use constnet::{Baseline, activations::{Elementwise, Relu}};
///
/// assert_eq!(Relu.value::<Baseline>(2.0_f32), 2.0);
/// assert_eq!(Relu.value::<Baseline>(-2.0_f32), 0.0);
/// ```
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

    compiled!(apply_relu);

    #[inline(always)]
    fn value<I: Isa>(&self, x: T) -> T {
        // Written so that NaN stays NaN, as in PyTorch.
        if x < T::ZERO { T::ZERO } else { x }
    }

    #[inline(always)]
    fn map<I: Isa>(&self, values: &mut [T]) {
        #[cfg(float_unit = "arm")]
        if crate::kernels::cortex::is_single::<T>() {
            return crate::kernels::cortex::relu(values);
        }
        // In the machine's own vectors: in a loop over the values the compiler stores by a mask where the value changes, and such a store
        // takes twenty times as long as another on some processors.
        let zero = In::<T, I>::splat(T::ZERO);
        let mut at = 0;
        while at + In::<T, I>::WIDTH <= values.len() {
            zero.max(In::<T, I>::load(values, at)).store(values, at);
            at += In::<T, I>::WIDTH;
        }
        super::one_by_one::<T, I, Self>(self, values.get_mut(at..).unwrap_or_default());
    }

    #[inline(always)]
    fn derivative<I: Isa>(&self, y: T) -> T {
        if y > T::ZERO { T::ONE } else { T::ZERO }
    }
}

/// `min(max(0, x), 6)`, as `torch.nn.ReLU6`.
///
/// Its derivative is 1 between 0 and 6, and 0 elsewhere, the bounds included.
///
/// ```
/// use constnet::{Baseline, activations::{Elementwise, Relu6}};
///
/// assert_eq!(Relu6.value::<Baseline>(2.0_f32), 2.0);
/// assert_eq!(Relu6.value::<Baseline>(8.0_f32), 6.0);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Relu6;

impl Relu6 {
    /// The activation.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl<T: Scalar> Elementwise<T> for Relu6 {
    const INIT: Init = Init::HeUniform;

    compiled!(apply_relu6);

    #[inline(always)]
    fn value<I: Isa>(&self, x: T) -> T {
        clamp(x, T::ZERO, T::from_f64(6.0))
    }

    #[inline(always)]
    fn derivative<I: Isa>(&self, y: T) -> T {
        if y > T::ZERO && y < T::from_f64(6.0) { T::ONE } else { T::ZERO }
    }
}

/// `x` above zero and `slope · x` elsewhere, as `torch.nn.LeakyReLU`; the slope is 0.01 by default.
///
/// Its derivative is 1 above zero, and the slope elsewhere. It is read off the sign of the output, so a negative slope,
/// which would lose the sign of `x`, is refused, as PyTorch refuses it in place.
///
/// Weights before it are drawn for [`Relu`]: the factor `√(1 / (1 + slope²))` that He's distribution has for a slope is
/// left out, which is within 2% for slopes up to 0.2.
///
/// ```
/// use constnet::{Baseline, activations::{Elementwise, LeakyRelu}};
///
/// const LEAKY: LeakyRelu<f32> = LeakyRelu::<f32>::new(0.125);
/// assert_eq!(LEAKY.value::<Baseline>(2.0), 2.0);
/// assert_eq!(LEAKY.value::<Baseline>(-2.0), -0.25);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LeakyRelu<T> {
    slope: T,
}

macro_rules! constructors {
    ($($scalar:ty),*) => {$(
        impl LeakyRelu<$scalar> {
            /// The activation of this slope below zero.
            ///
            /// # Panics
            /// If the slope is negative or NaN. In a constant, and so in `network!`, that is a compile error.
            #[must_use]
            #[track_caller]
            pub const fn new(slope: $scalar) -> Self {
                assert!(slope >= 0.0, "the slope of `LeakyRelu` must not be negative");
                Self { slope }
            }
        }
    )*};
}

// One for each scalar: in a constant, only a concrete type can be compared.
constructors!(f32, f64);

impl<T: Scalar> LeakyRelu<T> {
    /// The slope below zero.
    #[must_use]
    pub const fn slope(&self) -> T {
        self.slope
    }
}

impl<T: Scalar> Default for LeakyRelu<T> {
    fn default() -> Self {
        Self { slope: T::from_f64(0.01) }
    }
}

impl<T: Scalar> Elementwise<T> for LeakyRelu<T> {
    const INIT: Init = Init::HeUniform;

    compiled!(apply_leaky_relu);

    #[inline(always)]
    fn value<I: Isa>(&self, x: T) -> T {
        // Not `if x > 0 { x }`: what is stored would then be what was loaded, and the compiler stores by a mask, which is slow.
        x * if x > T::ZERO { T::ONE } else { self.slope }
    }

    #[inline(always)]
    fn derivative<I: Isa>(&self, y: T) -> T {
        if y > T::ZERO { T::ONE } else { self.slope }
    }
}

//! The numbers that a network computes with: `f32` and `f64`.

use core::fmt::{Debug, Display, LowerExp};

use num_traits::NumAssign;

use crate::isa::Isa;
use crate::kernels::compiled::Kernels;
use crate::zeroed::Zeroed;

mod sealed {
    pub trait Sealed {}
    impl Sealed for f32 {}
    impl Sealed for f64 {}
}

/// The scalar type of a network: `f32` (the default) or `f64`.
///
/// The mathematical functions are `libm`'s on every target, so that a network gives the same bits on a host and on a
/// microcontroller; the platform's own functions differ in their last bits.
///
/// ```
/// use constnet::prelude::*;
///
/// fn logistic<T: Scalar>(x: T) -> T {
///     T::ONE / (T::ONE + (-x).exp())
/// }
/// assert_eq!(logistic(0.0_f32), 0.5);
/// ```
pub trait Scalar:
    sealed::Sealed
    + nalgebra::Scalar
    + Copy
    + Default
    + Debug
    + Display
    + LowerExp
    + PartialOrd
    + NumAssign
    + core::ops::Neg<Output = Self>
    + core::iter::Sum
    + Send
    + Sync
    + Zeroed
    + Kernels
    + crate::kernels::conv::Convolutions<Self>
    + crate::optimizers::Constants
    + crate::optimizers::Compiled
    + crate::formats::Stored
    + 'static
{
    /// `0`.
    const ZERO: Self;
    /// `1`.
    const ONE: Self;
    /// The distance from `1` to the next larger value.
    const EPSILON: Self;
    /// Negative infinity, the identity of `max`.
    const NEG_INFINITY: Self;

    /// The value nearest to `value`.
    fn from_f64(value: f64) -> Self;
    /// The value nearest to `value`.
    fn from_usize(value: usize) -> Self;
    /// This value as `f64`, exactly.
    fn to_f64(self) -> f64;
    /// `self · a + b`: rounded once where the instruction set `I` has fused multiply-add, twice where it has not.
    fn fma<I: Isa>(self, a: Self, b: Self) -> Self;
    /// `|self|`.
    fn abs(self) -> Self;
    /// The larger of the two; `other` where `self` is not a number.
    fn max(self, other: Self) -> Self;
    /// The smaller of the two; `other` where `self` is not a number.
    fn min(self, other: Self) -> Self;
    /// Whether the value is neither infinite nor NaN.
    fn is_finite(self) -> bool;
    /// `√self`, correctly rounded.
    fn sqrt(self) -> Self;
    /// `eˣ`.
    fn exp(self) -> Self;
    /// `eˣ − 1`, accurate near zero.
    fn exp_m1(self) -> Self;
    /// The natural logarithm.
    fn ln(self) -> Self;
    /// `ln(1 + self)`, accurate near zero.
    fn ln_1p(self) -> Self;
    /// The hyperbolic tangent.
    fn tanh(self) -> Self;
    /// The error function `2/√π ∫₀ˣ e^(−t²) dt`.
    fn erf(self) -> Self;
    /// The sine of an angle in radians.
    fn sin(self) -> Self;
    /// The cosine of an angle in radians.
    fn cos(self) -> Self;
    /// `self` raised to the power `exponent`.
    fn pow(self, exponent: Self) -> Self;
}

macro_rules! scalar {
    ($t:ident, $fused:path, $sqrt:ident, $exp:ident, $exp_m1:ident, $ln:ident, $ln_1p:ident, $tanh:ident, $erf:ident,
     $sin:ident, $cos:ident, $pow:ident) => {
        impl Scalar for $t {
            const ZERO: Self = 0.0;
            const ONE: Self = 1.0;
            const EPSILON: Self = $t::EPSILON;
            const NEG_INFINITY: Self = $t::NEG_INFINITY;

            #[inline(always)]
            fn from_f64(value: f64) -> Self {
                value as Self
            }
            #[inline(always)]
            fn from_usize(value: usize) -> Self {
                value as Self
            }
            #[inline(always)]
            fn to_f64(self) -> f64 {
                f64::from(self)
            }
            #[inline(always)]
            fn fma<I: Isa>(self, a: Self, b: Self) -> Self {
                if I::fused() { $fused(self, a, b) } else { self * a + b }
            }
            #[inline(always)]
            fn abs(self) -> Self {
                $t::abs(self)
            }
            #[inline(always)]
            fn max(self, other: Self) -> Self {
                if self > other { self } else { other }
            }
            #[inline(always)]
            fn min(self, other: Self) -> Self {
                if self < other { self } else { other }
            }
            #[inline(always)]
            fn is_finite(self) -> bool {
                $t::is_finite(self)
            }
            #[inline(always)]
            fn sqrt(self) -> Self {
                // Both are correctly rounded; unlike libm's, the compiler's own becomes a vector instruction in a loop.
                #[cfg(feature = "std")]
                return $t::sqrt(self);
                #[cfg(not(feature = "std"))]
                return libm::$sqrt(self);
            }
            #[inline]
            fn exp(self) -> Self {
                libm::$exp(self)
            }
            #[inline]
            fn exp_m1(self) -> Self {
                libm::$exp_m1(self)
            }
            #[inline]
            fn ln(self) -> Self {
                libm::$ln(self)
            }
            #[inline]
            fn ln_1p(self) -> Self {
                libm::$ln_1p(self)
            }
            #[inline]
            fn tanh(self) -> Self {
                libm::$tanh(self)
            }
            #[inline]
            fn erf(self) -> Self {
                libm::$erf(self)
            }
            #[inline]
            fn sin(self) -> Self {
                libm::$sin(self)
            }
            #[inline]
            fn cos(self) -> Self {
                libm::$cos(self)
            }
            #[inline]
            fn pow(self, exponent: Self) -> Self {
                libm::$pow(self, exponent)
            }
        }
    };
}

scalar!(f32, crate::isa::fused_f32, sqrtf, expf, expm1f, logf, log1pf, tanhf, erff, sinf, cosf, powf);
scalar!(f64, crate::isa::fused_f64, sqrt, exp, expm1, log, log1p, tanh, erf, sin, cos, pow);

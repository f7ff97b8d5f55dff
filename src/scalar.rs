//! The numbers that a network computes with: `f32` and `f64`.

use core::fmt::{Debug, Display, LowerExp};

use num_traits::NumAssign;

use crate::hardware;
use crate::isa::Isa;
use crate::kernels::dense::DenseKernels;
use crate::kernels::vector::InVectors;
use crate::math;
use crate::zeroed::Zeroed;

mod sealed {
    pub trait Sealed {}
    impl Sealed for f32 {}
    impl Sealed for f64 {}
}

/// The scalar type of a network: `f32` (the default) or `f64`.
///
/// The mathematical functions are the library's own on every target, so that a network gives the same bits on a host and on
/// a microcontroller; the platform's own functions differ in their last bits. They use fused multiply-add, and so take the
/// instruction set that a layer or an activation is given. The errors stated, in units of the last place (ulp), hold where
/// multiply-add is fused. `sin`, `cos` and `pow`, which no inference needs, are `libm`'s.
///
/// ```
/// use constnet::{Baseline, prelude::*};
///
/// fn gaussian<T: Scalar, I: Isa>(x: T) -> T {
///     Scalar::exp::<I>(-x * x)
/// }
/// assert_eq!(gaussian::<f32, Baseline>(0.0), 1.0);
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
    + DenseKernels<Self>
    + InVectors
    + math::Bits
    + math::mapped::Mapped<Self>
    + crate::activations::Activations<Self>
    + crate::losses::Losses<Self>
    + crate::kernels::conv::Convolutions<Self>
    + crate::kernels::conv::PlaneSums<Self>
    + crate::kernels::pool::Pools<Self>
    + crate::kernels::transpose::Transpositions<Self>
    + crate::optimizers::Constants
    + crate::optimizers::Compiled
    + crate::formats::Stored
    + crate::init::Draw
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
    /// The one of a setting's two values that is of this type: single precision then needs nothing of double precision, which is software on
    /// a microcontroller.
    #[doc(hidden)]
    fn of_both(single: f32, double: f64) -> Self;
    /// The value nearest to `value`.
    fn from_usize(value: usize) -> Self;
    /// This value as `f64`, exactly.
    fn to_f64(self) -> f64;
    /// `self · a + b`: rounded once where the instruction set `I` has fused multiply-add of this type, twice where it has not.
    fn fma<I: Isa>(self, a: Self, b: Self) -> Self;
    /// `|self|`.
    fn abs(self) -> Self;
    /// The larger of the two; `other` where `self` is not a number.
    fn max(self, other: Self) -> Self;
    /// The smaller of the two; `other` where `self` is not a number.
    fn min(self, other: Self) -> Self;
    /// Whether the value is neither infinite nor NaN.
    fn is_finite(self) -> bool;
    /// Whether all of the values are neither infinite nor NaN.
    fn all_finite(values: &[Self]) -> bool;
    /// `√self`, correctly rounded.
    fn sqrt(self) -> Self;
    /// `eˣ`, within 1 ulp.
    fn exp<I: Isa>(self) -> Self;
    /// `eˣ − 1`, accurate near zero: within 2 ulp.
    fn exp_m1<I: Isa>(self) -> Self;
    /// The natural logarithm, within 1 ulp.
    fn ln<I: Isa>(self) -> Self;
    /// `ln(1 + self)`, accurate near zero: within 2 ulp.
    fn ln_1p<I: Isa>(self) -> Self;
    /// The hyperbolic tangent, within 2 ulp.
    fn tanh<I: Isa>(self) -> Self;
    /// The logistic function `1 / (1 + e⁻ˣ)`, within 2.5 ulp.
    fn sigmoid<I: Isa>(self) -> Self;
    /// The error function `2/√π ∫₀ˣ e^(−t²) dt`, within 2 ulp.
    fn erf<I: Isa>(self) -> Self;
    /// The sine of an angle in radians.
    fn sin(self) -> Self;
    /// The cosine of an angle in radians.
    fn cos(self) -> Self;
    /// `self` raised to the power `exponent`.
    fn pow(self, exponent: Self) -> Self;
}

macro_rules! scalar {
    ($t:ident, $is_fused:ident, $fused:ident, $sqrt:ident, $sin:ident, $cos:ident, $pow:ident) => {
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
            fn of_both(single: f32, double: f64) -> Self {
                if size_of::<Self>() == size_of::<f32>() { single as Self } else { double as Self }
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
                if I::$is_fused() { hardware::$fused(self, a, b) } else { self * a + b }
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
            #[cfg_attr(float_unit = "arm", inline(always))]
            #[cfg_attr(not(float_unit = "arm"), inline(never))]
            fn all_finite(values: &[Self]) -> bool {
                #[cfg(float_unit = "arm")]
                if let Some(values) = crate::kernels::cortex::single(values) {
                    return crate::kernels::cortex::all_finite(values);
                }
                #[cfg(feature = "threads")]
                {
                    // What it takes to read a value, in multiply-adds.
                    let work = 4 * values.len();
                    if crate::threads::is_worth(work) {
                        return crate::threads::all(values, work, Self::all_finite);
                    }
                }
                // Zero times a value is zero, or not a number where it is infinite or none. In a few sums, so that they become
                // vectors; compiled here, so that a debug build of the user's crate does not crawl over every gradient.
                let (rows, rest) = values.as_chunks::<32>();
                if rows.is_empty() {
                    return rest.iter().all(|value| value.is_finite());
                }
                let mut sums = [0.0; 32];
                for row in rows {
                    for (sum, value) in sums.iter_mut().zip(row) {
                        *sum += 0.0 * value;
                    }
                }
                sums.iter().all(|&sum: &Self| sum == 0.0) && rest.iter().all(|value| value.is_finite())
            }
            #[inline(always)]
            fn sqrt(self) -> Self {
                hardware::$sqrt(self)
            }
            #[inline(always)]
            fn exp<I: Isa>(self) -> Self {
                math::exp::<Self, I>(self)
            }
            #[inline(always)]
            fn exp_m1<I: Isa>(self) -> Self {
                math::exp_m1::<Self, I>(self)
            }
            #[inline(always)]
            fn ln<I: Isa>(self) -> Self {
                math::ln::<Self, I>(self)
            }
            #[inline(always)]
            fn ln_1p<I: Isa>(self) -> Self {
                math::ln_1p::<Self, I>(self)
            }
            #[inline(always)]
            fn tanh<I: Isa>(self) -> Self {
                math::tanh::<Self, I>(self)
            }
            #[inline(always)]
            fn sigmoid<I: Isa>(self) -> Self {
                math::sigmoid::<Self, I>(self)
            }
            #[inline(always)]
            fn erf<I: Isa>(self) -> Self {
                math::erf::<Self, I>(self)
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

scalar!(f32, fused_single, fused_single, sqrt_single, sinf, cosf, powf);
scalar!(f64, fused_double, fused_double, sqrt_double, sin, cos, pow);

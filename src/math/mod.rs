//! Exponential, logarithm and their kin, of the library's own.
//!
//! Each is straight-line code without branches and tables, so that a loop over an array becomes one over vectors, and the same
//! code runs on a microcontroller. With fused multiply-add the bits are the same everywhere. Polynomials are of least relative
//! error, from `fit.py`; what is claimed of errors here, in units of the last place (ulp), holds with fused multiply-add, and
//! `cargo xtask ulp` tests it of every `f32`.
//!
//! | | `f32`, all | `f64`, sampled |
//! |---|---|---|
//! | [`exp`] | 1 | 1 |
//! | [`exp_m1`] | 2 | 2 |
//! | [`ln`] | 1 | 1 |
//! | [`ln_1p`] | 2 | 2 |
//! | [`tanh`] | 2 | 2 |
//! | [`sigmoid`] | 2 | 2 |
//! | [`erf`] | 2 | 2 |

use crate::isa::Isa;
use crate::scalar::Scalar;

mod bits;
mod coefficients;
#[cfg(test)]
mod known;
pub mod mapped;
mod polynomials;
#[cfg(test)]
mod tests;
mod vectors;

pub use bits::Bits;
pub use coefficients::Polynomials;
pub use vectors::exp_each;

/// `e^x − 1` of what is left of `x` after the powers of two: `(t, q)` with `eˣ = 2ⁿ (1 + q)` and `t = n +`
/// [`Bits::INTEGERS`].
///
/// `x = n ln 2 + r`. The first part of `ln 2` is so short that its product with `n` is exact; the rest is added where it costs
/// no rounding of `r`.
#[inline(always)]
pub fn exponential<T: Scalar, I: Isa>(x: T) -> (T, T) {
    exponential_of::<T, I>(x, T::LOG2_E, x)
}

/// As [`exponential`], of `x` which is `part` by a power of two, where the part is known before. `log2_e` is `1 / ln 2` by that power.
#[inline(always)]
fn exponential_of<T: Scalar, I: Isa>(part: T, log2_e: T, x: T) -> (T, T) {
    let t = part.fma::<I>(log2_e, T::INTEGERS);
    let n = t - T::INTEGERS;
    let first = n.fma::<I>(-T::LN_2[0], x);
    let rest = n * -T::LN_2[1];
    let r = first + rest;
    (t, first + (r * r).fma::<I>(T::exp_polynomial::<I>(r), rest))
}

/// `eˣ`. Below the smallest number it is zero, above the largest infinite.
#[inline(always)]
pub fn exp<T: Scalar, I: Isa>(x: T) -> T {
    #[cfg(all(not(feature = "std"), float_unit = "arm"))]
    if let Some(y) = crate::kernels::cortex::exp(&x) {
        return T::of_both(y, 0.0);
    }
    if cfg!(float_unit = "arm") { called_exp::<T, I>(x) } else { inlined_exp::<T, I>(x) }
}

/// As a function of its own, where a program's room is short and a call costs little beside it.
#[inline(never)]
fn called_exp<T: Scalar, I: Isa>(x: T) -> T {
    inlined_exp::<T, I>(x)
}

#[inline(always)]
fn inlined_exp<T: Scalar, I: Isa>(x: T) -> T {
    let (t, q) = T::exponential::<I>(clamp(x, T::EXP_RANGE));
    (T::ONE + q).scale(t)
}

/// `eˣ − 1`, accurate near zero.
#[inline(always)]
pub fn exp_m1<T: Scalar, I: Isa>(x: T) -> T {
    let (t, q) = T::exponential::<I>(clamp(x, T::EXP_M1_RANGE));
    // By half the power of two, which has no infinity where the result has none.
    let s = T::half_power(t);
    let y = s.exact_fma::<I>(q, s - T::HALF);
    if x == T::ZERO { x } else { y + y }
}

/// The natural logarithm.
#[inline(always)]
pub fn ln<T: Scalar, I: Isa>(x: T) -> T {
    #[cfg(all(not(feature = "std"), float_unit = "arm"))]
    if let Some(y) = crate::kernels::cortex::ln(&x) {
        return T::of_both(y, 0.0);
    }
    // Numbers below the normal ones are multiplied by a power of two, whose logarithm is subtracted.
    let (normal, less) = if x < T::SMALLEST_NORMAL { (x * T::RAISE, T::RAISED) } else { (x, T::ZERO) };
    let (e, i) = normal.exponent();
    let y = logarithm::<T, I>(normal.lower(i) - T::ONE, e - less);
    let y = if x == T::INFINITY { x } else { y };
    let edge = if x == T::ZERO { T::NEG_INFINITY } else { T::NAN };
    if x > T::ZERO { y } else { edge }
}

/// `ln(1 + x)`, accurate near zero.
#[inline(always)]
pub fn ln_1p<T: Scalar, I: Isa>(x: T) -> T {
    let sum = T::ONE + x;
    let (e, i) = sum.exponent();
    // (1 + x) 2^−e − 1, without the rounding of 1 + x. The one of the sum is nothing beside a large x.
    let one = if x > T::RAISE { T::ZERO } else { T::ONE.lower(i) };
    let y = logarithm::<T, I>(x.lower(i) + (one - T::ONE), e);
    let y = if x == T::INFINITY || x == T::ZERO { x } else { y };
    let edge = if x == -T::ONE { T::NEG_INFINITY } else { T::NAN };
    if x > -T::ONE { y } else { edge }
}

/// `ln((1 + f) 2^e)`, for `f` between −¼ and ½.
#[inline(always)]
fn logarithm<T: Scalar, I: Isa>(f: T, e: T) -> T {
    let y = (f * f).fma::<I>(T::ln_polynomial::<I>(f), f);
    e.fma::<I>(T::LN_2[0], e.fma::<I>(T::LN_2[1], y))
}

/// The hyperbolic tangent: with `e^(−2|x|) = 2ⁿ (1 + q)`, the quotient of `1 − 2ⁿ (1 + q)` and `1 + 2ⁿ (1 + q)`, both divided by
/// `2ⁿ`, which leaves one rounding each; and the sign of `x`.
#[inline(always)]
pub fn tanh<T: Scalar, I: Isa>(x: T) -> T {
    let (a, end) = (x.abs(), T::HALF * T::TANH_END);
    // The end stands first, for one instruction of x86.
    let a = if end < a { end } else { a };
    let double = -(a + a);
    let (t, q) = if bits::SINGLE_STEPS {
        T::exponential::<I>(double)
    } else {
        exponential_of::<T, I>(a, -(T::LOG2_E + T::LOG2_E), double)
    };
    let s = T::inverse_power(t);
    (((s - T::ONE) - q) / ((s + T::ONE) + q)).copy_sign(x)
}

/// The logistic function `1 / (1 + e⁻ˣ)`: with `e⁻ˣ = 2ⁿ (1 + q)`, `2⁻ⁿ / (2⁻ⁿ + 1 + q)`. The sum begins with what is large, and the power
/// comes last, where it costs no rounding of a normal number.
#[inline(always)]
pub fn sigmoid<T: Scalar, I: Isa>(x: T) -> T {
    let (t, q) = T::exponential::<I>(clamp(-x, [-T::TANH_END, -T::EXP_RANGE[0]]));
    // A power so small is nothing beside one.
    let nothing = T::INTEGERS + T::from_f64(64.0);
    let s = T::inverse_power(if nothing < t { nothing } else { t });
    let sum = if T::INTEGERS < t { T::ONE + (s + q) } else { (s + T::ONE) + q };
    (T::ONE / sum).scale(T::INTEGERS + T::INTEGERS - t)
}

/// The error function: a polynomial up to one, and the exponential of one beyond.
#[inline(always)]
pub fn erf<T: Scalar, I: Isa>(x: T) -> T {
    let a = x.abs();
    let a = if a > T::ERF_END { T::ERF_END } else { a };
    let near = a.fma::<I>(T::erf_polynomial::<I>(a * a), a);
    let (t, q) = T::exponential::<I>(-T::erf_tail_polynomial::<I>(a));
    let s = T::power(t);
    let far = T::ONE - s.exact_fma::<I>(q, s);
    (if a < T::ONE { near } else { far }).copy_sign(x)
}

/// The number of the range that is nearest; NaN stays NaN.
#[inline(always)]
fn clamp<T: Scalar>(x: T, [low, high]: [T; 2]) -> T {
    let x = if x < low { low } else { x };
    if x > high { high } else { x }
}

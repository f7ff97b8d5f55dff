//! Floating-point numbers as what they are: a sign, a power of two, and a fraction.

use crate::isa::Isa;
use crate::math;
use crate::math::Polynomials;

/// The numbers of a format, and its bits.
pub trait Bits: Polynomials {
    /// `½`.
    const HALF: Self;
    /// Positive infinity.
    const INFINITY: Self;
    /// Not a number.
    const NAN: Self;
    /// The smallest number with all its digits.
    const SMALLEST_NORMAL: Self;
    /// A power of two that makes every smaller one normal.
    const RAISE: Self;
    /// The exponent of [`RAISE`](Self::RAISE).
    const RAISED: Self;
    /// `1 / ln 2`.
    const LOG2_E: Self;
    /// `ln 2` in two parts, of which the first has zeroes at its end.
    const LN_2: [Self; 2];
    /// 1½ times the power of two from which on there are only whole numbers: added to a number it rounds it, and leaves the whole
    /// number in the last bits.
    const INTEGERS: Self;
    /// Where `eˣ` has become zero and infinite.
    const EXP_RANGE: [Self; 2];
    /// Where `eˣ − 1` has become −1 and infinite.
    const EXP_M1_RANGE: [Self; 2];
    /// Twice an `x` from which on the hyperbolic tangent is one.
    const TANH_END: Self;
    /// Where the error function has become one.
    const ERF_END: Self;

    /// See [`math::exponential`]. A target may have it in instructions of its own, with the same bits.
    fn exponential<I: Isa>(x: Self) -> (Self, Self);
    /// `self · a + b` where `self · a` is exact, so that fused or not makes no difference.
    fn exact_fma<I: Isa>(self, a: Self, b: Self) -> Self;
    /// `2ⁿ` from `n + INTEGERS`, where it is a normal number.
    fn power(t: Self) -> Self;
    /// `2⁻ⁿ` from `n + INTEGERS`, where it is a normal number.
    fn inverse_power(t: Self) -> Self;
    /// `2ⁿ⁻¹` from `n + INTEGERS`, where it is a normal number.
    fn half_power(t: Self) -> Self;
    /// `self · 2ⁿ` from `n + INTEGERS`, for `self` near one, also where `2ⁿ` is no normal number.
    fn scale(self, t: Self) -> Self;
    /// The `e` for which `self / 2^e` is between ¾ and 1½, as a number and as bits in their place.
    fn exponent(self) -> (Self, Self::Whole);
    /// `self / 2^e` for such bits.
    fn lower(self, e: Self::Whole) -> Self;
    /// The absolute value, with the sign of `other`.
    fn copy_sign(self, other: Self) -> Self;

    /// The bits as a whole number with a sign.
    type Whole: Copy;
}

/// Whether single operations of the float unit are cheaper than a fused one, which inline assembly has to reach.
pub(super) const SINGLE_STEPS: bool = cfg!(all(not(feature = "std"), float_unit = "arm"));

macro_rules! bits {
    ($t:ident, $whole:ident, $fraction:literal, [$($name:ident: $ty:ty = $value:expr;)*], $exponential:item) => {
        impl Bits for $t {
            const HALF: Self = 0.5;
            const INFINITY: Self = $t::INFINITY;
            const NAN: Self = $t::NAN;
            const SMALLEST_NORMAL: Self = $t::MIN_POSITIVE;
            const LOG2_E: Self = core::$t::consts::LOG2_E;
            $(const $name: $ty = $value;)*

            #[inline(always)]
            $exponential

            #[inline(always)]
            fn exact_fma<I: Isa>(self, a: Self, b: Self) -> Self {
                if SINGLE_STEPS { self * a + b } else { crate::Scalar::fma::<I>(self, a, b) }
            }
            #[inline(always)]
            fn power(t: Self) -> Self {
                Self::from_bits((t.to_bits() << $fraction).wrapping_add(const { (1.0 as $t).to_bits() }))
            }
            #[inline(always)]
            fn inverse_power(t: Self) -> Self {
                Self::from_bits(const { (1.0 as $t).to_bits() }.wrapping_sub(t.to_bits() << $fraction))
            }
            #[inline(always)]
            fn half_power(t: Self) -> Self {
                Self::from_bits((t.to_bits() << $fraction).wrapping_add(const { (0.5 as $t).to_bits() }))
            }
            #[inline(always)]
            fn scale(self, t: Self) -> Self {
                // In two steps, of which only the second may leave the normal numbers.
                let n = t.to_bits().cast_signed().wrapping_sub(const { Self::INTEGERS.to_bits().cast_signed() });
                let half = n >> 1;
                // A number in the last bits is all that `power` looks at.
                let (half, rest) = (half.cast_unsigned(), n.wrapping_sub(half).cast_unsigned());
                self * Self::power(Self::from_bits(half)) * Self::power(Self::from_bits(rest))
            }
            #[inline(always)]
            fn exponent(self) -> (Self, $whole) {
                let least = const { (0.75 as $t).to_bits().cast_signed() };
                let e = self.to_bits().cast_signed().wrapping_sub(least) >> $fraction;
                let number = Self::from_bits(const { Self::INTEGERS.to_bits() }.wrapping_add(e.cast_unsigned()));
                (number - Self::INTEGERS, e << $fraction)
            }
            #[inline(always)]
            fn lower(self, e: $whole) -> Self {
                Self::from_bits(self.to_bits().wrapping_sub(e.cast_unsigned()))
            }
            #[inline(always)]
            fn copy_sign(self, other: Self) -> Self {
                let sign = const { (-0.0 as $t).to_bits() };
                Self::from_bits(self.to_bits() & !sign | other.to_bits() & sign)
            }

            type Whole = $whole;
        }
    };
}

bits!(f32, i32, 23, [
    RAISE: f32 = 8_388_608.0;
    RAISED: f32 = 23.0;
    LN_2: [f32; 2] = [0.693_145_75, 1.428_606_8e-6];
    INTEGERS: f32 = 12_582_912.0;
    EXP_RANGE: [f32; 2] = [-104.0, 89.0];
    EXP_M1_RANGE: [f32; 2] = [-17.5, 89.0];
    TANH_END: f32 = 20.0;
    ERF_END: f32 = 4.0;
], fn exponential<I: Isa>(x: f32) -> (f32, f32) {
    #[cfg(all(not(feature = "std"), float_unit = "arm"))]
    {
        const P: &[f32] = f32::EXP;
        static CONSTANTS: [f32; 9] =
            [f32::LOG2_E, f32::INTEGERS, -f32::LN_2[0], -f32::LN_2[1], P[0], P[1], P[2], P[3], P[4]];
        crate::hardware::exponential(x, &CONSTANTS)
    }
    #[cfg(not(all(not(feature = "std"), float_unit = "arm")))]
    math::exponential::<f32, I>(x)
});

bits!(f64, i64, 52, [
    RAISE: f64 = 4_503_599_627_370_496.0;
    RAISED: f64 = 52.0;
    LN_2: [f64; 2] = [0.693_147_180_369_123_8, 1.908_214_929_270_587_7e-10];
    INTEGERS: f64 = 6_755_399_441_055_744.0;
    EXP_RANGE: [f64; 2] = [-746.0, 710.0];
    EXP_M1_RANGE: [f64; 2] = [-37.5, 710.0];
    TANH_END: f64 = 40.0;
    ERF_END: f64 = 6.0;
], fn exponential<I: Isa>(x: f64) -> (f64, f64) {
    math::exponential::<f64, I>(x)
});

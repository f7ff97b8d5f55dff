//! Horner's rule, written out.

/// Declares the trait of the polynomials and implements it for both scalars. Coefficients come highest power first. One `by pairs` is a
/// polynomial of the square, whose coefficients are polynomials of two coefficients: they wait for nothing but `x`, so that there are half
/// as many steps one after the other, and not one operation more where the square is needed anyway.
macro_rules! polynomials {
    ($($(#[$doc:meta])* $coefficients:ident $name:ident $(by $pairs:ident)? = $single:tt, $double:tt;)*) => {
        /// Polynomials, by Horner's rule with fused multiply-add, in `x` or in its square.
        pub trait Polynomials: Sized + 'static {
            $($(#[$doc])* const $coefficients: &[Self];
            $(#[$doc])* fn $name<I: $crate::isa::Isa>(x: Self) -> Self;)*
        }
        impl Polynomials for f32 {
            $($crate::math::polynomials::polynomials!(@one $coefficients $name $($pairs)?, $single);)*
        }
        impl Polynomials for f64 {
            $($crate::math::polynomials::polynomials!(@one $coefficients $name $($pairs)?, $double);)*
        }
    };
    (@one $coefficients:ident $name:ident pairs, [$first:literal $(, $odd:literal, $even:literal)*]) => {
        const $coefficients: &[Self] = &[$first $(, $odd, $even)*];
        #[inline(always)]
        fn $name<I: $crate::isa::Isa>(x: Self) -> Self {
            let square = x * x;
            let sum: Self = $first;
            $(let sum = $crate::Scalar::fma::<I>(sum, square, $crate::Scalar::fma::<I>($odd, x, $even));)*
            sum
        }
    };
    (@one $coefficients:ident $name:ident, [$first:literal $(, $rest:literal)*]) => {
        const $coefficients: &[Self] = &[$first $(, $rest)*];
        #[inline(always)]
        fn $name<I: $crate::isa::Isa>(x: Self) -> Self {
            #[cfg(all(not(feature = "std"), float_unit = "arm"))]
            if let Some(sum) = $crate::kernels::cortex::horner(&x, Self::$coefficients) {
                return sum as Self;
            }
            let sum: Self = $first;
            $(let sum = $crate::Scalar::fma::<I>(sum, x, $rest);)*
            sum
        }
    };
}

pub(super) use polynomials;

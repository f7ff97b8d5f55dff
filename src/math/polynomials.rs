//! Horner's rule, written out.

/// Declares the trait of the polynomials and implements it for both scalars. Coefficients come highest power first.
macro_rules! polynomials {
    ($($(#[$doc:meta])* $coefficients:ident $name:ident = $single:tt, $double:tt;)*) => {
        /// Polynomials, by Horner's rule with fused multiply-add.
        pub trait Polynomials: Sized + 'static {
            $($(#[$doc])* const $coefficients: &[Self];
            $(#[$doc])* fn $name<I: $crate::isa::Isa>(x: Self) -> Self;)*
        }
        impl Polynomials for f32 {
            $($crate::math::polynomials::polynomials!(@one $coefficients $name, $single);)*
        }
        impl Polynomials for f64 {
            $($crate::math::polynomials::polynomials!(@one $coefficients $name, $double);)*
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

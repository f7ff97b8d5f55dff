//! Vectors of 512 bits, for sums of products.

use core::arch::x86_64::{
    __m512, __m512d, __mmask8, __mmask16, _mm512_add_pd, _mm512_add_ps, _mm512_castpd256_pd512, _mm512_castpd512_pd256,
    _mm512_castps256_ps512, _mm512_castps512_ps256, _mm512_extractf32x8_ps, _mm512_extractf64x4_pd, _mm512_fmadd_pd,
    _mm512_fmadd_ps, _mm512_insertf32x8, _mm512_insertf64x4, _mm512_mask_storeu_pd, _mm512_mask_storeu_ps,
    _mm512_maskz_loadu_pd, _mm512_maskz_loadu_ps, _mm512_mul_pd, _mm512_mul_ps, _mm512_set1_pd, _mm512_set1_ps,
    _mm512_storeu_pd, _mm512_storeu_ps, _mm512_sub_pd, _mm512_sub_ps,
};
#[cfg(not(debug_assertions))]
use core::arch::x86_64::{_mm512_loadu_pd, _mm512_loadu_ps};

use super::intrinsics::{intrinsics, loaded};
use super::{Vector, Wide, avx2};

macro_rules! vector {
    (
        $(#[$doc:meta])* $name:ident, $vector:ident of $width:literal $scalar:ident by $mask:ident,
        $splat:ident, $load:ident, $load_part:ident, $store:ident, $store_part:ident, $add:ident, $sub:ident, $mul:ident,
        $fma:ident, $double:ident, $insert:ident, $half:ident, $extract:ident
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name($vector);

        loaded!($name, $vector of $width $scalar, $load);

        impl $name {
            /// A bit for each of the first `len` elements.
            #[inline(always)]
            fn first(len: usize) -> $mask {
                if len < $width { !($mask::MAX << len) } else { $mask::MAX }
            }
        }

        /// All are `#[inline(always)]`, into code that `dispatch` runs, or `kernels::compiled` calls, only on a machine where AVX-512
        /// was found, or which the whole program is compiled for. The type is reached by a token that says so.
        impl Vector<$scalar> for $name {
            intrinsics!($width $scalar, $splat, $store, $add, $sub, $mul, $fma);

            #[inline(always)]
            fn load_part(values: &[$scalar]) -> Self {
                // SAFETY: no more is read than the slice has. The instruction set, see above.
                Self(unsafe { $load_part(Self::first(values.len()), values.as_ptr()) })
            }
            #[inline(always)]
            fn store_part(self, to: &mut [$scalar]) {
                // SAFETY: no more is written than the slice has. The instruction set, see above.
                unsafe { $store_part(to.as_mut_ptr(), Self::first(to.len()), self.0) }
            }
        }

        impl Wide<$scalar> for $name {
            type Half = avx2::$name;

            #[inline(always)]
            fn of(low: Self::Half, high: Self::Half) -> Self {
                // SAFETY: the instruction set, see above.
                Self(unsafe { $insert::<1>($double(low.0), high.0) })
            }
            #[inline(always)]
            fn halves(self) -> [Self::Half; 2] {
                // SAFETY: the instruction set, see above.
                unsafe { [avx2::$name($half(self.0)), avx2::$name($extract::<1>(self.0))] }
            }
        }
    };
}

vector!(
    /// Sixteen `f32`.
    Single, __m512 of 16 f32 by __mmask16, _mm512_set1_ps, _mm512_loadu_ps, _mm512_maskz_loadu_ps, _mm512_storeu_ps,
    _mm512_mask_storeu_ps, _mm512_add_ps, _mm512_sub_ps, _mm512_mul_ps, _mm512_fmadd_ps,
    _mm512_castps256_ps512, _mm512_insertf32x8, _mm512_castps512_ps256, _mm512_extractf32x8_ps
);
vector!(
    /// Eight `f64`.
    Double, __m512d of 8 f64 by __mmask8, _mm512_set1_pd, _mm512_loadu_pd, _mm512_maskz_loadu_pd, _mm512_storeu_pd,
    _mm512_mask_storeu_pd, _mm512_add_pd, _mm512_sub_pd, _mm512_mul_pd, _mm512_fmadd_pd,
    _mm512_castpd256_pd512, _mm512_insertf64x4, _mm512_castpd512_pd256, _mm512_extractf64x4_pd
);

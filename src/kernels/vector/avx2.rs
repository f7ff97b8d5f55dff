//! Vectors of 256 bits.

use core::arch::x86_64::{
    __m256, __m256d, __m256i, _CMP_EQ_OQ, _CMP_GT_OQ, _CMP_UNORD_Q, _mm256_add_epi32, _mm256_add_epi64, _mm256_add_pd,
    _mm256_add_ps, _mm256_and_pd, _mm256_and_ps, _mm256_blendv_pd, _mm256_blendv_ps, _mm256_castpd_ps,
    _mm256_castpd_si256, _mm256_castps_pd, _mm256_castps_si256, _mm256_castsi256_pd, _mm256_castsi256_ps,
    _mm256_cmp_pd, _mm256_cmp_ps, _mm256_fmadd_pd, _mm256_fmadd_ps, _mm256_loadu_si256, _mm256_maskload_pd,
    _mm256_maskload_ps, _mm256_max_pd, _mm256_max_ps, _mm256_min_pd, _mm256_min_ps, _mm256_mul_pd, _mm256_mul_ps,
    _mm256_or_pd, _mm256_or_ps, _mm256_permute4x64_pd, _mm256_set1_epi32, _mm256_set1_epi64x, _mm256_set1_pd,
    _mm256_set1_ps, _mm256_shuffle_ps, _mm256_slli_epi32, _mm256_slli_epi64, _mm256_srai_epi32, _mm256_storeu_pd,
    _mm256_storeu_ps, _mm256_sub_epi32, _mm256_sub_epi64, _mm256_sub_pd, _mm256_sub_ps, _mm256_unpackhi_pd,
    _mm256_unpacklo_pd,
};
#[cfg(not(debug_assertions))]
use core::arch::x86_64::{_mm256_loadu_pd, _mm256_loadu_ps};

use super::intrinsics::{intrinsics, loaded};
use super::{FullVector, Vector};
use crate::math::Bits;

macro_rules! vector {
    (
        $(#[$doc:meta])* $name:ident, $vector:ident of $width:literal $scalar:ident by $lane:ident,
        $splat:ident, $load:ident, $load_part:ident, $store:ident, $add:ident, $sub:ident, $mul:ident, $max:ident,
        $fma:ident, $compare:ident, $and:ident, $or:ident, $blend:ident, $unzip:ident, $min:ident, $scale:ident
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name(pub(super) $vector);

        loaded!($name, $vector of $width $scalar, $load);

        impl $name {
            /// All bits for the first `len` elements, which a masked load reaches, and none for the others.
            #[inline(always)]
            fn first(len: usize) -> __m256i {
                const ONES_THEN_ZEROES: [$lane; 2 * $width] = {
                    let mut mask = [0; 2 * $width];
                    let mut at = 0;
                    while at < $width {
                        mask[at] = -1;
                        at += 1;
                    }
                    mask
                };
                let from = $width - if len < $width { len } else { $width };
                // SAFETY: `from` is at most the width, and the array is twice as wide. The instruction set: see the implementation.
                unsafe { _mm256_loadu_si256(ONES_THEN_ZEROES.as_ptr().add(from).cast()) }
            }
        }

        /// All are `#[inline(always)]`, into code that `dispatch` runs, or `kernels::compiled` calls, only on a machine where AVX2 and
        /// FMA were found, or which the whole program is compiled for. The type is reached by a token that says so.
        impl Vector<$scalar> for $name {
            intrinsics!($width $scalar, $splat, $store, $add, $sub, $mul, $fma);

            #[inline(always)]
            fn load_part(values: &[$scalar]) -> Self {
                // SAFETY: no more is read than the slice has. The instruction set, see above.
                Self(unsafe { $load_part(values.as_ptr(), Self::first(values.len())) })
            }
            #[inline(always)]
            fn store_part(self, to: &mut [$scalar]) {
                // Not by a mask: on some processors such a store takes twenty times as long as another.
                let mut all = [0.0; $width];
                self.store(&mut all, 0);
                for (to, from) in to.iter_mut().zip(all) {
                    *to = from;
                }
            }
        }

        /// As above.
        impl FullVector<$scalar> for $name {
            #[inline(always)]
            fn max(self, other: Self) -> Self {
                // The second of the two where neither is the larger, or one is not a number.
                // SAFETY: the instruction set, see above.
                Self(unsafe { $max(self.0, other.0) })
            }
            #[inline(always)]
            fn larger(self, other: Self) -> Self {
                // SAFETY: the instruction set, see above.
                Self(unsafe { $blend($max(self.0, other.0), self.0, $compare::<_CMP_UNORD_Q>(self.0, self.0)) })
            }
            #[inline(always)]
            fn larger_marked(self, other: Self, marks: Self, others: Self) -> [Self; 2] {
                // SAFETY: the instruction set, see above.
                unsafe {
                    let greater = $compare::<_CMP_GT_OQ>(self.0, other.0);
                    let larger = $or(greater, $compare::<_CMP_UNORD_Q>(self.0, self.0));
                    [Self($blend(other.0, self.0, larger)), Self($blend(others.0, marks.0, larger))]
                }
            }
            #[inline(always)]
            fn marked(self, marks: Self, mark: Self) -> Self {
                // SAFETY: the instruction set, see above.
                Self(unsafe { $and(self.0, $compare::<_CMP_EQ_OQ>(marks.0, mark.0)) })
            }
            #[inline(always)]
            fn unzip(first: Self, second: Self) -> [Self; 2] {
                // SAFETY: the instruction set, see above.
                let [even, odd] = unsafe { $unzip(first.0, second.0) };
                [Self(even), Self(odd)]
            }
            #[inline(always)]
            fn min(self, other: Self) -> Self {
                // SAFETY: the instruction set, see above.
                Self(unsafe { $min(self.0, other.0) })
            }
            #[inline(always)]
            fn scale(self, t: Self) -> Self {
                // SAFETY: the instruction set, see above.
                Self(unsafe { $scale(self.0, t.0) })
            }
        }
    };
}

/// The values at even places, and at odd ones. Within each half of a vector first, and then the quarters of both in order.
///
/// # Safety
/// The machine has AVX2.
#[inline(always)]
unsafe fn unzip_single(first: __m256, second: __m256) -> [__m256; 2] {
    // SAFETY: the caller's promise.
    unsafe {
        // Without a closure, which would be compiled for the baseline.
        let even = _mm256_castps_pd(_mm256_shuffle_ps::<0b10_00_10_00>(first, second));
        let odd = _mm256_castps_pd(_mm256_shuffle_ps::<0b11_01_11_01>(first, second));
        let [even, odd] = [_mm256_permute4x64_pd::<0b11_01_10_00>(even), _mm256_permute4x64_pd::<0b11_01_10_00>(odd)];
        [_mm256_castpd_ps(even), _mm256_castpd_ps(odd)]
    }
}

/// As [`unzip_single`].
///
/// # Safety
/// The machine has AVX2.
#[inline(always)]
unsafe fn unzip_double(first: __m256d, second: __m256d) -> [__m256d; 2] {
    // SAFETY: the caller's promise.
    unsafe {
        let (even, odd) = (_mm256_unpacklo_pd(first, second), _mm256_unpackhi_pd(first, second));
        [_mm256_permute4x64_pd::<0b11_01_10_00>(even), _mm256_permute4x64_pd::<0b11_01_10_00>(odd)]
    }
}

macro_rules! scale {
    ($name:ident, $vector:ident of $scalar:ident, $fraction:literal, $mul:ident, $bits:ident, $number:ident, $all:ident, $add:ident, $sub:ident, $shift:ident) => {
        /// As [`Bits::scale`](crate::math::Bits::scale), in the same two steps.
        ///
        /// # Safety
        /// The machine has AVX2.
        #[inline(always)]
        unsafe fn $name(values: $vector, t: $vector) -> $vector {
            // SAFETY: the caller's promise.
            unsafe {
                let one = $all(const { (1.0 as $scalar).to_bits().cast_signed() });
                let n = $sub($bits(t), $all(const { <$scalar as Bits>::INTEGERS.to_bits().cast_signed() }));
                // By 32 bits also of wider ones: the number is so small that its upper half is its sign.
                let half = _mm256_srai_epi32::<1>(n);
                let rest = $sub(n, half);
                let (half, rest) = ($add($shift::<$fraction>(half), one), $add($shift::<$fraction>(rest), one));
                $mul($mul(values, $number(half)), $number(rest))
            }
        }
    };
}

scale!(
    scale_single, __m256 of f32, 23, _mm256_mul_ps, _mm256_castps_si256, _mm256_castsi256_ps, _mm256_set1_epi32,
    _mm256_add_epi32, _mm256_sub_epi32, _mm256_slli_epi32
);
scale!(
    scale_double, __m256d of f64, 52, _mm256_mul_pd, _mm256_castpd_si256, _mm256_castsi256_pd, _mm256_set1_epi64x,
    _mm256_add_epi64, _mm256_sub_epi64, _mm256_slli_epi64
);

vector!(
    /// Eight `f32`.
    Single, __m256 of 8 f32 by i32, _mm256_set1_ps, _mm256_loadu_ps, _mm256_maskload_ps, _mm256_storeu_ps,
    _mm256_add_ps, _mm256_sub_ps, _mm256_mul_ps, _mm256_max_ps, _mm256_fmadd_ps,
    _mm256_cmp_ps, _mm256_and_ps, _mm256_or_ps, _mm256_blendv_ps, unzip_single, _mm256_min_ps, scale_single
);
vector!(
    /// Four `f64`.
    Double, __m256d of 4 f64 by i64, _mm256_set1_pd, _mm256_loadu_pd, _mm256_maskload_pd, _mm256_storeu_pd,
    _mm256_add_pd, _mm256_sub_pd, _mm256_mul_pd, _mm256_max_pd, _mm256_fmadd_pd,
    _mm256_cmp_pd, _mm256_and_pd, _mm256_or_pd, _mm256_blendv_pd, unzip_double, _mm256_min_pd, scale_double
);

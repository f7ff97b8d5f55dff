//! Vectors of the machine: what an instruction set has, behind one trait.
//!
//! [`Array`] is the plain one, of ordinary loops, for every target. Those of an instruction set are its intrinsics; they do to every
//! element what `Array` does, and tests hold them against it.

use core::marker::PhantomData;

#[cfg(runtime_vectors)]
use crate::isa::found::{Avx2, Avx512};
use crate::isa::{Baseline, Detected, Isa};
use crate::kernels::pool::is_larger;
use crate::scalar::Scalar;

#[cfg(any(runtime_vectors, all(target_arch = "x86_64", target_feature = "avx2", target_feature = "fma")))]
pub mod avx2;
#[cfg(any(runtime_vectors, all(target_arch = "x86_64", target_feature = "avx512dq")))]
pub mod avx512;
#[cfg(any(runtime_vectors, all(target_arch = "x86_64", target_feature = "avx2", target_feature = "fma")))]
mod intrinsics;
mod pair;

pub use pair::{Pair, Wide};

/// The vectors of an instruction set.
pub trait VectorTypes {
    /// Whether kernels in vectors pay. Where vectors are ordinary loops that the compiler has to put together, they do not, and the
    /// plain kernels take less code.
    const FAST: bool;
    /// Whether a wide vector is one of the machine's, which then has twice as many, and not a pair.
    const WIDE: bool = false;
    /// Of `f32`.
    type Single: FullVector<f32>;
    /// Of `f64`.
    type Double: FullVector<f64>;
    /// Twice as many `f32`.
    type WideSingle: Wide<f32, Half = Self::Single>;
    /// Twice as many `f64`.
    type WideDouble: Wide<f64, Half = Self::Double>;
}

#[cfg(runtime_vectors)]
impl VectorTypes for Avx2 {
    const FAST: bool = true;
    type Single = avx2::Single;
    type Double = avx2::Double;
    type WideSingle = Pair<avx2::Single>;
    type WideDouble = Pair<avx2::Double>;
}

#[cfg(runtime_vectors)]
impl VectorTypes for Avx512 {
    const FAST: bool = true;
    const WIDE: bool = true;
    type Single = avx2::Single;
    type Double = avx2::Double;
    type WideSingle = avx512::Single;
    type WideDouble = avx512::Double;
}

// A build for a machine that is known to have them, by `target-cpu`.
#[cfg(all(target_arch = "x86_64", target_feature = "avx2", target_feature = "fma"))]
impl VectorTypes for Baseline {
    const FAST: bool = true;
    const WIDE: bool = cfg!(target_feature = "avx512dq");
    type Single = avx2::Single;
    type Double = avx2::Double;
    #[cfg(target_feature = "avx512dq")]
    type WideSingle = avx512::Single;
    #[cfg(target_feature = "avx512dq")]
    type WideDouble = avx512::Double;
    #[cfg(not(target_feature = "avx512dq"))]
    type WideSingle = Pair<avx2::Single>;
    #[cfg(not(target_feature = "avx512dq"))]
    type WideDouble = Pair<avx2::Double>;
}

#[cfg(not(all(target_arch = "x86_64", target_feature = "avx2", target_feature = "fma")))]
impl VectorTypes for Baseline {
    const FAST: bool = cfg!(target_arch = "aarch64");
    type Single = Array<f32, Self, 8>;
    type Double = Array<f64, Self, 4>;
    type WideSingle = Pair<Self::Single>;
    type WideDouble = Pair<Self::Double>;
}

impl VectorTypes for Detected {
    const FAST: bool = false;
    type Single = Array<f32, Self, 8>;
    type Double = Array<f64, Self, 4>;
    type WideSingle = Pair<Self::Single>;
    type WideDouble = Pair<Self::Double>;
}

/// The vectors of a scalar.
pub trait InVectors: Sized {
    /// Those of an instruction set.
    type In<I: Isa>: FullVector<Self>;
    /// Twice as wide.
    type InWide<I: Isa>: Wide<Self, Half = Self::In<I>>;
}

impl InVectors for f32 {
    type In<I: Isa> = I::Single;
    type InWide<I: Isa> = I::WideSingle;
}

impl InVectors for f64 {
    type In<I: Isa> = I::Double;
    type InWide<I: Isa> = I::WideDouble;
}

/// The vectors of a scalar and an instruction set.
pub type In<T, I> = <T as InVectors>::In<I>;

/// Those twice as wide, for kernels of multiply-adds: vectors of 512 bits where the machine has them, and elsewhere pairs.
pub type InWide<T, I> = <T as InVectors>::InWide<I>;

/// Begins to fetch a value, which will be needed soon, into the first cache. Nothing comes of it where there is no such value.
#[inline(always)]
pub fn prefetch<T>(values: &[T], at: usize) {
    #[cfg(target_arch = "x86_64")]
    if let Some(value) = values.get(at) {
        use core::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        // SAFETY: of the machine it needs what all of them have; it changes nothing, and reads nothing that can be seen.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(core::ptr::from_ref(value).cast()) }
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = (values, at);
}

/// Keeps a loop from being unrolled: one that is full, whose sums are in all registers. LLVM unrolls loops for processors that it has
/// a model of, as under `target-cpu=native`, but not those with a call in them, which an assembly of nothing is to it.
#[inline(always)]
pub fn keep_rolled() {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: it does nothing.
    unsafe {
        core::arch::asm!("", options(nomem, nostack, preserves_flags));
    }
}

/// Several scalars, which are computed with at once.
pub trait Vector<T>: Copy {
    /// The number of scalars.
    const WIDTH: usize;

    /// The same value everywhere.
    fn splat(value: T) -> Self;
    /// The values from `at` on: zeroes if there are not as many.
    fn load(values: &[T], at: usize) -> Self;
    /// The values from there on.
    ///
    /// # Safety
    /// There are as many values.
    unsafe fn read(from: *const T) -> Self;
    /// As many values as there are, if not more than fit; the others are zero.
    fn load_part(values: &[T]) -> Self;
    /// Writes all values, from `at` on.
    fn store(self, to: &mut [T], at: usize);
    /// Writes as many values as fit.
    fn store_part(self, to: &mut [T]);
    /// `self + other`.
    fn add(self, other: Self) -> Self;
    /// `self − other`.
    fn sub(self, other: Self) -> Self;
    /// `self other`.
    fn mul(self, other: Self) -> Self;
    /// `self + a b`, as [`Scalar::fma`].
    fn add_product(self, a: Self, b: Self) -> Self;
}

/// What is computed with beside sums of products.
pub trait FullVector<T>: Vector<T> {
    /// The larger of each two, as [`Scalar::max`].
    fn max(self, other: Self) -> Self;
    /// `self` wherever it is larger, or not a number; otherwise `other`.
    fn larger(self, other: Self) -> Self;
    /// As [`larger`](Self::larger), and a mark of each, `marks` or `others`.
    fn larger_marked(self, other: Self, marks: Self, others: Self) -> [Self; 2];
    /// Each value whose mark is `mark`, and zero for the others.
    fn marked(self, marks: Self, mark: Self) -> Self;
    /// Of the values of two vectors, one after the other, those at even places and those at odd ones.
    fn unzip(first: Self, second: Self) -> [Self; 2];
    /// The smaller of each two; the second where neither is, or one is not a number.
    fn min(self, other: Self) -> Self;
    /// Each value times a power of two, as [`Bits::scale`](crate::math::Bits::scale).
    fn scale(self, t: Self) -> Self;
}

/// A vector of ordinary loops, for the instruction set `I`.
#[derive(Debug)]
pub struct Array<T, I, const N: usize>([T; N], PhantomData<I>);

impl<T: Copy, I, const N: usize> Clone for Array<T, I, N> {
    #[inline(always)]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Copy, I, const N: usize> Copy for Array<T, I, N> {}

impl<T: Scalar, I: Isa, const N: usize> Array<T, I, N> {
    #[inline(always)]
    const fn new(values: [T; N]) -> Self {
        Self(values, PhantomData)
    }
}

impl<T: Scalar, I: Isa, const N: usize> Vector<T> for Array<T, I, N> {
    const WIDTH: usize = N;

    #[inline(always)]
    fn splat(value: T) -> Self {
        Self::new([value; N])
    }
    #[inline(always)]
    fn load(values: &[T], at: usize) -> Self {
        Self::new(values.get(at..).and_then(<[T]>::first_chunk).copied().unwrap_or([T::ZERO; N]))
    }
    #[inline(always)]
    unsafe fn read(from: *const T) -> Self {
        // SAFETY: the caller's promise.
        Self::new(unsafe { from.cast::<[T; N]>().read_unaligned() })
    }
    #[inline(always)]
    fn load_part(values: &[T]) -> Self {
        let mut part = [T::ZERO; N];
        for (to, from) in part.iter_mut().zip(values) {
            *to = *from;
        }
        Self::new(part)
    }
    #[inline(always)]
    fn store(self, to: &mut [T], at: usize) {
        if let Some(to) = to.get_mut(at..).and_then(<[T]>::first_chunk_mut) {
            *to = self.0;
        }
    }
    #[inline(always)]
    fn store_part(self, to: &mut [T]) {
        for (to, from) in to.iter_mut().zip(self.0) {
            *to = from;
        }
    }
    #[inline(always)]
    fn add(mut self, other: Self) -> Self {
        for (sum, other) in self.0.iter_mut().zip(other.0) {
            *sum += other;
        }
        self
    }
    #[inline(always)]
    fn sub(mut self, other: Self) -> Self {
        for (difference, other) in self.0.iter_mut().zip(other.0) {
            *difference -= other;
        }
        self
    }
    #[inline(always)]
    fn mul(mut self, other: Self) -> Self {
        for (product, other) in self.0.iter_mut().zip(other.0) {
            *product *= other;
        }
        self
    }
    #[inline(always)]
    fn add_product(mut self, a: Self, b: Self) -> Self {
        for ((sum, a), b) in self.0.iter_mut().zip(a.0).zip(b.0) {
            *sum = a.fma::<I>(b, *sum);
        }
        self
    }
}

impl<T: Scalar, I: Isa, const N: usize> FullVector<T> for Array<T, I, N> {
    #[inline(always)]
    fn max(mut self, other: Self) -> Self {
        for (max, other) in self.0.iter_mut().zip(other.0) {
            *max = T::max(*max, other);
        }
        self
    }
    #[inline(always)]
    fn larger(mut self, other: Self) -> Self {
        for (larger, other) in self.0.iter_mut().zip(other.0) {
            *larger = if is_larger(*larger, other) { *larger } else { other };
        }
        self
    }
    #[inline(always)]
    fn larger_marked(mut self, other: Self, mut marks: Self, others: Self) -> [Self; 2] {
        for (((larger, other), mark), other_mark) in self.0.iter_mut().zip(other.0).zip(&mut marks.0).zip(others.0) {
            let is_larger = is_larger(*larger, other);
            *larger = if is_larger { *larger } else { other };
            *mark = if is_larger { *mark } else { other_mark };
        }
        [self, marks]
    }
    #[inline(always)]
    fn marked(mut self, marks: Self, mark: Self) -> Self {
        for ((value, of_value), mark) in self.0.iter_mut().zip(marks.0).zip(mark.0) {
            *value = if of_value == mark { *value } else { T::ZERO };
        }
        self
    }
    #[inline(always)]
    fn unzip(first: Self, second: Self) -> [Self; 2] {
        let at = |place: usize| if place < N { first.0[place] } else { second.0[place - N] };
        [0, 1].map(|odd| Self::new(core::array::from_fn(|place| at(2 * place + odd))))
    }
    #[inline(always)]
    fn min(mut self, other: Self) -> Self {
        for (min, other) in self.0.iter_mut().zip(other.0) {
            *min = if *min < other { *min } else { other };
        }
        self
    }
    #[inline(always)]
    fn scale(mut self, t: Self) -> Self {
        for (value, t) in self.0.iter_mut().zip(t.0) {
            *value = value.scale(t);
        }
        self
    }
}

//! Whose code multiplies: the library's compiled kernels, or code of the layer's own, specialised to its sizes.

use core::cell::Cell;

use super::{Known, Sizes, bound, infer_known, input_gradient_of_one, plain, single};
use crate::isa::Isa;
use crate::layer::Step;
use crate::scalar::Scalar;

/// The products of a dense layer, as the functions of [`super`]. `K` is what is known of its sizes, and `L` the number of lanes: by these
/// constants code is chosen before the compiler sees it, whose time grows faster than the length of a network's one function.
pub trait Code {
    fn forward<T: Scalar, I: Isa, K: Known, const L: usize>(
        sizes: Sizes,
        weight: &[T],
        bias: &[T],
        x: &[T],
        y: &mut [T],
    );
    fn input_gradient<T: Scalar, I: Isa, K: Known, const L: usize>(sizes: Sizes, weight: &[T], dy: &[T], dx: &mut [T]);
    fn weight_gradient<T: Scalar, I: Isa, K: Known, const L: usize>(
        sizes: Sizes,
        x: &[T],
        dy: &[T],
        dweight: &mut [T],
        dbias: &mut [T],
    );
    fn bound<T: Scalar, I: Isa, K: Known, const L: usize>(x: &[T], dy: &[T], bounded: &Cell<bool>);
    fn descend<T: Scalar, I: Isa, K: Known, const L: usize>(
        sizes: Sizes,
        x: &[T],
        dy: &[T],
        weight: &mut [T],
        bias: &mut [T],
        step: Step<T>,
    );
}

/// The library's kernels, whatever the size.
#[derive(Debug, Clone, Copy)]
pub struct Compiled;

/// Code of the layer's own where the sizes, which are constants there, are small.
#[derive(Debug, Clone, Copy)]
pub struct Specialised;

impl Code for Compiled {
    #[inline(always)]
    fn forward<T: Scalar, I: Isa, K: Known, const L: usize>(
        sizes: Sizes,
        weight: &[T],
        bias: &[T],
        x: &[T],
        y: &mut [T],
    ) {
        T::dense_forward::<I>(sizes, weight, bias, x, y);
    }
    #[inline(always)]
    fn input_gradient<T: Scalar, I: Isa, K: Known, const L: usize>(sizes: Sizes, weight: &[T], dy: &[T], dx: &mut [T]) {
        T::dense_input_gradient::<I>(sizes, weight, dy, dx);
    }
    #[inline(always)]
    fn weight_gradient<T: Scalar, I: Isa, K: Known, const L: usize>(
        sizes: Sizes,
        x: &[T],
        dy: &[T],
        dweight: &mut [T],
        dbias: &mut [T],
    ) {
        T::dense_weight_gradient::<I>(sizes, 0, x, dy, dweight, dbias);
    }
    #[inline(always)]
    fn bound<T: Scalar, I: Isa, K: Known, const L: usize>(x: &[T], dy: &[T], bounded: &Cell<bool>) {
        T::dense_bound::<I>(x, dy, bounded);
    }
    #[inline(always)]
    fn descend<T: Scalar, I: Isa, K: Known, const L: usize>(
        sizes: Sizes,
        x: &[T],
        dy: &[T],
        weight: &mut [T],
        bias: &mut [T],
        step: Step<T>,
    ) {
        T::dense_descend::<I>(sizes, 0, x, dy, weight, bias, step);
    }
}

impl Code for Specialised {
    #[inline(always)]
    fn forward<T: Scalar, I: Isa, K: Known, const L: usize>(
        sizes: Sizes,
        weight: &[T],
        bias: &[T],
        x: &[T],
        y: &mut [T],
    ) {
        if const { is_small::<K, L>() } {
            infer_known::<T, I, K>(sizes, weight, bias, x, y);
        } else if const { is_tiny::<K, L>() } {
            plain::forward::<T, I>(sizes, weight, bias, x, y);
        } else if const { is_short::<K, L>() } {
            super::forward::<T, I>(sizes, weight, bias, x, y);
        } else if const { L == 1 } {
            T::dense_infer::<I>(sizes, weight, bias, x, y);
        } else {
            T::dense_forward::<I>(sizes, weight, bias, x, y);
        }
    }
    #[inline(always)]
    fn input_gradient<T: Scalar, I: Isa, K: Known, const L: usize>(sizes: Sizes, weight: &[T], dy: &[T], dx: &mut [T]) {
        if const { is_small::<K, L>() } {
            input_gradient_of_one::<T, I>(sizes, weight, dy, dx);
        } else if const { is_tiny::<K, L>() } {
            plain::input_gradient::<T, I>(sizes, weight, dy, dx);
        } else if const { is_short::<K, L>() } {
            super::input_gradient::<T, I>(sizes, weight, dy, dx);
        } else {
            T::dense_input_gradient::<I>(sizes, weight, dy, dx);
        }
    }
    #[inline(always)]
    fn weight_gradient<T: Scalar, I: Isa, K: Known, const L: usize>(
        sizes: Sizes,
        x: &[T],
        dy: &[T],
        dweight: &mut [T],
        dbias: &mut [T],
    ) {
        if const { is_small::<K, L>() } {
            single::weight_gradient::<T, I>(sizes, 0, x, dy, dweight, dbias);
        } else if const { is_tiny::<K, L>() } {
            plain::weight_gradient::<T, I>(sizes, 0, x, dy, dweight, dbias);
        } else if const { is_short::<K, L>() } {
            super::weight_gradient::<T, I>(sizes, 0, x, dy, dweight, dbias);
        } else {
            T::dense_weight_gradient::<I>(sizes, 0, x, dy, dweight, dbias);
        }
    }
    #[inline(always)]
    fn bound<T: Scalar, I: Isa, K: Known, const L: usize>(x: &[T], dy: &[T], bounded: &Cell<bool>) {
        if const { is_small::<K, L>() || is_short::<K, L>() } {
            bound::<T, I>(x, dy, bounded);
        } else {
            T::dense_bound::<I>(x, dy, bounded);
        }
    }
    #[inline(always)]
    fn descend<T: Scalar, I: Isa, K: Known, const L: usize>(
        sizes: Sizes,
        x: &[T],
        dy: &[T],
        weight: &mut [T],
        bias: &mut [T],
        step: Step<T>,
    ) {
        if const { is_small::<K, L>() } && sizes.rows == 1 {
            single::descend::<T, I>(sizes, 0, x, dy, weight, bias, step);
        } else if const { is_tiny::<K, L>() } {
            plain::descend::<T, I>(sizes, 0, x, dy, weight, bias, step);
        } else if const { is_short::<K, L>() } {
            super::descend::<T, I>(sizes, 0, x, dy, weight, bias, step);
        } else {
            T::dense_descend::<I>(sizes, 0, x, dy, weight, bias, step);
        }
    }
}

/// The most weights of a layer that has code of its own. A microcontroller's program compiles what it calls anyway.
const SMALL: usize = if cfg!(target_os = "none") { 4096 } else { 1024 };

/// Whether the product with one sample is small enough to be worth code of its own, where a call would take a part of the time. A block of
/// samples has more to do, and leaves it to the library's compiled kernels: they are the same code.
const fn is_small<K: Known, const L: usize>() -> bool {
    L == 1
        && match K::WEIGHTS {
            Some(weights) => weights <= SMALL,
            None => false,
        }
}

/// The most products of a block of samples that has less to do than the call of a kernel takes.
const TINY: usize = 64;

/// The most products of a block of samples for which a kernel takes longer to choose its way by the sizes, constants for code of its own. A
/// microcontroller has one way.
const SHORT: usize = if cfg!(target_os = "none") { TINY } else { 1024 };

const fn is_tiny<K: Known, const L: usize>() -> bool {
    products::<K, L>() <= TINY
}

const fn is_short<K: Known, const L: usize>() -> bool {
    products::<K, L>() <= SHORT
}

/// The products of a block, as far as they are known.
const fn products<K: Known, const L: usize>() -> usize {
    match K::WEIGHTS {
        Some(weights) => weights * L,
        None => usize::MAX,
    }
}

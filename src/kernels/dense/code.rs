//! Whose code multiplies: the library's compiled kernels, or code of the layer's own, specialised to its sizes.

use core::cell::Cell;

use super::{Known, Sizes, bound, infer_known, input_gradient_of_one, plain, single};
use crate::isa::Isa;
use crate::layer::Step;
use crate::scalar::Scalar;

/// The products of a dense layer, as the functions of [`super`]. `K` is what is known of its sizes.
pub trait Code {
    fn forward<T: Scalar, I: Isa, K: Known>(sizes: Sizes, weight: &[T], bias: &[T], x: &[T], y: &mut [T]);
    fn input_gradient<T: Scalar, I: Isa>(sizes: Sizes, weight: &[T], dy: &[T], dx: &mut [T]);
    fn weight_gradient<T: Scalar, I: Isa>(sizes: Sizes, x: &[T], dy: &[T], dweight: &mut [T], dbias: &mut [T]);
    fn bound<T: Scalar, I: Isa>(sizes: Sizes, x: &[T], dy: &[T], bounded: &Cell<bool>);
    fn descend<T: Scalar, I: Isa>(sizes: Sizes, x: &[T], dy: &[T], weight: &mut [T], bias: &mut [T], step: Step<T>);
}

/// The library's kernels, whatever the size.
#[derive(Debug, Clone, Copy)]
pub struct Compiled;

/// Code of the layer's own where the sizes, which are constants there, are small.
#[derive(Debug, Clone, Copy)]
pub struct Specialised;

impl Code for Compiled {
    #[inline(always)]
    fn forward<T: Scalar, I: Isa, K: Known>(sizes: Sizes, weight: &[T], bias: &[T], x: &[T], y: &mut [T]) {
        T::dense_forward::<I>(sizes, weight, bias, x, y);
    }
    #[inline(always)]
    fn input_gradient<T: Scalar, I: Isa>(sizes: Sizes, weight: &[T], dy: &[T], dx: &mut [T]) {
        T::dense_input_gradient::<I>(sizes, weight, dy, dx);
    }
    #[inline(always)]
    fn weight_gradient<T: Scalar, I: Isa>(sizes: Sizes, x: &[T], dy: &[T], dweight: &mut [T], dbias: &mut [T]) {
        T::dense_weight_gradient::<I>(sizes, 0, x, dy, dweight, dbias);
    }
    #[inline(always)]
    fn bound<T: Scalar, I: Isa>(_: Sizes, x: &[T], dy: &[T], bounded: &Cell<bool>) {
        T::dense_bound::<I>(x, dy, bounded);
    }
    #[inline(always)]
    fn descend<T: Scalar, I: Isa>(sizes: Sizes, x: &[T], dy: &[T], weight: &mut [T], bias: &mut [T], step: Step<T>) {
        T::dense_descend::<I>(sizes, 0, x, dy, weight, bias, step);
    }
}

impl Code for Specialised {
    #[inline(always)]
    fn forward<T: Scalar, I: Isa, K: Known>(sizes: Sizes, weight: &[T], bias: &[T], x: &[T], y: &mut [T]) {
        if sizes.is_small() {
            infer_known::<T, I, K>(sizes, weight, bias, x, y);
        } else if sizes.is_tiny() {
            plain::forward::<T, I>(sizes, weight, bias, x, y);
        } else if sizes.lanes == 1 {
            T::dense_infer::<I>(sizes, weight, bias, x, y);
        } else {
            T::dense_forward::<I>(sizes, weight, bias, x, y);
        }
    }
    #[inline(always)]
    fn input_gradient<T: Scalar, I: Isa>(sizes: Sizes, weight: &[T], dy: &[T], dx: &mut [T]) {
        if sizes.is_small() {
            input_gradient_of_one::<T, I>(sizes, weight, dy, dx);
        } else if sizes.is_tiny() {
            plain::input_gradient::<T, I>(sizes, weight, dy, dx);
        } else {
            T::dense_input_gradient::<I>(sizes, weight, dy, dx);
        }
    }
    #[inline(always)]
    fn weight_gradient<T: Scalar, I: Isa>(sizes: Sizes, x: &[T], dy: &[T], dweight: &mut [T], dbias: &mut [T]) {
        if sizes.is_small() {
            single::weight_gradient::<T, I>(sizes, 0, x, dy, dweight, dbias);
        } else if sizes.is_tiny() {
            plain::weight_gradient::<T, I>(sizes, 0, x, dy, dweight, dbias);
        } else {
            T::dense_weight_gradient::<I>(sizes, 0, x, dy, dweight, dbias);
        }
    }
    #[inline(always)]
    fn bound<T: Scalar, I: Isa>(sizes: Sizes, x: &[T], dy: &[T], bounded: &Cell<bool>) {
        if sizes.is_small() || sizes.is_tiny() {
            bound::<T, I>(x, dy, bounded);
        } else {
            T::dense_bound::<I>(x, dy, bounded);
        }
    }
    #[inline(always)]
    fn descend<T: Scalar, I: Isa>(sizes: Sizes, x: &[T], dy: &[T], weight: &mut [T], bias: &mut [T], step: Step<T>) {
        if sizes.is_small() && sizes.rows == 1 {
            single::descend::<T, I>(sizes, 0, x, dy, weight, bias, step);
        } else if sizes.is_tiny() {
            plain::descend::<T, I>(sizes, 0, x, dy, weight, bias, step);
        } else {
            T::dense_descend::<I>(sizes, 0, x, dy, weight, bias, step);
        }
    }
}

impl Sizes {
    /// Whether the product with one sample is small enough to be worth code of its own, where a call would take a part of the time.
    /// A block of samples has more to do, and leaves it to the library's compiled kernels: they are the same code.
    #[inline(always)]
    const fn is_small(self) -> bool {
        self.lanes == 1 && self.inputs * self.outputs <= 4096
    }

    /// Whether a block of samples, too, has less to do than the call of a kernel takes.
    #[inline(always)]
    const fn is_tiny(self) -> bool {
        self.inputs * self.outputs * self.lanes <= 64
    }
}

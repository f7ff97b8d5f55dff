//! The kernels' work in parts, for threads that share it: blocks of samples, or the weights of some inputs.

use super::Sizes;
use crate::isa::Isa;
use crate::layer::Step;
use crate::scalar::Scalar;
use crate::threads;

impl Sizes {
    /// Multiply-adds.
    const fn work(self) -> usize {
        self.rows * self.inputs * self.outputs * self.lanes
    }
}

pub fn forward<T: Scalar, I: Isa>(sizes: Sizes, weight: &[T], bias: &[T], x: &[T], y: &mut [T]) {
    let (of_x, of_y) = (sizes.inputs * sizes.lanes, sizes.outputs * sizes.lanes);
    threads::rows(y, of_y, sizes.work(), |rows, y| {
        let x = threads::rows_of(x, &rows, of_x);
        T::dense_forward::<I>(Sizes { rows: rows.len(), ..sizes }, weight, bias, x, y);
    });
}

pub fn input_gradient<T: Scalar, I: Isa>(sizes: Sizes, weight: &[T], dy: &[T], dx: &mut [T]) {
    let (of_dx, of_dy) = (sizes.inputs * sizes.lanes, sizes.outputs * sizes.lanes);
    threads::rows(dx, of_dx, sizes.work(), |rows, dx| {
        let dy = threads::rows_of(dy, &rows, of_dy);
        T::dense_input_gradient::<I>(Sizes { rows: rows.len(), ..sizes }, weight, dy, dx);
    });
}

pub fn weight_gradient<T: Scalar, I: Isa>(
    sizes: Sizes,
    first: usize,
    x: &[T],
    dy: &[T],
    dweight: &mut [T],
    dbias: &mut [T],
) {
    threads::rows_and_rest([dweight, dbias], sizes.outputs, sizes.work(), |inputs, [dweight, dbias]| {
        T::dense_weight_gradient::<I>(sizes, first + inputs.start, x, dy, dweight, dbias);
    });
}

pub fn descend<T: Scalar, I: Isa>(
    sizes: Sizes,
    first: usize,
    x: &[T],
    dy: &[T],
    weight: &mut [T],
    bias: &mut [T],
    step: Step<T>,
) {
    threads::rows_and_rest([weight, bias], sizes.outputs, sizes.work(), |inputs, [weight, bias]| {
        T::dense_descend::<I>(sizes, first + inputs.start, x, dy, weight, bias, step);
    });
}

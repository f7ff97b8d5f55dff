//! The kernels' work in parts, for threads that share it: blocks of samples, or rows of weights.

use super::largest::{back, cache as cached, outputs};
use super::{Direction, Gradients, Sizes};
use crate::isa::Isa;
use crate::kernels::pool::Pool;
use crate::scalar::Scalar;
use crate::threads;

impl Sizes {
    /// Multiply-adds, where no window goes beyond the plane.
    const fn work(&self) -> usize {
        let products = self.window.outputs() * self.window.taps() * self.lanes;
        self.blocks * self.groups * self.channels * self.filters * products
    }
}

pub fn correlate<T: Scalar, I: Isa>(
    direction: Direction,
    sizes: &Sizes,
    weight: &[T],
    bias: &[T],
    source: &[T],
    target: &mut [T],
) {
    let (inputs, outputs) = (sizes.groups * sizes.inputs(), sizes.groups * sizes.outputs());
    let (of_source, of_target) = match direction {
        Direction::Forward => (inputs, outputs),
        Direction::Back => (outputs, inputs),
    };
    threads::rows(target, of_target, sizes.work(), |blocks, target| {
        let source = threads::rows_of(source, &blocks, of_source);
        T::conv_correlate::<I>(direction, &Sizes { blocks: blocks.len(), ..*sizes }, weight, bias, source, target);
    });
}

pub fn weight_gradient<T: Scalar, I: Isa>(sizes: &Sizes, first: usize, x: &[T], dy: &[T], dw: &mut [T]) {
    threads::rows(dw, sizes.weights_of_row(), sizes.work(), |rows, dw| {
        T::conv_weight_gradient::<I>(sizes, first + rows.start, x, dy, dw);
    });
}

pub fn bias_gradient<T: Scalar, I: Isa>(blocks: usize, plane: usize, first: usize, dy: &[T], db: &mut [T]) {
    // An addition for every value.
    threads::rows(db, 1, blocks * plane * db.len(), |filters, db| {
        T::conv_bias_gradient::<I>(blocks, plane, first + filters.start, dy, db);
    });
}

pub fn largest<T: Scalar, I: Isa>(
    sizes: &Sizes,
    pool: &Pool,
    weight: &[T],
    bias: &[T],
    x: &[T],
    y: &mut [T],
    cache: &mut [T],
) {
    let (of_x, of_y, of_cache) = (sizes.groups * sizes.inputs(), outputs(sizes, pool), cached(sizes, pool));
    threads::rows_with(y, of_y, [(cache, of_cache)], sizes.work(), |blocks, y, [cache]| {
        let x = threads::rows_of(x, &blocks, of_x);
        T::conv_largest::<I>(&Sizes { blocks: blocks.len(), ..*sizes }, pool, weight, bias, x, y, cache);
    });
}

/// Each part has blocks of its own, and then rows of weights and filters of its own, for which the gradient of the convolution's output is
/// there of all blocks.
pub fn largest_gradient<T: Scalar, I: Isa>(
    sizes: &Sizes,
    pool: &Pool,
    weight: &[T],
    x: &[T],
    cache: &[T],
    dy: &[T],
    Gradients { convolved, dx, dw, db }: Gradients<'_, T>,
) {
    let (of_cache, of_dy) = (cached(sizes, pool), outputs(sizes, pool));
    let of_dx = if dx.is_empty() { 0 } else { sizes.groups * sizes.inputs() };
    let work = if dx.is_empty() { sizes.blocks * pool.work() } else { sizes.work() };
    threads::rows_with(convolved, sizes.groups * sizes.outputs(), [(dx, of_dx)], work, |blocks, convolved, [dx]| {
        let (cache, dy) = (threads::rows_of(cache, &blocks, of_cache), threads::rows_of(dy, &blocks, of_dy));
        back::<T, I>(&Sizes { blocks: blocks.len(), ..*sizes }, pool, weight, cache, dy, convolved, dx);
    });
    T::conv_weight_gradient::<I>(sizes, 0, x, convolved, dw);
    T::conv_bias_gradient::<I>(sizes.blocks, sizes.window.outputs() * sizes.lanes, 0, convolved, db);
}

//! The kernels' work in parts, for threads that share it: blocks of samples, or rows of weights.

use super::largest::{cache as cached, outputs};
use super::{Direction, Sizes};
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

pub fn largest<T: Scalar, I: Isa>(
    sizes: &Sizes,
    pool: &Pool,
    weight: &[T],
    bias: &[T],
    x: &[T],
    y: &mut [T],
    cache: &mut [T],
) {
    let (inputs, lens) = (sizes.groups * sizes.inputs(), [outputs(sizes, pool), cached(sizes, pool)]);
    threads::rows_of_two([y, cache], lens, sizes.work(), |blocks, [y, cache]| {
        let x = threads::rows_of(x, &blocks, inputs);
        T::conv_largest::<I>(&Sizes { blocks: blocks.len(), ..*sizes }, pool, weight, bias, x, y, cache);
    });
}

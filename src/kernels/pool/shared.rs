//! The kernels' work in parts, for threads that share it: planes.

use core::ops::Range;

use super::Pool;
use crate::isa::Isa;
use crate::scalar::Scalar;
use crate::threads::{self, rows_of};

impl Pool {
    /// What there is to do, as long as a multiply-add takes.
    pub const fn work(&self) -> usize {
        self.planes * self.window.outputs() * self.window.taps() * self.lanes
    }

    const fn of(&self, planes: &Range<usize>) -> Self {
        Self { planes: planes.end - planes.start, ..*self }
    }
}

pub fn largest<T: Scalar, I: Isa>(pool: &Pool, x: &[T], y: &mut [T], which: &mut [T]) {
    let [inputs, outputs] = pool.of_plane();
    threads::rows_with(y, outputs, [(which, outputs)], pool.work(), |planes, y, [which]| {
        T::pool_largest::<I>(&pool.of(&planes), rows_of(x, &planes, inputs), y, which);
    });
}

pub fn largest_gradient<T: Scalar, I: Isa>(pool: &Pool, which: &[T], dy: &[T], dx: &mut [T]) {
    let [inputs, outputs] = pool.of_plane();
    threads::rows(dx, inputs, pool.work(), |planes, dx| {
        let (which, dy) = (rows_of(which, &planes, outputs), rows_of(dy, &planes, outputs));
        T::pool_largest_gradient::<I>(&pool.of(&planes), which, dy, dx);
    });
}

pub fn means<T: Scalar, I: Isa>(pool: &Pool, x: &[T], y: &mut [T]) {
    let [inputs, outputs] = pool.of_plane();
    threads::rows(y, outputs, pool.work(), |planes, y| {
        T::pool_means::<I>(&pool.of(&planes), rows_of(x, &planes, inputs), y);
    });
}

pub fn means_gradient<T: Scalar, I: Isa>(pool: &Pool, dy: &[T], dx: &mut [T]) {
    let [inputs, outputs] = pool.of_plane();
    threads::rows(dx, inputs, pool.work(), |planes, dx| {
        T::pool_means_gradient::<I>(&pool.of(&planes), rows_of(dy, &planes, outputs), dx);
    });
}

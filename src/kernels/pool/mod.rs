//! Windows that pool a plane, for one sample and for samples in lanes.
//!
//! A window is gone through in raster order, for one sample too, where vectors run over the places of a row. Only values on
//! the plane are looked at: there is no padding in memory, but ranges that end at the edge.

#![expect(
    clippy::extra_unused_type_parameters,
    reason = "kernels name the instruction set that they are compiled for, and pools have nothing to fuse"
)]

mod gradients;
mod row;
#[cfg(feature = "threads")]
mod shared;
#[cfg(test)]
mod tests;

use self::gradients::{largest_gradient, means_gradient};
pub use self::row::Row;
use super::compiled::compiled;
use super::slices::{part, part_mut};
use crate::isa::Isa;
use crate::scalar::Scalar;
use crate::window::Sizes;

compiled! {
    /// The kernels of pools.
    Pools {
        pool_infer_largest = crate::kernels::pool::infer_largest, (pool: &Pool, x: &[T], y: &mut [T]);
        pool_infer_means = crate::kernels::pool::infer_means, (pool: &Pool, x: &[T], y: &mut [T]);
        pool_largest = crate::kernels::pool::largest, (pool: &Pool, x: &[T], y: &mut [T], which: &mut [T]),
            shared by crate::kernels::pool::shared::largest;
        pool_largest_gradient = crate::kernels::pool::largest_gradient,
            (pool: &Pool, which: &[T], dy: &[T], dx: &mut [T]), shared by crate::kernels::pool::shared::largest_gradient;
        pool_means = crate::kernels::pool::means, (pool: &Pool, x: &[T], y: &mut [T]),
            shared by crate::kernels::pool::shared::means;
        pool_means_gradient = crate::kernels::pool::means_gradient, (pool: &Pool, dy: &[T], dx: &mut [T]),
            shared by crate::kernels::pool::shared::means_gradient;
    }
}

/// The sizes of a pool.
#[derive(Debug, Clone, Copy)]
pub struct Pool {
    pub window: Sizes,
    /// Planes of all blocks.
    pub planes: usize,
    /// Samples in lanes.
    pub lanes: usize,
    /// Whether a mean counts the zeros of the padding.
    pub padding_counts: bool,
}

impl Pool {
    /// The values of a plane before the pool, and after it.
    #[inline(always)]
    const fn of_plane(&self) -> [usize; 2] {
        [self.window.inputs() * self.lanes, self.window.outputs() * self.lanes]
    }

    /// What the sum of a window is divided by.
    #[inline(always)]
    fn count<T: Scalar>(&self, [down, across]: [Reach; 2]) -> T {
        T::from_usize(if self.padding_counts { self.window.taps() } else { down.len() * across.len() })
    }

    /// Whether the windows are two by two whole values beside one another: the usual ones, which halve a plane.
    #[inline(always)]
    pub const fn is_of_fours(&self) -> bool {
        self.halves(0) && self.halves(1)
    }

    /// Whether windows in one axis are each two values, beside one another.
    #[inline(always)]
    const fn halves(&self, axis: usize) -> bool {
        let Sizes { input, output, kernel, stride, padding, .. } = self.window;
        kernel[axis] == 2 && stride[axis] == 2 && padding[axis] == 0 && 2 * output[axis] <= input[axis]
    }

    /// Whether every value lies in one window.
    #[inline(always)]
    fn is_partition(&self) -> bool {
        let Sizes { input, output, kernel, stride, padding, dilation: _ } = self.window;
        (0..2).all(|axis| {
            kernel[axis] == stride[axis] && padding[axis] == 0 && output[axis] * stride[axis] == input[axis]
        })
    }
}

/// The part of a window that lies on the plane, in one axis: the window's values `from..to`, the first of which lies at `at`.
#[derive(Clone, Copy)]
pub struct Reach {
    from: usize,
    to: usize,
    pub at: usize,
}

impl Reach {
    #[inline(always)]
    pub const fn of(sizes: &Sizes, axis: usize, place: usize) -> Self {
        let (start, padding) = (place * sizes.stride[axis], sizes.padding[axis]);
        let from = padding.saturating_sub(start);
        let to = (sizes.input[axis] + padding).saturating_sub(start);
        let to = if to < sizes.kernel[axis] { to } else { sizes.kernel[axis] };
        Self { from, to, at: (start + from).saturating_sub(padding) }
    }

    /// The number of values.
    #[inline(always)]
    pub const fn len(self) -> usize {
        self.to.saturating_sub(self.from)
    }
}

/// Whether a value takes the place of the largest so far: of equal ones the first stays, and what is not a number is larger than
/// everything, as in PyTorch.
#[inline(always)]
#[expect(clippy::eq_op, reason = "what differs from itself is not a number")]
pub fn is_larger<T: Scalar>(x: T, largest: T) -> bool {
    // Both are compared in any case: a branch would keep the compiler from making vectors.
    (x > largest) | (x != x)
}

/// Makes a call for every value of a window, whose first row is at `$first`: with its number in the window and where its lanes begin.
macro_rules! each_value {
    ($pool:expr, $down:expr, $first:expr, $across:expr, |$tap:ident, $at:ident| $call:expr) => {
        for k in 0..$down.len() {
            let row = ($first + k) * $pool.window.input[1] + $across.at;
            for l in 0..$across.len() {
                let $tap = ($down.from + k) * $pool.window.kernel[1] + $across.from + l;
                let $at = (row + l) * $pool.lanes;
                $call;
            }
        }
    };
}

use each_value;

/// Calls a function of every row of every plane, with the part of each slice that is the row's.
macro_rules! rows {
    ($pool:ident, $x:ident, |$row:ident, [$($y:ident),+]| $call:expr) => {
        let [inputs, outputs] = $pool.of_plane();
        let len = $pool.window.output[1] * $pool.lanes;
        for plane in 0..$pool.planes {
            let x = part($x, plane, inputs);
            $(let $y = part_mut($y, plane, outputs);)+
            for number in 0..$pool.window.output[0] {
                let $row = Row::of($pool, x, number);
                $(let $y = part_mut($y, number, len);)+
                $call;
            }
        }
    };
}

/// The largest values of one sample.
#[inline(always)]
pub fn infer_largest<T: Scalar, I: Isa>(pool: &Pool, x: &[T], y: &mut [T]) {
    rows!(pool, x, |row, [y]| row.infer_largest::<I>(y));
}

/// The means of one sample.
#[inline(always)]
pub fn infer_means<T: Scalar, I: Isa>(pool: &Pool, x: &[T], y: &mut [T]) {
    rows!(pool, x, |row, [y]| row.infer::<row::Mean>(y));
}

/// The largest values of samples in lanes, and which value in the window each is.
#[inline(always)]
pub fn largest<T: Scalar, I: Isa>(pool: &Pool, x: &[T], y: &mut [T], which: &mut [T]) {
    rows!(pool, x, |row, [y, which]| row.largest::<I>(y, which));
}

/// The means of samples in lanes.
#[inline(always)]
pub fn means<T: Scalar, I: Isa>(pool: &Pool, x: &[T], y: &mut [T]) {
    rows!(pool, x, |row, [y]| row.means(y));
}

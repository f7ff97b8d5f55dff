//! Windows that pool a plane, for one sample and for samples in lanes.
//!
//! A window is gone through in raster order, for one sample too, where vectors run over the places of a row. Only values on
//! the plane are looked at: there is no padding in memory, but ranges that end at the edge.

#![expect(
    clippy::extra_unused_type_parameters,
    reason = "kernels name the instruction set that they are compiled for, and pools have nothing to fuse"
)]

use super::compiled::compiled;
use super::slices::{chunk, chunk_mut, part, part_mut, tiled};
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

#[cfg(feature = "threads")]
mod shared;

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
    /// What the sum of a window is divided by.
    #[inline(always)]
    fn count<T: Scalar>(&self, [down, across]: [Reach; 2]) -> T {
        T::from_usize(if self.padding_counts { self.window.taps() } else { down.len() * across.len() })
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
struct Reach {
    from: usize,
    to: usize,
    at: usize,
}

impl Reach {
    #[inline(always)]
    const fn of(sizes: &Sizes, axis: usize, place: usize) -> Self {
        let (start, padding) = (place * sizes.stride[axis], sizes.padding[axis]);
        let from = padding.saturating_sub(start);
        let to = (sizes.input[axis] + padding).saturating_sub(start);
        let to = if to < sizes.kernel[axis] { to } else { sizes.kernel[axis] };
        Self { from, to, at: (start + from).saturating_sub(padding) }
    }

    /// The number of values.
    #[inline(always)]
    const fn len(self) -> usize {
        self.to.saturating_sub(self.from)
    }
}

/// What a pool does with the values in its window.
trait Rule<T> {
    /// What it begins with.
    const START: T;
    /// What comes of the next value.
    fn take(pooled: T, x: T) -> T;
    /// What comes of all, in a window that counts as so many.
    fn finish(pooled: T, count: T) -> T;
}

/// The largest value; not a number, where there is one that is not.
struct Largest;

/// The mean of the values.
struct Mean;

impl<T: Scalar> Rule<T> for Largest {
    const START: T = T::NEG_INFINITY;

    #[inline(always)]
    fn take(pooled: T, x: T) -> T {
        if is_larger(x, pooled) { x } else { pooled }
    }
    #[inline(always)]
    fn finish(pooled: T, _: T) -> T {
        pooled
    }
}

impl<T: Scalar> Rule<T> for Mean {
    const START: T = T::ZERO;

    #[inline(always)]
    fn take(pooled: T, x: T) -> T {
        pooled + x
    }
    #[inline(always)]
    fn finish(pooled: T, count: T) -> T {
        pooled / count
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

/// The largest values of one sample.
#[inline(always)]
pub fn infer_largest<T: Scalar, I: Isa>(pool: &Pool, x: &[T], y: &mut [T]) {
    infer::<T, Largest>(pool, x, y);
}

/// The means of one sample.
#[inline(always)]
pub fn infer_means<T: Scalar, I: Isa>(pool: &Pool, x: &[T], y: &mut [T]) {
    infer::<T, Mean>(pool, x, y);
}

#[inline(always)]
fn infer<T: Scalar, R: Rule<T>>(pool: &Pool, x: &[T], y: &mut [T]) {
    let sizes = &pool.window;
    let (kernel, stride, padding) = (sizes.kernel[1], sizes.stride[1].max(1), sizes.padding[1]);
    // The places at which all of the window's columns are on the plane.
    let first = padding.div_ceil(stride);
    let end = ((sizes.input[1] + padding + 1).saturating_sub(kernel)).div_ceil(stride).min(sizes.output[1]);
    for row in 0..pool.planes * sizes.output[0] {
        let (plane, down) = (row / sizes.output[0].max(1), Reach::of(sizes, 0, row % sizes.output[0].max(1)));
        let x = part(x, plane, sizes.inputs());
        let x = x.get(down.at * sizes.input[1]..(down.at + down.len()) * sizes.input[1]).unwrap_or_default();
        let y = part_mut(y, row, sizes.output[1]);
        let task = Task { pool, x, down };
        let mut column = 0;
        while column < y.len() {
            let room = if column < first { 0 } else { end.saturating_sub(column) };
            match (stride, room) {
                (1, 8..) => task.several::<R, 8, 1>(&mut column, y),
                (1, 4..) => task.several::<R, 4, 1>(&mut column, y),
                (2, 8..) => task.several::<R, 8, 2>(&mut column, y),
                (2, 4..) => task.several::<R, 4, 2>(&mut column, y),
                _ => task.one::<R>(&mut column, y),
            }
        }
    }
}

/// A row of places, and the rows of the plane that they reach.
struct Task<'a, T> {
    pool: &'a Pool,
    x: &'a [T],
    down: Reach,
}

impl<T: Scalar> Task<'_, T> {
    /// The next `W` places, `S` columns from each other.
    #[inline(always)]
    fn several<R: Rule<T>, const W: usize, const S: usize>(&self, column: &mut usize, y: &mut [T]) {
        let Sizes { input, kernel, padding, .. } = self.pool.window;
        let mut pooled = [R::START; W];
        let place = *column;
        *column += W;
        for k in 0..self.down.len() {
            let Some(x) = part(self.x, k, input[1]).get((place * S).saturating_sub(padding[1])..) else { return };
            let mut tap = 0;
            while tap < kernel[1] {
                let Some(x) = x.get(tap..) else { return };
                if S == 2 && tap + 1 < kernel[1] {
                    // Two at once: all of what is read is used.
                    let Some(pairs) = x.as_chunks::<2>().0.first_chunk::<W>() else { return };
                    for (pooled, pair) in pooled.iter_mut().zip(pairs) {
                        *pooled = R::take(R::take(*pooled, pair[0]), pair[1]);
                    }
                    tap += 2;
                } else {
                    let Some(x) = x.get(..(W - 1) * S + 1) else { return };
                    for (pooled, &x) in pooled.iter_mut().zip(x.iter().step_by(S)) {
                        *pooled = R::take(*pooled, x);
                    }
                    tap += 1;
                }
            }
        }
        let count = self.pool.count([self.down, Reach::of(&self.pool.window, 1, place)]);
        if let Some(y) = chunk_mut::<T, W>(y, place) {
            *y = pooled.map(|pooled| R::finish(pooled, count));
        }
    }

    /// The next place.
    #[inline(always)]
    fn one<R: Rule<T>>(&self, column: &mut usize, y: &mut [T]) {
        let across = Reach::of(&self.pool.window, 1, *column);
        let mut pooled = R::START;
        for k in 0..self.down.len() {
            let row = part(self.x, k, self.pool.window.input[1]);
            for &x in row.get(across.at..across.at + across.len()).unwrap_or_default() {
                pooled = R::take(pooled, x);
            }
        }
        if let Some(y) = y.get_mut(*column) {
            *y = R::finish(pooled, self.pool.count([self.down, across]));
        }
        *column += 1;
    }
}

/// Makes a call for every place of every plane, with the planes' numbers, the place's and the part of the window that is on the plane, and
/// for all lanes, 16 or fewer at a time.
macro_rules! each {
    ($pool:ident, |$plane:ident, $at:ident, $reach:ident, $lane:ident, $width:ident| $call:expr) => {
        let sizes = &$pool.window;
        for $plane in 0..$pool.planes {
            for row in 0..sizes.output[0] {
                let down = Reach::of(sizes, 0, row);
                for column in 0..sizes.output[1] {
                    let $reach = [down, Reach::of(sizes, 1, column)];
                    let $at = row * sizes.output[1] + column;
                    tiled!(0..$pool.lanes, [16 4 1], |$lane, $width| $call);
                }
            }
        }
    };
}

/// Makes a call for every value of a window, with its number in the window and where its lanes begin.
macro_rules! each_value {
    ($pool:ident, $reach:ident, |$tap:ident, $at:ident| $call:expr) => {
        let [down, across] = $reach;
        for k in 0..down.len() {
            let row = (down.at + k) * $pool.window.input[1] + across.at;
            for l in 0..across.len() {
                let $tap = (down.from + k) * $pool.window.kernel[1] + across.from + l;
                let $at = (row + l) * $pool.lanes;
                $call;
            }
        }
    };
}

/// The largest values of samples in lanes, and which value in the window each is.
#[inline(always)]
pub fn largest<T: Scalar, I: Isa>(pool: &Pool, x: &[T], y: &mut [T], which: &mut [T]) {
    let (inputs, outputs) = (pool.window.inputs() * pool.lanes, pool.window.outputs() * pool.lanes);
    each!(pool, |plane, place, reach, lane, W| {
        let x = part(x, plane, inputs);
        let mut largest = [T::NEG_INFINITY; W];
        let mut taps = [T::from_usize(reach[0].from * pool.window.kernel[1] + reach[1].from); W];
        each_value!(pool, reach, |tap, at| {
            let Some(x) = chunk::<T, W>(x, at + lane) else { return };
            let tap = T::from_usize(tap);
            for ((largest, which), &x) in largest.iter_mut().zip(&mut taps).zip(x) {
                let larger = is_larger(x, *largest);
                *largest = if larger { x } else { *largest };
                *which = if larger { tap } else { *which };
            }
        });
        let at = plane * outputs + place * pool.lanes + lane;
        let (Some(y), Some(which)) = (chunk_mut(y, at), chunk_mut(which, at)) else { return };
        [*y, *which] = [largest, taps];
    });
}

/// The way back of [`largest`]: each gradient goes to the value that was the largest.
#[inline(always)]
pub fn largest_gradient<T: Scalar, I: Isa>(pool: &Pool, which: &[T], dy: &[T], dx: &mut [T]) {
    let (inputs, outputs) = (pool.window.inputs() * pool.lanes, pool.window.outputs() * pool.lanes);
    let add = !pool.is_partition();
    if add {
        dx.fill(T::ZERO);
    }
    each!(pool, |plane, place, reach, lane, W| {
        let dx = part_mut(dx, plane, inputs);
        let at = plane * outputs + place * pool.lanes + lane;
        let (Some(&dy), Some(&which)) = (chunk::<T, W>(dy, at), chunk::<T, W>(which, at)) else { return };
        each_value!(pool, reach, |tap, at| {
            let Some(dx) = chunk_mut::<T, W>(dx, at + lane) else { return };
            let tap = T::from_usize(tap);
            let mut share = [T::ZERO; W];
            for ((share, dy), which) in share.iter_mut().zip(dy).zip(which) {
                *share = if which == tap { dy } else { T::ZERO };
            }
            put(dx, share, add);
        });
    });
}

/// The means of samples in lanes.
#[inline(always)]
pub fn means<T: Scalar, I: Isa>(pool: &Pool, x: &[T], y: &mut [T]) {
    let (inputs, outputs) = (pool.window.inputs() * pool.lanes, pool.window.outputs() * pool.lanes);
    each!(pool, |plane, place, reach, lane, W| {
        let x = part(x, plane, inputs);
        let mut sums = [T::ZERO; W];
        each_value!(pool, reach, |_tap, at| {
            let Some(x) = chunk::<T, W>(x, at + lane) else { return };
            for (sum, &x) in sums.iter_mut().zip(x) {
                *sum += x;
            }
        });
        let count = pool.count::<T>(reach);
        let Some(y) = chunk_mut(y, plane * outputs + place * pool.lanes + lane) else { return };
        *y = sums.map(|sum| sum / count);
    });
}

/// The way back of [`means`]: each gradient goes to all values in the window.
#[inline(always)]
pub fn means_gradient<T: Scalar, I: Isa>(pool: &Pool, dy: &[T], dx: &mut [T]) {
    let (inputs, outputs) = (pool.window.inputs() * pool.lanes, pool.window.outputs() * pool.lanes);
    let add = !pool.is_partition();
    if add {
        dx.fill(T::ZERO);
    }
    each!(pool, |plane, place, reach, lane, W| {
        let dx = part_mut(dx, plane, inputs);
        let Some(dy) = chunk::<T, W>(dy, plane * outputs + place * pool.lanes + lane) else { return };
        let count = pool.count::<T>(reach);
        let share = dy.map(|dy| dy / count);
        each_value!(pool, reach, |_tap, at| {
            let Some(dx) = chunk_mut::<T, W>(dx, at + lane) else { return };
            put(dx, share, add);
        });
    });
}

/// Adds, or writes where nothing else is to come.
#[inline(always)]
fn put<T: Scalar, const W: usize>(to: &mut [T; W], share: [T; W], add: bool) {
    if add {
        for (to, share) in to.iter_mut().zip(share) {
            *to += share;
        }
    } else {
        *to = share;
    }
}

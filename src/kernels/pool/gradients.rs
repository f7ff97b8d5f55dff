//! The way back of pools, of samples in lanes.

use super::{Pool, Reach, each_value};
use crate::isa::Isa;
use crate::kernels::slices::{chunk, chunk_mut, part_mut, tiled};
use crate::kernels::vector::{FullVector, In, Vector};
use crate::scalar::Scalar;

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

/// The way back of [`largest`]: each gradient goes to the value that was the largest.
#[inline(always)]
pub fn largest_gradient<T: Scalar, I: Isa>(pool: &Pool, which: &[T], dy: &[T], dx: &mut [T]) {
    let [inputs, outputs] = pool.of_plane();
    let add = !pool.is_partition();
    if I::FAST && !add && pool.window.kernel == [2; 2] && pool.lanes == 2 * In::<T, I>::WIDTH {
        return gradients_of_four::<T, In<T, I>>(pool, which, dy, dx);
    }
    if add {
        dx.fill(T::ZERO);
    }
    each!(pool, |plane, place, reach, lane, W| {
        let dx = part_mut(dx, plane, inputs);
        let at = plane * outputs + place * pool.lanes + lane;
        let (Some(&dy), Some(&which)) = (chunk::<T, W>(dy, at), chunk::<T, W>(which, at)) else { return };
        each_value!(pool, reach[0], reach[0].at, reach[1], |tap, at| {
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

/// The same of windows of two by two values that make up the plane, in two vectors.
#[inline(always)]
fn gradients_of_four<T: Scalar, V: FullVector<T>>(pool: &Pool, which: &[T], dy: &[T], dx: &mut [T]) {
    let (columns, lanes) = (pool.window.output[1], pool.lanes);
    let row = 2 * columns * lanes;
    let one = V::splat(T::ONE);
    let marks = [V::splat(T::ZERO), one, one.add(one), one.add(one).add(one)];
    for (dx, (dy, which)) in dx.chunks_exact_mut(2 * row).zip(dy.chunks_exact(row / 2).zip(which.chunks_exact(row / 2)))
    {
        let (upper, lower) = dx.split_at_mut(row);
        for column in 0..columns {
            for lane in [0, V::WIDTH] {
                let at = column * lanes + lane;
                let (dy, which, at) = (V::load(dy, at), V::load(which, at), at + column * lanes);
                dy.marked(which, marks[0]).store(upper, at);
                dy.marked(which, marks[1]).store(upper, at + lanes);
                dy.marked(which, marks[2]).store(lower, at);
                dy.marked(which, marks[3]).store(lower, at + lanes);
            }
        }
    }
}

/// The way back of [`means`]: each gradient goes to all values in the window.
#[inline(always)]
pub fn means_gradient<T: Scalar, I: Isa>(pool: &Pool, dy: &[T], dx: &mut [T]) {
    let [inputs, outputs] = pool.of_plane();
    let add = !pool.is_partition();
    if add {
        dx.fill(T::ZERO);
    }
    each!(pool, |plane, place, reach, lane, W| {
        let dx = part_mut(dx, plane, inputs);
        let Some(dy) = chunk::<T, W>(dy, plane * outputs + place * pool.lanes + lane) else { return };
        let count = pool.count::<T>(reach);
        let share = dy.map(|dy| dy / count);
        each_value!(pool, reach[0], reach[0].at, reach[1], |_tap, at| {
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

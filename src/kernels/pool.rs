//! Windows that pool a plane, for one sample and for samples in lanes.
//!
//! A window is gone through in raster order, for one sample too, where lanes run over the places of a row. Only values on
//! the plane are looked at: there is no padding in memory, but ranges that end at the edge.

use super::slices::{part, part_mut};
use crate::scalar::Scalar;
use crate::window::Sizes;

/// The part of a window that lies on the plane, in one axis: the window's values `from..to`, the first of which lies at `at`.
#[derive(Clone, Copy)]
pub struct Reach {
    from: usize,
    to: usize,
    at: usize,
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

/// What a pool does with the values in its window.
pub trait Pool<T> {
    /// What it begins with.
    const START: T;
    /// What comes of the next value.
    fn take(pooled: T, x: T) -> T;
}

/// The largest value; not a number, where there is one that is not.
pub struct Largest;

/// The sum of the values.
pub struct Sum;

impl<T: Scalar> Pool<T> for Largest {
    const START: T = T::NEG_INFINITY;

    #[inline(always)]
    fn take(pooled: T, x: T) -> T {
        if is_larger(x, pooled) { x } else { pooled }
    }
}

impl<T: Scalar> Pool<T> for Sum {
    const START: T = T::ZERO;

    #[inline(always)]
    fn take(pooled: T, x: T) -> T {
        pooled + x
    }
}

/// Whether a value takes the place of the largest so far: of equal ones the first stays, and what is not a number is larger than
/// everything, as in PyTorch.
#[inline(always)]
#[expect(clippy::eq_op, reason = "what differs from itself is not a number")]
pub fn is_larger<T: Scalar>(x: T, largest: T) -> bool {
    x > largest || x != x
}

/// Pools the planes of one sample.
#[inline(always)]
pub fn infer<T: Scalar, P: Pool<T>>(sizes: &Sizes, planes: usize, x: &[T], y: &mut [T]) {
    let [_, width] = sizes.input;
    for plane in 0..planes {
        let (x, y) = (part(x, plane, sizes.inputs()), part_mut(y, plane, sizes.outputs()));
        for place in 0..sizes.output[0] {
            let (y, down) = (part_mut(y, place, sizes.output[1]), Reach::of(sizes, 0, place));
            y.fill(P::START);
            for row in down.at..down.at + down.len() {
                for tap in 0..sizes.kernel[1] {
                    infer_row::<T, P>(sizes, tap, part(x, row, width), y);
                }
            }
        }
    }
}

/// Takes one column of the window of every place in a row.
#[inline(always)]
fn infer_row<T: Scalar, P: Pool<T>>(sizes: &Sizes, tap: usize, x: &[T], y: &mut [T]) {
    let (padding, stride) = (sizes.padding[1], sizes.stride[1].max(1));
    // The first place that has this column on the plane.
    let first = padding.saturating_sub(tap).div_ceil(stride);
    let x = x.get((first * stride + tap).saturating_sub(padding)..).unwrap_or_default();
    let y = y.get_mut(first..).unwrap_or_default();
    if stride == 1 {
        for (y, &x) in y.iter_mut().zip(x) {
            *y = P::take(*y, x);
        }
    } else {
        for (y, &x) in y.iter_mut().zip(x.iter().step_by(stride)) {
            *y = P::take(*y, x);
        }
    }
}

/// The largest values of windows over planes of samples in lanes, and which value in the window each is.
#[inline(always)]
pub fn largest<T: Scalar, const L: usize>(
    sizes: &Sizes,
    planes: usize,
    x: &[[T; L]],
    y: &mut [[T; L]],
    which: &mut [[T; L]],
) {
    for plane in 0..planes {
        let x = part(x, plane, sizes.inputs());
        let (y, which) = (part_mut(y, plane, sizes.outputs()), part_mut(which, plane, sizes.outputs()));
        for (place, (y, which)) in y.iter_mut().zip(which).enumerate() {
            let [down, across] = reaches(sizes, place);
            *y = [T::NEG_INFINITY; L];
            *which = [T::from_usize(down.from * sizes.kernel[1] + across.from); L];
            for k in 0..down.len() {
                for (l, x) in window_row(sizes, x, down, across, k).iter().enumerate() {
                    let tap = T::from_usize((down.from + k) * sizes.kernel[1] + across.from + l);
                    for ((y, which), &x) in y.iter_mut().zip(&mut *which).zip(x) {
                        let larger = is_larger(x, *y);
                        *y = if larger { x } else { *y };
                        *which = if larger { tap } else { *which };
                    }
                }
            }
        }
    }
}

/// The way back of [`largest`]: each gradient goes to the value that was the largest.
#[inline(always)]
pub fn largest_gradient<T: Scalar, const L: usize>(
    sizes: &Sizes,
    planes: usize,
    which: &[[T; L]],
    dy: &[[T; L]],
    dx: &mut [[T; L]],
) {
    dx.fill([T::ZERO; L]);
    for plane in 0..planes {
        let dx = part_mut(dx, plane, sizes.inputs());
        let (dy, which) = (part(dy, plane, sizes.outputs()), part(which, plane, sizes.outputs()));
        for (place, (dy, which)) in dy.iter().zip(which).enumerate() {
            let [down, across] = reaches(sizes, place);
            for k in 0..down.len() {
                for (l, dx) in window_row_mut(sizes, dx, down, across, k).iter_mut().enumerate() {
                    let tap = T::from_usize((down.from + k) * sizes.kernel[1] + across.from + l);
                    for ((dx, &dy), &which) in dx.iter_mut().zip(dy).zip(which) {
                        *dx += if which == tap { dy } else { T::ZERO };
                    }
                }
            }
        }
    }
}

/// The sums of windows over planes of samples in lanes.
#[inline(always)]
pub fn sums<T: Scalar, const L: usize>(sizes: &Sizes, planes: usize, x: &[[T; L]], y: &mut [[T; L]]) {
    for plane in 0..planes {
        let (x, y) = (part(x, plane, sizes.inputs()), part_mut(y, plane, sizes.outputs()));
        for (place, y) in y.iter_mut().enumerate() {
            let [down, across] = reaches(sizes, place);
            *y = [T::ZERO; L];
            for k in 0..down.len() {
                for x in window_row(sizes, x, down, across, k) {
                    for (y, &x) in y.iter_mut().zip(x) {
                        *y += x;
                    }
                }
            }
        }
    }
}

/// The way back of [`sums`]: each gradient goes to all values in the window.
#[inline(always)]
pub fn sums_gradient<T: Scalar, const L: usize>(sizes: &Sizes, planes: usize, dy: &[[T; L]], dx: &mut [[T; L]]) {
    dx.fill([T::ZERO; L]);
    for plane in 0..planes {
        let (dx, dy) = (part_mut(dx, plane, sizes.inputs()), part(dy, plane, sizes.outputs()));
        for (place, dy) in dy.iter().enumerate() {
            let [down, across] = reaches(sizes, place);
            for k in 0..down.len() {
                for dx in window_row_mut(sizes, dx, down, across, k) {
                    for (dx, &dy) in dx.iter_mut().zip(dy) {
                        *dx += dy;
                    }
                }
            }
        }
    }
}

/// Both axes of the window at a place, counted in raster order.
#[inline(always)]
fn reaches(sizes: &Sizes, place: usize) -> [Reach; 2] {
    let width = sizes.output[1].max(1);
    [Reach::of(sizes, 0, place / width), Reach::of(sizes, 1, place % width)]
}

/// The part of row `k` of a window that lies on the plane.
#[inline(always)]
fn window_row<'a, V>(sizes: &Sizes, plane: &'a [V], down: Reach, across: Reach, k: usize) -> &'a [V] {
    let start = (down.at + k) * sizes.input[1] + across.at;
    plane.get(start..start + across.len()).unwrap_or_default()
}

#[inline(always)]
fn window_row_mut<'a, V>(sizes: &Sizes, plane: &'a mut [V], down: Reach, across: Reach, k: usize) -> &'a mut [V] {
    let start = (down.at + k) * sizes.input[1] + across.at;
    plane.get_mut(start..start + across.len()).unwrap_or_default()
}

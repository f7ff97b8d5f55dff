//! The gradient with respect to the weights.
//!
//! A weight's gradient is a sum over all places of its filter, and there is one for each of the eight lanes that a vector has, or two:
//! tiles of several taps by several filters.

use core::ops::Range;

use super::{Axis, In, InWide, Sizes};
use crate::isa::Isa;
use crate::kernels::slices::{part, tiled};
use crate::kernels::vector::{Array, Vector, Wide};
use crate::scalar::Scalar;

/// The partial sums of a weight.
const EIGHTHS: usize = 8;

/// `dW += dy ∗ x` over all blocks and their lanes. Of the weights from the [row](Sizes::weights_of_row) `first` on, as many as there are in
/// `dweight`.
#[inline(always)]
pub fn weight_gradient<T: Scalar, I: Isa>(sizes: &Sizes, first: usize, x: &[T], dy: &[T], dweight: &mut [T]) {
    let rows = first..first + dweight.len() / sizes.weights_of_row().max(1);
    for number in 0..sizes.blocks * sizes.groups {
        let group = number % sizes.groups.max(1);
        let x = part(x, number, sizes.inputs());
        let dy = part(dy, number, sizes.outputs());
        let dweight = dweight.get_mut(group * sizes.filters..).unwrap_or_default();
        let axes = [0, 1].map(|axis| Axis::of(&sizes.window, axis));
        Task { sizes, axes, x, dy, first }.taps::<I>(rows.clone(), dweight);
    }
}

struct Task<'a, T> {
    sizes: &'a Sizes,
    axes: [Axis; 2],
    x: &'a [T],
    dy: &'a [T],
    /// The first row of weights.
    first: usize,
}

impl Sizes {
    /// Whether taps that share the rows of places are those of several channels, since a row of the kernel has but one.
    #[inline(always)]
    const fn of_channels(&self) -> bool {
        self.window.kernel[1] == 1
    }

    /// Weights that are summed together, those of a row: of a row of the kernel, or of a channel where a row has one tap.
    #[inline(always)]
    pub fn weights_of_row(&self) -> usize {
        let taps = if self.of_channels() { self.window.taps() } else { self.window.kernel[1] };
        taps * self.all_filters()
    }
}

/// Taps that share the rows of places: neighbours in a row of the kernel, or the same tap of several channels.
#[derive(Clone, Copy)]
struct Taps {
    channel: usize,
    row: usize,
    column: usize,
    of_channels: bool,
}

impl<T: Scalar> Task<'_, T> {
    /// All weights of a group in some rows, in tiles.
    #[inline(always)]
    fn taps<I: Isa>(&self, weights: Range<usize>, dweight: &mut [T]) {
        let [rows, columns] = self.axes;
        let of_channels = self.sizes.of_channels();
        let (outer, inner) = if of_channels { (0..rows.kernel, weights) } else { (weights, 0..columns.kernel) };
        for outer in outer {
            let taps = |at| {
                let (channel, row, column) =
                    if of_channels { (at, outer, 0) } else { (outer / rows.kernel, outer % rows.kernel, at) };
                Taps { channel, row, column, of_channels }
            };
            let filters = 0..self.sizes.filters;
            if columns.interior().len() < columns.output && !of_channels {
                for at in inner.clone() {
                    if I::FAST {
                        tiled!(filters.clone(), [4 1], |k, K| self.edges::<One<In<T, I>>, K>(taps(at), k, dweight));
                    } else {
                        tiled!(filters.clone(), [4 1], |k, K| self.edges::<One<Array<T, I, 4>>, K>(taps(at), k, dweight));
                    }
                }
            }
            if I::WIDE {
                tiled!(inner.clone(), [5 3 1], |at, R| {
                    tiled!(filters.clone(), [8 6 4 2], |k, K| {
                        self.tile::<Two<InWide<T, I>>, R, { K / 2 }>(taps(at), k, dweight);
                    });
                    tiled!(k..filters.end, [1], |k, K| self.tile::<One<In<T, I>>, R, K>(taps(at), k, dweight));
                });
            } else if I::FAST {
                tiled!(inner.clone(), [5], |at, R| {
                    tiled!(filters.clone(), [2 1], |k, K| self.tile::<One<In<T, I>>, R, K>(taps(at), k, dweight));
                });
                tiled!(at..inner.end, [3], |at, R| {
                    tiled!(filters.clone(), [4 2 1], |k, K| self.tile::<One<In<T, I>>, R, K>(taps(at), k, dweight));
                });
                tiled!(at..inner.end, [1], |at, R| {
                    tiled!(filters.clone(), [8 1], |k, K| self.tile::<One<In<T, I>>, R, K>(taps(at), k, dweight));
                });
            } else {
                tiled!(inner.clone(), [1], |at, R| {
                    tiled!(filters.clone(), [4 1], |k, K| {
                        self.tile::<One<Array<T, I, 4>>, R, K>(taps(at), k, dweight);
                    });
                });
            }
        }
    }

    /// Adds the sums of `R` taps by `K` filters, or twos of them, over the places at which all of the window's columns are inside the plane.
    #[inline(always)]
    fn tile<F: Filters<T>, const R: usize, const K: usize>(&self, taps: Taps, filter: usize, dweight: &mut [T]) {
        let &Sizes { window, lanes, .. } = self.sizes;
        let columns = self.axes[1];
        let of_filters = self.sizes.all_filters();
        let (tap, next) = if taps.of_channels {
            (window.inputs() * lanes, window.taps() * of_filters)
        } else {
            (columns.dilation * lanes, of_filters)
        };
        let steps = Steps { tap, filter: window.outputs() * lanes };
        let places = columns.interior();
        let (runs, len) =
            if columns.stride == 1 { (usize::from(!places.is_empty()), places.len()) } else { (places.len(), 1) };
        for eighth in (0..EIGHTHS).step_by(F::Values::WIDTH) {
            let mut sums = [[F::spread(F::Values::splat(T::ZERO)); K]; R];
            for row in self.axes[0].places(taps.row) {
                for place in (places.start..).take(runs) {
                    self.add::<F, R, K>(&mut sums, self.run(taps, filter, [row, place], len, eighth), steps);
                }
            }
            for (r, sums) in sums.into_iter().enumerate() {
                let at = self.weight(taps, filter) + r * next;
                join::<T, F, K>(sums, dweight.get_mut(at..).unwrap_or_default());
            }
        }
    }

    /// Adds the sums of one tap by `K` filters, or twos of them, over the places at which the tap is inside the plane, but not all of the window's columns
    /// are.
    #[inline(always)]
    fn edges<F: Filters<T>, const K: usize>(&self, taps: Taps, filter: usize, dweight: &mut [T]) {
        let [rows, columns] = self.axes;
        let (Range { start, end }, whole) = (columns.places(taps.column), columns.interior());
        let steps = Steps { tap: 0, filter: self.sizes.window.outputs() * self.sizes.lanes };
        for eighth in (0..EIGHTHS).step_by(F::Values::WIDTH) {
            let mut sums = [[F::spread(F::Values::splat(T::ZERO)); K]];
            for row in rows.places(taps.row) {
                for place in (start..whole.start.min(end)).chain(whole.end.max(start)..end) {
                    self.add::<F, 1, K>(&mut sums, self.run(taps, filter, [row, place], 1, eighth), steps);
                }
            }
            join::<T, F, K>(sums[0], dweight.get_mut(self.weight(taps, filter)..).unwrap_or_default());
        }
    }

    /// Where the weight of the first tap and a filter is, from that of the first row on.
    #[inline(always)]
    fn weight(&self, taps: Taps, filter: usize) -> usize {
        let window = &self.sizes.window;
        let tap = (taps.channel * window.kernel[0] + taps.row) * window.kernel[1] + taps.column;
        tap * self.sizes.all_filters() + filter - self.first * self.sizes.weights_of_row()
    }

    /// The values of `len` places in a row.
    #[inline(always)]
    fn run(&self, taps: Taps, filter: usize, [row, place]: [usize; 2], len: usize, eighth: usize) -> Run {
        let ([rows, columns], lanes) = (self.axes, self.sizes.lanes);
        let x = (taps.channel * rows.input + rows.at(row, taps.row)) * columns.input + columns.at(place, taps.column);
        let dy = (filter * rows.output + row) * columns.output + place;
        Run { x: x * lanes, dy: dy * lanes, len: len * lanes, eighth }
    }

    /// Adds the products of a run of values: its values take turns in the partial sums.
    #[inline(always)]
    fn add<F: Filters<T>, const R: usize, const K: usize>(&self, sums: &mut [[F; K]; R], run: Run, steps: Steps) {
        let (Run { x, dy, len, eighth }, width) = (run, F::Values::WIDTH);
        let within = x + (R - 1) * steps.tap + len <= self.x.len()
            && dy + (K * F::COUNT - 1) * steps.filter + len <= self.dy.len();
        if !within || eighth > len {
            return;
        }
        let whole = (len - eighth + EIGHTHS - width) / EIGHTHS;
        let (mut x, mut dy) = (self.x.as_ptr().wrapping_add(x + eighth), self.dy.as_ptr().wrapping_add(dy + eighth));
        for _ in 0..whole {
            // SAFETY: the run of the last tap and that of the last filter end within the slices.
            unsafe { products::<T, F, R, K, true>(sums, [x, dy], steps, width) };
            [x, dy] = [x.wrapping_add(EIGHTHS), dy.wrapping_add(EIGHTHS)];
        }
        let done = eighth + whole * EIGHTHS;
        if done < len {
            // SAFETY: as above; so many are left of each.
            unsafe { products::<T, F, R, K, false>(sums, [x, dy], steps, len - done) };
        }
    }
}

/// Sums of a tap, by one or two filters.
trait Filters<T>: Copy {
    /// The number of filters.
    const COUNT: usize;
    /// The vectors of values.
    type Values: Vector<T>;

    /// The same values for each filter.
    fn spread(values: Self::Values) -> Self;
    /// The sums, and the product of each two values.
    fn add_product(self, a: Self, b: Self) -> Self;
    /// The values of the filters, `step` values from each other, as [`read`].
    ///
    /// # Safety
    /// There are so many values for each.
    unsafe fn read<const WHOLE: bool>(from: *const T, step: usize, left: usize) -> Self;
    /// Those of one filter.
    fn of(self, filter: usize) -> Self::Values;
}

#[derive(Clone, Copy)]
struct One<V>(V);

/// Two filters in a vector twice as wide as the partial sums of one.
#[derive(Clone, Copy)]
struct Two<W>(W);

impl<T: Scalar, V: Vector<T>> Filters<T> for One<V> {
    const COUNT: usize = 1;
    type Values = V;

    #[inline(always)]
    fn spread(values: V) -> Self {
        Self(values)
    }
    #[inline(always)]
    fn add_product(self, a: Self, b: Self) -> Self {
        Self(self.0.add_product(a.0, b.0))
    }
    #[inline(always)]
    unsafe fn read<const WHOLE: bool>(from: *const T, _: usize, left: usize) -> Self {
        // SAFETY: the caller's promise.
        Self(unsafe { read::<T, V, WHOLE>(from, left) })
    }
    #[inline(always)]
    fn of(self, _: usize) -> V {
        self.0
    }
}

impl<T: Scalar, W: Wide<T>> Filters<T> for Two<W> {
    const COUNT: usize = 2;
    type Values = W::Half;

    #[inline(always)]
    fn spread(values: W::Half) -> Self {
        Self(W::of(values, values))
    }
    #[inline(always)]
    fn add_product(self, a: Self, b: Self) -> Self {
        Self(self.0.add_product(a.0, b.0))
    }
    #[inline(always)]
    unsafe fn read<const WHOLE: bool>(from: *const T, step: usize, left: usize) -> Self {
        // SAFETY: the caller's promise.
        unsafe {
            let [low, high] = [from, from.wrapping_add(step)];
            Self(W::of(read::<T, _, WHOLE>(low, left), read::<T, _, WHOLE>(high, left)))
        }
    }
    #[inline(always)]
    fn of(self, filter: usize) -> W::Half {
        self.0.halves()[filter]
    }
}

/// Values that follow one another, in the input and in the gradient, and those of them that a vector begins with.
#[derive(Clone, Copy)]
struct Run {
    x: usize,
    dy: usize,
    len: usize,
    eighth: usize,
}

/// From one tap to the next in the input, and from one filter to the next in the gradient.
#[derive(Clone, Copy)]
struct Steps {
    tap: usize,
    filter: usize,
}

/// Adds the product of each tap's values and each filter's, or each two filters': of a `WHOLE` vector, or of so many values as are left.
///
/// # Safety
/// There are as many values for each.
#[inline(always)]
unsafe fn products<T: Scalar, F: Filters<T>, const R: usize, const K: usize, const WHOLE: bool>(
    sums: &mut [[F; K]; R],
    [x, dy]: [*const T; 2],
    steps: Steps,
    left: usize,
) {
    let mut gradients = [F::spread(F::Values::splat(T::ZERO)); K];
    for (k, gradient) in gradients.iter_mut().enumerate() {
        // SAFETY: the caller's promise.
        *gradient = unsafe { F::read::<WHOLE>(dy.wrapping_add(k * F::COUNT * steps.filter), steps.filter, left) };
    }
    for (r, sums) in sums.iter_mut().enumerate() {
        // SAFETY: the caller's promise.
        let x = F::spread(unsafe { read::<T, _, WHOLE>(x.wrapping_add(r * steps.tap), left) });
        for (sum, gradient) in sums.iter_mut().zip(gradients) {
            *sum = sum.add_product(x, gradient);
        }
    }
}

/// A vector, or what is left of one.
///
/// # Safety
/// There are so many values.
#[inline(always)]
unsafe fn read<T: Scalar, V: Vector<T>, const WHOLE: bool>(from: *const T, left: usize) -> V {
    // SAFETY: the caller's promise.
    unsafe { if WHOLE { V::read(from) } else { V::load_part(core::slice::from_raw_parts(from, left)) } }
}

/// Adds the partial sums of each filter, one after the other.
#[inline(always)]
fn join<T: Scalar, F: Filters<T>, const K: usize>(sums: [F; K], to: &mut [T]) {
    for (sums, to) in sums.into_iter().zip(to.chunks_exact_mut(F::COUNT)) {
        for (filter, to) in to.iter_mut().enumerate() {
            let mut parts = [T::ZERO; EIGHTHS];
            sums.of(filter).store(&mut parts, 0);
            for part in parts.into_iter().take(F::Values::WIDTH) {
                *to += part;
            }
        }
    }
}

//! The pass forward of samples in lanes.

use core::ops::Range;

use super::{Axis, Sizes, chunk, chunk_mut, infer, part, part_mut, start, tiled};
use crate::isa::Isa;
use crate::scalar::Scalar;

/// `y = W ∗ x + b`; `bias` is empty for none.
#[inline(always)]
pub fn forward<T: Scalar, I: Isa>(sizes: &Sizes, weight: &[T], bias: &[T], x: &[T], y: &mut [T]) {
    if sizes.lanes == 1 {
        // Lanes run over filters or places instead.
        for block in 0..sizes.blocks {
            let (x, y) = (part(x, block, sizes.input()), part_mut(y, block, sizes.output()));
            infer::<T, I>(sizes, weight, bias, x, y);
        }
        return;
    }
    for block in 0..sizes.blocks {
        let (x, y) = (part(x, block, sizes.input()), part_mut(y, block, sizes.output()));
        let whole = sizes.lanes / 16 * 16;
        tiled!(0..whole, [16], |lane, W| wide::<T, I, W>(sizes, weight, bias, x, y, lane));
        tiled!(whole..sizes.lanes, [4 1], |lane, W| narrow::<T, I, W>(sizes, weight, bias, x, y, lane));
    }
}

/// Several filters share the values that they read; one alone, as in a depthwise convolution, has several places at once.
#[inline(always)]
fn wide<T: Scalar, I: Isa, const W: usize>(sizes: &Sizes, weight: &[T], bias: &[T], x: &[T], y: &mut [T], lane: usize) {
    for group in 0..sizes.groups {
        let filters = group * sizes.filters..(group + 1) * sizes.filters;
        tiled!(filters, [6 4 2 1], |filter, K| {
            let task = Task::<T, K> { sizes, weight, sums: start(bias, filter), x, group, filter, lane };
            if K > 2 { task.rows::<I, W, 1>(y) } else { task.rows::<I, W, 4>(y) }
        });
    }
}

/// As [`wide`], with less code for batches that are seldom.
#[inline(always)]
fn narrow<T: Scalar, I: Isa, const W: usize>(
    sizes: &Sizes,
    weight: &[T],
    bias: &[T],
    x: &[T],
    y: &mut [T],
    lane: usize,
) {
    for group in 0..sizes.groups {
        let filters = group * sizes.filters..(group + 1) * sizes.filters;
        tiled!(filters, [4 1], |filter, K| {
            let task = Task::<T, K> { sizes, weight, sums: start(bias, filter), x, group, filter, lane };
            task.rows::<I, W, 1>(y);
        });
    }
}

/// The filters of a tile.
struct Task<'a, T, const K: usize> {
    sizes: &'a Sizes,
    weight: &'a [T],
    /// What the sums begin with.
    sums: [T; K],
    x: &'a [T],
    group: usize,
    filter: usize,
    lane: usize,
}

impl<T: Scalar, const K: usize> Task<'_, T, K> {
    #[inline(always)]
    fn rows<I: Isa, const W: usize, const P: usize>(&self, y: &mut [T]) {
        let [rows, columns] = [0, 1].map(|axis| Axis::of(&self.sizes.window, axis));
        let interior = columns.interior();
        for row in 0..rows.output {
            let inside = rows.inside(row);
            let mut column = 0;
            while column < columns.output {
                // One call for places inside and at the edge, so that there is one copy of the code.
                if P == 1 || column < interior.start || column + P > interior.end {
                    self.tile::<I, W, 1>(row, column, inside.clone(), columns.inside(column), y);
                    column += 1;
                } else {
                    self.tile::<I, W, P>(row, column, inside.clone(), 0..columns.kernel, y);
                    column += P;
                }
            }
        }
    }

    /// `P` places of a row, with a part of the window that is inside the plane at all of them.
    #[inline(always)]
    fn tile<I: Isa, const W: usize, const P: usize>(
        &self,
        row: usize,
        column: usize,
        inside_rows: Range<usize>,
        inside_columns: Range<usize>,
        y: &mut [T],
    ) {
        let &Self { sizes: &Sizes { window, lanes, channels, .. }, weight, x, group, filter, lane, .. } = self;
        let [rows, columns] = [0, 1].map(|axis| Axis::of(&window, axis));
        let filters = self.sizes.all_filters();
        let mut sums = [self.sums.map(|start| [start; W]); P];
        let first = columns.at(column, inside_columns.start);
        for channel in 0..channels {
            for k in inside_rows.clone() {
                let x = part(x, (group * channels + channel) * rows.input + rows.at(row, k), columns.input * lanes);
                let weight = part(weight, channel * rows.kernel + k, columns.kernel * filters);
                let (mut at, mut tap) = (first * lanes + lane, inside_columns.start * filters + filter);
                for _ in inside_columns.clone() {
                    let Some(w) = chunk::<T, K>(weight, tap) else { return };
                    for (place, sums) in sums.iter_mut().enumerate() {
                        let Some(x) = chunk::<T, W>(x, at + place * columns.stride * lanes) else { return };
                        for (sum, &w) in sums.iter_mut().zip(w) {
                            for (sum, &x) in sum.iter_mut().zip(x) {
                                *sum = w.fma::<I>(x, *sum);
                            }
                        }
                    }
                    at += columns.dilation * lanes;
                    tap += filters;
                }
            }
        }
        for (place, sums) in sums.iter().enumerate() {
            for (k, sum) in sums.iter().enumerate() {
                let at = ((filter + k) * rows.output + row) * columns.output + column + place;
                if let Some(y) = chunk_mut(y, at * lanes + lane) {
                    *y = *sum;
                }
            }
        }
    }
}

//! The gradient with respect to the input, which is also a transposed convolution's pass forward.

use super::{Axis, Sizes, chunk, chunk_mut, part, part_mut, start, tiled};
use crate::isa::Isa;
use crate::scalar::Scalar;

/// `dx = Wᵀ ∗ dy + b`; `bias`, a value for every channel of the input, is empty for none.
#[inline(always)]
pub fn input_gradient<T: Scalar, I: Isa>(sizes: &Sizes, weight: &[T], bias: &[T], dy: &[T], dx: &mut [T]) {
    for block in 0..sizes.blocks {
        let (dy, dx) = (part(dy, block, sizes.output()), part_mut(dx, block, sizes.input()));
        for group in 0..sizes.groups {
            let wide = sizes.lanes / 16 * 16;
            tiled!(0..wide, [16], |lane, W| {
                tiled!(0..sizes.channels, [6 4 2 1], |channel, K| {
                    let sums = start(bias, group * sizes.channels + channel);
                    Task::<T, K> { sizes, weight, sums, dy, group, channel, lane }.planes::<I, W>(dx);
                });
            });
            tiled!(wide..sizes.lanes, [4 1], |lane, W| {
                tiled!(0..sizes.channels, [4 1], |channel, K| {
                    let sums = start(bias, group * sizes.channels + channel);
                    Task::<T, K> { sizes, weight, sums, dy, group, channel, lane }.planes::<I, W>(dx);
                });
            });
        }
    }
}

/// The channels of a tile.
struct Task<'a, T, const K: usize> {
    sizes: &'a Sizes,
    weight: &'a [T],
    /// What the sums begin with.
    sums: [T; K],
    dy: &'a [T],
    group: usize,
    channel: usize,
    lane: usize,
}

impl<T: Scalar, const K: usize> Task<'_, T, K> {
    #[inline(always)]
    fn planes<I: Isa, const W: usize>(&self, dx: &mut [T]) {
        let [rows, columns] = [0, 1].map(|axis| Axis::of(&self.sizes.window, axis));
        let &Sizes { lanes, channels, .. } = self.sizes;
        for row in 0..rows.input {
            for column in 0..columns.input {
                let sums = self.tile::<I, W>(rows, columns, row, column);
                for (k, sum) in sums.iter().enumerate() {
                    let plane = self.group * channels + self.channel + k;
                    let at = (plane * rows.input + row) * columns.input + column;
                    if let Some(dx) = chunk_mut(dx, at * lanes + self.lane) {
                        *dx = *sum;
                    }
                }
            }
        }
    }

    #[inline(always)]
    fn tile<I: Isa, const W: usize>(&self, rows: Axis, columns: Axis, row: usize, column: usize) -> [[T; W]; K] {
        let &Sizes { window, lanes, filters, .. } = self.sizes;
        let plane = window.outputs() * lanes;
        let mut sums = self.sums.map(|start| [start; W]);
        for k in 0..rows.kernel {
            let Some(from_row) = rows.place_of(row, k) else { continue };
            for l in 0..columns.kernel {
                let Some(from_column) = columns.place_of(column, l) else { continue };
                let weights: [&[T]; K] = core::array::from_fn(|tile| {
                    let tap = ((self.channel + tile) * rows.kernel + k) * columns.kernel + l;
                    part(self.weight, tap * self.sizes.groups + self.group, filters)
                });
                let mut at =
                    self.group * filters * plane + (from_row * columns.output + from_column) * lanes + self.lane;
                for filter in 0..filters {
                    let Some(dy) = chunk::<T, W>(self.dy, at) else { return sums };
                    for (sum, weights) in sums.iter_mut().zip(weights) {
                        let Some(&w) = weights.get(filter) else { break };
                        for (sum, &dy) in sum.iter_mut().zip(dy) {
                            *sum = w.fma::<I>(dy, *sum);
                        }
                    }
                    at += plane;
                }
            }
        }
        sums
    }
}

//! The gradient with respect to the weights.

use super::{Axis, Sizes, chunk, chunk_mut, part, tiled};
use crate::isa::Isa;
use crate::scalar::Scalar;

/// `dW += dy ∗ x` over all blocks and their lanes.
#[inline(always)]
pub fn weight_gradient<T: Scalar, I: Isa>(sizes: &Sizes, x: &[T], dy: &[T], dweight: &mut [T]) {
    for block in 0..sizes.blocks {
        let (x, dy) = (part(x, block, sizes.input()), part(dy, block, sizes.output()));
        for group in 0..sizes.groups {
            // Lanes of eight, with a sum each: with a tile of weights that is what the registers hold.
            let wide = sizes.lanes / 8 * 8;
            tiled!(0..wide, [8], |lane, W| {
                let task = Task { sizes, x, dy, group, lane };
                let threes = sizes.channels / 3 * 3;
                tiled!(0..threes, [3], |channel, C| {
                    tiled!(0..sizes.filters, [4 1], |filter, K| task.taps::<I, W, C, K>(channel, filter, dweight));
                });
                tiled!(threes..sizes.channels, [1], |channel, C| {
                    tiled!(0..sizes.filters, [8 6 4 1], |filter, K| task.taps::<I, W, C, K>(channel, filter, dweight));
                });
            });
            tiled!(wide..sizes.lanes, [4 1], |lane, W| {
                let task = Task { sizes, x, dy, group, lane };
                tiled!(0..sizes.channels, [1], |channel, C| {
                    tiled!(0..sizes.filters, [4 1], |filter, K| task.taps::<I, W, C, K>(channel, filter, dweight));
                });
            });
        }
    }
}

#[derive(Clone, Copy)]
struct Task<'a, T> {
    sizes: &'a Sizes,
    x: &'a [T],
    dy: &'a [T],
    group: usize,
    lane: usize,
}

impl<T: Scalar> Task<'_, T> {
    /// Adds the sums of `C` channels and `K` filters.
    #[inline(always)]
    fn taps<I: Isa, const W: usize, const C: usize, const K: usize>(
        &self,
        channel: usize,
        filter: usize,
        dweight: &mut [T],
    ) {
        let [rows, columns] = [0, 1].map(|axis| Axis::of(&self.sizes.window, axis));
        let &Sizes { groups, filters, .. } = self.sizes;
        for k in 0..rows.kernel {
            for l in 0..columns.kernel {
                let sums = self.tile::<I, W, C, K>([rows, columns], channel, filter, [k, l]);
                for (tile, sums) in sums.iter().enumerate() {
                    let tap = ((channel + tile) * rows.kernel + k) * columns.kernel + l;
                    let at = (tap * groups + self.group) * filters + filter;
                    let Some(dweight) = chunk_mut::<T, K>(dweight, at) else { return };
                    for (dw, sum) in dweight.iter_mut().zip(sums) {
                        for &lane in sum {
                            *dw += lane;
                        }
                    }
                }
            }
        }
    }

    /// The sums of a value of the window, for `C` channels and `K` filters.
    #[inline(always)]
    fn tile<I: Isa, const W: usize, const C: usize, const K: usize>(
        &self,
        [rows, columns]: [Axis; 2],
        channel: usize,
        filter: usize,
        [k, l]: [usize; 2],
    ) -> [[[T; W]; K]; C] {
        let &Sizes { lanes, channels, filters, window, .. } = self.sizes;
        let mut sums = [[[T::ZERO; W]; K]; C];
        let (input, output) = (window.inputs() * lanes, window.outputs() * lanes);
        let places = columns.places(l);
        for row in rows.places(k) {
            let row_at = (rows.at(row, k) * columns.input + columns.at(places.start, l)) * lanes + self.lane;
            let mut at = (self.group * channels + channel) * input + row_at;
            let row_at = (row * columns.output + places.start) * lanes + self.lane;
            let mut from = (self.group * filters + filter) * output + row_at;
            for _ in places.clone() {
                let mut x = [[T::ZERO; W]; C];
                for (tile, x) in x.iter_mut().enumerate() {
                    let Some(values) = chunk::<T, W>(self.x, at + tile * input) else { return sums };
                    *x = *values;
                }
                for k in 0..K {
                    let Some(dy) = chunk::<T, W>(self.dy, from + k * output) else { return sums };
                    for (sums, x) in sums.iter_mut().zip(&x) {
                        for ((sum, &x), &dy) in sums[k].iter_mut().zip(x).zip(dy) {
                            *sum = x.fma::<I>(dy, *sum);
                        }
                    }
                }
                at += columns.stride * lanes;
                from += lanes;
            }
        }
        sums
    }
}

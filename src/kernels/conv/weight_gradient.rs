//! The gradient with respect to the weights.

use core::hint::black_box;

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
    /// Adds the sums of three channels and `K` filters, or of one.
    #[inline(always)]
    fn taps<I: Isa, const W: usize, const C: usize, const K: usize>(
        &self,
        channel: usize,
        filter: usize,
        dweight: &mut [T],
    ) {
        let [rows, columns] = [0, 1].map(|axis| Axis::of(&self.sizes.window, axis));
        // Only what is stored together is seen to be a vector, so the sums go through memory once before their lanes are added.
        for k in 0..rows.kernel {
            for l in 0..columns.kernel {
                let mut add = |tile: usize, sums: &[[T; W]; K]| {
                    let tap = ((channel + tile) * rows.kernel + k) * columns.kernel + l;
                    let at = (tap * self.sizes.groups + self.group) * self.sizes.filters + filter;
                    let Some(dweight) = chunk_mut::<T, K>(dweight, at) else { return };
                    for (dw, sum) in dweight.iter_mut().zip(sums) {
                        for &lane in sum {
                            *dw += lane;
                        }
                    }
                };
                if C == 3 {
                    let sums = black_box(self.three::<I, W, K>([rows, columns], channel, filter, [k, l]));
                    for (tile, sums) in sums.iter().enumerate() {
                        add(tile, sums);
                    }
                } else {
                    add(0, &black_box(self.one::<I, W, K>([rows, columns], channel, filter, [k, l])));
                }
            }
        }
    }

    /// Where the products of a value of the window begin, in the input and in the output's gradient.
    #[inline(always)]
    fn start(
        &self,
        [rows, columns]: [Axis; 2],
        channel: usize,
        filter: usize,
        row: usize,
        [k, l]: [usize; 2],
    ) -> [usize; 2] {
        let &Sizes { lanes, channels, filters, .. } = self.sizes;
        let first = columns.places(l).start;
        let from = (self.group * channels + channel) * rows.input + rows.at(row, k);
        let to = (self.group * filters + filter) * rows.output + row;
        let [from, to] = [from * columns.input + columns.at(first, l), to * columns.output + first];
        [from * lanes + self.lane, to * lanes + self.lane]
    }

    /// The sums of a value of the window, for one channel and `K` filters.
    #[inline(always)]
    fn one<I: Isa, const W: usize, const K: usize>(
        &self,
        [rows, columns]: [Axis; 2],
        channel: usize,
        filter: usize,
        [k, l]: [usize; 2],
    ) -> [[T; W]; K] {
        let &Sizes { lanes, window, .. } = self.sizes;
        let plane = window.outputs() * lanes;
        let mut sums = [[T::ZERO; W]; K];
        for row in rows.places(k) {
            let [mut at, mut from] = self.start([rows, columns], channel, filter, row, [k, l]);
            for _ in columns.places(l) {
                let Some(x) = chunk::<T, W>(self.x, at) else { return sums };
                let mut values = [[T::ZERO; W]; K];
                for (k, value) in values.iter_mut().enumerate() {
                    let Some(dy) = chunk::<T, W>(self.dy, from + k * plane) else { return sums };
                    *value = *dy;
                }
                for (sum, dy) in sums.iter_mut().zip(&values) {
                    for ((sum, &x), &dy) in sum.iter_mut().zip(x).zip(dy) {
                        *sum = x.fma::<I>(dy, *sum);
                    }
                }
                at += columns.stride * lanes;
                from += lanes;
            }
        }
        sums
    }

    /// As [`one`](Self::one), for three channels, which share the output's gradient. They are named, because an array of them would
    /// not stay in registers.
    #[inline(always)]
    fn three<I: Isa, const W: usize, const K: usize>(
        &self,
        [rows, columns]: [Axis; 2],
        channel: usize,
        filter: usize,
        [k, l]: [usize; 2],
    ) -> [[[T; W]; K]; 3] {
        let &Sizes { lanes, window, .. } = self.sizes;
        let (input, plane) = (window.inputs() * lanes, window.outputs() * lanes);
        let [mut a, mut b, mut c] = [[[T::ZERO; W]; K]; 3];
        for row in rows.places(k) {
            let [mut at, mut from] = self.start([rows, columns], channel, filter, row, [k, l]);
            for _ in columns.places(l) {
                let x = [0, 1, 2].map(|tile| chunk::<T, W>(self.x, at + tile * input));
                let [Some(x), Some(y), Some(z)] = x else { return [a, b, c] };
                let mut values = [[T::ZERO; W]; K];
                for (k, value) in values.iter_mut().enumerate() {
                    let Some(dy) = chunk::<T, W>(self.dy, from + k * plane) else { return [a, b, c] };
                    *value = *dy;
                }
                for (sums, x) in [(&mut a, x), (&mut b, y), (&mut c, z)] {
                    for (sum, dy) in sums.iter_mut().zip(&values) {
                        for ((sum, &x), &dy) in sum.iter_mut().zip(x).zip(dy) {
                            *sum = x.fma::<I>(dy, *sum);
                        }
                    }
                }
                at += columns.stride * lanes;
                from += lanes;
            }
        }
        [a, b, c]
    }
}

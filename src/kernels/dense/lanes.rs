//! Samples in lanes: tiles of several results by the samples of a block.

use super::{In, PARTS, Sizes, joined, sixes};
use crate::isa::Isa;
use crate::kernels::slices::{part, part_mut, tiled};
use crate::kernels::vector::{InWide, Vector, keep_rolled};
use crate::scalar::Scalar;

/// How many terms of a sum are added before it is the next results' turn: so many that their samples, and the weights of
/// a few tiles, stay in the first cache.
const TERMS_AT_ONCE: usize = 128;

/// As [`TERMS_AT_ONCE`], where the weights of one term after the other lie in pages of their own: few enough for a prefetcher to
/// follow each.
const LONG_ROWS_AT_ONCE: usize = 32;
const LONG_ROW_BYTES: usize = 4096;

/// How many weights are used for all blocks before it is the next results' turn: so many that they stay in the second cache.
const WEIGHTS_AT_ONCE: usize = 32 * 1024;

/// Sums of weights times values for each row: of the rows of `Wᵀ` if `BACK`, otherwise of `W`. For a part of the terms after the
/// other, and of the results; between its parts a sum is in `to`.
#[inline(always)]
pub fn in_turns<T: Scalar, I: Isa, const BACK: bool>(
    sizes: Sizes,
    weight: &[T],
    bias: &[T],
    values: &[T],
    to: &mut [T],
) {
    let Sizes { rows, inputs, outputs, lanes } = sizes;
    let (terms, results) = if BACK { (outputs, inputs) } else { (inputs, outputs) };
    let long_rows = !BACK && outputs * size_of::<T>() >= LONG_ROW_BYTES;
    let terms_at_once = if long_rows { LONG_ROWS_AT_ONCE } else { TERMS_AT_ONCE }.min(terms.max(1));
    let results_at_once = WEIGHTS_AT_ONCE / terms_at_once;
    for from in (0..terms.max(1)).step_by(terms_at_once) {
        let some = Terms { from, to: terms.min(from + terms_at_once), in_parts: !BACK && sizes.in_parts() };
        for first in (0..results).step_by(results_at_once) {
            let count = results_at_once.min(results - first);
            for row in 0..rows {
                let (values, to) = (part(values, row, terms * lanes), part_mut(to, row, results * lanes));
                let mut lane = 0;
                while lane < lanes {
                    let (weights, is_whole) =
                        (Weights { weight, bias, outputs }, lane + InWide::<T, I>::WIDTH <= lanes);
                    macro_rules! tile {
                        ($vector:ty, $whole:literal, $at:ident, $k:ident) => {{
                            let samples = Samples { lanes, from: lane, to: lanes.min(lane + <$vector>::WIDTH) };
                            tile::<T, $vector, BACK, $k, $whole>(weights, samples, values, to, some, first + $at)
                        }};
                    }
                    if !is_whole {
                        tiled!(0..count, [6 3 1], |at, K| tile!(In<T, I>, false, at, K));
                    } else if !I::WIDE {
                        sixes!(count, |at, K| tile!(InWide<T, I>, true, at, K));
                    } else if BACK {
                        // As many as hide the time of a multiply-add, and as there are registers for pointers to their weights.
                        tiled!(0..count, [8 4 2 1], |at, K| tile!(InWide<T, I>, true, at, K));
                    } else {
                        tiled!(0..count, [12 8 4 2 1], |at, K| tile!(InWide<T, I>, true, at, K));
                    }
                    lane += if is_whole { InWide::<T, I>::WIDTH } else { In::<T, I>::WIDTH };
                }
            }
        }
    }
}

/// Some of the terms of a sum, one after the other.
#[derive(Clone, Copy)]
struct Terms {
    from: usize,
    to: usize,
    in_parts: bool,
}

/// Some of the lanes.
#[derive(Clone, Copy)]
struct Samples {
    lanes: usize,
    from: usize,
    to: usize,
}

impl Samples {
    /// Their values, a vector or, unless `WHOLE`, what there is of one.
    #[inline(always)]
    fn load<T: Scalar, V: Vector<T>, const WHOLE: bool>(self, values: &[T]) -> V {
        if WHOLE {
            V::load(values, self.from)
        } else {
            V::load_part(values.get(self.from..self.to).unwrap_or_default())
        }
    }
}

/// The weights and biases of all results.
#[derive(Clone, Copy)]
struct Weights<'a, T> {
    weight: &'a [T],
    bias: &'a [T],
    outputs: usize,
}

/// `K` results of some samples.
#[inline(always)]
fn tile<T: Scalar, V: Vector<T>, const BACK: bool, const K: usize, const WHOLE: bool>(
    weights: Weights<'_, T>,
    samples: Samples,
    values: &[T],
    to: &mut [T],
    terms: Terms,
    at: usize,
) {
    let mut start = [V::splat(T::ZERO); K];
    for (k, start) in (at..).zip(&mut start) {
        *start = if terms.from > 0 {
            samples.load::<T, V, WHOLE>(to.get(k * samples.lanes..).unwrap_or_default())
        } else {
            V::splat(weights.bias.get(k).copied().unwrap_or(T::ZERO))
        };
    }
    let Some(pointers) = Pointers::new::<BACK, K>(weights, samples, values, terms, at) else { return };
    // Part after part: there are registers for one.
    let mut parts = [[V::splat(T::ZERO); K]; PARTS];
    parts[0] = start;
    let mut sums = if terms.in_parts {
        for (part, sums) in parts.iter_mut().enumerate() {
            keep_rolled();
            *sums = pointers.add_products::<V, BACK, K, WHOLE>(*sums, part, PARTS);
        }
        joined::<T, V, K>(&parts)
    } else {
        pointers.add_products::<V, BACK, K, WHOLE>(start, 0, 1)
    };
    for (k, sum) in (at..).zip(&mut sums) {
        let to = to.get_mut(k * samples.lanes..).unwrap_or_default();
        if WHOLE {
            sum.store(to, samples.from);
        } else {
            sum.store_part(to.get_mut(samples.from..samples.to).unwrap_or_default());
        }
    }
}

/// The first weight and the first sample of some terms, which are all within their slices.
struct Pointers<T> {
    weight: *const T,
    value: *const T,
    terms: usize,
    outputs: usize,
    lanes: usize,
    /// The number of samples.
    samples: usize,
}

impl<T: Scalar> Pointers<T> {
    /// Those of `K` results from `at` on; none if they are not within.
    #[inline(always)]
    fn new<const BACK: bool, const K: usize>(
        Weights { weight, outputs, .. }: Weights<'_, T>,
        samples: Samples,
        values: &[T],
        terms: Terms,
        at: usize,
    ) -> Option<Self> {
        let [result, term] = if BACK { [outputs, 1] } else { [1, outputs] };
        let (count, len) = (terms.to - terms.from, samples.to - samples.from);
        let first = [terms.from * term + at * result, terms.from * samples.lanes + samples.from];
        let last = count.saturating_sub(1);
        let is_within = first[0] + last * term + (K - 1) * result < weight.len()
            && first[1] + last * samples.lanes + len <= values.len();
        (is_within || count == 0).then(|| Self {
            weight: weight.as_ptr().wrapping_add(first[0]),
            value: values.as_ptr().wrapping_add(first[1]),
            terms: count,
            outputs,
            lanes: samples.lanes,
            samples: len,
        })
    }

    /// The sums with the products of every term whose number is `first` and a multiple of `step`.
    #[inline(always)]
    fn add_products<V: Vector<T>, const BACK: bool, const K: usize, const WHOLE: bool>(
        &self,
        mut sums: [V; K],
        first: usize,
        step: usize,
    ) -> [V; K] {
        let [result, term] = if BACK { [self.outputs, 1] } else { [1, self.outputs] };
        // Several of them, so that all addresses are one of them and a multiple of the distance between results.
        let mut weights = [0, 3, 6, 9].map(|k| self.weight.wrapping_add(first * term + k * result));
        let mut value = self.value.wrapping_add(first * self.lanes);
        let mut at = first;
        while at < self.terms {
            keep_rolled();
            // SAFETY: the term is one of those that are within, for all results and samples.
            unsafe {
                let values =
                    if WHOLE { V::read(value) } else { V::load_part(core::slice::from_raw_parts(value, self.samples)) };
                for (k, sum) in sums.iter_mut().enumerate() {
                    let weight = V::splat(*weights[k / 3].wrapping_add(k % 3 * result));
                    *sum = sum.add_product(weight, values);
                }
            }
            value = value.wrapping_add(step * self.lanes);
            for weight in &mut weights {
                *weight = weight.wrapping_add(step * term);
            }
            at += step;
        }
        sums
    }
}

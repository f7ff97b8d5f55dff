//! Samples in lanes: tiles of several results by the samples of a block.

use core::ops::Range;

use super::{In, PARTS, Sizes, joined, sixes};
use crate::isa::Isa;
use crate::kernels::slices::{part, part_mut, tiled};
use crate::kernels::vector::{InWide, Vector};
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
    /// Theirs of a result.
    #[inline(always)]
    const fn of(self, result: usize) -> Range<usize> {
        result * self.lanes + self.from..result * self.lanes + self.to
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
    // Not by a closure, which would be a call.
    let mut sums = [V::splat(T::ZERO); K];
    for (k, sum) in (at..).zip(&mut sums) {
        *sum = if terms.from > 0 {
            load::<T, V, WHOLE>(to.get(samples.of(k)).unwrap_or_default())
        } else {
            V::splat(weights.bias.get(k).copied().unwrap_or(T::ZERO))
        };
    }
    let Some(rows) = weights.of::<BACK, K>(at, terms) else { return };
    let values = values.get(terms.from * samples.lanes..terms.to * samples.lanes).unwrap_or_default();
    let each = values.chunks_exact(samples.lanes).enumerate();
    let task = (rows, weights.outputs, samples);
    if !terms.in_parts {
        sums = add_products::<T, V, BACK, K, WHOLE>(sums, task, each);
    } else {
        // Part after part: there are registers for one.
        let zeros = [V::splat(T::ZERO); K];
        let (second, third, fourth) = (each.clone().skip(1), each.clone().skip(2), each.clone().skip(3));
        let parts = [
            add_products::<T, V, BACK, K, WHOLE>(sums, task, each.step_by(PARTS)),
            add_products::<T, V, BACK, K, WHOLE>(zeros, task, second.step_by(PARTS)),
            add_products::<T, V, BACK, K, WHOLE>(zeros, task, third.step_by(PARTS)),
            add_products::<T, V, BACK, K, WHOLE>(zeros, task, fourth.step_by(PARTS)),
        ];
        sums = joined::<T, V, K>(&parts);
    }
    for (k, sum) in (at..).zip(sums) {
        let to = to.get_mut(samples.of(k)).unwrap_or_default();
        if WHOLE {
            sum.store(to, 0);
        } else {
            sum.store_part(to);
        }
    }
}

/// The sums with the products of some terms, of which there are the numbers and the values of a block.
#[inline(always)]
fn add_products<'a, T: Scalar, V: Vector<T>, const BACK: bool, const K: usize, const WHOLE: bool>(
    mut sums: [V; K],
    (rows, outputs, samples): ([&[T]; K], usize, Samples),
    terms: impl Iterator<Item = (usize, &'a [T])>,
) -> [V; K] {
    for (term, values) in terms {
        let value = load::<T, V, WHOLE>(values.get(samples.from..samples.to).unwrap_or_default());
        let Some(weights) = weights_at::<T, BACK, K>(rows, outputs, term) else { break };
        for (sum, weight) in sums.iter_mut().zip(weights) {
            *sum = sum.add_product(V::splat(weight), value);
        }
    }
    sums
}

/// A whole vector, or what there is of one.
#[inline(always)]
fn load<T: Scalar, V: Vector<T>, const WHOLE: bool>(values: &[T]) -> V {
    if WHOLE { V::load(values, 0) } else { V::load_part(values) }
}

impl<'a, T> Weights<'a, T> {
    /// Those of `K` results from `at` on, for some terms.
    #[inline(always)]
    fn of<const BACK: bool, const K: usize>(self, at: usize, terms: Terms) -> Option<[&'a [T]; K]> {
        let mut rows = [&self.weight[..0]; K];
        for (k, row) in rows.iter_mut().enumerate() {
            // A row for each result; or, where those of a term lie together, all rows for the first.
            if BACK {
                *row = self.weight.get((at + k) * self.outputs..)?.get(terms.from..terms.to)?;
            } else if k == 0 {
                *row = self.weight.get(terms.from * self.outputs + at..)?;
            }
        }
        Some(rows)
    }
}

/// Those of one term.
#[inline(always)]
fn weights_at<T: Scalar, const BACK: bool, const K: usize>(
    rows: [&[T]; K],
    outputs: usize,
    term: usize,
) -> Option<[T; K]> {
    if !BACK {
        return rows[0].get(term * outputs..)?.first_chunk().copied();
    }
    let mut weights = [T::ZERO; K];
    for (weight, row) in weights.iter_mut().zip(rows) {
        *weight = *row.get(term)?;
    }
    Some(weights)
}

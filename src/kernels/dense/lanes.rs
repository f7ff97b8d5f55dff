//! Samples in lanes: tiles of several results by the samples of a block.

use core::ops::Range;

use super::{In, PARTS, Sizes, joined, sixes};
use crate::isa::Isa;
use crate::kernels::slices::{part, part_mut, tiled};
use crate::kernels::vector::Vector;
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
        let part_of_sum = Terms { from, to: terms.min(from + terms_at_once) };
        for first in (0..results).step_by(results_at_once) {
            let count = results_at_once.min(results - first);
            for row in 0..rows {
                let (values, to) = (part(values, row, terms * lanes), part_mut(to, row, results * lanes));
                let mut lane = 0;
                while lane + 2 * In::<T, I>::WIDTH <= lanes {
                    sixes!(count, |at, K| {
                        tile::<T, I, BACK, K>(sizes, weight, bias, values, to, part_of_sum, (first + at, lane));
                    });
                    lane += 2 * In::<T, I>::WIDTH;
                }
                while lane < lanes {
                    tiled!(0..count, [6 3 1], |at, K| {
                        narrow::<T, I, BACK, K>(sizes, weight, bias, values, to, part_of_sum, (first + at, lane));
                    });
                    lane += In::<T, I>::WIDTH;
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
}

/// `K` results of the samples of two vectors.
#[inline(always)]
fn tile<T: Scalar, I: Isa, const BACK: bool, const K: usize>(
    sizes: Sizes,
    weight: &[T],
    bias: &[T],
    values: &[T],
    to: &mut [T],
    terms: Terms,
    (at, lane): (usize, usize),
) {
    let Sizes { outputs, lanes, .. } = sizes;
    let width = In::<T, I>::WIDTH;
    // Not by a closure, which would be a call.
    let mut sums = [[In::<T, I>::splat(T::ZERO); 2]; K];
    for (k, sums) in (at..).zip(&mut sums) {
        *sums = if terms.from > 0 {
            [In::<T, I>::load(to, k * lanes + lane), In::<T, I>::load(to, k * lanes + lane + width)]
        } else {
            [In::<T, I>::splat(bias.get(k).copied().unwrap_or(T::ZERO)); 2]
        };
    }
    let Some(rows) = weights_of::<T, BACK, K>(weight, outputs, at, terms) else { return };
    let values = values.get(terms.from * lanes..terms.to * lanes).unwrap_or_default();
    let terms = values.chunks_exact(lanes).enumerate();
    if BACK || !sizes.in_parts() {
        sums = add_products::<T, I, BACK, K>(sums, rows, outputs, lane, terms);
    } else {
        // Part after part: there are registers for one.
        let zeros = [[In::<T, I>::splat(T::ZERO); 2]; K];
        let (second, third, fourth) = (terms.clone().skip(1), terms.clone().skip(2), terms.clone().skip(3));
        let first = add_products::<T, I, BACK, K>(sums, rows, outputs, lane, terms.step_by(PARTS));
        let second = add_products::<T, I, BACK, K>(zeros, rows, outputs, lane, second.step_by(PARTS));
        let third = add_products::<T, I, BACK, K>(zeros, rows, outputs, lane, third.step_by(PARTS));
        let fourth = add_products::<T, I, BACK, K>(zeros, rows, outputs, lane, fourth.step_by(PARTS));
        for (k, sums) in sums.iter_mut().enumerate() {
            *sums = joined::<T, I, 2>(&[first[k], second[k], third[k], fourth[k]]);
        }
    }
    for (k, [first, second]) in sums.into_iter().enumerate() {
        let Some(to) = to.get_mut((at + k) * lanes + lane..(at + k) * lanes + lane + 2 * width) else { return };
        first.store(to, 0);
        second.store(to, width);
    }
}

/// The sums with the products of some terms, of which there are the numbers and the values of a block.
#[inline(always)]
fn add_products<'a, T: Scalar, I: Isa, const BACK: bool, const K: usize>(
    mut sums: [[In<T, I>; 2]; K],
    rows: [&[T]; K],
    outputs: usize,
    lane: usize,
    terms: impl Iterator<Item = (usize, &'a [T])>,
) -> [[In<T, I>; 2]; K] {
    let width = In::<T, I>::WIDTH;
    for (term, values) in terms {
        let Some(values) = values.get(lane..lane + 2 * width) else { break };
        let values = [In::<T, I>::load(values, 0), In::<T, I>::load(values, width)];
        let Some(weights) = weights_at::<T, BACK, K>(rows, outputs, term) else { break };
        for (sums, weight) in sums.iter_mut().zip(weights) {
            let weight = In::<T, I>::splat(weight);
            *sums = [sums[0].add_product(weight, values[0]), sums[1].add_product(weight, values[1])];
        }
    }
    sums
}

/// `K` results of the samples of one vector, or of those that are left.
#[inline(always)]
fn narrow<T: Scalar, I: Isa, const BACK: bool, const K: usize>(
    sizes: Sizes,
    weight: &[T],
    bias: &[T],
    values: &[T],
    to: &mut [T],
    terms: Terms,
    (at, lane): (usize, usize),
) {
    let Sizes { outputs, lanes, .. } = sizes;
    let end = lanes.min(lane + In::<T, I>::WIDTH);
    let mut sums = [In::<T, I>::splat(T::ZERO); K];
    for (k, sum) in (at..).zip(&mut sums) {
        *sum = if terms.from > 0 {
            In::<T, I>::load_part(to.get(k * lanes + lane..k * lanes + end).unwrap_or_default())
        } else {
            In::<T, I>::splat(bias.get(k).copied().unwrap_or(T::ZERO))
        };
    }
    let Some(rows) = weights_of::<T, BACK, K>(weight, outputs, at, terms) else { return };
    let values = values.get(terms.from * lanes..terms.to * lanes).unwrap_or_default();
    let terms = values.chunks_exact(lanes).enumerate();
    if BACK || !sizes.in_parts() {
        sums = add_narrow_products::<T, I, BACK, K>(sums, rows, outputs, lane..end, terms);
    } else {
        let zeros = [In::<T, I>::splat(T::ZERO); K];
        let (second, third, fourth) = (terms.clone().skip(1), terms.clone().skip(2), terms.clone().skip(3));
        let parts = [
            add_narrow_products::<T, I, BACK, K>(sums, rows, outputs, lane..end, terms.step_by(PARTS)),
            add_narrow_products::<T, I, BACK, K>(zeros, rows, outputs, lane..end, second.step_by(PARTS)),
            add_narrow_products::<T, I, BACK, K>(zeros, rows, outputs, lane..end, third.step_by(PARTS)),
            add_narrow_products::<T, I, BACK, K>(zeros, rows, outputs, lane..end, fourth.step_by(PARTS)),
        ];
        sums = joined::<T, I, K>(&parts);
    }
    for (k, sum) in sums.into_iter().enumerate() {
        sum.store_part(to.get_mut((at + k) * lanes + lane..(at + k) * lanes + end).unwrap_or_default());
    }
}

/// As [`add_products`].
#[inline(always)]
fn add_narrow_products<'a, T: Scalar, I: Isa, const BACK: bool, const K: usize>(
    mut sums: [In<T, I>; K],
    rows: [&[T]; K],
    outputs: usize,
    lanes: Range<usize>,
    terms: impl Iterator<Item = (usize, &'a [T])>,
) -> [In<T, I>; K] {
    for (term, values) in terms {
        let value = In::<T, I>::load_part(values.get(lanes.clone()).unwrap_or_default());
        let Some(weights) = weights_at::<T, BACK, K>(rows, outputs, term) else { break };
        for (sum, weight) in sums.iter_mut().zip(weights) {
            *sum = sum.add_product(In::<T, I>::splat(weight), value);
        }
    }
    sums
}

/// The weights of `K` results from `at` on, for some terms.
#[inline(always)]
fn weights_of<T, const BACK: bool, const K: usize>(
    weight: &[T],
    outputs: usize,
    at: usize,
    terms: Terms,
) -> Option<[&[T]; K]> {
    let mut rows = [&weight[..0]; K];
    for (k, row) in rows.iter_mut().enumerate() {
        // A row for each result; or, where those of a term lie together, all rows for the first.
        if BACK {
            *row = weight.get((at + k) * outputs..)?.get(terms.from..terms.to)?;
        } else if k == 0 {
            *row = weight.get(terms.from * outputs + at..)?;
        }
    }
    Some(rows)
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

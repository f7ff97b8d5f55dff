//! One sample: vectors run over the outputs.

use core::ops::Range;

use super::{In, Known, PARTS, Sizes, joined};
use crate::isa::Isa;
use crate::kernels::slices::{part, part_mut};
use crate::kernels::vector::Vector;
use crate::scalar::Scalar;

/// As many vectors of sums as hide the time that one multiply-add takes.
const TILE: usize = 8;

/// What is more than a tile and less than this is two tiles of about the same width.
const TWO_TILES: usize = 12;

/// Where outputs are more than a tile, weights are read a few rows at a time, each from end to end: every weight is used once, so
/// that the time goes into reading them, and a tile down all rows reads at two thirds of the speed, and at a quarter where
/// each row lies in pages of its own.
const ROWS_AT_ONCE: usize = 8;

/// Where sums are in parts, so many vectors are as many sums again.
const TILE_IN_PARTS: usize = 3;

/// `y = W x + b` for each row, of one sample; `bias` is empty for none.
#[inline(always)]
pub fn infer<T: Scalar, I: Isa, K: Known>(sizes: Sizes, weight: &[T], bias: &[T], x: &[T], y: &mut [T]) {
    if const { !matches!(K::IN_PARTS, Some(false)) } && sizes.in_parts() {
        infer_in::<T, I, K, PARTS>(sizes, weight, bias, x, y);
    } else if const { !matches!(K::IN_PARTS, Some(true)) } {
        infer_in::<T, I, K, 1>(sizes, weight, bias, x, y);
    }
}

/// With sums in `P` parts: all of them, or one.
#[inline(always)]
fn infer_in<T: Scalar, I: Isa, K: Known, const P: usize>(sizes: Sizes, weight: &[T], bias: &[T], x: &[T], y: &mut [T]) {
    let Sizes { rows, inputs, outputs, .. } = sizes;
    let width = In::<T, I>::WIDTH;
    for row in 0..rows {
        let (x, y) = (part(x, row, inputs), part_mut(y, row, outputs));
        if const { may_be_tile_of(K::OUTPUTS, In::<T, I>::WIDTH, P, 0) } && outputs < width {
            narrow::<T, I, P>(weight, bias, x, y);
        } else {
            let rows_at_once = if P > 1 || outputs <= TILE * width { inputs.max(1) } else { ROWS_AT_ONCE };
            for from in (0..inputs.max(1)).step_by(rows_at_once) {
                let to = inputs.min(from + rows_at_once);
                let (Some(weight), Some(x)) = (weight.get(from * outputs..to * outputs), x.get(from..to)) else {
                    return;
                };
                tiles::<T, I, K, P>(sizes, weight, bias, x, y, from > 0);
            }
        }
    }
}

/// The vectors of the next tile, of so many that are left.
const fn next_tile(left: usize, parts: usize) -> usize {
    match (parts > 1, left) {
        // Two by two rather than three and one.
        (true, 4) => 2,
        (true, TILE_IN_PARTS..) => TILE_IN_PARTS,
        (false, TWO_TILES..) => TILE,
        (false, left) if left > TILE => left - left / 2,
        (_, left) => left,
    }
}

/// Whether a tile of this many vectors may be needed; none stands for fewer outputs than fill one.
const fn may_be_tile_of(outputs: Option<usize>, width: usize, parts: usize, vectors: usize) -> bool {
    let Some(outputs) = outputs else { return vectors <= TILE_IN_PARTS || parts == 1 };
    if outputs < width {
        return vectors == 0;
    }
    let mut left = outputs.div_ceil(width);
    while left > 0 {
        let next = next_tile(left, parts);
        if vectors == next {
            return true;
        }
        left -= next;
    }
    false
}

/// All outputs in tiles, by some of the rows. Those rows go on from the sums in `y`, or begin with the bias.
#[inline(always)]
fn tiles<T: Scalar, I: Isa, K: Known, const P: usize>(
    sizes: Sizes,
    weight: &[T],
    bias: &[T],
    x: &[T],
    y: &mut [T],
    go_on: bool,
) {
    let width = In::<T, I>::WIDTH;
    let vectors = sizes.outputs.div_ceil(width);
    let mut done = 0;
    while done < vectors {
        let next = next_tile(vectors - done, P);
        macro_rules! tile_of {
            ($($vectors:literal)*) => {
                $(if const { may_be_tile_of(K::OUTPUTS, In::<T, I>::WIDTH, P, $vectors) } && next == $vectors {
                    tile::<T, I, $vectors, P>(sizes, weight, bias, x, y, done * width, go_on);
                })*
            };
        }
        tile_of!(1 2 3 4 5 6 7 8);
        done += next;
    }
}

/// The outputs of `C` vectors from `first` on. The last vector of all ends with the last output, and may compute some that the one
/// before it has, which is in the same tile.
#[inline(always)]
fn tile<T: Scalar, I: Isa, const C: usize, const P: usize>(
    Sizes { outputs, .. }: Sizes,
    weight: &[T],
    bias: &[T],
    x: &[T],
    y: &mut [T],
    first: usize,
    go_on: bool,
) {
    let width = In::<T, I>::WIDTH;
    // Two stretches of lengths that the compiler knows, so that a row of weights is checked twice, and not for every vector.
    let whole = first..first + (C - 1) * width;
    let last = outputs.min(first + C * width) - width;
    let last = last..last + width;
    let start = load::<T, I, C>(if go_on { y } else { bias }, &whole, &last);
    let zeros = [In::<T, I>::splat(T::ZERO); C];
    let mut parts = [zeros; P];
    // Zeroes without a bias.
    parts[0] = start.unwrap_or(zeros);
    let (turns, rest) = x.as_chunks::<P>();
    let (rows, rest_rows) = weight.split_at_checked(turns.len() * P * outputs).unwrap_or_default();
    for (rows, turn) in rows.chunks_exact(P * outputs).zip(turns) {
        for ((sums, row), &x) in parts.iter_mut().zip(rows.chunks_exact(outputs)).zip(turn) {
            let Some(row) = load::<T, I, C>(row, &whole, &last) else { return };
            add_products::<T, I, C>(sums, row, x);
        }
    }
    for ((sums, row), &x) in parts.iter_mut().zip(rest_rows.chunks_exact(outputs)).zip(rest) {
        let Some(row) = load::<T, I, C>(row, &whole, &last) else { return };
        add_products::<T, I, C>(sums, row, x);
    }
    for (vector, sum) in join::<T, I, P, C>(&parts).into_iter().enumerate() {
        sum.store(y, if vector + 1 < C { whole.start + vector * width } else { last.start });
    }
}

/// The sums of all parts, or of the only one.
#[inline(always)]
fn join<T: Scalar, I: Isa, const P: usize, const C: usize>(parts: &[[In<T, I>; C]; P]) -> [In<T, I>; C] {
    match parts.first_chunk() {
        Some(parts) => joined::<T, I, C>(parts),
        None => parts[0],
    }
}

/// Adds the products of a row of weights.
#[inline(always)]
fn add_products<T: Scalar, I: Isa, const C: usize>(sums: &mut [In<T, I>; C], row: [In<T, I>; C], x: T) {
    let x = In::<T, I>::splat(x);
    for (sum, weights) in sums.iter_mut().zip(row) {
        *sum = sum.add_product(weights, x);
    }
}

/// What a tile has of a row.
#[inline(always)]
fn load<T: Scalar, I: Isa, const C: usize>(
    row: &[T],
    whole: &Range<usize>,
    last: &Range<usize>,
) -> Option<[In<T, I>; C]> {
    let (whole, last) = (row.get(whole.clone())?, row.get(last.clone())?);
    let width = In::<T, I>::WIDTH;
    let mut vectors = [In::<T, I>::load(last, 0); C];
    for (vector, to) in vectors.iter_mut().enumerate().take(C - 1) {
        *to = In::<T, I>::load(whole, vector * width);
    }
    Some(vectors)
}

/// Fewer outputs than a vector has.
#[inline(always)]
fn narrow<T: Scalar, I: Isa, const P: usize>(weight: &[T], bias: &[T], x: &[T], y: &mut [T]) {
    let outputs = y.len().max(1);
    let mut parts = [[In::<T, I>::splat(T::ZERO)]; P];
    parts[0] = [In::<T, I>::load_part(bias)];
    let (turns, rest) = x.as_chunks::<P>();
    let (rows, rest_rows) = weight.split_at_checked(turns.len() * P * outputs).unwrap_or_default();
    for (rows, turn) in rows.chunks_exact(P * outputs).zip(turns) {
        for ((sum, row), &x) in parts.iter_mut().zip(rows.chunks_exact(outputs)).zip(turn) {
            add_products::<T, I, 1>(sum, [In::<T, I>::load_part(row)], x);
        }
    }
    for ((sum, row), &x) in parts.iter_mut().zip(rest_rows.chunks_exact(outputs)).zip(rest) {
        add_products::<T, I, 1>(sum, [In::<T, I>::load_part(row)], x);
    }
    join::<T, I, P, 1>(&parts)[0].store_part(y);
}

//! One sample: vectors run over the outputs.

use core::ops::Range;

use super::{In, Known, Sizes};
use crate::isa::Isa;
use crate::kernels::slices::{part, part_mut};
use crate::kernels::vector::{InWide, Vector};
use crate::scalar::Scalar;

/// As many vectors of sums as hide the time that one multiply-add takes.
const TILE: usize = 8;

/// What is more than a tile and less than this is two tiles of about the same width.
const TWO_TILES: usize = 12;

/// Where outputs are more than a tile, weights are read a few rows at a time, each from end to end: every weight is used once, so
/// that the time goes into reading them, and a tile down all rows reads at two thirds of the speed, and at a quarter where
/// each row lies in pages of its own.
const ROWS_AT_ONCE: usize = 8;

/// `y = W x + b` for each row, of one sample; `bias` is empty for none.
#[inline(always)]
pub fn infer<T: Scalar, I: Isa, K: Known>(sizes: Sizes, weight: &[T], bias: &[T], x: &[T], y: &mut [T]) {
    let Sizes { rows, inputs, outputs, .. } = sizes;
    for row in 0..rows {
        let (x, y) = (part(x, row, inputs), part_mut(y, row, outputs));
        if const { may_be_tile_of(K::OUTPUTS, In::<T, I>::WIDTH, 0) } && outputs < In::<T, I>::WIDTH {
            narrow::<T, I>(weight, bias, x, y);
        } else if const { I::WIDE && K::OUTPUTS.is_none() } && outputs >= InWide::<T, I>::WIDTH {
            stretches::<T, InWide<T, I>, K>(sizes, weight, bias, x, y);
        } else {
            stretches::<T, In<T, I>, K>(sizes, weight, bias, x, y);
        }
    }
}

/// All outputs, by some of the rows after the others.
#[inline(always)]
fn stretches<T: Scalar, V: Vector<T>, K: Known>(sizes: Sizes, weight: &[T], bias: &[T], x: &[T], y: &mut [T]) {
    let Sizes { inputs, outputs, .. } = sizes;
    let rows_at_once = if outputs <= TILE * V::WIDTH { inputs.max(1) } else { ROWS_AT_ONCE };
    for from in (0..inputs.max(1)).step_by(rows_at_once) {
        let to = inputs.min(from + rows_at_once);
        let (Some(weight), Some(x)) = (weight.get(from * outputs..to * outputs), x.get(from..to)) else { return };
        tiles::<T, V, K>(sizes, weight, bias, x, y, from > 0);
    }
}

/// Whether a tile of this many vectors may be needed; none stands for fewer outputs than fill one.
const fn may_be_tile_of(outputs: Option<usize>, width: usize, vectors: usize) -> bool {
    let Some(outputs) = outputs else { return true };
    let mut left = outputs.div_ceil(width);
    if outputs < width {
        left = 0;
    } else if left >= TWO_TILES {
        if vectors == TILE {
            return true;
        }
        left = TWO_TILES - TILE + (left - TWO_TILES) % TILE;
    }
    if left > TILE { vectors == left / 2 || vectors == left - left / 2 } else { vectors == left }
}

/// All outputs in tiles, by some of the rows. Those rows go on from the sums in `y`, or begin with the bias.
#[inline(always)]
fn tiles<T: Scalar, V: Vector<T>, K: Known>(sizes: Sizes, weight: &[T], bias: &[T], x: &[T], y: &mut [T], go_on: bool) {
    let width = V::WIDTH;
    let vectors = sizes.outputs.div_ceil(width);
    let mut done = 0;
    while done < vectors {
        let left = vectors - done;
        let next = if left <= TILE {
            left
        } else if left < TWO_TILES {
            left - left / 2
        } else {
            TILE
        };
        macro_rules! tile_of {
            ($($vectors:literal)*) => {
                $(if const { may_be_tile_of(K::OUTPUTS, V::WIDTH, $vectors) } && next == $vectors {
                    tile::<T, V, $vectors>(sizes, weight, bias, x, y, done * width, go_on);
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
fn tile<T: Scalar, V: Vector<T>, const C: usize>(
    Sizes { outputs, .. }: Sizes,
    weight: &[T],
    bias: &[T],
    x: &[T],
    y: &mut [T],
    first: usize,
    go_on: bool,
) {
    let width = V::WIDTH;
    // Two stretches of lengths that the compiler knows, so that a row of weights is checked twice, and not for every vector.
    let whole = first..first + (C - 1) * width;
    let last = outputs.min(first + C * width) - width;
    let last = last..last + width;
    let sums = if go_on { Vectors::<V, C>::load(y, &whole, &last) } else { Vectors::load(bias, &whole, &last) };
    // Zeroes without a bias.
    let mut sums = sums.unwrap_or(Vectors([V::splat(T::ZERO); C]));
    for (row, &x) in weight.chunks_exact(outputs).zip(x) {
        let x = V::splat(x);
        let Some(row) = Vectors::<V, C>::load(row, &whole, &last) else { return };
        for (sum, weights) in sums.0.iter_mut().zip(row.0) {
            *sum = sum.add_product(weights, x);
        }
    }
    for (vector, sum) in sums.0.into_iter().enumerate() {
        sum.store(y, if vector + 1 < C { whole.start + vector * width } else { last.start });
    }
}

/// What a tile has of a row.
struct Vectors<V, const C: usize>([V; C]);

impl<V, const C: usize> Vectors<V, C> {
    #[inline(always)]
    fn load<T: Scalar>(row: &[T], whole: &Range<usize>, last: &Range<usize>) -> Option<Self>
    where
        V: Vector<T>,
    {
        let (whole, last) = (row.get(whole.clone())?, row.get(last.clone())?);
        let width = V::WIDTH;
        let mut vectors = [V::load(last, 0); C];
        for (vector, to) in vectors.iter_mut().enumerate().take(C - 1) {
            *to = V::load(whole, vector * width);
        }
        Some(Self(vectors))
    }
}

/// Fewer outputs than a vector has.
#[inline(always)]
fn narrow<T: Scalar, I: Isa>(weight: &[T], bias: &[T], x: &[T], y: &mut [T]) {
    let mut sum = In::<T, I>::load_part(bias);
    for (row, &x) in weight.chunks_exact(y.len().max(1)).zip(x) {
        sum = sum.add_product(In::<T, I>::load_part(row), In::<T, I>::splat(x));
    }
    sum.store_part(y);
}

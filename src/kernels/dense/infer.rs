//! One sample: vectors run over the outputs.

use super::{In, Known, Sizes, part, part_mut};
use crate::isa::Isa;
use crate::kernels::vector::Vector;
use crate::scalar::Scalar;

/// Rows of weights longer than this lie in pages of their own, where no prefetcher follows a tile down the rows. Such a
/// matrix is read by a few rows at a time, each from end to end. In vectors.
const LONG_ROW: usize = 64;
const ROWS_AT_ONCE: usize = 8;

/// `y = W x + b` for each row, of one sample; `bias` is empty for none.
#[inline(always)]
pub fn infer<T: Scalar, I: Isa, K: Known>(sizes: Sizes, weight: &[T], bias: &[T], x: &[T], y: &mut [T]) {
    let Sizes { rows, inputs, outputs, .. } = sizes;
    for row in 0..rows {
        let (x, y) = (part(x, row, inputs), part_mut(y, row, outputs));
        if const { Way::Narrow.may_be(K::OUTPUTS, In::<T, I>::WIDTH) } && outputs < In::<T, I>::WIDTH {
            narrow::<T, I>(weight, bias, x, y);
        } else if const { Way::Long.may_be(K::OUTPUTS, In::<T, I>::WIDTH) } && outputs > LONG_ROW * In::<T, I>::WIDTH {
            in_groups_of_rows::<T, I>(sizes, weight, bias, x, y);
        } else {
            in_tiles::<T, I, K>(sizes, weight, bias, x, y);
        }
    }
}

/// How outputs are computed.
enum Way {
    /// All in one vector that is not full.
    Narrow,
    /// A tile of this many vectors.
    Tile(usize),
    /// In groups of rows.
    Long,
}

impl Way {
    /// Whether any outputs are computed this way, in vectors of `width`.
    const fn may_be(self, outputs: Option<usize>, width: usize) -> bool {
        let Some(outputs) = outputs else { return true };
        match self {
            Self::Narrow => outputs < width,
            Self::Long => outputs > LONG_ROW * width,
            Self::Tile(vectors) => {
                if outputs < width || outputs > LONG_ROW * width {
                    return false;
                }
                let mut left = outputs.div_ceil(width);
                let whole = left >= TWO_TILES;
                while left >= TWO_TILES {
                    left -= TILE;
                }
                if left > TILE {
                    vectors == left / 2 || vectors == left - left / 2 || whole && vectors == TILE
                } else {
                    vectors == left || whole && vectors == TILE
                }
            }
        }
    }
}

/// As many vectors of sums as hide the time that one multiply-add takes.
const TILE: usize = 8;
/// What is less and more than a tile is two of about the same width.
const TWO_TILES: usize = 12;

/// All outputs in tiles of up to eight vectors.
#[inline(always)]
fn in_tiles<T: Scalar, I: Isa, K: Known>(sizes: Sizes, weight: &[T], bias: &[T], x: &[T], y: &mut [T]) {
    let vectors = sizes.outputs.div_ceil(In::<T, I>::WIDTH);
    let mut done = 0;
    while done < vectors {
        let left = vectors - done;
        let next = match left {
            ..=TILE => left,
            ..TWO_TILES => left - left / 2,
            _ => TILE,
        };
        macro_rules! tile_of {
            ($($vectors:literal)*) => {
                $(if const { Way::Tile($vectors).may_be(K::OUTPUTS, In::<T, I>::WIDTH) } && next == $vectors {
                    tile::<T, I, $vectors>(sizes, weight, bias, x, y, done * In::<T, I>::WIDTH);
                })*
            };
        }
        tile_of!(1 2 3 4 5 6 7 8);
        done += next;
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

/// The outputs of `C` vectors from `first` on. The last vector of all ends with the last output, and may compute some that the one
/// before it has.
#[inline(always)]
fn tile<T: Scalar, I: Isa, const C: usize>(
    Sizes { outputs, .. }: Sizes,
    weight: &[T],
    bias: &[T],
    x: &[T],
    y: &mut [T],
    first: usize,
) {
    let width = In::<T, I>::WIDTH;
    let end = outputs.min(first + C * width);
    let (len, last) = (end - first, end - first - width);
    let at = |vector: usize| if vector + 1 < C { vector * width } else { last };
    let mut sums = [In::<T, I>::splat(T::ZERO); C];
    if let Some(bias) = bias.get(first..end) {
        for (vector, sum) in sums.iter_mut().enumerate() {
            *sum = In::<T, I>::load(bias, at(vector));
        }
    }
    for (row, &x) in weight.chunks_exact(outputs).zip(x) {
        let x = In::<T, I>::splat(x);
        let Some(row) = row.get(first..first + len) else { return };
        for (vector, sum) in sums.iter_mut().enumerate() {
            *sum = sum.add_product(In::<T, I>::load(row, at(vector)), x);
        }
    }
    let Some(y) = y.get_mut(first..end) else { return };
    for (vector, sum) in sums.into_iter().enumerate() {
        sum.store(y, at(vector));
    }
}

/// A few rows of weights after the other; between them the sums are in `y`.
#[inline(always)]
fn in_groups_of_rows<T: Scalar, I: Isa>(sizes: Sizes, weight: &[T], bias: &[T], x: &[T], y: &mut [T]) {
    let Sizes { inputs, outputs, .. } = sizes;
    for (at, y) in y.iter_mut().enumerate() {
        *y = bias.get(at).copied().unwrap_or(T::ZERO);
    }
    for from in (0..inputs).step_by(ROWS_AT_ONCE) {
        let to = inputs.min(from + ROWS_AT_ONCE);
        let (Some(weight), Some(x)) = (weight.get(from * outputs..to * outputs), x.get(from..to)) else { return };
        let mut at = 0;
        while at + 4 * In::<T, I>::WIDTH <= outputs {
            let Some(y) = y.get_mut(at..at + 4 * In::<T, I>::WIDTH) else { return };
            let mut sums: [In<T, I>; 4] = core::array::from_fn(|vector| In::<T, I>::load(y, vector * In::<T, I>::WIDTH));
            for (row, &x) in weight.chunks_exact(outputs).zip(x) {
                let x = In::<T, I>::splat(x);
                let Some(row) = row.get(at..at + 4 * In::<T, I>::WIDTH) else { return };
                for (vector, sum) in sums.iter_mut().enumerate() {
                    *sum = sum.add_product(In::<T, I>::load(row, vector * In::<T, I>::WIDTH), x);
                }
            }
            for (vector, sum) in sums.into_iter().enumerate() {
                sum.store(y, vector * In::<T, I>::WIDTH);
            }
            at += 4 * In::<T, I>::WIDTH;
        }
        while at < outputs {
            let end = outputs.min(at + In::<T, I>::WIDTH);
            let Some(y) = y.get_mut(at..end) else { return };
            let mut sum = In::<T, I>::load_part(y);
            for (row, &x) in weight.chunks_exact(outputs).zip(x) {
                let Some(row) = row.get(at..end) else { return };
                sum = sum.add_product(In::<T, I>::load_part(row), In::<T, I>::splat(x));
            }
            sum.store_part(y);
            at = end;
        }
    }
}

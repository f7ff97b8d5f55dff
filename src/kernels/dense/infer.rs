//! One sample: vectors run over the outputs.

use super::{In, Sizes, eights, part, part_mut};
use crate::isa::Isa;
use crate::kernels::vector::Vector;
use crate::scalar::Scalar;

/// Rows of weights longer than this lie in pages of their own, where no prefetcher follows a tile down the rows. Such a
/// matrix is read by a few rows at a time, each from end to end.
const LONG_ROW_BYTES: usize = 2048;
const ROWS_AT_ONCE: usize = 8;

/// `y = W x + b` for each row, of one sample; `bias` is empty for none.
#[inline(always)]
pub fn infer<T: Scalar, I: Isa>(sizes: Sizes, weight: &[T], bias: &[T], x: &[T], y: &mut [T]) {
    let Sizes { rows, inputs, outputs, .. } = sizes;
    for row in 0..rows {
        let (x, y) = (part(x, row, inputs), part_mut(y, row, outputs));
        if outputs < In::<T, I>::WIDTH {
            let bias = In::<T, I>::load_part(bias);
            let mut sum = bias;
            for (row, &x) in weight.chunks_exact(outputs).zip(x) {
                sum = sum.add_product(In::<T, I>::load_part(row), In::<T, I>::splat(x));
            }
            sum.store_part(y);
        } else if outputs * size_of::<T>() <= LONG_ROW_BYTES {
            eights!(outputs.div_ceil(In::<T, I>::WIDTH), |vector, C| {
                tile::<T, I, C>(sizes, weight, bias, x, y, vector * In::<T, I>::WIDTH);
            });
        } else {
            in_groups_of_rows::<T, I>(sizes, weight, bias, x, y);
        }
    }
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

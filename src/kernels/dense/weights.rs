//! Gradients of the weights: tiles of several inputs by one or two vectors of outputs, over all samples.

use super::{In, Sizes, sixes};
use crate::isa::Isa;
use crate::kernels::slices::{part, part_mut};
use crate::kernels::vector::{Vector, prefetch};
use crate::scalar::Scalar;

/// Samples whose products are added before it is the next weights' turn. Their output gradients are turned so that the
/// samples are outside and the outputs inside: no sum then runs across a vector.
const FEW: usize = 16;
const MANY: usize = 64;

/// The most outputs that two vectors hold, on any machine.
const PANEL: usize = 16;

/// `dW += dY Xᵀ` and `db += dY 1` over all rows and their samples; `dbias` is empty for none.
#[inline(always)]
pub fn weight_gradient<T: Scalar, I: Isa>(sizes: Sizes, x: &[T], dy: &[T], dweight: &mut [T], dbias: &mut [T]) {
    // The library's blocks have no more lanes than this; a block of the user's own may.
    for lane in (0..sizes.lanes).step_by(FEW) {
        let window = Window { lane, len: FEW.min(sizes.lanes - lane) };
        if cfg!(feature = "std") && sizes.rows * window.len > FEW {
            in_groups::<T, I, MANY>(sizes, window, x, dy, dweight, dbias);
        } else {
            in_groups::<T, I, FEW>(sizes, window, x, dy, dweight, dbias);
        }
    }
}

/// Some of the lanes.
#[derive(Clone, Copy)]
struct Window {
    lane: usize,
    len: usize,
}

impl Window {
    /// These lanes of element `index`.
    #[inline(always)]
    fn of<T>(self, values: &[T], index: usize, lanes: usize) -> &[T] {
        let from = index * lanes + self.lane;
        values.get(from..from + self.len).unwrap_or_default()
    }
}

/// As many rows at once as have `S` samples.
#[inline(always)]
fn in_groups<T: Scalar, I: Isa, const S: usize>(
    sizes: Sizes,
    window: Window,
    x: &[T],
    dy: &[T],
    dw: &mut [T],
    db: &mut [T],
) {
    let Sizes { rows, inputs, outputs, lanes } = sizes;
    let width = In::<T, I>::WIDTH;
    let rows_at_once = (S / window.len).clamp(1, rows.max(1));
    for first in (0..rows).step_by(rows_at_once) {
        let rows = rows_at_once.min(rows - first);
        let sizes = Sizes { rows, ..sizes };
        let x = x.get(first * inputs * lanes..(first + rows) * inputs * lanes).unwrap_or_default();
        let dy = dy.get(first * outputs * lanes..(first + rows) * outputs * lanes).unwrap_or_default();
        let mut at = 0;
        while at < outputs {
            let end = outputs.min(at + 2 * width);
            let mut turned = [[T::ZERO; PANEL]; S];
            let samples = turn(sizes, window, dy, (at, end), &mut turned);
            if let Some(db) = db.get_mut(at..end) {
                bias_gradient::<T, I>(samples, db);
            }
            if end - at > width {
                sixes!(inputs, |input, N| {
                    tile::<T, I, N, 2>(sizes, window, x, samples, dw, input, (at, end));
                });
            } else {
                sixes!(inputs, |input, N| {
                    tile::<T, I, N, 1>(sizes, window, x, samples, dw, input, (at, end));
                });
            }
            at = end;
        }
    }
}

/// Turns output gradients: sample by sample the outputs from `at` to `end`.
#[inline(always)]
fn turn<'a, T: Scalar>(
    Sizes { rows, outputs, lanes, .. }: Sizes,
    window: Window,
    dy: &[T],
    (at, end): (usize, usize),
    turned: &'a mut [[T; PANEL]],
) -> &'a [[T; PANEL]] {
    for row in 0..rows {
        let (dy, turned) = (part(dy, row, outputs * lanes), part_mut(turned, row, window.len));
        for output in at..end {
            for (to, &from) in turned.iter_mut().zip(window.of(dy, output, lanes)) {
                if let Some(to) = to.get_mut(output - at) {
                    *to = from;
                }
            }
        }
    }
    turned.get(..rows * window.len).unwrap_or_default()
}

#[inline(always)]
fn bias_gradient<T: Scalar, I: Isa>(samples: &[[T; PANEL]], dbias: &mut [T]) {
    let mut at = 0;
    while at < dbias.len() {
        let mut sum = In::<T, I>::load_part(dbias.get(at..).unwrap_or_default());
        for dy in samples {
            sum = sum.add(In::<T, I>::load(dy, at));
        }
        sum.store_part(dbias.get_mut(at..).unwrap_or_default());
        at += In::<T, I>::WIDTH;
    }
}

/// The weights of `N` inputs and of the outputs from `at` to `end`, which are `V` vectors or the most part of them.
#[inline(always)]
fn tile<T: Scalar, I: Isa, const N: usize, const V: usize>(
    Sizes { rows, inputs, outputs, lanes }: Sizes,
    window: Window,
    x: &[T],
    samples: &[[T; PANEL]],
    dweight: &mut [T],
    input: usize,
    (at, end): (usize, usize),
) {
    let width = In::<T, I>::WIDTH;
    // The next tile's: where a row lies in a page of its own, nothing else would fetch them ahead.
    for n in 0..N {
        prefetch(dweight, (input + N + n) * outputs + at);
    }
    let mut sums = [[In::<T, I>::splat(T::ZERO); V]; N];
    for (n, sums) in sums.iter_mut().enumerate() {
        let dweight = dweight.get((input + n) * outputs + at..(input + n) * outputs + end).unwrap_or_default();
        for (vector, sum) in sums.iter_mut().enumerate() {
            *sum = match dweight.get(vector * width..(vector + 1) * width) {
                Some(all) => In::<T, I>::load(all, 0),
                None => In::<T, I>::load_part(dweight.get(vector * width..).unwrap_or_default()),
            };
        }
    }
    for row in 0..rows {
        let x = part(x, row, inputs * lanes);
        let mut of_inputs = [&x[..0]; N];
        for (n, of_input) in of_inputs.iter_mut().enumerate() {
            let from = (input + n) * lanes + window.lane;
            let Some(x) = x.get(from..from + window.len) else { return };
            *of_input = x;
        }
        for (sample, dy) in part(samples, row, window.len).iter().enumerate() {
            let dy: [In<T, I>; V] = core::array::from_fn(|vector| In::<T, I>::load(dy, vector * width));
            for (sums, x) in sums.iter_mut().zip(of_inputs) {
                let Some(&x) = x.get(sample) else { return };
                let x = In::<T, I>::splat(x);
                for (sum, dy) in sums.iter_mut().zip(dy) {
                    *sum = sum.add_product(x, dy);
                }
            }
        }
    }
    for (n, sums) in sums.into_iter().enumerate() {
        let dweight = dweight.get_mut((input + n) * outputs + at..(input + n) * outputs + end).unwrap_or_default();
        for (vector, sum) in sums.into_iter().enumerate() {
            match dweight.get_mut(vector * width..(vector + 1) * width) {
                Some(all) => sum.store(all, 0),
                None => sum.store_part(dweight.get_mut(vector * width..).unwrap_or_default()),
            }
        }
    }
}

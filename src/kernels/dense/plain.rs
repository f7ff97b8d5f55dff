//! The kernels on plain arrays: for targets without vectors, and for tests to hold the others against.

use super::{PARTS, Sizes};
use crate::isa::Isa;
use crate::kernels::slices::{chunk, chunk_mut, part, part_mut, tiled};
use crate::layer::Step;
use crate::scalar::Scalar;

/// `y = W x + b` for each row, of one sample; `bias` is empty for none.
#[inline(always)]
pub fn infer<T: Scalar, I: Isa>(sizes: Sizes, weight: &[T], bias: &[T], x: &[T], y: &mut [T]) {
    for row in 0..sizes.rows {
        let (x, y) = (part(x, row, sizes.inputs), part_mut(y, row, sizes.outputs));
        infer_row::<T, I>(sizes, weight, bias, x, y);
    }
}

#[inline(always)]
fn infer_row<T: Scalar, I: Isa>(sizes: Sizes, weight: &[T], bias: &[T], x: &[T], y: &mut [T]) {
    tiled!(0..sizes.outputs, [8 4 2 1], |at, K| infer_tile::<T, I, K>(sizes, weight, bias, x, y, at));
}

#[inline(always)]
fn infer_tile<T: Scalar, I: Isa, const K: usize>(
    sizes: Sizes,
    weight: &[T],
    bias: &[T],
    x: &[T],
    y: &mut [T],
    at: usize,
) {
    let Sizes { inputs, outputs, .. } = sizes;
    let mut sums = start::<T, K>(bias, at);
    let Some(x) = x.get(..inputs) else { return };
    if sizes.in_parts() {
        let mut parts = [[T::ZERO; K]; PARTS];
        parts[0] = sums;
        for (turn, x) in x.chunks(PARTS).enumerate() {
            for (i, (sums, &x)) in (turn * PARTS..).zip(parts.iter_mut().zip(x)) {
                let Some(row) = chunk::<T, K>(weight, i * outputs + at) else { return };
                for (sum, &w) in sums.iter_mut().zip(row) {
                    *sum = w.fma::<I>(x, *sum);
                }
            }
        }
        let [first, second, third, fourth] = &parts;
        sums = joined([first, second, third, fourth]);
    } else {
        for (i, &x) in x.iter().enumerate() {
            let Some(row) = chunk::<T, K>(weight, i * outputs + at) else { return };
            for (sum, &w) in sums.iter_mut().zip(row) {
                *sum = w.fma::<I>(x, *sum);
            }
        }
    }
    if let Some(y) = chunk_mut(y, at) {
        *y = sums;
    }
}

/// `Y = W X + b` for each row, of samples in lanes.
#[inline(always)]
pub fn forward<T: Scalar, I: Isa>(sizes: Sizes, weight: &[T], bias: &[T], x: &[T], y: &mut [T]) {
    if sizes.lanes == 1 {
        // Lanes run over the outputs instead.
        return infer::<T, I>(sizes, weight, bias, x, y);
    }
    for row in 0..sizes.rows {
        let (x, y) = (part(x, row, sizes.inputs * sizes.lanes), part_mut(y, row, sizes.outputs * sizes.lanes));
        tiled!(0..sizes.lanes, [16 4 1], |lane, W| {
            tiled!(0..sizes.outputs, [4 1], |at, K| forward_tile::<T, I, W, K>(sizes, weight, bias, x, y, (lane, at)));
        });
    }
}

#[inline(always)]
fn forward_tile<T: Scalar, I: Isa, const W: usize, const K: usize>(
    sizes: Sizes,
    weight: &[T],
    bias: &[T],
    x: &[T],
    y: &mut [T],
    (lane, at): (usize, usize),
) {
    let lanes = sizes.lanes;
    let mut sums = start::<T, K>(bias, at).map(|b| [b; W]);
    if sizes.in_parts() {
        // Part after part: there are registers for one.
        let mut parts = [[[T::ZERO; W]; K]; PARTS];
        parts[0] = sums;
        for (number, part) in parts.iter_mut().enumerate() {
            *part = forward_part::<T, I, W, K>(*part, sizes, weight, x, (lane, at), (number, PARTS));
        }
        let [first, second, third, fourth] = &parts;
        for (k, sums) in sums.iter_mut().enumerate() {
            *sums = joined([&first[k], &second[k], &third[k], &fourth[k]]);
        }
    } else {
        sums = forward_part::<T, I, W, K>(sums, sizes, weight, x, (lane, at), (0, 1));
    }
    for (k, sum) in sums.iter().enumerate() {
        if let Some(y) = chunk_mut(y, (at + k) * lanes + lane) {
            *y = *sum;
        }
    }
}

/// The sums with the products of every `step`th input.
#[inline(always)]
fn forward_part<T: Scalar, I: Isa, const W: usize, const K: usize>(
    mut sums: [[T; W]; K],
    Sizes { inputs, outputs, lanes, .. }: Sizes,
    weight: &[T],
    x: &[T],
    (lane, at): (usize, usize),
    (first, step): (usize, usize),
) -> [[T; W]; K] {
    for i in (first..inputs).step_by(step) {
        let (Some(row), Some(x)) = (chunk::<T, K>(weight, i * outputs + at), chunk::<T, W>(x, i * lanes + lane)) else {
            break;
        };
        for (sum, &w) in sums.iter_mut().zip(row) {
            for (sum, &x) in sum.iter_mut().zip(x) {
                *sum = w.fma::<I>(x, *sum);
            }
        }
    }
    sums
}

/// `dX = Wᵀ dY` for each row.
#[inline(always)]
pub fn input_gradient<T: Scalar, I: Isa>(sizes: Sizes, weight: &[T], dy: &[T], dx: &mut [T]) {
    for row in 0..sizes.rows {
        let (dy, dx) = (part(dy, row, sizes.outputs * sizes.lanes), part_mut(dx, row, sizes.inputs * sizes.lanes));
        tiled!(0..sizes.lanes, [16 4 1], |lane, W| {
            tiled!(0..sizes.inputs, [4 1], |at, K| input_gradient_tile::<T, I, W, K>(sizes, weight, dy, dx, (lane, at)));
        });
    }
}

/// `K` inputs by `W` lanes of a row.
#[inline(always)]
pub fn input_gradient_tile<T: Scalar, I: Isa, const W: usize, const K: usize>(
    Sizes { outputs, lanes, .. }: Sizes,
    weight: &[T],
    dy: &[T],
    dx: &mut [T],
    (lane, at): (usize, usize),
) {
    let mut sums = [[T::ZERO; W]; K];
    let rows: [&[T]; K] = core::array::from_fn(|k| part(weight, at + k, outputs));
    for o in 0..outputs {
        let Some(dy) = chunk::<T, W>(dy, o * lanes + lane) else { return };
        for (sum, row) in sums.iter_mut().zip(rows) {
            let Some(&w) = row.get(o) else { return };
            for (sum, &dy) in sum.iter_mut().zip(dy) {
                *sum = w.fma::<I>(dy, *sum);
            }
        }
    }
    for (k, sum) in sums.iter().enumerate() {
        if let Some(dx) = chunk_mut(dx, (at + k) * lanes + lane) {
            *dx = *sum;
        }
    }
}

/// `dW += dY Xᵀ` and `db += dY 1` over all rows and their samples; `dbias` is empty for none. Of the inputs
/// from `first` on.
#[inline(always)]
pub fn weight_gradient<T: Scalar, I: Isa>(
    sizes: Sizes,
    first: usize,
    x: &[T],
    dy: &[T],
    dweight: &mut [T],
    dbias: &mut [T],
) {
    for row in 0..sizes.rows {
        let (x, dy) = (part(x, row, sizes.inputs * sizes.lanes), part(dy, row, sizes.outputs * sizes.lanes));
        let x = x.get(first * sizes.lanes..).unwrap_or_default();
        tiled!(0..sizes.lanes, [16 4 1], |lane, W| {
            tiled!(0..sizes.outputs, [16 4 1], |at, K| weight_gradient_tile::<T, I, W, K>(
                sizes, x, dy, dweight, (lane, at)
            ));
        });
        for (o, sum) in dbias.iter_mut().enumerate() {
            for &dy in part(dy, o, sizes.lanes) {
                *sum += dy;
            }
        }
    }
}

#[inline(always)]
fn weight_gradient_tile<T: Scalar, I: Isa, const W: usize, const K: usize>(
    Sizes { outputs, lanes, .. }: Sizes,
    x: &[T],
    dy: &[T],
    dweight: &mut [T],
    (lane, at): (usize, usize),
) {
    // Samples outside and outputs inside, so that a sum over samples needs no sum across lanes.
    let mut transposed = [[T::ZERO; K]; W];
    for k in 0..K {
        let Some(row) = chunk::<T, W>(dy, (at + k) * lanes + lane) else { return };
        for (to, &from) in transposed.iter_mut().zip(row) {
            to[k] = from;
        }
    }
    for (i, weights) in dweight.chunks_exact_mut(outputs.max(1)).enumerate() {
        let (Some(x), Some(sums)) = (chunk::<T, W>(x, i * lanes + lane), chunk_mut::<T, K>(weights, at)) else {
            return;
        };
        let mut held = *sums;
        for (&x, dy) in x.iter().zip(&transposed) {
            for (sum, &dy) in held.iter_mut().zip(dy) {
                *sum = x.fma::<I>(dy, *sum);
            }
        }
        *sums = held;
    }
}

/// As [`weight_gradient`] from zero, and the weights and the bias move by it at once.
#[inline(always)]
pub fn descend<T: Scalar, I: Isa>(
    sizes: Sizes,
    first: usize,
    x: &[T],
    dy: &[T],
    weight: &mut [T],
    bias: &mut [T],
    step: Step<T>,
) {
    let Sizes { rows, inputs, outputs, lanes } = sizes;
    let of_row = |values, row, len| part(values, row, len * lanes);
    for (i, weights) in (first..).zip(weight.chunks_exact_mut(outputs.max(1))) {
        tiled!(0..outputs, [4 1], |at, K| {
            let mut sums = [T::ZERO; K];
            for row in 0..rows {
                let (x, dy) = (part(of_row(x, row, inputs), i, lanes), of_row(dy, row, outputs));
                for (k, sum) in sums.iter_mut().enumerate() {
                    for (&x, &dy) in x.iter().zip(part(dy, at + k, lanes)) {
                        *sum = x.fma::<I>(dy, *sum);
                    }
                }
            }
            step.apply(weights.get_mut(at..at + K).unwrap_or_default(), &sums);
        });
    }
    for (o, bias) in bias.iter_mut().enumerate() {
        let mut sum = T::ZERO;
        for row in 0..rows {
            for &dy in part(of_row(dy, row, outputs), o, lanes) {
                sum += dy;
            }
        }
        *bias = step.of(*bias, sum);
    }
}

/// The sums of the parts, as [`super::joined`].
#[inline(always)]
fn joined<T: Scalar, const N: usize>([first, second, third, fourth]: [&[T; N]; PARTS]) -> [T; N] {
    let mut sums = *first;
    for (((sum, &second), &third), &fourth) in sums.iter_mut().zip(second).zip(third).zip(fourth) {
        *sum = (*sum + second) + (third + fourth);
    }
    sums
}

/// The first values of `K` sums.
#[inline(always)]
fn start<T: Scalar, const K: usize>(bias: &[T], at: usize) -> [T; K] {
    chunk(bias, at).copied().unwrap_or([T::ZERO; K])
}

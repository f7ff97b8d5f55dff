//! Products of a weight matrix with one sample, and with a block of samples in lanes.
//!
//! Weights are nalgebra's `[out, in]`: in memory, for each input the weights of all outputs. Every sum runs in one order whatever
//! the width of the machine's vectors: outputs over ascending inputs from the bias on, input gradients over ascending
//! outputs, weight gradients over ascending samples. Tiles of accumulators, which stay in registers, run over what is
//! independent.

use crate::isa::Isa;
use crate::scalar::Scalar;

/// Makes a call for every tile of `$len`: tiles of the given widths, the widest first.
macro_rules! tiled {
    ($len:expr, [$($width:literal)*], |$at:ident, $k:ident| $call:expr) => {
        let mut $at = 0;
        $(while $at + $width <= $len {
            const $k: usize = $width;
            $call;
            $at += $width;
        })*
    };
}

/// `y = W x + b` for one sample; `bias` is empty for none.
#[inline(always)]
pub fn infer<T: Scalar, I: Isa, const IN: usize, const OUT: usize>(
    weight: &[[T; OUT]; IN],
    bias: &[T],
    x: &[T; IN],
    y: &mut [T; OUT],
) {
    tiled!(OUT, [32 16 8 4 1], |at, K| infer_tile::<T, I, IN, OUT, K>(weight, bias, x, y, at));
}

#[inline(always)]
fn infer_tile<T: Scalar, I: Isa, const IN: usize, const OUT: usize, const K: usize>(
    weight: &[[T; OUT]; IN],
    bias: &[T],
    x: &[T; IN],
    y: &mut [T; OUT],
    at: usize,
) {
    let mut sums = start::<T, K>(bias, at);
    for (row, &x) in weight.iter().zip(x) {
        let Some(row) = chunk::<T, K>(row, at) else { return };
        for (sum, &w) in sums.iter_mut().zip(row) {
            *sum = w.fma::<I>(x, *sum);
        }
    }
    if let Some(y) = chunk_mut(y, at) {
        *y = sums;
    }
}

/// `Y = W X + b` for the samples of a block.
#[inline(always)]
pub fn forward<T: Scalar, I: Isa, const IN: usize, const OUT: usize, const L: usize>(
    weight: &[[T; OUT]; IN],
    bias: &[T],
    x: &[[T; L]; IN],
    y: &mut [[T; L]; OUT],
) {
    tiled!(OUT, [4 1], |at, K| forward_tile::<T, I, IN, OUT, L, K>(weight, bias, x, y, at));
}

#[inline(always)]
fn forward_tile<T: Scalar, I: Isa, const IN: usize, const OUT: usize, const L: usize, const K: usize>(
    weight: &[[T; OUT]; IN],
    bias: &[T],
    x: &[[T; L]; IN],
    y: &mut [[T; L]; OUT],
    at: usize,
) {
    let mut sums = start::<T, K>(bias, at).map(|b| [b; L]);
    for (row, x) in weight.iter().zip(x) {
        let Some(row) = chunk::<T, K>(row, at) else { return };
        for (sum, &w) in sums.iter_mut().zip(row) {
            for (sum, &x) in sum.iter_mut().zip(x) {
                *sum = w.fma::<I>(x, *sum);
            }
        }
    }
    if let Some(y) = chunk_mut(y, at) {
        *y = sums;
    }
}

/// `dX = Wᵀ dY` for the samples of a block.
#[inline(always)]
pub fn input_gradient<T: Scalar, I: Isa, const IN: usize, const OUT: usize, const L: usize>(
    weight: &[[T; OUT]; IN],
    dy: &[[T; L]; OUT],
    dx: &mut [[T; L]; IN],
) {
    tiled!(IN, [4 1], |at, K| input_gradient_tile::<T, I, IN, OUT, L, K>(weight, dy, dx, at));
}

#[inline(always)]
fn input_gradient_tile<T: Scalar, I: Isa, const IN: usize, const OUT: usize, const L: usize, const K: usize>(
    weight: &[[T; OUT]; IN],
    dy: &[[T; L]; OUT],
    dx: &mut [[T; L]; IN],
    at: usize,
) {
    let Some(rows) = chunk::<_, K>(weight, at) else { return };
    let mut sums = [[T::ZERO; L]; K];
    for (o, dy) in dy.iter().enumerate() {
        for (sum, row) in sums.iter_mut().zip(rows) {
            let w = row[o];
            for (sum, &dy) in sum.iter_mut().zip(dy) {
                *sum = w.fma::<I>(dy, *sum);
            }
        }
    }
    if let Some(dx) = chunk_mut(dx, at) {
        *dx = sums;
    }
}

/// `dW += dY Xᵀ` and `db += dY 1` over the samples of a block; `dbias` is empty for none.
#[inline(always)]
pub fn weight_gradient<T: Scalar, I: Isa, const IN: usize, const OUT: usize, const L: usize>(
    x: &[[T; L]; IN],
    dy: &[[T; L]; OUT],
    dweight: &mut [[T; OUT]],
    dbias: &mut [T],
) {
    tiled!(OUT, [16 4 1], |at, K| weight_gradient_tile::<T, I, IN, OUT, L, K>(x, dy, dweight, at));
    for (sum, dy) in dbias.iter_mut().zip(dy) {
        for &dy in dy {
            *sum += dy;
        }
    }
}

#[inline(always)]
fn weight_gradient_tile<T: Scalar, I: Isa, const IN: usize, const OUT: usize, const L: usize, const K: usize>(
    x: &[[T; L]; IN],
    dy: &[[T; L]; OUT],
    dweight: &mut [[T; OUT]],
    at: usize,
) {
    let Some(rows) = chunk::<_, K>(dy, at) else { return };
    // Samples outside and outputs inside, so that a sum over samples needs no sum across lanes.
    let mut transposed = [[T::ZERO; K]; L];
    for (k, row) in rows.iter().enumerate() {
        for (to, &from) in transposed.iter_mut().zip(row) {
            to[k] = from;
        }
    }
    for (row, x) in dweight.iter_mut().zip(x) {
        let Some(sums) = chunk_mut::<T, K>(row, at) else { return };
        let mut held = *sums;
        for (&x, dy) in x.iter().zip(&transposed) {
            for (sum, &dy) in held.iter_mut().zip(dy) {
                *sum = x.fma::<I>(dy, *sum);
            }
        }
        *sums = held;
    }
}

/// The first values of `K` sums.
#[inline(always)]
fn start<T: Scalar, const K: usize>(bias: &[T], at: usize) -> [T; K] {
    chunk(bias, at).copied().unwrap_or([T::ZERO; K])
}

#[inline(always)]
fn chunk<V, const K: usize>(values: &[V], at: usize) -> Option<&[V; K]> {
    values.get(at..)?.first_chunk()
}

#[inline(always)]
fn chunk_mut<V, const K: usize>(values: &mut [V], at: usize) -> Option<&mut [V; K]> {
    values.get_mut(at..)?.first_chunk_mut()
}

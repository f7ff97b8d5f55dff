//! The way back of one sample, without lanes. Short loops that the compiler sees through: inlined into a small layer there is
//! little else.

use super::Sizes;
use crate::isa::Isa;
use crate::kernels::slices::{part, part_mut};
use crate::layer::Step;
use crate::scalar::Scalar;

/// `dx = Wᵀ dy` for each row.
#[inline(always)]
pub fn input_gradient<T: Scalar, I: Isa>(sizes: Sizes, weight: &[T], dy: &[T], dx: &mut [T]) {
    let Sizes { rows, inputs, outputs, .. } = sizes;
    for row in 0..rows {
        let (dy, dx) = (part(dy, row, outputs), part_mut(dx, row, inputs));
        for (dx, weights) in dx.iter_mut().zip(weight.chunks_exact(outputs.max(1))) {
            let mut sum = T::ZERO;
            for (&w, &dy) in weights.iter().zip(dy) {
                sum = w.fma::<I>(dy, sum);
            }
            *dx = sum;
        }
    }
}

/// `dW += dy xᵀ` and `db += dy` over all rows, of the inputs from `first` on.
#[inline(always)]
pub fn weight_gradient<T: Scalar, I: Isa>(
    sizes: Sizes,
    first: usize,
    x: &[T],
    dy: &[T],
    dweight: &mut [T],
    dbias: &mut [T],
) {
    let Sizes { rows, inputs, outputs, .. } = sizes;
    for row in 0..rows {
        let (x, dy) = (part(x, row, inputs), part(dy, row, outputs));
        for (&x, sums) in x.get(first..).unwrap_or_default().iter().zip(dweight.chunks_exact_mut(outputs.max(1))) {
            for (sum, &dy) in sums.iter_mut().zip(dy) {
                *sum = x.fma::<I>(dy, *sum);
            }
        }
        for (sum, &dy) in dbias.iter_mut().zip(dy) {
            *sum += dy;
        }
    }
}

/// As [`weight_gradient`] from zero, and the weights and the bias move by it at once: of one row.
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
    for (&x, weights) in x.get(first..).unwrap_or_default().iter().zip(weight.chunks_exact_mut(sizes.outputs.max(1))) {
        for (weight, &dy) in weights.iter_mut().zip(dy) {
            *weight = step.of(*weight, x.fma::<I>(dy, T::ZERO));
        }
    }
    for (bias, &dy) in bias.iter_mut().zip(dy) {
        *bias = step.of(*bias, T::ZERO + dy);
    }
}

//! The way back of one sample, without lanes. Short loops that the compiler sees through: inlined into a small layer there is
//! little else.

use core::ops::RangeInclusive;

use super::plain::input_gradient_tile;
use super::{Sizes, moved};
use crate::isa::Isa;
use crate::kernels::slices::{part, part_mut, tiled};
use crate::kernels::vector::{In, Vector};
use crate::layer::Step;
use crate::scalar::Scalar;

/// So few outputs that the sums of several inputs are side by side: the compiler makes vectors of them.
const FEW: RangeInclusive<usize> = 2..=4;

/// `dx = Wᵀ dy` for each row.
#[inline(always)]
pub fn input_gradient<T: Scalar, I: Isa>(sizes: Sizes, weight: &[T], dy: &[T], dx: &mut [T]) {
    let Sizes { rows, inputs, outputs, .. } = sizes;
    for row in 0..rows {
        let (dy, dx) = (part(dy, row, outputs), part_mut(dx, row, inputs));
        if FEW.contains(&outputs) {
            tiled!(0..inputs, [8 1], |at, N| input_gradient_tile::<T, I, 1, N>(sizes, weight, dy, dx, (0, at)));
            continue;
        }
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
    let x = x.get(first..).unwrap_or_default();
    let done = match *dy {
        [a, b] => by_eight_inputs::<T, I, 2>(x, [a, b], weight, step),
        [a, b, c] => by_eight_inputs::<T, I, 3>(x, [a, b, c], weight, step),
        [a, b, c, d] => by_eight_inputs::<T, I, 4>(x, [a, b, c, d], weight, step),
        _ => 0,
    };
    for (&x, weights) in x.iter().zip(weight.chunks_exact_mut(sizes.outputs.max(1))).skip(done) {
        row::<T, I>(weights, dy, Some(x), step);
    }
    row::<T, I>(bias, dy, None, step);
}

/// The weights of eight inputs at a time, vector by vector: as they lie, whichever input they are of. Gives the number of inputs.
#[inline(always)]
fn by_eight_inputs<T: Scalar, I: Isa, const OUTPUTS: usize>(
    x: &[T],
    dy: [T; OUTPUTS],
    weight: &mut [T],
    step: Step<T>,
) -> usize {
    let mut done = 0;
    for (x, weights) in x.as_chunks::<8>().0.iter().zip(weight.chunks_exact_mut(8 * OUTPUTS)) {
        for (number, weights) in weights.as_chunks_mut::<8>().0.iter_mut().enumerate() {
            let mut gradient = [T::ZERO; 8];
            for (at, gradient) in (8 * number..).zip(&mut gradient) {
                if let Some(x) = x.get(at / OUTPUTS) {
                    *gradient = x.fma::<I>(dy[at % OUTPUTS], T::ZERO);
                }
            }
            step.apply(weights, &gradient);
        }
        done += x.len();
    }
    done
}

/// The weights of one input, `None` for the bias. In vectors of its own: the compiler would not know that they are apart from the gradients,
/// and what is stored one by one cannot be read as a vector for some time, by the next step.
#[inline(always)]
fn row<T: Scalar, I: Isa>(weights: &mut [T], dy: &[T], x: Option<T>, step: Step<T>) {
    let width = In::<T, I>::WIDTH;
    let mut done = 0;
    if I::FAST {
        let (zero, x) = (In::<T, I>::splat(T::ZERO), x.map(In::<T, I>::splat));
        while done + width <= weights.len() {
            let (old, dy) = (In::<T, I>::load(weights, done), In::<T, I>::load(dy, done));
            let gradient = match x {
                Some(x) => zero.add_product(x, dy),
                None => zero.add(dy),
            };
            moved::<T, In<T, I>>(step, old, gradient).store(weights, done);
            done += width;
        }
    }
    let rest = weights.iter_mut().zip(dy).skip(done);
    for (weight, &dy) in rest {
        let gradient = match x {
            Some(x) => x.fma::<I>(dy, T::ZERO),
            None => T::ZERO + dy,
        };
        *weight = step.of(*weight, gradient);
    }
}

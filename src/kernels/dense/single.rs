//! The way back of one sample, without lanes. Short loops that the compiler sees through: inlined into a small layer there is
//! little else.

use core::ops::RangeInclusive;

use super::{Sizes, moved};
use crate::isa::Isa;
use crate::kernels::slices::{chunk_mut, part, part_mut, tiled};
use crate::kernels::vector::{In, Vector};
use crate::layer::Step;
use crate::scalar::Scalar;

/// So few outputs that vectors run over the weights of several inputs.
const FEW: RangeInclusive<usize> = 2..=4;

/// `dx = Wᵀ dy` for each row.
#[inline(always)]
pub fn input_gradient<T: Scalar, I: Isa>(sizes: Sizes, weight: &[T], dy: &[T], dx: &mut [T]) {
    let Sizes { rows, inputs, outputs, .. } = sizes;
    for row in 0..rows {
        let (dy, dx) = (part(dy, row, outputs), part_mut(dx, row, inputs));
        if FEW.contains(&outputs) {
            tiled!(0..inputs, [8 1], |at, N| input_gradients::<T, I, N>(outputs, weight, dy, dx, at));
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

/// Those of `N` inputs, side by side: the compiler makes vectors of them.
#[inline(always)]
fn input_gradients<T: Scalar, I: Isa, const N: usize>(outputs: usize, weight: &[T], dy: &[T], dx: &mut [T], at: usize) {
    let mut sums = [T::ZERO; N];
    let Some(weights) = weight.get(at * outputs..(at + N) * outputs) else { return };
    for (o, &dy) in dy.iter().enumerate() {
        for (k, sum) in sums.iter_mut().enumerate() {
            if let Some(w) = weights.get(k * outputs + o) {
                *sum = w.fma::<I>(dy, *sum);
            }
        }
    }
    if let Some(dx) = chunk_mut(dx, at) {
        *dx = sums;
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
    let outputs = sizes.outputs;
    let mut x = x.get(first..first + weight.len() / outputs.max(1)).unwrap_or_default();
    let mut weight = weight;
    if FEW.contains(&outputs) {
        let (whole, rest) = x.as_chunks::<8>();
        let Some((of_whole, of_rest)) = weight.split_at_mut_checked(whole.len() * 8 * outputs) else { return };
        for (x, weights) in whole.iter().zip(of_whole.chunks_exact_mut(8 * outputs)) {
            match *dy {
                [a, b] => eight_inputs::<T, I, 2>(weights, [a, b], x, step),
                [a, b, c] => eight_inputs::<T, I, 3>(weights, [a, b, c], x, step),
                [a, b, c, d] => eight_inputs::<T, I, 4>(weights, [a, b, c, d], x, step),
                _ => return,
            }
        }
        (x, weight) = (rest, of_rest);
    }
    for (&x, weights) in x.iter().zip(weight.chunks_exact_mut(outputs.max(1))) {
        row::<T, I>(weights, dy, Some(x), step);
    }
    row::<T, I>(bias, dy, None, step);
}

/// The weights of eight inputs, vector by vector: as they lie, whichever input they are of.
#[inline(always)]
fn eight_inputs<T: Scalar, I: Isa, const OUTPUTS: usize>(
    weights: &mut [T],
    dy: [T; OUTPUTS],
    x: &[T; 8],
    step: Step<T>,
) {
    for (number, weights) in weights.as_chunks_mut::<8>().0.iter_mut().enumerate() {
        let mut gradient = [T::ZERO; 8];
        for (at, gradient) in (8 * number..).zip(&mut gradient) {
            if let Some(x) = x.get(at / OUTPUTS) {
                *gradient = x.fma::<I>(dy[at % OUTPUTS], T::ZERO);
            }
        }
        step.apply(weights, &gradient);
    }
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

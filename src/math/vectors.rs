//! The exponential in vectors, with the bits of [`exp`](super::exp). The compiler makes vectors of a long loop by itself, but not of one over
//! three values.

use crate::isa::Isa;
use crate::kernels::vector::{FullVector, In, Vector};
use crate::scalar::Scalar;

/// `eˣ` of each value, in place. What is left of whole vectors is computed in one more, so that a softmax of a few classes takes the time of
/// one exponential.
#[inline(always)]
pub fn exp_each<T: Scalar, I: Isa>(values: &mut [T]) {
    let width = In::<T, I>::WIDTH;
    if !I::FAST {
        for value in values {
            *value = value.exp::<I>();
        }
        return;
    }
    let mut done = 0;
    while done + width <= values.len() {
        exp::<T, I>(In::<T, I>::load(values, done)).store(values, done);
        done += width;
    }
    let rest = values.get_mut(done..).unwrap_or_default();
    if !rest.is_empty() {
        // Not by a mask: what was just written one by one cannot be read so for some time.
        let mut all = [T::ZERO; 8];
        for (to, from) in all.iter_mut().zip(&*rest) {
            *to = *from;
        }
        exp::<T, I>(In::<T, I>::load(&all, 0)).store_part(rest);
    }
}

/// See [`exponential`](super::exponential) for the formula.
#[inline(always)]
fn exp<T: Scalar, I: Isa>(x: In<T, I>) -> In<T, I> {
    let [low, high] = T::EXP_RANGE;
    let x = In::<T, I>::splat(high).min(In::<T, I>::splat(low).max(x));
    let integers = In::<T, I>::splat(T::INTEGERS);
    let t = integers.add_product(x, In::<T, I>::splat(T::LOG2_E));
    let n = t.sub(integers);
    let first = x.add_product(n, In::<T, I>::splat(-T::LN_2[0]));
    let rest = n.mul(In::<T, I>::splat(-T::LN_2[1]));
    let r = first.add(rest);
    let square = r.mul(r);
    let (mut polynomial, mut at) = (In::<T, I>::splat(T::EXP[0]), 1);
    while at + 1 < T::EXP.len() {
        let pair = In::<T, I>::splat(T::EXP[at + 1]).add_product(In::<T, I>::splat(T::EXP[at]), r);
        polynomial = pair.add_product(polynomial, square);
        at += 2;
    }
    let q = first.add(rest.add_product(square, polynomial));
    In::<T, I>::splat(T::ONE).add(q).scale(t)
}

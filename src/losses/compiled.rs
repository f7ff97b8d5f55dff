//! Losses compiled in the library, for code that is not optimised: there they would take longer than the network.

use super::cross_entropy::{Targets, Wanted, step};
use crate::isa::Isa;
use crate::kernels::dense::{Compiled, Specialised};
use crate::scalar::Scalar;

/// Whose code computes the loss: see [`Isa::Code`].
pub trait Judge {
    /// One step of a block: see [`step`].
    fn cross_entropy<T: Scalar, I: Isa, const L: usize>(
        logits: &[[T; L]],
        wanted: &Wanted<'_, T, impl Targets<T, L>>,
        weights: [impl Iterator<Item = T>; 2],
        scale: T,
        gradients: &mut [[T; L]],
        sums: &mut [T; L],
    );
}

impl Judge for Specialised {
    #[inline(always)]
    fn cross_entropy<T: Scalar, I: Isa, const L: usize>(
        logits: &[[T; L]],
        wanted: &Wanted<'_, T, impl Targets<T, L>>,
        weights: [impl Iterator<Item = T>; 2],
        scale: T,
        gradients: &mut [[T; L]],
        sums: &mut [T; L],
    ) {
        step::<T, I, L>(logits, wanted, weights, scale, gradients, sums);
    }
}

impl Judge for Compiled {
    #[inline(always)]
    fn cross_entropy<T: Scalar, I: Isa, const L: usize>(
        logits: &[[T; L]],
        wanted: &Wanted<'_, T, impl Targets<T, L>>,
        [first, second]: [impl Iterator<Item = T>; 2],
        scale: T,
        gradients: &mut [[T; L]],
        sums: &mut [T; L],
    ) {
        if L != 1 && L != 16 {
            return step::<T, I, L>(logits, wanted, [first, second], scale, gradients, sums);
        }
        let targets: &dyn Fn(usize, usize) -> T = &|class, lane| wanted.targets.of(class, lane);
        let Wanted { keep, spread, .. } = *wanted;
        T::cross_entropy::<I>(Step {
            logits: logits.as_flattened(),
            wanted: Wanted { targets, keep, spread },
            weights: [&mut { first }, &mut { second }],
            scale,
            gradients: gradients.as_flattened_mut(),
            sums,
        });
    }
}

/// One step of a block of one lane or of sixteen, with all that is a type of the caller's behind a pointer.
pub struct Step<'a, T> {
    logits: &'a [T],
    wanted: Wanted<'a, T, dyn Fn(usize, usize) -> T + 'a>,
    weights: [&'a mut dyn Iterator<Item = T>; 2],
    scale: T,
    gradients: &'a mut [T],
    sums: &'a mut [T],
}

#[inline(always)]
fn cross_entropy<T: Scalar, I: Isa>(Step { logits, wanted, weights, scale, gradients, sums }: Step<'_, T>) {
    if let Some(sums) = sums.as_mut_array::<16>() {
        let (logits, gradients) = (logits.as_chunks().0, gradients.as_chunks_mut().0);
        step::<T, I, 16>(logits, &wanted, weights, scale, gradients, sums);
    } else if let Some(sums) = sums.as_mut_array::<1>() {
        let (logits, gradients) = (logits.as_chunks().0, gradients.as_chunks_mut().0);
        step::<T, I, 1>(logits, &wanted, weights, scale, gradients, sums);
    }
}

crate::kernels::compiled::compiled! {
    /// The library's losses.
    Losses in vectors of 256 bits {
        cross_entropy = cross_entropy, (step: Step<'_, T>);
    }
}

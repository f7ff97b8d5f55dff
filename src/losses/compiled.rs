//! Losses compiled in the library, for code that is not optimised: there they would take longer than the network.

use super::cross_entropy::{Distributions, Targets, Wanted, step};
use crate::isa::Isa;
use crate::kernels::dense::{Compiled, Specialised};
use crate::scalar::Scalar;

/// Whose code computes the loss: see [`Isa::Code`].
pub trait Judge {
    /// One step of a block: see [`step`].
    fn cross_entropy<T: Scalar, I: Isa, const L: usize>(
        logits: &[[T; L]],
        wanted: &Wanted<'_, T, impl Distributions<T, L>, impl Fn(usize) -> T>,
        scale: T,
        gradients: &mut [[T; L]],
        sums: &mut [T; L],
    );
}

impl Judge for Specialised {
    #[inline(always)]
    fn cross_entropy<T: Scalar, I: Isa, const L: usize>(
        logits: &[[T; L]],
        wanted: &Wanted<'_, T, impl Distributions<T, L>, impl Fn(usize) -> T>,
        scale: T,
        gradients: &mut [[T; L]],
        sums: &mut [T; L],
    ) {
        step::<T, I, L>(logits, wanted, scale, gradients, sums);
    }
}

impl Judge for Compiled {
    #[inline(always)]
    fn cross_entropy<T: Scalar, I: Isa, const L: usize>(
        logits: &[[T; L]],
        wanted: &Wanted<'_, T, impl Distributions<T, L>, impl Fn(usize) -> T>,
        scale: T,
        gradients: &mut [[T; L]],
        sums: &mut [T; L],
    ) {
        if L != 1 && L != 16 {
            return step::<T, I, L>(logits, wanted, scale, gradients, sums);
        }
        let Wanted { ref targets, keep, spread, weights } = *wanted;
        let distributions: &AnyDistributions<'_, T> = &|class, lane| match targets {
            Targets::Distributions(targets) => targets.of(class, lane),
            Targets::Named(_) => T::ZERO,
        };
        let targets = match targets {
            Targets::Named(named) => Targets::Named(named),
            Targets::Distributions(_) => Targets::Distributions(distributions),
        };
        T::cross_entropy::<I>(Step {
            logits: logits.as_flattened(),
            wanted: Wanted { targets, keep, spread, weights },
            scale,
            gradients: gradients.as_flattened_mut(),
            sums,
        });
    }
}

type AnyDistributions<'a, T> = dyn Fn(usize, usize) -> T + 'a;
type AnyWeights<'a, T> = dyn Fn(usize) -> T + 'a;

/// One step of a block of one lane or of sixteen, with all that is a type of the caller's behind a pointer.
pub struct Step<'a, T> {
    logits: &'a [T],
    wanted: Wanted<'a, T, AnyDistributions<'a, T>, AnyWeights<'a, T>>,
    scale: T,
    gradients: &'a mut [T],
    sums: &'a mut [T],
}

#[inline(always)]
fn cross_entropy<T: Scalar, I: Isa>(Step { logits, wanted, scale, gradients, sums }: Step<'_, T>) {
    if let Some(sums) = sums.as_mut_array::<16>() {
        let (logits, gradients) = (logits.as_chunks().0, gradients.as_chunks_mut().0);
        step::<T, I, 16>(logits, &wanted, scale, gradients, sums);
    } else if let Some(sums) = sums.as_mut_array::<1>() {
        let (logits, gradients) = (logits.as_chunks().0, gradients.as_chunks_mut().0);
        step::<T, I, 1>(logits, &wanted, scale, gradients, sums);
    }
}

crate::kernels::compiled::compiled! {
    /// The library's losses.
    Losses {
        cross_entropy = cross_entropy, (step: Step<'_, T>);
    }
}

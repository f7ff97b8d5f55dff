//! The pass forward of training, over the tape.

use core::marker::PhantomData;

use super::taped::{caller_has, first_of};
use super::{Forward, Place, Plans, activation};
use crate::activations::Activation;
use crate::isa::Isa;
use crate::kernels::dense::Known;
use crate::layer::{Batch, Layer};
use crate::layers::Product;
use crate::plan::{NOWHERE, apart, region};
use crate::scalar::Scalar;

/// The values of a mini-batch, all kept on the tape. A step has three places there, one after the other: its value, which the only
/// output of a network has in the caller's, the layer's cache, and the activation's. The inputs are before them, but for
/// an only one, which is the caller's.
pub struct Recording<'a, 'b, I, T, const L: usize> {
    input: &'a [[T; L]],
    output: &'a mut [[T; L]],
    tape: &'a mut [[T; L]],
    batch: &'a mut Batch<'b>,
    plans: &'static Plans,
    isa: PhantomData<I>,
}

/// What a step works with.
struct Values<'a, 'b, T, const L: usize, const N: usize> {
    inputs: [&'a [[T; L]]; N],
    output: &'a mut [[T; L]],
    cache: &'a mut [[T; L]],
    derivative: &'a mut [[T; L]],
    batch: &'a mut Batch<'b>,
}

impl<'a, 'b, I: Isa, T: Scalar, const L: usize> Recording<'a, 'b, I, T, L> {
    /// Over a tape of the caller's.
    #[inline(always)]
    pub const fn new(
        input: &'a [[T; L]],
        output: &'a mut [[T; L]],
        tape: &'a mut [[T; L]],
        batch: &'a mut Batch<'b>,
        plans: &'static Plans,
    ) -> Self {
        Self { input, output, tape, batch, plans, isa: PhantomData }
    }

    /// `None` where the tape is too short: it is not, and the optimiser sees that where it knows the sizes.
    #[cfg_attr(debug_assertions, inline(never))]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn values<const N: usize>(&mut self, reads: [Place; N], writes: Place) -> Option<Values<'_, 'b, T, L, N>> {
        let (blocks, plans) = (self.batch.blocks, self.plans);
        let (Place::Step(step) | Place::Output(step, _)) = writes else { return None };
        let (first, plan) = (first_of(step, plans), plans.tape);
        let [own, cache, derivative] = [region(plan, first), region(plan, first + 1), region(plan, first + 2)];
        let ([all, _], on_tape) = apart(self.tape, blocks, [own.and(cache).and(derivative), NOWHERE])?;
        let (own, rest) = all.split_at_mut_checked(own.len * blocks)?;
        let (cache, derivative) = rest.split_at_mut_checked(cache.len * blocks)?;
        let at_caller = caller_has(plans.output) && matches!(writes, Place::Output(..));
        let (output, in_output): (_, &[_]) = if at_caller { (&mut *self.output, &[]) } else { (own, &*self.output) };
        let mut inputs: [&[[T; L]]; N] = [&[]; N];
        let mut k = 0;
        while k < N {
            inputs[k] = match reads[k] {
                Place::Input(_) if caller_has(plans.input) => self.input,
                Place::Input(input) => on_tape.part(region(plan, input)),
                Place::Output(..) if caller_has(plans.output) => in_output,
                Place::Step(step) | Place::Output(step, _) => on_tape.part(region(plan, first_of(step, plans))),
            };
            k += 1;
        }
        Some(Values { inputs, output, cache, derivative, batch: self.batch })
    }
}

impl<I: Isa, T: Scalar, const L: usize> Forward<T> for Recording<'_, '_, I, T, L> {
    #[cfg_attr(debug_assertions, inline(never))]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn step<Lay: Layer<N, Scalar = T>, A: Activation<T>, const N: usize>(
        &mut self,
        layer: &Lay,
        activation: &A,
        reads: [Place; N],
        writes: Place,
    ) {
        let Some(Values { inputs, output, cache, derivative, batch }) = self.values(reads, writes) else { return };
        layer.record::<I, L>(inputs, output, cache, batch);
        activation::record::<I, _, A, L>(activation, output, derivative);
    }

    #[cfg_attr(debug_assertions, inline(never))]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn product<K: Known, A: Activation<T>>(
        &mut self,
        product: &Product<'_, T, K>,
        activation: &A,
        reads: [Place; 1],
        writes: Place,
    ) {
        let Some(values) = self.values(reads, writes) else { return };
        let Values { inputs: [input], output, derivative, batch, .. } = values;
        product.record::<I, L>(input, output, batch.blocks);
        activation::record::<I, _, A, L>(activation, output, derivative);
    }
}

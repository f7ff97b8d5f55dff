//! Inference of one sample, over the workspace.

use core::marker::PhantomData;

use super::{Forward, Place, Plans, activation};
use crate::activations::Activation;
use crate::isa::Isa;
use crate::kernels::dense::Known;
use crate::layer::Layer;
use crate::layers::Product;
use crate::plan::{NOWHERE, apart, part, region};
use crate::scalar::Scalar;

/// The values of an inference. A step has two places in the workspace: its value, which an output of the network has in the
/// caller's, and its scratch.
pub struct Inference<'a, I, T> {
    input: &'a [T],
    output: &'a mut [T],
    workspace: &'a mut [T],
    plans: &'static Plans,
    isa: PhantomData<I>,
}

/// What a step works with.
struct Values<'a, T, const N: usize> {
    inputs: [&'a [T]; N],
    output: &'a mut [T],
    workspace: &'a mut [T],
}

impl<'a, I: Isa, T: Scalar> Inference<'a, I, T> {
    /// Over a workspace of the caller's.
    #[inline(always)]
    pub const fn new(input: &'a [T], output: &'a mut [T], workspace: &'a mut [T], plans: &'static Plans) -> Self {
        Self { input, output, workspace, plans, isa: PhantomData }
    }

    /// `None` where an arena is too short, or places overlap: neither happens, and the optimiser sees that where it knows the sizes.
    #[cfg_attr(debug_assertions, inline(never))]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn values<const N: usize>(&mut self, reads: [Place; N], writes: Place) -> Option<Values<'_, T, N>> {
        let Plans { input: of_input, output: of_output, workspace: of_workspace, .. } = *self.plans;
        let (own, shown, step) = match writes {
            Place::Step(step) => (region(of_workspace, 2 * step), NOWHERE, step),
            Place::Output(step, output) => (NOWHERE, region(of_output, output), step),
            Place::Input(_) => return None,
        };
        let ([own, workspace], in_workspace) = apart(self.workspace, 1, [own, region(of_workspace, 2 * step + 1)])?;
        let ([shown, _], in_output) = apart(self.output, 1, [shown, NOWHERE])?;
        let mut inputs: [&[T]; N] = [&[]; N];
        let mut k = 0;
        while k < N {
            inputs[k] = match reads[k] {
                Place::Input(input) => part(self.input, 1, region(of_input, input)),
                Place::Step(step) => in_workspace.part(region(of_workspace, 2 * step)),
                Place::Output(_, output) => in_output.part(region(of_output, output)),
            };
            k += 1;
        }
        let output = if let Place::Output(..) = writes { shown } else { own };
        Some(Values { inputs, output, workspace })
    }
}

impl<I: Isa, T: Scalar> Forward<T> for Inference<'_, I, T> {
    #[cfg_attr(debug_assertions, inline(never))]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn step<Lay: Layer<N, Scalar = T>, A: Activation<T>, const N: usize>(
        &mut self,
        layer: &Lay,
        activation: &A,
        reads: [Place; N],
        writes: Place,
    ) {
        let Some(Values { inputs, output, workspace }) = self.values(reads, writes) else { return };
        layer.infer::<I>(inputs, output, workspace);
        activation::infer::<I, _, A>(activation, output);
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
        let Some(Values { inputs: [input], output, .. }) = self.values(reads, writes) else { return };
        product.infer::<I>(input, output);
        activation::infer::<I, _, A>(activation, output);
    }
}

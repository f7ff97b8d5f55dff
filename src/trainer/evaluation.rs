//! The loss without a gradient.

use crate::isa::{self, Isa, Job};
use crate::losses::{self, Loss};
use crate::network::Network;
use crate::scalar::Scalar;
use crate::tape::Workspace;
use crate::value::Value;
use crate::zeroed::{Flat, Zeroed};

/// The loss of one sample after the other, by inference.
pub(super) struct Evaluation<'a, N, F, S, G, W> {
    pub net: &'a N,
    pub loss: &'a F,
    pub samples: S,
    pub scale: W,
    /// Sees each output and its target.
    pub observe: G,
}

impl<'s, N, F, Y, S, G> Job for Evaluation<'_, N, F, S, G, F::Weight>
where
    N: Network<Input: 's>,
    F: Loss<<N::Output as Value>::Parts, Y, Scalar = N::Scalar>,
    Y: 's,
    S: Iterator<Item = (&'s N::Input, &'s Y)>,
    G: FnMut(&N::Output, &Y),
{
    type Output = N::Scalar;
    const OPTIMISED: bool = N::OPTIMISED;
    const WIDE: bool = isa::wide(N::MACS);

    #[inline(always)]
    fn run<I: Isa>(mut self) -> N::Scalar {
        let mut workspace = Workspace::<N>::new();
        let mut spare = <N::Input as Value>::Spare::ZEROED;
        let mut value = <N::Output as Zeroed>::ZEROED;
        let mut output = <N::Output as Value>::Array::ZEROED;
        let mut gradient = <N::Output as Value>::Array::ZEROED;
        let output = <N::Output as Value>::Array::flatten_mut(core::slice::from_mut(&mut output));
        let gradient = <N::Output as Value>::Array::flatten_mut(core::slice::from_mut(&mut gradient));
        let mut sum = N::Scalar::ZERO;
        for (input, target) in self.samples {
            self.net.infer::<I>([input.flat(&mut spare)], output, workspace.as_flat());
            let (outputs, gradients) = (output.as_chunks::<1>().0, gradient.as_chunks_mut::<1>().0);
            let targets = core::slice::from_ref(target);
            sum = losses::evaluate_block::<_, _, _, I, 1>(self.loss, outputs, targets, self.scale, gradients, sum);
            value.read_from(output);
            (self.observe)(&value, target);
        }
        sum
    }
}

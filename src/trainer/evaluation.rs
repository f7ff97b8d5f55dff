//! The loss without a gradient.

use crate::isa::{Isa, Job};
use crate::losses::{self, Loss};
use crate::network::Network;
use crate::scalar::Scalar;
use crate::tape::Workspace;
use crate::value::Value;
use crate::zeroed::{Flat, Zeroed};

/// The loss of one sample after the other, by inference.
pub(super) struct Evaluation<'a, N, F, Y>
where
    N: Network,
    F: Loss<<N::Output as Value>::Parts, Y>,
{
    pub net: &'a N,
    pub loss: &'a F,
    pub inputs: &'a [N::Input],
    pub targets: &'a [Y],
    pub scale: F::Weight,
}

impl<N, F, Y> Job for Evaluation<'_, N, F, Y>
where
    N: Network,
    F: Loss<<N::Output as Value>::Parts, Y, Scalar = N::Scalar>,
{
    type Output = N::Scalar;
    const OPTIMISED: bool = N::OPTIMISED;

    #[inline(always)]
    fn run<I: Isa>(self) -> N::Scalar {
        let mut workspace = Workspace::<N>::new();
        let mut spare = <N::Input as Value>::Spare::ZEROED;
        let mut output = <N::Output as Value>::Array::ZEROED;
        let mut gradient = <N::Output as Value>::Array::ZEROED;
        let output = <N::Output as Value>::Array::flatten_mut(core::slice::from_mut(&mut output));
        let gradient = <N::Output as Value>::Array::flatten_mut(core::slice::from_mut(&mut gradient));
        let mut sum = N::Scalar::ZERO;
        for (input, target) in self.inputs.iter().zip(self.targets) {
            self.net.infer::<I>([input.flat(&mut spare)], output, workspace.as_flat());
            let (outputs, gradients) = (output.as_chunks::<1>().0, gradient.as_chunks_mut::<1>().0);
            let target = core::slice::from_ref(target);
            sum = losses::evaluate_block::<_, _, _, I, 1>(self.loss, outputs, target, self.scale, gradients, sum);
        }
        sum
    }
}

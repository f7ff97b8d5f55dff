//! A pass forward and back over what fits the tape.

use crate::batch::{BatchSize, LaneJob, Samples};
use crate::gradients::Gradients;
use crate::isa::{self, Isa, Job};
use crate::layer::{Batch, Recorded};
use crate::losses::{self, Loss};
use crate::network::{Network, TapePlan};
use crate::plan;
use crate::tape::Tape;
use crate::value::Value;

/// Forward, loss and backward of what fits the tape.
pub(super) struct Pass<'a, N, F, Y, const BATCH: usize>
where
    N: Network,
    F: Loss<<N::Output as Value>::Parts, Y>,
    Samples<BATCH>: BatchSize,
{
    pub net: &'a N,
    pub loss: &'a F,
    pub inputs: &'a [N::Input],
    pub targets: &'a [Y],
    pub scale: F::Weight,
    pub gradients: &'a mut Gradients<N>,
    pub tape: &'a mut Tape<N, BATCH>,
    /// The loss so far.
    pub sum: N::Scalar,
}

impl<N, F, Y, const BATCH: usize> Job for Pass<'_, N, F, Y, BATCH>
where
    N: Network,
    F: Loss<<N::Output as Value>::Parts, Y, Scalar = N::Scalar>,
    Samples<BATCH>: BatchSize,
{
    type Output = N::Scalar;
    const OPTIMISED: bool = N::OPTIMISED;
    const WIDE: bool = isa::wide(N::MACS);

    #[inline(always)]
    fn run<I: Isa>(self) -> N::Scalar {
        Samples::<BATCH>::dispatch(PassInLanes::<_, I>(self, core::marker::PhantomData))
    }
}

struct PassInLanes<P, I>(P, core::marker::PhantomData<I>);

impl<N, F, Y, I, const BATCH: usize> LaneJob for PassInLanes<Pass<'_, N, F, Y, BATCH>, I>
where
    N: Network,
    F: Loss<<N::Output as Value>::Parts, Y, Scalar = N::Scalar>,
    I: Isa,
    Samples<BATCH>: BatchSize,
{
    type Output = N::Scalar;

    #[inline(always)]
    fn run<const L: usize>(self) -> N::Scalar {
        let Pass { net, loss: function, inputs, targets, scale, gradients, tape, mut sum } = self.0;
        tape.load::<L>(inputs);
        let plan = const { TapePlan::of::<N>() };
        let (blocks, samples) = (tape.blocks(), tape.samples());
        let (arena, generator) = tape.arena::<L>();
        let regions = [plan.input, plan.cache, plan.output, plan.output_gradient, plan.scratch];
        let Some([input, cache, output, output_gradient, scratch]) = plan::split(arena, blocks, regions) else {
            return sum;
        };
        let mut batch = Batch { blocks, samples, frozen: false, generator, bounded: None };
        net.record::<I, L>([&*input], output, cache, &mut batch);
        sum = judge::<N, _, _, I, L>(function, targets, scale, output, output_gradient, sum);
        let recorded = Recorded { inputs: [&*input], output, cache };
        let gradient = Some(gradients.as_mut_slice());
        net.backpropagate::<I, L>(recorded, output_gradient, [None], gradient, scratch, &batch);
        sum
    }
}

/// Adds the losses of all blocks to `sum`, and writes the gradient of every output.
#[inline(always)]
pub(super) fn judge<N, F, Y, I, const L: usize>(
    function: &F,
    targets: &[Y],
    scale: F::Weight,
    output: &[[N::Scalar; L]],
    output_gradient: &mut [[N::Scalar; L]],
    mut sum: N::Scalar,
) -> N::Scalar
where
    N: Network,
    F: Loss<<N::Output as Value>::Parts, Y, Scalar = N::Scalar>,
    I: Isa,
{
    let (len, mut left) = (<N::Output as Value>::LEN, targets);
    for (outputs, gradients) in output.chunks_exact(len).zip(output_gradient.chunks_exact_mut(len)) {
        let (targets, rest) = left.split_at_checked(L).unwrap_or((left, &[]));
        sum = losses::evaluate_block::<_, _, _, I, L>(function, outputs, targets, scale, gradients, sum);
        left = rest;
    }
    sum
}

//! What a network's functions run once the instruction set is chosen.

use crate::batch::{BatchSize, LaneJob, Samples};
use crate::gradients::{Gradients, InputGradients};
use crate::isa::{self, Isa, Job};
use crate::layer::{Batch, Recorded};
use crate::network::Network;
use crate::plan::{self, Region};
use crate::tape::{Tape, Workspace};
use crate::value::Value;
use crate::zeroed::Zeroed;

/// The stretches of a tape.
pub(crate) struct TapePlan {
    pub input: Region,
    pub cache: Region,
    pub output: Region,
    pub output_gradient: Region,
    pub scratch: Region,
}

impl TapePlan {
    pub const fn of<N: Network>() -> Self {
        let [input, cache, output, output_gradient, scratch] =
            plan::Plan::consecutive([N::Input::LEN, N::CACHE, N::Output::LEN, N::Output::LEN, N::SCRATCH]).regions;
        Self { input, cache, output, output_gradient, scratch }
    }
}

pub(super) struct Forward<'a, N: Network> {
    pub net: &'a N,
    pub input: &'a N::Input,
    pub output: &'a mut N::Output,
    pub workspace: &'a mut Workspace<N>,
}

impl<N: Network> Job for Forward<'_, N> {
    type Output = ();
    const OPTIMISED: bool = N::OPTIMISED;
    const WIDE: bool = isa::wide(N::MACS);

    #[inline(always)]
    fn run<I: Isa>(self) {
        let Self { net, input, output, workspace } = self;
        let mut from = <N::Input as Value>::Spare::ZEROED;
        let mut to = <N::Output as Value>::Spare::ZEROED;
        // Not in a closure: one that is not inlined is compiled without the instruction set.
        net.infer::<I>([input.flat(&mut from)], output.flat_mut(&mut to), workspace.as_flat());
        output.settle(&to);
    }
}

pub(super) struct Record<'a, N: Network, const BATCH: usize>
where
    Samples<BATCH>: BatchSize,
{
    pub net: &'a N,
    pub inputs: &'a [N::Input],
    pub tape: &'a mut Tape<N, BATCH>,
}

impl<N: Network, const BATCH: usize> Job for Record<'_, N, BATCH>
where
    Samples<BATCH>: BatchSize,
{
    type Output = ();
    const OPTIMISED: bool = N::OPTIMISED;
    const WIDE: bool = isa::wide(N::MACS);

    #[inline(always)]
    fn run<I: Isa>(self) {
        struct Lanes<J, I>(J, core::marker::PhantomData<I>);

        impl<N: Network, I: Isa, const BATCH: usize> LaneJob for Lanes<Record<'_, N, BATCH>, I>
        where
            Samples<BATCH>: BatchSize,
        {
            type Output = ();

            #[inline(always)]
            fn run<const L: usize>(self) {
                let Record { net, inputs, tape } = self.0;
                tape.load::<L>(inputs);
                let plan = const { TapePlan::of::<N>() };
                let blocks = tape.blocks();
                let samples = tape.samples();
                let (arena, generator) = tape.arena::<L>();
                let regions = [plan.input, plan.cache, plan.output];
                let Some([input, cache, output]) = plan::split(arena, blocks, regions) else { return };
                net.record::<I, L>(
                    [input],
                    output,
                    cache,
                    &mut Batch { blocks, samples, frozen: false, generator, bounded: None },
                );
            }
        }

        Samples::<BATCH>::dispatch(Lanes::<_, I>(self, core::marker::PhantomData));
    }
}

pub(crate) struct Backward<'a, N: Network, const BATCH: usize>
where
    Samples<BATCH>: BatchSize,
{
    pub net: &'a N,
    pub tape: &'a mut Tape<N, BATCH>,
    pub gradients: Option<&'a mut Gradients<N>>,
    pub inputs: Option<&'a mut InputGradients<N, BATCH>>,
}

impl<N: Network, const BATCH: usize> Job for Backward<'_, N, BATCH>
where
    Samples<BATCH>: BatchSize,
{
    type Output = ();
    const OPTIMISED: bool = N::OPTIMISED;
    const WIDE: bool = isa::wide(N::MACS);

    #[inline(always)]
    fn run<I: Isa>(self) {
        struct Lanes<J, I>(J, core::marker::PhantomData<I>);

        impl<N: Network, I: Isa, const BATCH: usize> LaneJob for Lanes<Backward<'_, N, BATCH>, I>
        where
            Samples<BATCH>: BatchSize,
        {
            type Output = ();

            #[inline(always)]
            fn run<const L: usize>(self) {
                let Backward { net, tape, gradients, inputs } = self.0;
                let plan = const { TapePlan::of::<N>() };
                let blocks = tape.blocks();
                let samples = tape.samples();
                let (arena, generator) = tape.arena::<L>();
                let regions = [plan.input, plan.cache, plan.output, plan.output_gradient, plan.scratch];
                let Some([input, cache, output, output_gradient, scratch]) = plan::split(arena, blocks, regions) else {
                    return;
                };
                net.backpropagate::<I, L>(
                    Recorded { inputs: [&*input], output, cache },
                    output_gradient,
                    [inputs.map(|inputs| inputs.arena::<L>(blocks, samples))],
                    gradients.map(|gradients| gradients.as_mut_slice()),
                    scratch,
                    &Batch { blocks, samples, frozen: false, generator, bounded: None },
                );
            }
        }

        Samples::<BATCH>::dispatch(Lanes::<_, I>(self, core::marker::PhantomData));
    }
}

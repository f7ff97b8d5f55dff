//! A training step that stores no gradient.

use core::cell::Cell;
use core::marker::PhantomData;

use super::course::{Descends, MiniBatch, Parts};
use super::pass::judge;
use crate::batch::{BatchSize, LaneJob, Samples};
use crate::error::TrainError;
use crate::isa::{self, Isa, Job};
use crate::layer::{Batch, Kept, Layer, Recorded};
use crate::losses::Loss;
use crate::network::{Network, TapePlan};
use crate::plan;
use crate::scalar::Scalar;
use crate::statistics;
use crate::value::Value;
use crate::zeroed::{Flat, Zeroed};

/// What is kept until the layers descend: the gradients with respect to their outputs, and the gradient of layers that need it stored.
#[repr(align(64))]
pub struct Streams<N: Network, const BATCH: usize>
where
    Samples<BATCH>: BatchSize,
{
    kept: <Samples<BATCH> as BatchSize>::Padded<N::KeptArray>,
    stored: N::StoredArray,
}

// SAFETY: both fields are zeroed types.
unsafe impl<N: Network, const BATCH: usize> Zeroed for Streams<N, BATCH>
where
    Samples<BATCH>: BatchSize,
{
    const ZEROED: Self = Self { kept: Zeroed::ZEROED, stored: Zeroed::ZEROED };
}

impl<N: Network, const BATCH: usize> Streams<N, BATCH>
where
    Samples<BATCH>: BatchSize,
{
    /// The scratch of the way back, and the gradient as far as it is stored.
    #[inline(always)]
    fn split<const L: usize>(&mut self) -> (&mut [[N::Scalar; L]], &mut [N::Scalar]) {
        let kept = N::KeptArray::flatten_mut(self.kept.as_mut()).as_chunks_mut().0;
        (kept, N::StoredArray::flatten_mut(core::slice::from_mut(&mut self.stored)))
    }

    /// Fills every value, for tests.
    pub(super) fn poison(&mut self, with: N::Scalar) {
        N::KeptArray::flatten_mut(self.kept.as_mut()).fill(with);
        N::StoredArray::flatten_mut(core::slice::from_mut(&mut self.stored)).fill(with);
    }
}

/// The whole of a step.
pub(super) struct Descent<'a, O, L, Y, X, T, W, const BATCH: usize>
where
    O: Descends,
    Samples<BATCH>: BatchSize,
{
    pub parts: Parts<'a, O, L, Streams<O::Network, BATCH>, BATCH>,
    pub mini_batch: MiniBatch<X, T, W>,
    pub target: PhantomData<Y>,
}

impl<O, L, Y, X, T, const BATCH: usize> Job for Descent<'_, O, L, Y, X, T, L::Weight, BATCH>
where
    O: Descends,
    X: AsRef<[<O::Network as Network>::Input]>,
    T: AsRef<[Y]>,
    L: Loss<<<O::Network as Network>::Output as Value>::Parts, Y, Scalar = <O::Network as Layer>::Scalar>,
    Samples<BATCH>: BatchSize,
{
    type Output = Result<L::Scalar, TrainError>;
    const OPTIMISED: bool = O::Network::OPTIMISED;
    const WIDE: bool = isa::wide(O::Network::MACS);

    #[inline(always)]
    fn run<I: Isa>(self) -> Self::Output {
        Samples::<BATCH>::dispatch(InLanes::<_, I>(self, PhantomData))
    }
}

struct InLanes<J, I>(J, PhantomData<I>);

impl<O, L, Y, X, T, I, const BATCH: usize> LaneJob for InLanes<Descent<'_, O, L, Y, X, T, L::Weight, BATCH>, I>
where
    O: Descends,
    X: AsRef<[<O::Network as Network>::Input]>,
    T: AsRef<[Y]>,
    L: Loss<<<O::Network as Network>::Output as Value>::Parts, Y, Scalar = <O::Network as Layer>::Scalar>,
    I: Isa,
    Samples<BATCH>: BatchSize,
{
    type Output = Result<L::Scalar, TrainError>;

    #[inline(always)]
    fn run<const LANES: usize>(self) -> Self::Output {
        let Descent { parts, mini_batch: MiniBatch { inputs, targets, scale }, .. } = self.0;
        let (inputs, targets) = (inputs.as_ref(), targets.as_ref());
        let Parts { net, loss: function, optimizer, state, memory, tape } = parts;
        tape.load::<LANES>(inputs);
        let plan = const { TapePlan::of::<O::Network>() };
        let (blocks, samples) = (tape.blocks(), inputs.len());
        let (arena, generator) = tape.arena::<LANES>();
        let regions = [plan.input, plan.cache, plan.output, plan.output_gradient];
        let Some([input, cache, output, output_gradient]) = plan::split(arena, blocks, regions) else {
            return Err(TrainError::NonFiniteLoss);
        };
        let mut batch = Batch { blocks, samples, frozen: false, generator, bounded: None };
        net.record::<I, LANES>([&*input], output, cache, &mut batch);
        let sum =
            judge::<O::Network, _, _, I, LANES>(function, targets, scale, output, output_gradient, L::Scalar::ZERO);
        if !sum.is_finite() {
            return Err(TrainError::NonFiniteLoss);
        }
        let (scratch, stored) = memory.split::<LANES>();
        stored.fill(L::Scalar::ZERO);
        let bounded = Cell::new(true);
        batch.bounded = Some(&bounded);
        let recorded = Recorded { inputs: [&*input], output: &*output, cache: &*cache };
        net.backpropagate::<I, LANES>(recorded, output_gradient, [None], Some(&mut *stored), scratch, &batch);
        if !bounded.get() || !stored.is_empty() && !L::Scalar::all_finite(stored) {
            return Err(TrainError::NonFiniteGradient);
        }
        if O::Network::STATISTICS > 0 {
            net.absorb(cache, samples);
            if !statistics::are_finite(net) {
                return Err(TrainError::NonFiniteStatistic);
            }
        }
        let kept = Kept { stored, scratch, blocks };
        net.descend::<I, LANES>(recorded, output_gradient, kept, optimizer.next_step(state));
        Ok(sum)
    }
}

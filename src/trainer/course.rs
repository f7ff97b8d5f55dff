//! The course of a training step: whether the gradient is stored and then followed, or followed as it comes.

use core::marker::PhantomData;

use crate::batch::{BatchSize, Samples};
use crate::error::TrainError;
use crate::gradients::Gradients;
use crate::isa;
use crate::layer::Step;
use crate::losses::Loss;
use crate::network::Network;
use crate::optimizers::Optimizer;
use crate::scalar::Scalar;
use crate::statistics;
use crate::tape::Tape;
use crate::trainer::pass::Pass;
use crate::trainer::streamed::{Descent, Streams};
use crate::value::Value;
use crate::zeroed::Zeroed;

/// What becomes of the gradient in a training step: see [`Stored`] and [`Streamed`].
pub trait Course<O: Optimizer> {
    /// The memory that a trainer of `BATCH` samples has for it.
    type Memory<const BATCH: usize>: Zeroed
    where
        Samples<BATCH>: BatchSize;

    /// One update from one mini-batch, and the loss before it. Where that is an error, the running statistics and the generator may
    /// have changed, and nothing else.
    #[doc(hidden)]
    fn step<L, Y, X: AsRef<[OInput<O>]>, T: AsRef<[Y]>, const BATCH: usize>(
        parts: Parts<'_, O, L, Self::Memory<BATCH>, BATCH>,
        mini_batch: MiniBatch<X, T, L::Weight>,
    ) -> Result<L::Scalar, TrainError>
    where
        L: Loss<<<O::Network as Network>::Output as Value>::Parts, Y, Scalar = OScalar<O>>,
        Samples<BATCH>: BatchSize;
}

type OScalar<O> = <<O as Optimizer>::Network as crate::layer::Layer>::Scalar;
type OInput<O> = <<O as Optimizer>::Network as Network>::Input;

/// What a step works with.
#[doc(hidden)]
pub struct Parts<'a, O: Optimizer, L, M, const BATCH: usize>
where
    Samples<BATCH>: BatchSize,
{
    pub net: &'a mut O::Network,
    pub loss: &'a L,
    pub optimizer: &'a O,
    pub state: &'a mut O::State,
    pub memory: &'a mut M,
    pub tape: &'a mut Tape<O::Network, BATCH>,
}

/// What a step works on. There are as many targets as inputs, and at least one; in arrays, where their number is to be a constant.
#[doc(hidden)]
pub struct MiniBatch<X, T, W> {
    pub inputs: X,
    pub targets: T,
    /// The reciprocal of the weights of all targets.
    pub scale: W,
}

/// The gradient of all parameters is computed and stored, as [`Gradients`], and the optimizer follows it. Samples may go over the tape in
/// turns; the gradient may be looked at, and cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stored;

impl<O: Optimizer> Course<O> for Stored {
    type Memory<const BATCH: usize>
        = Gradients<O::Network>
    where
        Samples<BATCH>: BatchSize;

    #[inline]
    fn step<L, Y, X: AsRef<[OInput<O>]>, T: AsRef<[Y]>, const BATCH: usize>(
        parts: Parts<'_, O, L, Gradients<O::Network>, BATCH>,
        MiniBatch { inputs, targets, scale }: MiniBatch<X, T, L::Weight>,
    ) -> Result<L::Scalar, TrainError>
    where
        L: Loss<<<O::Network as Network>::Output as Value>::Parts, Y, Scalar = OScalar<O>>,
        Samples<BATCH>: BatchSize,
    {
        let Parts { net, loss, optimizer, state, memory: gradients, tape } = parts;
        gradients.clear();
        let mut sum = L::Scalar::ZERO;
        for (inputs, targets) in inputs.as_ref().chunks(BATCH).zip(targets.as_ref().chunks(BATCH)) {
            sum = isa::dispatch(Pass { net: &*net, loss, inputs, targets, scale, gradients, tape, sum });
            tape.absorb_to(net);
        }
        if !sum.is_finite() {
            return Err(TrainError::NonFiniteLoss);
        }
        if !L::Scalar::all_finite(gradients.as_slice()) {
            return Err(TrainError::NonFiniteGradient);
        }
        if !statistics::are_finite(net) {
            return Err(TrainError::NonFiniteStatistic);
        }
        optimizer.update(net, gradients, state);
        Ok(sum)
    }
}

/// No gradient is stored: once the gradients with respect to all values are known, each layer computes its own part by part and moves its
/// parameters at once. It takes a mini-batch that the tape holds, for the samples of another turn would meet parameters that
/// have moved.
///
/// What a trainer keeps instead is the gradients with respect to the outputs of the layers, for each sample; and the gradient of those
/// layers that need it stored, of the user's own or with few parameters.
///
/// Whether a gradient is finite has to be known before any parameter moves. Where it is not stored, that is told from a bound, the
/// sum of the sizes of what goes into it; so a gradient near the largest numbers is refused, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Streamed;

/// An optimizer that needs nothing of a gradient but to go a step along it.
pub trait Descends: Optimizer {
    /// The next step, which is counted.
    fn next_step(&self, state: &mut Self::State) -> Step<OScalar<Self>>;
}

impl<O: Descends> Course<O> for Streamed {
    type Memory<const BATCH: usize>
        = Streams<O::Network, BATCH>
    where
        Samples<BATCH>: BatchSize;

    #[inline]
    fn step<L, Y, X: AsRef<[OInput<O>]>, T: AsRef<[Y]>, const BATCH: usize>(
        parts: Parts<'_, O, L, Streams<O::Network, BATCH>, BATCH>,
        mini_batch: MiniBatch<X, T, L::Weight>,
    ) -> Result<L::Scalar, TrainError>
    where
        L: Loss<<<O::Network as Network>::Output as Value>::Parts, Y, Scalar = OScalar<O>>,
        Samples<BATCH>: BatchSize,
    {
        let found = mini_batch.inputs.as_ref().len();
        if found > BATCH {
            return Err(TrainError::TooMany { capacity: BATCH, found });
        }
        isa::dispatch(Descent { parts, mini_batch, target: PhantomData::<Y> })
    }
}

//! Everything that training needs, in one value of known size.

#[cfg(feature = "std")]
mod checkpoint;
mod course;
mod evaluation;
mod pass;
mod streamed;

use core::mem::MaybeUninit;

pub use self::course::{Course, Descends, Stored, Streamed};
use self::course::{MiniBatch, Parts};
use self::evaluation::Evaluation;
use crate::batch::{BatchSize, Samples};
use crate::error::TrainError;
use crate::gradients::Gradients;
use crate::isa;
use crate::losses::ending::Suits;
use crate::losses::{Loss, Weight};
use crate::network::Network;
use crate::optimizers::Optimizer;
use crate::rng::Pcg32;
use crate::scalar::Scalar;
use crate::statistics::Statistics;
use crate::tape::Tape;
use crate::value::Value;
use crate::zeroed::Zeroed;

/// The most multiply-adds of a step forward that takes less time than what a step has to do beside them. A microcontroller has no room for two
/// of them.
const SHORT: usize = if cfg!(target_os = "none") { 0 } else { 512 };

/// A loss, an optimizer, and the memory for both and for a mini-batch of `BATCH` samples.
///
/// [`new`](Self::new) is a `const fn`, so that a trainer can be a `static`. One that is too large for the stack is made in place: in
/// a `static` by [`new_in`](Self::new_in), and on a host on the heap by [`boxed`](Self::boxed).
///
/// ```
/// use constnet::prelude::*;
///
/// network! {
///     struct Xor: [2] -> [1] {
///         hidden: Dense(4) | Tanh,
///         out: Dense(1),
///     }
/// }
///
/// let inputs = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]].map(SVector::from);
/// let targets = [0.0, 1.0, 1.0, 0.0].map(|t| SVector::from([t]));
///
/// let mut net = Xor::init(&mut Pcg32::seeded(7));
/// let mut trainer = Trainer::<Xor, MeanSquaredError, Sgd<Xor>, 4>::new(MeanSquaredError::new(), Sgd::new(0.5));
/// let first = trainer.step(&mut net, &inputs, &targets)?;
/// for _ in 0..500 {
///     trainer.step(&mut net, &inputs, &targets)?;
/// }
/// assert!(trainer.step(&mut net, &inputs, &targets)? < first / 10.0);
/// # Ok::<(), TrainError>(())
/// ```
pub struct Trainer<N: Network, L, O: Optimizer<Network = N>, const BATCH: usize>
where
    Samples<BATCH>: BatchSize,
{
    loss: L,
    optimizer: O,
    state: O::State,
    /// What is kept of the gradient.
    memory: <O::Gradient as Course<O>>::Memory<BATCH>,
    tape: Tape<N, BATCH>,
    /// The running statistics before a step.
    statistics: Statistics<N>,
}

impl<N, L, O, const BATCH: usize> Trainer<N, L, O, BATCH>
where
    N: Network,
    O: Optimizer<Network = N>,
    Samples<BATCH>: BatchSize,
{
    /// The bytes that a trainer takes.
    pub const BYTES: usize = size_of::<Self>();

    /// A trainer before its first step.
    #[must_use]
    pub const fn new(loss: L, optimizer: O) -> Self
    where
        N::Ending: Suits<L>,
    {
        Self {
            loss,
            optimizer,
            state: Zeroed::ZEROED,
            memory: Zeroed::ZEROED,
            tape: Tape::ZEROED,
            statistics: Statistics::ZEROED,
        }
    }

    /// As [`new`](Self::new), on the heap, without passing over the stack.
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn boxed(loss: L, optimizer: O) -> alloc::boxed::Box<Self>
    where
        N::Ending: Suits<L>,
    {
        let mut trainer = alloc::boxed::Box::<Self>::new_zeroed();
        let place = trainer.as_mut_ptr();
        // SAFETY: `place` points to a `Self` that is allocated and ours alone, all of its bytes are zero, and with that
        // `settle` makes it valid.
        unsafe {
            Self::settle(place, loss, optimizer);
            trainer.assume_init()
        }
    }

    /// As [`new`](Self::new), in a place of the caller's, without passing over the stack.
    ///
    /// It is for a `static` of a large trainer. A `static` that is made by [`new`](Self::new) holds the settings, which are not
    /// zero, and so all of it is stored in the program: on a microcontroller its flash holds what will be zeroes in memory. An
    /// uninitialised one is not.
    ///
    /// ```
    /// use std::mem::MaybeUninit;
    /// use std::sync::Mutex;
    ///
    /// use constnet::prelude::*;
    ///
    /// network! { struct Line: [1] -> [1] { out: Dense(1) } }
    ///
    /// type Training = Trainer<Line, MeanSquaredError, Sgd<Line>, 1>;
    /// static PLACE: Mutex<MaybeUninit<Training>> = Mutex::new(MaybeUninit::uninit());
    ///
    /// let mut place = PLACE.lock().unwrap();
    /// let trainer = Trainer::new_in(&mut place, MeanSquaredError::new(), Sgd::new(0.1));
    /// let loss = trainer.step(&mut Line::zeroed(), &[SVector::from([1.0])], &[3.0])?;
    /// assert_eq!(loss, 9.0);
    /// # Ok::<(), TrainError>(())
    /// ```
    pub fn new_in(place: &mut MaybeUninit<Self>, loss: L, optimizer: O) -> &mut Self
    where
        N::Ending: Suits<L>,
    {
        let pointer = place.as_mut_ptr();
        // SAFETY: `pointer` points to memory for a `Self` that is ours alone; its bytes are set to zero, and with that `settle`
        // makes it valid.
        unsafe {
            pointer.write_bytes(0, 1);
            Self::settle(pointer, loss, optimizer);
            place.assume_init_mut()
        }
    }

    /// Writes the two fields that are not of zeroed types, without a drop of what was there; zeroes are valid for the others,
    /// as [`Zeroed`] promises.
    ///
    /// # Safety
    /// `place` points to memory for a `Self` that nothing else uses, all of it zero.
    const unsafe fn settle(place: *mut Self, loss: L, optimizer: O) {
        // SAFETY: the caller's promise.
        unsafe {
            (&raw mut (*place).loss).write(loss);
            (&raw mut (*place).optimizer).write(optimizer);
        }
    }

    /// Seeds what is drawn in training: dropout.
    pub fn seed(&mut self, seed: u64) {
        self.tape.seed(seed);
    }

    /// The generator that dropout draws from. A checkpoint keeps it: draw from it what else chance decides in training, such as the order
    /// of the samples, and a training that is resumed draws the same.
    pub const fn generator_mut(&mut self) -> &mut Pcg32 {
        self.tape.generator_mut()
    }

    /// The optimizer.
    pub const fn optimizer(&self) -> &O {
        &self.optimizer
    }

    /// The optimizer, to change its settings between steps.
    pub const fn optimizer_mut(&mut self) -> &mut O {
        &mut self.optimizer
    }

    /// What the optimizer remembers.
    pub const fn state(&self) -> &O::State {
        &self.state
    }

    /// The tape of the last samples.
    pub const fn tape_mut(&mut self) -> &mut Tape<N, BATCH> {
        &mut self.tape
    }

    /// One update of `net` from one mini-batch, and the loss before it: the mean over the mini-batch. A mini-batch of more than
    /// `BATCH` samples goes through the tape in turns of `BATCH`, to the same one update, where the gradient is [`Stored`]. A batch norm
    /// normalises each turn by itself, and its running statistics move with each, as when gradients are accumulated over several
    /// passes in PyTorch. Plain [`Sgd`](crate::optimizers::Sgd) stores none, and takes up to `BATCH` samples.
    ///
    /// # Errors
    /// Where the samples don't fit, or the loss, a gradient or a running statistic is not finite: see [`TrainError`]. The
    /// network, its running statistics, the optimizer's state and the generator are then as they were.
    pub fn step<Y>(&mut self, net: &mut N, inputs: &[N::Input], targets: &[Y]) -> Result<N::Scalar, TrainError>
    where
        L: Loss<<N::Output as Value>::Parts, Y, Scalar = N::Scalar>,
    {
        let generator = self.tape.generator().clone();
        self.statistics.save(net);
        let result = self.try_step(net, inputs, targets);
        if result.is_err() {
            *self.tape.generator_mut() = generator;
            self.statistics.restore(net);
        }
        result
    }

    /// The loss of samples that are not trained on: the mean over all of them, with dropout off.
    ///
    /// # Errors
    /// Where the samples don't fit, or the loss is not finite: see [`TrainError`].
    pub fn evaluate<Y>(&self, net: &N, inputs: &[N::Input], targets: &[Y]) -> Result<N::Scalar, TrainError>
    where
        L: Loss<<N::Output as Value>::Parts, Y, Scalar = N::Scalar>,
    {
        check_lengths(inputs, targets)?;
        self.evaluate_each(net, inputs.iter().zip(targets), |_, _| ())
    }

    /// As [`evaluate`](Self::evaluate), of samples from anywhere; `observe` sees each sample's output and target, in their
    /// order.
    ///
    /// # Errors
    /// As [`evaluate`](Self::evaluate).
    pub fn evaluate_each<'s, Y: 's>(
        &self,
        net: &N,
        samples: impl IntoIterator<Item = (&'s N::Input, &'s Y), IntoIter: Clone>,
        observe: impl FnMut(&N::Output, &Y),
    ) -> Result<N::Scalar, TrainError>
    where
        N::Input: 's,
        L: Loss<<N::Output as Value>::Parts, Y, Scalar = N::Scalar>,
    {
        let samples = samples.into_iter();
        let scale = self.scale(samples.clone().map(|(_, target)| target))?;
        let loss = isa::dispatch(Evaluation { net, loss: &self.loss, samples, scale, observe });
        if loss.is_finite() { Ok(loss) } else { Err(TrainError::NonFiniteLoss) }
    }

    /// A short step has code of its own for a mini-batch that fills the tape: there its length is a constant, and what depends on it alone
    /// is not computed.
    fn try_step<Y>(&mut self, net: &mut N, inputs: &[N::Input], targets: &[Y]) -> Result<N::Scalar, TrainError>
    where
        L: Loss<<N::Output as Value>::Parts, Y, Scalar = N::Scalar>,
    {
        check_lengths(inputs, targets)?;
        if const { N::OPTIMISED && N::MACS * BATCH <= SHORT }
            && let (Some(inputs), Some(targets)) = (inputs.as_array::<BATCH>(), targets.as_array::<BATCH>())
        {
            return self.step_by(net, inputs, targets);
        }
        self.step_by(net, inputs, targets)
    }

    #[inline(always)]
    fn step_by<Y, X, T>(&mut self, net: &mut N, inputs: X, targets: T) -> Result<N::Scalar, TrainError>
    where
        X: AsRef<[N::Input]>,
        T: AsRef<[Y]>,
        L: Loss<<N::Output as Value>::Parts, Y, Scalar = N::Scalar>,
    {
        let scale = self.scale(targets.as_ref())?;
        if const { N::LEAST_SAMPLES > 1 }
            && let Some(found) = inputs.as_ref().chunks(BATCH).map(<[_]>::len).find(|turn| *turn < N::LEAST_SAMPLES)
        {
            return Err(TrainError::TooFew { least: N::LEAST_SAMPLES, found });
        }
        let Self { loss, optimizer, state, memory, tape, .. } = self;
        O::Gradient::step::<_, Y, _, _, BATCH>(
            Parts { net, loss, optimizer, state, memory, tape },
            MiniBatch { inputs, targets, scale },
        )
    }

    /// The reciprocal of the weights of all targets together, once all of them are found to fit.
    fn scale<'s, Y: 's>(&self, targets: impl IntoIterator<Item = &'s Y>) -> Result<L::Weight, TrainError>
    where
        L: Loss<<N::Output as Value>::Parts, Y, Scalar = N::Scalar>,
    {
        let (mut weight, mut empty) = (L::Weight::NONE, true);
        for (sample, target) in targets.into_iter().enumerate() {
            weight = weight.plus(self.loss.weight(target).map_err(|missing| missing.at(sample))?);
            empty = false;
        }
        if empty {
            return Err(TrainError::Empty);
        }
        weight.reciprocal().ok_or(TrainError::NoWeight)
    }
}

impl<N, L, O, const BATCH: usize> Trainer<N, L, O, BATCH>
where
    N: Network,
    O: Optimizer<Network = N, Gradient = Stored>,
    Samples<BATCH>: BatchSize,
{
    /// The gradient that the last step followed.
    pub const fn gradients(&self) -> &Gradients<N> {
        &self.memory
    }
}

impl<N, L, O, const BATCH: usize> Trainer<N, L, O, BATCH>
where
    N: Network,
    O: Optimizer<Network = N, Gradient = Streamed> + Descends,
    Samples<BATCH>: BatchSize,
{
    /// Fills what is kept of the gradient, for tests.
    #[doc(hidden)]
    pub fn poison_streams(&mut self, with: N::Scalar) {
        self.memory.poison(with);
    }
}

const fn check_lengths<X, Y>(inputs: &[X], targets: &[Y]) -> Result<(), TrainError> {
    if inputs.len() == targets.len() {
        Ok(())
    } else if inputs.is_empty() {
        Err(TrainError::Empty)
    } else {
        Err(TrainError::Lengths { inputs: inputs.len(), targets: targets.len() })
    }
}

//! The memory of training and inference: values of known size that the caller owns.

use core::mem::MaybeUninit;

use crate::batch::{BatchSize, LaneJob, Samples};
use crate::error::TrainError;
use crate::lanes;
use crate::network::{Network, TapePlan};
use crate::plan;
use crate::rng::Pcg32;
use crate::scalar::Scalar;
use crate::value::Value;
use crate::zeroed::{Flat, Zeroed};

/// The scratch of an inference: [`Network::WORKSPACE_BYTES`] bytes.
///
/// ```
/// use constnet::prelude::*;
///
/// network! { struct Small: [2] -> [1] { hidden: Dense(4) | Tanh, out: Dense(1) } }
///
/// static NET: Small = Small::zeroed();
/// let mut workspace = Workspace::<Small>::new();
/// assert_eq!(NET.forward_in(&SVector::from([1.0, 2.0]), &mut workspace)[0], 0.0);
/// assert_eq!(Small::WORKSPACE_BYTES, 16);
/// ```
pub struct Workspace<N: Network> {
    array: N::WorkspaceArray,
}

impl<N: Network> Workspace<N> {
    /// A workspace; what is in it makes no difference.
    #[must_use]
    #[inline(always)]
    pub const fn new() -> Self {
        Self { array: N::WorkspaceArray::ZEROED }
    }

    /// A workspace at a place, a variable of a function for example. On a microcontroller with a float unit nothing is written there: what
    /// is in memory stays.
    #[must_use]
    #[inline(always)]
    pub fn new_in(place: &mut MaybeUninit<Self>) -> &mut Self {
        #[cfg(all(not(feature = "std"), float_unit = "arm"))]
        {
            crate::hardware::leave(place);
            // SAFETY: there are bits, whatever they are, and any bits are scalars.
            unsafe { place.assume_init_mut() }
        }
        #[cfg(not(all(not(feature = "std"), float_unit = "arm")))]
        place.write(Self::new())
    }

    /// The scalars, for tests to fill.
    #[inline(always)]
    pub fn as_flat(&mut self) -> &mut [N::Scalar] {
        N::WorkspaceArray::flatten_mut(core::slice::from_mut(&mut self.array))
    }
}

impl<N: Network> Default for Workspace<N> {
    fn default() -> Self {
        Self::new()
    }
}

/// What one mini-batch of up to `BATCH` samples leaves between the pass forward and the way back: all activations, and
/// the scratch of the way back.
///
/// A new tape is all zeroes, so that in a `static` it takes no room in the program's image; on the heap,
/// [`Zeroed::zeroed_boxed`] makes one without the stack.
///
/// ```
/// use constnet::prelude::*;
///
/// network! { struct Small: [2] -> [1] { hidden: Dense(4) | Tanh, out: Dense(1) } }
///
/// let net = Small::init(&mut Pcg32::seeded(1));
/// let inputs = [SVector::from([1.0, 2.0]), SVector::from([3.0, 4.0])];
/// let mut tape = Tape::<Small, 8>::new();
/// net.forward_tape(&inputs, &mut tape)?;
/// assert_eq!(tape.output(1), Some(net.forward(&inputs[1])));
///
/// // The gradient of the sum of both outputs.
/// let mut gradients = Gradients::<Small>::new();
/// net.backward(&mut tape, &[SVector::from([1.0]); 2], &mut gradients)?;
/// assert_eq!(gradients.as_slice().last(), Some(&2.0));
/// # Ok::<(), TrainError>(())
/// ```
#[repr(align(64))]
pub struct Tape<N: Network, const BATCH: usize>
where
    Samples<BATCH>: BatchSize,
{
    arrays: <Samples<BATCH> as BatchSize>::Padded<N::TapeArray>,
    generator: Pcg32,
    samples: usize,
}

// SAFETY: all fields are zeroed types, an empty tape of no samples among them.
unsafe impl<N: Network, const BATCH: usize> Zeroed for Tape<N, BATCH>
where
    Samples<BATCH>: BatchSize,
{
    const ZEROED: Self = Self { arrays: Zeroed::ZEROED, generator: Pcg32::ZEROED, samples: 0 };
}

impl<N: Network, const BATCH: usize> Tape<N, BATCH>
where
    Samples<BATCH>: BatchSize,
{
    /// The bytes that a tape takes.
    pub const BYTES: usize = size_of::<Self>();

    /// A tape without samples.
    #[must_use]
    pub const fn new() -> Self {
        Self::ZEROED
    }

    /// Starts the generator that dropout draws from anew.
    pub fn seed(&mut self, seed: u64) {
        self.generator = Pcg32::seeded(seed);
    }

    /// The number of samples on the tape.
    #[must_use]
    pub const fn samples(&self) -> usize {
        self.samples
    }

    pub(crate) const fn generator(&self) -> &Pcg32 {
        &self.generator
    }

    pub(crate) const fn generator_mut(&mut self) -> &mut Pcg32 {
        &mut self.generator
    }

    /// The recorded output of a sample.
    #[must_use]
    pub fn output(&self, sample: usize) -> Option<N::Output> {
        if sample >= self.samples {
            return None;
        }
        let lanes = Samples::<BATCH>::LANES;
        let arena = N::TapeArray::flatten(self.arrays.as_ref());
        let outputs = plan::part(arena, self.blocks() * lanes, const { TapePlan::of::<N>().output });
        Some(lanes::gather(outputs, lanes, sample))
    }

    /// The blocks that hold samples. Where there is only one, it is a constant, and with it every length below.
    pub(crate) const fn blocks(&self) -> usize {
        let lanes = Samples::<BATCH>::LANES;
        if Samples::<BATCH>::PADDED == lanes { 1 } else { self.samples.div_ceil(lanes) }
    }

    #[inline(always)]
    pub(crate) fn arena<const L: usize>(&mut self) -> (&mut [[N::Scalar; L]], &mut Pcg32) {
        (N::TapeArray::flatten_mut(self.arrays.as_mut()).as_chunks_mut().0, &mut self.generator)
    }

    /// Fills every value of the tape, for tests.
    #[doc(hidden)]
    pub fn poison(&mut self, with: N::Scalar) {
        N::TapeArray::flatten_mut(self.arrays.as_mut()).fill(with);
    }

    /// Puts the samples into lanes. Lanes without a sample repeat the last one, so that nothing in them is infinite
    /// that is not in a sample.
    #[inline(always)]
    pub(crate) fn load<const L: usize>(&mut self, inputs: &[N::Input]) {
        self.samples = inputs.len();
        let blocks = self.blocks();
        let (arena, _) = self.arena::<L>();
        let region = plan::part_mut(arena, blocks, const { TapePlan::of::<N>().input });
        lanes::scatter::<N::Input, L>(inputs, region);
    }

    /// Lets `net` absorb the statistics of the samples on the tape.
    pub(crate) fn absorb_to(&self, net: &mut N) {
        struct Absorb<'a, N: Network, const BATCH: usize>(&'a Tape<N, BATCH>, &'a mut N)
        where
            Samples<BATCH>: BatchSize;
        impl<N: Network, const BATCH: usize> LaneJob for Absorb<'_, N, BATCH>
        where
            Samples<BATCH>: BatchSize,
        {
            type Output = ();
            fn run<const L: usize>(self) {
                let Self(tape, net) = self;
                let arena = N::TapeArray::flatten(tape.arrays.as_ref()).as_chunks::<L>().0;
                let cache = plan::part(arena, tape.blocks(), const { TapePlan::of::<N>().cache });
                net.absorb(cache, tape.samples);
            }
        }
        if const { N::STATISTICS > 0 } && self.samples > 0 {
            Samples::<BATCH>::dispatch(Absorb(self, net));
        }
    }

    /// Puts the gradient of each sample's output into lanes; lanes without a sample get zeroes.
    pub(crate) fn set_output_gradients(&mut self, gradients: &[N::Output]) -> Result<(), TrainError> {
        if gradients.len() != self.samples {
            return Err(TrainError::Lengths { inputs: self.samples, targets: gradients.len() });
        }
        struct Set<'a, N: Network, const BATCH: usize>(&'a mut Tape<N, BATCH>, &'a [N::Output])
        where
            Samples<BATCH>: BatchSize;
        impl<N: Network, const BATCH: usize> LaneJob for Set<'_, N, BATCH>
        where
            Samples<BATCH>: BatchSize,
        {
            type Output = ();
            fn run<const L: usize>(self) {
                let blocks = self.0.blocks();
                let (arena, _) = self.0.arena::<L>();
                let region = plan::part_mut(arena, blocks, const { TapePlan::of::<N>().output_gradient });
                lanes::scatter::<N::Output, L>(self.1, region);
                let last = self.1.len() - L * (blocks - 1);
                for row in region.iter_mut().skip((blocks - 1) * N::Output::LEN) {
                    row.iter_mut().skip(last).for_each(|lane| *lane = N::Scalar::ZERO);
                }
            }
        }
        if self.samples > 0 {
            Samples::<BATCH>::dispatch(Set(self, gradients));
        }
        Ok(())
    }
}

impl<N: Network, const BATCH: usize> Default for Tape<N, BATCH>
where
    Samples<BATCH>: BatchSize,
{
    fn default() -> Self {
        Self::new()
    }
}

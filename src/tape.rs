//! The memory of training and inference: values of known size that the caller owns.

use core::fmt;

use crate::batch::{BatchSize, Samples};
use crate::error::TrainError;
use crate::layer::{Visitor, VisitorMut};
use crate::network::{Network, TapePlan};
use crate::plan;
use crate::rng::Pcg32;
use crate::scalar::Scalar;
use crate::shape::Shape;
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

    pub(crate) fn generator(&mut self) -> &mut Pcg32 {
        &mut self.generator
    }

    /// The recorded output of a sample.
    #[must_use]
    pub fn output(&self, sample: usize) -> Option<N::Output> {
        if sample >= self.samples {
            return None;
        }
        let mut spare = <N::Output as Value>::Spare::ZEROED;
        let mut output = <N::Output as Zeroed>::ZEROED;
        let lanes = Samples::<BATCH>::LANES;
        let all = plan::part(
            N::TapeArray::flatten(self.arrays.as_ref()),
            self.blocks() * lanes,
            const { TapePlan::of::<N>().output },
        );
        let block = all.get(sample / lanes * lanes * N::Output::LEN..).unwrap_or_default();
        output.fill_with(&mut spare, |flat| {
            for (to, row) in flat.iter_mut().zip(block.chunks_exact(lanes)) {
                *to = row[sample % lanes];
            }
        });
        Some(output)
    }

    pub(crate) const fn blocks(&self) -> usize {
        self.samples.div_ceil(Samples::<BATCH>::LANES)
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
        scatter::<N::Input, L>(inputs, region);
    }

    /// Puts the gradient of each sample's output into lanes; lanes without a sample get zeroes.
    pub(crate) fn set_output_gradients(&mut self, gradients: &[N::Output]) -> Result<(), TrainError> {
        if gradients.len() != self.samples {
            return Err(TrainError::Lengths { inputs: self.samples, targets: gradients.len() });
        }
        struct Set<'a, N: Network, const BATCH: usize>(&'a mut Tape<N, BATCH>, &'a [N::Output])
        where
            Samples<BATCH>: BatchSize;
        impl<N: Network, const BATCH: usize> crate::batch::LaneJob for Set<'_, N, BATCH>
        where
            Samples<BATCH>: BatchSize,
        {
            type Output = ();
            fn run<const L: usize>(self) {
                let blocks = self.0.blocks();
                let (arena, _) = self.0.arena::<L>();
                let region = plan::part_mut(arena, blocks, const { TapePlan::of::<N>().output_gradient });
                scatter::<N::Output, L>(self.1, region);
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

/// Samples to lanes, block by block; the last sample is repeated.
#[inline(always)]
fn scatter<V: Value, const L: usize>(values: &[V], region: &mut [[V::Scalar; L]]) {
    let mut spare = V::Spare::ZEROED;
    for (block, rows) in region.chunks_exact_mut(V::LEN).enumerate() {
        for lane in 0..L {
            let Some(value) = values.get(block * L + lane).or(values.last()) else { return };
            for (row, &from) in rows.iter_mut().zip(value.flat(&mut spare)) {
                row[lane] = from;
            }
        }
    }
}

/// The gradient with respect to each sample's input, as [`Network::backward_input`] gives it.
#[repr(align(64))]
pub struct InputGradients<N: Network, const BATCH: usize>
where
    Samples<BATCH>: BatchSize,
{
    arrays: <Samples<BATCH> as BatchSize>::Padded<<N::Input as Value>::Array>,
}

// SAFETY: the field is a zeroed type.
unsafe impl<N: Network, const BATCH: usize> Zeroed for InputGradients<N, BATCH>
where
    Samples<BATCH>: BatchSize,
{
    const ZEROED: Self = Self { arrays: Zeroed::ZEROED };
}

impl<N: Network, const BATCH: usize> InputGradients<N, BATCH>
where
    Samples<BATCH>: BatchSize,
{
    /// Room for the gradients of `BATCH` samples.
    #[must_use]
    pub const fn new() -> Self {
        Self::ZEROED
    }

    /// The gradient with respect to the input of one sample; zero for a sample that was not recorded.
    #[must_use]
    pub fn get(&self, sample: usize) -> N::Input {
        let mut spare = <N::Input as Value>::Spare::ZEROED;
        let mut gradient = <N::Input as Zeroed>::ZEROED;
        let lanes = Samples::<BATCH>::LANES;
        let all = <N::Input as Value>::Array::flatten(self.arrays.as_ref());
        let block = all.get(sample / lanes * lanes * N::Input::LEN..).unwrap_or_default();
        gradient.fill_with(&mut spare, |flat| {
            for (to, row) in flat.iter_mut().zip(block.chunks_exact(lanes)) {
                *to = row[sample % lanes];
            }
        });
        gradient
    }

    #[inline(always)]
    pub(crate) fn arena<const L: usize>(&mut self, blocks: usize) -> &mut [[N::Scalar; L]] {
        let all = <N::Input as Value>::Array::flatten_mut(self.arrays.as_mut()).as_chunks_mut().0;
        all.get_mut(..blocks * N::Input::LEN).unwrap_or_default()
    }
}

impl<N: Network, const BATCH: usize> Default for InputGradients<N, BATCH>
where
    Samples<BATCH>: BatchSize,
{
    fn default() -> Self {
        Self::new()
    }
}

/// The gradient with respect to all trainable parameters, in the order of [`Layer::visit`](crate::Layer::visit).
#[derive(Clone, Copy)]
pub struct Gradients<N: Network> {
    array: N::GradientArray,
}

// SAFETY: the field is a zeroed type.
unsafe impl<N: Network> Zeroed for Gradients<N> {
    const ZEROED: Self = Self { array: Zeroed::ZEROED };
}

impl<N: Network> Gradients<N> {
    /// A gradient of zero.
    #[must_use]
    pub const fn new() -> Self {
        Self::ZEROED
    }

    /// All values in a row.
    #[must_use]
    #[inline(always)]
    pub fn as_slice(&self) -> &[N::Scalar] {
        N::GradientArray::flatten(core::slice::from_ref(&self.array))
    }

    /// All values in a row, to change.
    #[inline(always)]
    pub fn as_mut_slice(&mut self) -> &mut [N::Scalar] {
        N::GradientArray::flatten_mut(core::slice::from_mut(&mut self.array))
    }

    /// Sets everything to zero, as [`Network::backward`] wants it before the first samples of an update.
    pub fn clear(&mut self) {
        self.as_mut_slice().fill(N::Scalar::ZERO);
    }

    /// Writes the gradient into the places of the parameters of `net`, so that it can be read by name:
    /// `net.hidden.weight[(o, i)]`. What is frozen becomes zero.
    ///
    /// ```
    /// use constnet::prelude::*;
    ///
    /// network! { struct Small: [2] -> [1] { out: Dense(1) } }
    ///
    /// let net = Small::init(&mut Pcg32::seeded(1));
    /// let mut tape = Tape::<Small, 1>::new();
    /// let mut gradients = Gradients::<Small>::new();
    /// net.forward_tape(&[SVector::from([3.0, 4.0])], &mut tape)?;
    /// net.backward(&mut tape, &[SVector::from([1.0])], &mut gradients)?;
    ///
    /// let mut by_name = Small::zeroed();
    /// gradients.copy_to(&mut by_name);
    /// assert_eq!(by_name.out.weight[(0, 1)], 4.0);
    /// # Ok::<(), TrainError>(())
    /// ```
    pub fn copy_to(&self, net: &mut N) {
        net.visit_mut(&mut CopyFrom(self.as_slice()));
    }

    /// Sets the gradient to the parameters of `net`: the way back of [`copy_to`](Self::copy_to).
    pub fn copy_from(&mut self, net: &N) {
        net.visit(&mut CopyTo(self.as_mut_slice()));
    }
}

impl<N: Network> Default for Gradients<N> {
    fn default() -> Self {
        Self::new()
    }
}

impl<N: Network> fmt::Debug for Gradients<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Gradients").field(&self.as_slice()).finish()
    }
}

struct CopyFrom<'a, T>(&'a [T]);

impl<T: Scalar> VisitorMut<T> for CopyFrom<'_, T> {
    fn parameter(&mut self, _: &'static str, _: Shape, values: &mut [T]) {
        let (mine, rest) = self.0.split_at_checked(values.len()).unwrap_or_default();
        values.iter_mut().zip(mine).for_each(|(to, from)| *to = *from);
        self.0 = rest;
    }
    fn fixed(&mut self, _: &'static str, _: Shape, values: &mut [T]) {
        values.fill(T::ZERO);
    }
}

struct CopyTo<'a, T>(&'a mut [T]);

impl<T: Scalar> Visitor<T> for CopyTo<'_, T> {
    fn parameter(&mut self, _: &'static str, _: Shape, values: &[T]) {
        let (mine, rest) = core::mem::take(&mut self.0).split_at_mut_checked(values.len()).unwrap_or_default();
        mine.iter_mut().zip(values).for_each(|(to, from)| *to = *from);
        self.0 = rest;
    }
    fn fixed(&mut self, _: &'static str, _: Shape, _: &[T]) {}
}

//! Where gradients go: those of the parameters, and those of the inputs.

use core::fmt;

use crate::batch::{BatchSize, Samples};
use crate::lanes;
use crate::layer::{Visitor, VisitorMut};
use crate::network::Network;
use crate::scalar::Scalar;
use crate::shape::Shape;
use crate::value::Value;
use crate::zeroed::{Flat, Zeroed};

/// The gradient with respect to each sample's input, as [`Network::backward_input`] gives it.
#[repr(align(64))]
pub struct InputGradients<N: Network, const BATCH: usize>
where
    Samples<BATCH>: BatchSize,
{
    arrays: <Samples<BATCH> as BatchSize>::Padded<<N::Input as Value>::Array>,
    samples: usize,
}

// SAFETY: both fields are zeroed types.
unsafe impl<N: Network, const BATCH: usize> Zeroed for InputGradients<N, BATCH>
where
    Samples<BATCH>: BatchSize,
{
    const ZEROED: Self = Self { arrays: Zeroed::ZEROED, samples: 0 };
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

    /// The gradient with respect to the input of one sample, if there was such a sample.
    #[must_use]
    pub fn get(&self, sample: usize) -> Option<N::Input> {
        if sample >= self.samples {
            return None;
        }
        let all = <N::Input as Value>::Array::flatten(self.arrays.as_ref());
        Some(lanes::gather(all, Samples::<BATCH>::LANES, sample))
    }

    /// Fills every value, for tests.
    #[doc(hidden)]
    pub fn poison(&mut self, with: N::Scalar) {
        <N::Input as Value>::Array::flatten_mut(self.arrays.as_mut()).fill(with);
    }

    #[inline(always)]
    pub(crate) fn arena<const L: usize>(&mut self, blocks: usize, samples: usize) -> &mut [[N::Scalar; L]] {
        self.samples = samples;
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
        // Not value by value, which crawls where the caller's crate is not optimised.
        // SAFETY: all-zero bytes are a value of this type, as `Zeroed` says.
        unsafe { core::ptr::from_mut(self).write_bytes(0, 1) }
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

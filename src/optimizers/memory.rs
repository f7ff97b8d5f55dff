use super::OptimizerState;
use crate::network::Network;
use crate::scalar::Scalar;
use crate::zeroed::Flat;

/// The state of an optimizer as numbers, by which a checkpoint saves and restores it.
///
/// The library's states have it, and so have arrays, for an optimizer of your own; a state that is a struct implements it:
///
/// ```
/// use constnet::optimizers::Memory;
///
/// struct Velocities {
///     values: [f32; 9],
///     updates: usize,
/// }
///
/// impl Memory<f32> for Velocities {
///     fn updates(&self) -> usize {
///         self.updates
///     }
///     fn values(&self) -> &[f32] {
///         &self.values
///     }
///     fn restore(&mut self, updates: usize, values: &[f32]) {
///         self.updates = updates;
///         self.values.copy_from_slice(values);
///     }
/// }
/// ```
pub trait Memory<T> {
    /// The number of updates made.
    fn updates(&self) -> usize;
    /// All values.
    fn values(&self) -> &[T];
    /// Sets both; there are as many values as [`values`](Self::values) gives.
    fn restore(&mut self, updates: usize, values: &[T]);
}

impl<N: Network, const ARRAYS: usize> Memory<N::Scalar> for OptimizerState<N, ARRAYS> {
    fn updates(&self) -> usize {
        self.updates
    }
    fn values(&self) -> &[N::Scalar] {
        N::GradientArray::flatten(&self.arrays)
    }
    fn restore(&mut self, updates: usize, values: &[N::Scalar]) {
        self.updates = updates;
        let places = N::GradientArray::flatten_mut(&mut self.arrays);
        places.iter_mut().zip(values).for_each(|(place, value)| *place = *value);
    }
}

/// An optimizer with such a state counts no updates.
impl<T: Scalar, const LEN: usize> Memory<T> for [T; LEN] {
    fn updates(&self) -> usize {
        0
    }
    fn values(&self) -> &[T] {
        self
    }
    fn restore(&mut self, _: usize, values: &[T]) {
        self.iter_mut().zip(values).for_each(|(place, value)| *place = *value);
    }
}

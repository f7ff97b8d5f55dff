//! The running statistics of a network, apart from it: what a step that fails goes back to.

use crate::layer::{Visitor, VisitorMut};
use crate::network::Network;
use crate::scalar::Scalar;
use crate::shape::Shape;
use crate::zeroed::{Flat, Zeroed};

/// All running statistics of a network, in the order of a visit.
pub(crate) struct Statistics<N: Network> {
    array: N::StatisticsArray,
}

// SAFETY: the field is a zeroed type.
unsafe impl<N: Network> Zeroed for Statistics<N> {
    const ZEROED: Self = Self { array: Zeroed::ZEROED };
}

impl<N: Network> Statistics<N> {
    /// Copies them from `net`.
    pub fn save(&mut self, net: &N) {
        if const { N::STATISTICS > 0 } {
            net.visit(&mut Save(N::StatisticsArray::flatten_mut(core::slice::from_mut(&mut self.array))));
        }
    }

    /// Copies them back.
    pub fn restore(&self, net: &mut N) {
        if const { N::STATISTICS > 0 } {
            net.visit_mut(&mut Restore(N::StatisticsArray::flatten(core::slice::from_ref(&self.array))));
        }
    }
}

/// Whether all running statistics of `net` are finite.
pub(crate) fn are_finite<N: Network>(net: &N) -> bool {
    let mut finite = Finite(true);
    if const { N::STATISTICS > 0 } {
        net.visit(&mut finite);
    }
    finite.0
}

struct Save<'a, T>(&'a mut [T]);

impl<T: Scalar> Visitor<T> for Save<'_, T> {
    fn parameter(&mut self, _: &'static str, _: Shape, _: &[T]) {}
    fn fixed(&mut self, _: &'static str, _: Shape, _: &[T]) {}
    fn statistic(&mut self, _: &'static str, _: Shape, values: &[T]) {
        let (mine, rest) = core::mem::take(&mut self.0).split_at_mut_checked(values.len()).unwrap_or_default();
        mine.iter_mut().zip(values).for_each(|(to, from)| *to = *from);
        self.0 = rest;
    }
}

struct Restore<'a, T>(&'a [T]);

impl<T: Scalar> VisitorMut<T> for Restore<'_, T> {
    fn parameter(&mut self, _: &'static str, _: Shape, _: &mut [T]) {}
    fn fixed(&mut self, _: &'static str, _: Shape, _: &mut [T]) {}
    fn statistic(&mut self, _: &'static str, _: Shape, values: &mut [T]) {
        let (mine, rest) = self.0.split_at_checked(values.len()).unwrap_or_default();
        values.iter_mut().zip(mine).for_each(|(to, from)| *to = *from);
        self.0 = rest;
    }
}

struct Finite(bool);

impl<T: Scalar> Visitor<T> for Finite {
    fn parameter(&mut self, _: &'static str, _: Shape, _: &[T]) {}
    fn fixed(&mut self, _: &'static str, _: Shape, _: &[T]) {}
    fn statistic(&mut self, _: &'static str, _: Shape, values: &[T]) {
        self.0 &= values.iter().all(|value| value.is_finite());
    }
}

use core::fmt::{self, Debug, Formatter};

use crate::isa::{Isa, Job};
use crate::scalar::Scalar;

/// The limits of a gradient.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clip<T> {
    norm: Option<Limit<T>>,
    value: Option<Limit<T>>,
}

/// A limit, with the function that cuts to it: a program that sets no limit has no such function in it.
#[derive(Clone, Copy)]
struct Limit<T> {
    most: T,
    cut: fn(T, &mut [T]),
}

impl<T: Debug> Debug for Limit<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.most.fmt(f)
    }
}

impl<T: Scalar> Clip<T> {
    pub const NONE: Self = Self { norm: None, value: None };

    /// Limits the norm.
    pub const fn set_norm(&mut self, most: T) {
        self.norm = Some(Limit { most, cut: |max_norm, gradients| T::by_norm(ByNorm { max_norm, gradients }) });
    }

    /// Limits the values.
    pub const fn set_value(&mut self, most: T) {
        self.value = Some(Limit { most, cut: |limit, gradients| T::by_value(ByValue { limit, gradients }) });
    }

    /// Cuts `gradients`: by norm, then by value.
    pub fn apply(&self, gradients: &mut [T]) {
        if let Some(Limit { most, cut }) = self.norm {
            cut(most, gradients);
        }
        if let Some(Limit { most, cut }) = self.value {
            cut(most, gradients);
        }
    }
}

pub struct ByNorm<'a, T> {
    max_norm: T,
    gradients: &'a mut [T],
}

impl<T: Scalar> Job for ByNorm<'_, T> {
    type Output = ();
    const OPTIMISED: bool = true;
    const WIDE: bool = true;

    #[inline(always)]
    fn run<I: Isa>(self) {
        let norm = sum_of_squares(self.gradients).sqrt();
        // In this order, so that a norm that is not a number shows.
        let coefficient = T::ONE.min(self.max_norm / (norm + T::from_f64(1e-6)));
        for gradient in self.gradients {
            *gradient *= coefficient;
        }
    }
}

pub struct ByValue<'a, T> {
    limit: T,
    gradients: &'a mut [T],
}

impl<T: Scalar> Job for ByValue<'_, T> {
    type Output = ();
    const OPTIMISED: bool = true;
    const WIDE: bool = true;

    #[inline(always)]
    fn run<I: Isa>(self) {
        for gradient in self.gradients {
            // In this order, so that what is not a number stays so.
            *gradient = self.limit.min((-self.limit).max(*gradient));
        }
    }
}

/// The number of sums that one is split into: the same on every machine, whatever the width of its vectors.
const PARTS: usize = 16;

#[inline(always)]
fn sum_of_squares<T: Scalar>(values: &[T]) -> T {
    let (rows, rest) = values.as_chunks::<PARTS>();
    let mut sums = [T::ZERO; PARTS];
    for row in rows {
        for (sum, &value) in sums.iter_mut().zip(row) {
            *sum += value * value;
        }
    }
    for (sum, &value) in sums.iter_mut().zip(rest) {
        *sum += value * value;
    }
    sums.into_iter().sum()
}

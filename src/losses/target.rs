//! What the losses take as targets.

use nalgebra::SMatrix;

use super::{ClassWeights, NoSuchClass};
use crate::scalar::Scalar;

/// A number for each output, for the losses that compare numbers: a matrix of the output's shape, or a scalar for a
/// network of one output.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a target for outputs `SMatrix<{T}, {R}, {C}>`",
    label = "expected targets `SMatrix<{T}, {R}, {C}>`",
    note = "a network of one output also takes a plain number as target"
)]
pub trait NumberTarget<T, const R: usize, const C: usize> {
    /// The number for the output at `[(row, column)]`.
    fn number(&self, row: usize, column: usize) -> T;
}

impl<T: Scalar, const R: usize, const C: usize> NumberTarget<T, R, C> for SMatrix<T, R, C> {
    #[inline(always)]
    fn number(&self, row: usize, column: usize) -> T {
        self.data.0[column][row]
    }
}

impl<T: Scalar> NumberTarget<T, 1, 1> for T {
    #[inline(always)]
    fn number(&self, _: usize, _: usize) -> T {
        *self
    }
}

/// A probability for each output, for [`BinaryCrossEntropy`](super::BinaryCrossEntropy): a matrix of the output's shape, an array
/// of `bool`s for a flat output, a scalar or a `bool` for a network of one output.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a target for outputs `SMatrix<{T}, {R}, {C}>`",
    label = "expected targets `SMatrix<{T}, {R}, {C}>` of probabilities",
    note = "a flat output of {R} also takes `[bool; {R}]`, and a network of one output `bool` or a plain number"
)]
pub trait BinaryTarget<T, const R: usize, const C: usize> {
    /// The probability that the output at `[(row, column)]` is true.
    fn probability(&self, row: usize, column: usize) -> T;
}

impl<T: Scalar, const R: usize, const C: usize> BinaryTarget<T, R, C> for SMatrix<T, R, C> {
    #[inline(always)]
    fn probability(&self, row: usize, column: usize) -> T {
        self.number(row, column)
    }
}

impl<T: Scalar> BinaryTarget<T, 1, 1> for T {
    #[inline(always)]
    fn probability(&self, _: usize, _: usize) -> T {
        *self
    }
}

impl<T: Scalar> BinaryTarget<T, 1, 1> for bool {
    #[inline(always)]
    fn probability(&self, _: usize, _: usize) -> T {
        one_if(*self)
    }
}

impl<T: Scalar, const R: usize> BinaryTarget<T, R, 1> for [bool; R] {
    #[inline(always)]
    fn probability(&self, row: usize, _: usize) -> T {
        one_if(self[row])
    }
}

/// A class at each of `S` steps, for [`CrossEntropy`](super::CrossEntropy) of `C` classes: an index, an array of an index a step,
/// or a matrix of the output's shape that holds a distribution a column.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a target for {C} classes at {S} step(s)",
    label = "expected `usize` for a single step, `[usize; {S}]`, or distributions `SMatrix<{T}, {C}, {S}>`",
    note = "a class is the index of its output, a `usize`"
)]
pub trait ClassTarget<T, const C: usize, const S: usize> {
    /// The probabilities of the classes at a step.
    fn at(&self, step: usize) -> impl Fn(usize) -> T;

    /// The class that is named at a step, of which alone there is a loss; `None` for a distribution.
    fn named(&self, step: usize) -> Option<usize>;

    /// The weight of the target in the mean: that of all steps together.
    ///
    /// # Errors
    /// If there is no such class.
    fn weight(&self, weights: &impl ClassWeights<T, C>) -> Result<T, NoSuchClass>;
}

impl<T: Scalar, const C: usize, const S: usize> ClassTarget<T, C, S> for [usize; S] {
    #[inline(always)]
    fn at(&self, step: usize) -> impl Fn(usize) -> T {
        let named = self[step];
        move |class| one_if(class == named)
    }

    #[inline(always)]
    fn named(&self, step: usize) -> Option<usize> {
        Some(self[step])
    }

    #[inline(always)]
    fn weight(&self, weights: &impl ClassWeights<T, C>) -> Result<T, NoSuchClass> {
        let mut sum = T::ZERO;
        for &class in self {
            sum += weights.of(class).ok_or(NoSuchClass { class, classes: C })?;
        }
        Ok(sum)
    }
}

impl<T: Scalar, const C: usize> ClassTarget<T, C, 1> for usize {
    #[inline(always)]
    fn at(&self, _: usize) -> impl Fn(usize) -> T {
        let named = *self;
        move |class| one_if(class == named)
    }

    #[inline(always)]
    fn named(&self, _: usize) -> Option<usize> {
        Some(*self)
    }

    #[inline(always)]
    fn weight(&self, weights: &impl ClassWeights<T, C>) -> Result<T, NoSuchClass> {
        [*self].weight(weights)
    }
}

impl<T: Scalar, const C: usize, const S: usize> ClassTarget<T, C, S> for SMatrix<T, C, S> {
    #[inline(always)]
    fn at(&self, step: usize) -> impl Fn(usize) -> T {
        let distribution = &self.data.0[step];
        |class| distribution[class]
    }

    #[inline(always)]
    fn named(&self, _: usize) -> Option<usize> {
        None
    }

    /// A distribution weighs one whatever the class weights, as in PyTorch.
    #[inline(always)]
    fn weight(&self, _: &impl ClassWeights<T, C>) -> Result<T, NoSuchClass> {
        Ok(T::from_usize(S))
    }
}

#[inline(always)]
fn one_if<T: Scalar>(condition: bool) -> T {
    if condition { T::ONE } else { T::ZERO }
}

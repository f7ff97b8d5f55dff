use crate::scalar::Scalar;

/// All classes weigh one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Unweighted;

/// A weight for each of `C` classes: [`Unweighted`], or an array.
#[diagnostic::on_unimplemented(
    message = "the class weights `{Self}` do not fit {C} classes of `{T}`",
    label = "expected class weights `[{T}; {C}]`",
    note = "there is one weight for each output of the network, in the network's scalar type"
)]
pub trait ClassWeights<T, const C: usize> {
    /// The weights in the order of the classes.
    fn each(&self) -> impl Iterator<Item = T>;
}

impl<T: Scalar, const C: usize> ClassWeights<T, C> for Unweighted {
    #[inline(always)]
    fn each(&self) -> impl Iterator<Item = T> {
        core::iter::repeat_n(T::ONE, C)
    }
}

impl<T: Scalar, const C: usize> ClassWeights<T, C> for [T; C] {
    #[inline(always)]
    fn each(&self) -> impl Iterator<Item = T> {
        self.iter().copied()
    }
}

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
    /// The weight of a class; `None` if there is no such class.
    fn of(&self, class: usize) -> Option<T>;
}

impl<T: Scalar, const C: usize> ClassWeights<T, C> for Unweighted {
    #[inline(always)]
    fn of(&self, class: usize) -> Option<T> {
        if class < C { Some(T::ONE) } else { None }
    }
}

impl<T: Scalar, const C: usize> ClassWeights<T, C> for [T; C] {
    #[inline(always)]
    fn of(&self, class: usize) -> Option<T> {
        self.get(class).copied()
    }
}

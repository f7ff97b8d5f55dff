use nalgebra::SVector;

use crate::scalar::Scalar;

/// The vector that is one at `class` and zero elsewhere; `None` where there is no such class.
///
/// [`CrossEntropy`](crate::losses::CrossEntropy) takes the class itself as a target, at less cost.
///
/// ```
/// use constnet::data::one_hot;
///
/// assert_eq!(one_hot::<f32, 3>(2), Some([0.0, 0.0, 1.0].into()));
/// assert_eq!(one_hot::<f32, 3>(3), None);
/// ```
#[must_use]
pub fn one_hot<T: Scalar, const CLASSES: usize>(class: usize) -> Option<SVector<T, CLASSES>> {
    let mut vector = SVector::from_array_storage(nalgebra::ArrayStorage([[T::ZERO; CLASSES]]));
    *vector.get_mut(class)? = T::ONE;
    Some(vector)
}

//! What users hand to a network and get from it: matrices, or structs of matrices.

use nalgebra::SMatrix;
use typenum::Unsigned;

use crate::matrix;
use crate::scalar::Scalar;
use crate::zeroed::{Flat, Zeroed};

/// The input or output of a network: a static matrix, or the struct of matrices that the macro writes for a network
/// with several.
///
/// `[N]` is `SVector<T, N>`, `[S, F]` is `SMatrix<T, F, S>`, a column a step, and `[C, H, W]` is `SMatrix<T, {H*W}, C>`, a column a
/// channel's plane in raster order; so a buffer from NumPy or PyTorch has the order of `as_slice`.
///
/// ```
/// use constnet::prelude::*;
///
/// let steps = SMatrix::<f32, 2, 3>::from_column_slice(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
/// let mut flat = [0.0; 6];
/// steps.write_to(&mut flat);
/// assert_eq!(flat, [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
/// ```
pub trait Value: Zeroed + Clone {
    /// The scalar type.
    type Scalar: Scalar;
    /// All values as an array, in C order.
    type Array: Flat<Self::Scalar>;
    /// What a loss sees: the matrix itself, or the matrices of a struct as a tuple; of one alone, that matrix.
    type Parts;
    /// Room to lay the values out in a row, for those that are not already.
    type Spare: Zeroed;
    /// The number of values.
    const LEN: usize;

    /// All values in C order; copied to `spare` only where they are not in a row already.
    fn flat<'a>(&'a self, spare: &'a mut Self::Spare) -> &'a [Self::Scalar];
    /// The values of several, one after the other, if they lie so.
    #[doc(hidden)]
    #[must_use]
    #[inline(always)]
    fn all_flat(_: &[Self]) -> Option<&[Self::Scalar]> {
        None
    }
    /// Copies all values to `flat`, in C order.
    fn write_to(&self, flat: &mut [Self::Scalar]);
    /// Sets all values from `flat`, in C order.
    fn read_from(&mut self, flat: &[Self::Scalar]);
    /// The value that `fill` writes, in C order: how generic code puts an input together.
    #[must_use]
    #[inline(always)]
    fn filled(fill: impl FnOnce(&mut [Self::Scalar])) -> Self {
        let (mut value, mut spare) = (Self::ZEROED, Self::Spare::ZEROED);
        fill(value.flat_mut(&mut spare));
        value.settle(&spare);
        value
    }
    /// All values in C order, to be written: in place, or in `spare` until [`settle`](Self::settle).
    fn flat_mut<'a>(&'a mut self, spare: &'a mut Self::Spare) -> &'a mut [Self::Scalar];
    /// Takes over what was written to `spare`, if it was there.
    fn settle(&mut self, spare: &Self::Spare);
}

impl<T: Scalar, const R: usize, const C: usize> Value for SMatrix<T, R, C> {
    type Scalar = T;
    type Array = [[T; R]; C];
    type Parts = Self;
    type Spare = [T; 0];
    const LEN: usize = R * C;

    #[inline(always)]
    fn flat<'a>(&'a self, _: &'a mut [T; 0]) -> &'a [T] {
        matrix::values(self)
    }
    #[inline(always)]
    fn all_flat(values: &[Self]) -> Option<&[T]> {
        Some(matrix::all_values(values))
    }
    #[inline(always)]
    fn write_to(&self, flat: &mut [T]) {
        for (to, from) in flat.iter_mut().zip(matrix::values(self)) {
            *to = *from;
        }
    }
    #[inline(always)]
    fn read_from(&mut self, flat: &[T]) {
        for (to, from) in matrix::values_mut(self).iter_mut().zip(flat) {
            *to = *from;
        }
    }
    #[inline(always)]
    fn flat_mut<'a>(&'a mut self, _: &'a mut [T; 0]) -> &'a mut [T] {
        matrix::values_mut(self)
    }
    #[inline(always)]
    fn settle(&mut self, _: &[T; 0]) {}
}

/// A bit of a length, as a type.
pub struct Bit<const SET: bool>;

/// Appends a bit to a typenum number: how the macro turns the value of a constant, whatever its expression, into a type.
/// nalgebra's own `ToTypenum` ends at 127.
pub trait Push<B>: Unsigned {
    /// `2 · self + bit`, without leading zeros.
    type Output: Unsigned;
}

impl Push<Bit<false>> for typenum::UTerm {
    type Output = Self;
}
impl Push<Bit<true>> for typenum::UTerm {
    type Output = typenum::UInt<Self, typenum::B1>;
}
impl<U: Unsigned, B: typenum::Bit> Push<Bit<false>> for typenum::UInt<U, B> {
    type Output = typenum::UInt<Self, typenum::B0>;
}
impl<U: Unsigned, B: typenum::Bit> Push<Bit<true>> for typenum::UInt<U, B> {
    type Output = typenum::UInt<Self, typenum::B1>;
}

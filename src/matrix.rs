//! Static matrices as the flat slices that they are in memory: column by column.
//!
//! The standard library's `as_flattened` does as much, but is a larger function, of which an unoptimised build has one for every
//! shape.

use nalgebra::SMatrix;

/// All values of a matrix.
#[inline(always)]
pub const fn values<T, const R: usize, const C: usize>(matrix: &SMatrix<T, R, C>) -> &[T] {
    all_values(core::slice::from_ref(matrix))
}

/// All values of several matrices.
#[inline(always)]
pub const fn all_values<T, const R: usize, const C: usize>(matrices: &[SMatrix<T, R, C>]) -> &[T] {
    const { assert!(size_of::<SMatrix<T, R, C>>() == R * C * size_of::<T>(), "a matrix is its values, and nothing else") }
    // SAFETY: as many times `R * C` values in a row, borrowed for as long as the slice is.
    unsafe { core::slice::from_raw_parts(matrices.as_ptr().cast(), matrices.len() * R * C) }
}

/// All values of a matrix, to write to.
#[inline(always)]
pub const fn values_mut<T, const R: usize, const C: usize>(matrix: &mut SMatrix<T, R, C>) -> &mut [T] {
    // SAFETY: `C` arrays of `R` values are `R * C` values in a row, borrowed mutably for as long as the slice is.
    unsafe { core::slice::from_raw_parts_mut(&raw mut matrix.data.0 as *mut T, R * C) }
}

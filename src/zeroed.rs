//! Values that can be created as zeroes, in a constant or straight on the heap.

/// A type of which all-zero bytes are a valid value, the same as [`ZEROED`](Self::ZEROED).
///
/// What a network and its training need is often too large for a thread's stack. A constant of zeroes initialises a
/// `static`, and zeroed memory from the allocator is a value of such a type already; neither passes over the stack.
///
/// # Safety
/// All-zero bytes must be a valid value of the type.
pub unsafe trait Zeroed: Sized {
    /// The value whose bytes are all zero.
    const ZEROED: Self;

    /// A value on the heap that never was on the stack.
    #[cfg(feature = "alloc")]
    #[must_use]
    fn zeroed_boxed() -> alloc::boxed::Box<Self> {
        // SAFETY: the contract of this trait: all-zero bytes are a valid value.
        unsafe { alloc::boxed::Box::new_zeroed().assume_init() }
    }
}

// SAFETY: all-zero bits are positive zero.
unsafe impl Zeroed for f32 {
    const ZEROED: Self = 0.0;
}

// SAFETY: all-zero bits are positive zero.
unsafe impl Zeroed for f64 {
    const ZEROED: Self = 0.0;
}

// SAFETY: an array is its elements.
unsafe impl<Z: Zeroed, const N: usize> Zeroed for [Z; N] {
    const ZEROED: Self = [Z::ZEROED; N];
}

// SAFETY: a static matrix is one field, the array of its columns.
unsafe impl<Z: Zeroed, const R: usize, const C: usize> Zeroed for nalgebra::SMatrix<Z, R, C> {
    const ZEROED: Self = Self::from_array_storage(nalgebra::ArrayStorage(<[[Z; R]; C]>::ZEROED));
}

/// One scalar array or a nest of them, seen as the flat slice that it is in memory.
pub trait Flat<T>: Zeroed {
    /// The scalars of a row of such arrays, in order.
    fn flatten(arrays: &[Self]) -> &[T];
    /// The scalars of a row of such arrays, in order, to write to.
    fn flatten_mut(arrays: &mut [Self]) -> &mut [T];
}

impl<T: Zeroed, const N: usize> Flat<T> for [T; N] {
    #[inline(always)]
    fn flatten(arrays: &[Self]) -> &[T] {
        arrays.as_flattened()
    }
    #[inline(always)]
    fn flatten_mut(arrays: &mut [Self]) -> &mut [T] {
        arrays.as_flattened_mut()
    }
}

impl<T: Zeroed, const R: usize, const C: usize> Flat<T> for [[T; R]; C] {
    #[inline(always)]
    fn flatten(arrays: &[Self]) -> &[T] {
        arrays.as_flattened().as_flattened()
    }
    #[inline(always)]
    fn flatten_mut(arrays: &mut [Self]) -> &mut [T] {
        arrays.as_flattened_mut().as_flattened_mut()
    }
}

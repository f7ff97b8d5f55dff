//! Networks with layers of the user's own, made in place: what the library knows to be zeroes is zeroed memory, and only what it
//! does not know passes over the stack, layer by layer.

use core::marker::PhantomData;

use crate::layer::Layer;
use crate::zeroed::Zeroed;

/// A type that becomes valid from zeroed memory. The macro implements it for a network with layers of the user's own.
///
/// # Safety
/// After [`place`](Self::place), what is there is a valid value of the type.
pub unsafe trait Placed: Sized {
    /// Writes what is not zero, or not known to be.
    ///
    /// # Safety
    /// `at` points to memory for a `Self` that nothing else uses, all of it zero.
    unsafe fn place(at: *mut Self);
}

/// A value on the heap, with all parameters zero.
#[cfg(feature = "alloc")]
#[must_use]
pub fn placed_boxed<P: Placed>() -> alloc::boxed::Box<P> {
    let mut memory = alloc::boxed::Box::<P>::new_zeroed();
    // SAFETY: the memory is zeroed and ours alone, and `place` makes it a valid value.
    unsafe {
        P::place(memory.as_mut_ptr());
        memory.assume_init()
    }
}

/// How a field of type `T`, a layer of `INPUTS` values, is placed. Of the four traits below a call finds the first that `T` is
/// fit for, by the references that it takes off: `(&&&&field).place(at)`.
pub struct Field<T, const INPUTS: usize>(PhantomData<T>);

impl<T, const INPUTS: usize> Field<T, INPUTS> {
    /// The field, of which only the type counts.
    #[expect(clippy::new_without_default, reason = "nobody but generated code makes one")]
    #[must_use]
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

/// A type of zeroes is placed already.
pub trait ByZeroes<T> {
    /// # Safety
    /// As [`Placed::place`].
    unsafe fn place(&self, _: *mut T) {}
}

impl<T: Zeroed, const INPUTS: usize> ByZeroes<T> for &&&Field<T, INPUTS> {}

/// A network has its own layers placed.
pub trait ByParts<T> {
    /// # Safety
    /// As [`Placed::place`].
    unsafe fn place(&self, at: *mut T);
}

impl<T: Placed, const INPUTS: usize> ByParts<T> for &&Field<T, INPUTS> {
    unsafe fn place(&self, at: *mut T) {
        // SAFETY: the caller's promise.
        unsafe { T::place(at) }
    }
}

/// Any other layer is written as a whole.
pub trait ByConstant<T> {
    /// # Safety
    /// As [`Placed::place`].
    unsafe fn place(&self, at: *mut T);
}

impl<T: Layer<INPUTS>, const INPUTS: usize> ByConstant<T> for &Field<T, INPUTS> {
    unsafe fn place(&self, at: *mut T) {
        // SAFETY: the caller's promise.
        unsafe { at.write(T::ZEROED) }
    }
}

/// A type that is no layer does not compile, and this keeps the compiler from saying so once more.
pub trait ByNothing<T> {
    /// # Safety
    /// None.
    unsafe fn place(&self, _: *mut T) {}
}

impl<T, const INPUTS: usize> ByNothing<T> for Field<T, INPUTS> {}

// SAFETY: the layer within begins where the whole does, and is all of it.
unsafe impl<L: Placed> Placed for crate::layers::Frozen<L> {
    unsafe fn place(at: *mut Self) {
        // SAFETY: the caller's promise; the type is transparent.
        unsafe { L::place(at.cast()) }
    }
}

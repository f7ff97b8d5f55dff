//! What vectors of all widths have in common: one intrinsic for each function.

/// How a vector is loaded.
macro_rules! loaded {
    ($name:ident, $vector:ident of $width:literal $scalar:ident, $load:ident) => {
        impl $name {
            #[cfg(not(debug_assertions))]
            #[inline(always)]
            fn loaded(values: &[$scalar; $width]) -> $vector {
                // SAFETY: an array of the width is read. The instruction set: see the implementation.
                unsafe { $load(values.as_ptr()) }
            }

            /// Not by the intrinsic, which in a library with debug assertions checks its pointers, at three times the time of a kernel.
            #[cfg(debug_assertions)]
            #[inline(always)]
            fn loaded(values: &[$scalar; $width]) -> $vector {
                // SAFETY: a vector is the values of an array of its width, and has no others.
                unsafe { core::mem::transmute::<[$scalar; $width], $vector>(*values) }
            }
        }
    };
}

/// The items of an implementation of [`Vector`](super::Vector) but those for a part of a vector. The implementation says on which machines
/// they run.
macro_rules! intrinsics {
    (
        $width:literal $scalar:ident,
        $splat:ident, $store:ident, $add:ident, $sub:ident, $mul:ident, $fma:ident
    ) => {
        const WIDTH: usize = $width;

        #[inline(always)]
        fn splat(value: $scalar) -> Self {
            // SAFETY: the instruction set, see above.
            Self(unsafe { $splat(value) })
        }
        #[inline(always)]
        fn load(values: &[$scalar], at: usize) -> Self {
            match values.get(at..).and_then(<[$scalar]>::first_chunk::<$width>) {
                Some(values) => Self(Self::loaded(values)),
                None => Self::splat(0.0),
            }
        }
        #[inline(always)]
        unsafe fn read(from: *const $scalar) -> Self {
            // SAFETY: the caller's promise.
            Self(Self::loaded(unsafe { &*from.cast() }))
        }
        #[inline(always)]
        fn store(self, to: &mut [$scalar], at: usize) {
            if let Some(to) = to.get_mut(at..).and_then(<[$scalar]>::first_chunk_mut::<$width>) {
                // SAFETY: an array of the width is written. The instruction set, see above.
                unsafe { $store(to.as_mut_ptr(), self.0) }
            }
        }
        #[inline(always)]
        fn add(self, other: Self) -> Self {
            // SAFETY: the instruction set, see above.
            Self(unsafe { $add(self.0, other.0) })
        }
        #[inline(always)]
        fn sub(self, other: Self) -> Self {
            // SAFETY: the instruction set, see above.
            Self(unsafe { $sub(self.0, other.0) })
        }
        #[inline(always)]
        fn mul(self, other: Self) -> Self {
            // SAFETY: the instruction set, see above.
            Self(unsafe { $mul(self.0, other.0) })
        }
        #[inline(always)]
        fn add_product(self, a: Self, b: Self) -> Self {
            // SAFETY: the instruction set, see above.
            Self(unsafe { $fma(a.0, b.0, self.0) })
        }
    };
}

pub(super) use {intrinsics, loaded};

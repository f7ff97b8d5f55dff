//! Kernels that are compiled here, once for each scalar and instruction set, with sizes as arguments.
//!
//! Generic code is compiled in the user's crate, with the user's optimisation level, again for every shape. Calling these instead
//! keeps large layers from growing the program, a hundred layers from growing the build, and a debug build from crawling.

use super::dense::{self, Sizes};
use super::vector::{Vector, Vectors};
#[cfg(all(feature = "std", target_arch = "x86_64"))]
use crate::isa::Avx2;
use crate::isa::{Baseline, Isa};

/// The kernels of a scalar, with the instruction set that a token stands for.
pub trait Kernels: Sized {
    /// The vectors of this scalar.
    type In<I: Isa>: Vector<Self>;
    /// [`dense::infer`].
    fn dense_infer<I: Isa>(sizes: Sizes, weight: &[Self], bias: &[Self], x: &[Self], y: &mut [Self]);
    /// [`dense::forward`].
    fn dense_forward<I: Isa>(sizes: Sizes, weight: &[Self], bias: &[Self], x: &[Self], y: &mut [Self]);
    /// [`dense::input_gradient`].
    fn dense_input_gradient<I: Isa>(sizes: Sizes, weight: &[Self], dy: &[Self], dx: &mut [Self]);
    /// [`dense::weight_gradient`].
    fn dense_weight_gradient<I: Isa>(sizes: Sizes, x: &[Self], dy: &[Self], dw: &mut [Self], db: &mut [Self]);
}

macro_rules! kernels {
    ($scalar:ident in $vectors:ident { $($name:ident = $kernel:ident($($argument:ident: $ty:ty),*);)* }) => {
        impl Kernels for $scalar {
            type In<I: Isa> = <I as Vectors>::$vectors;
            $(#[inline]
            fn $name<I: Isa>($($argument: $ty),*) {
                #[inline(never)]
                fn baseline($($argument: $ty),*) {
                    dense::$kernel::<$scalar, Baseline>($($argument),*);
                }
                #[cfg(all(feature = "std", target_arch = "x86_64"))]
                #[target_feature(enable = "avx2,fma")]
                #[inline(never)]
                fn avx2($($argument: $ty),*) {
                    dense::$kernel::<$scalar, Avx2>($($argument),*);
                }
                #[cfg(all(feature = "std", target_arch = "x86_64"))]
                if I::avx2() {
                    // SAFETY: a token says so only where both were found on this machine: `Detected` looks, and `Avx2` is
                    // handed out by `dispatch` alone, which looked.
                    return unsafe { avx2($($argument),*) };
                }
                baseline($($argument),*);
            })*
        }
    };
}

macro_rules! kernels_of {
    ($($scalar:ident in $vectors:ident;)*) => {
        $(kernels!($scalar in $vectors {
            dense_infer = infer(sizes: Sizes, weight: &[$scalar], bias: &[$scalar], x: &[$scalar], y: &mut [$scalar]);
            dense_forward = forward(sizes: Sizes, weight: &[$scalar], bias: &[$scalar], x: &[$scalar], y: &mut [$scalar]);
            dense_input_gradient = input_gradient(sizes: Sizes, weight: &[$scalar], dy: &[$scalar], dx: &mut [$scalar]);
            dense_weight_gradient = weight_gradient(sizes: Sizes, x: &[$scalar], dy: &[$scalar], dw: &mut [$scalar], db: &mut [$scalar]);
        });)*
    };
}

kernels_of! {
    f32 in Single;
    f64 in Double;
}

/// Declares a trait of kernels, and implements it for every scalar.
macro_rules! compiled {
    ($(#[$doc:meta])* $family:ident { $($name:ident = $kernel:path, ($($argument:ident: $ty:ty),* $(,)?);)* }) => {
        $(#[$doc])*
        pub trait $family<T> {
            $(#[doc = concat!("`", stringify!($kernel), "`, compiled for the instruction set that a token stands for.")]
            fn $name<I: $crate::isa::Isa>($($argument: $ty),*);)*
        }
        $crate::kernels::compiled::compiled!(@scalar f32, $family { $($name = $kernel, ($($argument: $ty),*);)* });
        $crate::kernels::compiled::compiled!(@scalar f64, $family { $($name = $kernel, ($($argument: $ty),*);)* });
    };
    (@scalar $scalar:ident, $family:ident { $($name:ident = $kernel:path, ($($argument:ident: $ty:ty),*);)* }) => {
        const _: () = {
            type T = $scalar;
            impl $family<T> for $scalar {
                $(#[inline]
                fn $name<I: $crate::isa::Isa>($($argument: $ty),*) {
                    #[inline(never)]
                    fn baseline($($argument: $ty),*) {
                        use $kernel as kernel;
                        kernel::<T, $crate::isa::Baseline>($($argument),*);
                    }
                    #[cfg(all(feature = "std", target_arch = "x86_64"))]
                    #[target_feature(enable = "avx2,fma")]
                    #[inline(never)]
                    fn avx2($($argument: $ty),*) {
                        use $kernel as kernel;
                        kernel::<T, $crate::isa::Avx2>($($argument),*);
                    }
                    #[cfg(all(feature = "std", target_arch = "x86_64"))]
                    if I::avx2() {
                        // SAFETY: a token says so only where both were found on this machine.
                        return unsafe { avx2($($argument),*) };
                    }
                    baseline($($argument),*);
                })*
            }
        };
    };
}

pub(crate) use compiled;

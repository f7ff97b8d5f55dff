//! Kernels that are compiled here, once for each scalar and instruction set, with sizes as arguments.
//!
//! Generic code is compiled in the user's crate, with the user's optimisation level, again for every shape. Calling these instead
//! keeps large layers from growing the program, a hundred layers from growing the build, and a debug build from crawling.

/// Declares a trait of kernels, and implements it for every scalar. [`Scalar`](crate::Scalar) names the trait among what it
/// requires, so that a layer calls `T::name::<I>(..)`.
///
/// A kernel is a function `fn kernel<T: Scalar, I: Isa>(..)`, `#[inline(always)]`. Its arguments are written with `T` for
/// the scalar. Each is compiled for the baseline and for AVX2, and a family `of wide vectors` for AVX-512 as well; the token decides which
/// copy is called. What is bound by other things than multiply-adds has nothing to gain by AVX-512, and the compiler's own vectors may lose
/// by it: it gathers and scatters, which some processors do value by value.
///
/// One that is `shared by` a function is done by it where threads share their work: the function calls the kernel for parts.
macro_rules! compiled {
    ($(#[$doc:meta])* $family:ident { $($kernels:tt)* }) => {
        $crate::kernels::compiled::compiled!(@family shared, $(#[$doc])* $family { $($kernels)* });
    };
    ($(#[$doc:meta])* $family:ident of wide vectors { $($kernels:tt)* }) => {
        $crate::kernels::compiled::compiled!(@family own, $(#[$doc])* $family { $($kernels)* });
    };
    (@family $copy:ident, $(#[$doc:meta])* $family:ident {
        $($name:ident = $kernel:path, ($($argument:ident: $ty:ty),* $(,)?) $(, shared by $shares:path)?;)*
    }) => {
        $(#[$doc])*
        pub trait $family<T> {
            $(#[doc = concat!("`", stringify!($kernel), "`, compiled for the instruction set that a token stands for.")]
            fn $name<I: $crate::isa::Isa>($($argument: $ty),*);)*
        }
        $crate::kernels::compiled::compiled!(@scalar f32, $copy, $family {
            $($name = $kernel, ($($argument: $ty),*), [$($shares)?];)*
        });
        $crate::kernels::compiled::compiled!(@scalar f64, $copy, $family {
            $($name = $kernel, ($($argument: $ty),*), [$($shares)?];)*
        });
    };
    (@scalar $scalar:ident, $copy:ident, $family:ident {
        $($name:ident = $kernel:path, ($($argument:ident: $ty:ty),*), $shares:tt;)*
    }) => {
        const _: () = {
            type T = $scalar;
            impl $family<T> for $scalar {
                $(#[inline]
                fn $name<I: $crate::isa::Isa>($($argument: $ty),*) {
                    $crate::kernels::compiled::compiled!(@shared $shares, I, ($($argument),*));
                    // A microcontroller's program is small, and compiles those that it calls.
                    #[cfg_attr(target_os = "none", inline)]
                    #[cfg_attr(not(target_os = "none"), inline(never))]
                    fn baseline($($argument: $ty),*) {
                        use $kernel as kernel;
                        kernel::<T, $crate::isa::Baseline>($($argument),*);
                    }
                    #[cfg(runtime_vectors)]
                    #[target_feature(enable = "avx2,fma")]
                    #[inline(never)]
                    fn avx2($($argument: $ty),*) {
                        use $kernel as kernel;
                        kernel::<T, $crate::isa::found::Avx2>($($argument),*);
                    }
                    #[cfg(runtime_vectors)]
                    $crate::kernels::compiled::compiled!(@avx512 $copy, $kernel, ($($argument: $ty),*));
                    #[cfg(runtime_vectors)]
                    match I::vectors() {
                        // SAFETY: a token says so only where the features were found on this machine: `Detected` looks, and
                        // the others are handed out by `dispatch` alone, which looked.
                        $crate::isa::Vectors::Avx512 => return unsafe { avx512($($argument),*) },
                        // SAFETY: as above.
                        $crate::isa::Vectors::Avx2 => return unsafe { avx2($($argument),*) },
                        $crate::isa::Vectors::Compiled => {}
                    }
                    baseline($($argument),*);
                })*
            }
        };
    };
    (@shared [], $isa:ident, $arguments:tt) => {};
    (@shared [$shares:path], $isa:ident, ($($argument:ident),*)) => {
        #[cfg(feature = "threads")]
        if $crate::threads::is_shared() {
            use $shares as shares;
            return shares::<T, $isa>($($argument),*);
        }
    };
    (@avx512 own, $kernel:path, ($($argument:ident: $ty:ty),*)) => {
        #[target_feature(enable = "avx2,fma,avx512f,avx512bw,avx512dq,avx512vl")]
        #[inline(never)]
        fn avx512($($argument: $ty),*) {
            use $kernel as kernel;
            kernel::<T, $crate::isa::found::Avx512>($($argument),*);
        }
    };
    (@avx512 shared, $kernel:path, ($($argument:ident: $ty:ty),*)) => {
        use avx2 as avx512;
    };
}

pub(crate) use compiled;

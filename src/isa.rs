//! The choice of instruction set: made once, at the entry of a forward or a training step.
//!
//! A [`Job`] is the whole of one such entry. [`dispatch`] looks at the processor and runs the job in a function that is
//! compiled for the instruction set found; whatever the job inlines is compiled for it too. The token type tells
//! arithmetic whether multiply-add is fused, so the code for a processor without it never calls a software routine.

use crate::activations::Apply;
use crate::hardware;
use crate::kernels::dense::{Code, Compiled, Specialised};
use crate::kernels::vector::VectorTypes;
use crate::losses::Judge;

/// An instruction set, as a token that layers pass on to their arithmetic.
///
/// The library alone makes tokens, at the entry of a network; [`Baseline`] is there for tests.
pub trait Isa: Copy + VectorTypes + sealed::Sealed + 'static {
    /// Whose code multiplies in a small layer, and whose computes activations and losses. Code of its own, inlined and specialised to its sizes, pays only where the user's
    /// crate is optimised; elsewhere everything calls the library's compiled kernels. It is a type, and not a number to look at, as
    /// the compiler goes through both sides of a condition, for every layer.
    #[doc(hidden)]
    type Code: Code + Apply + Judge;
    /// Whether `a · b + c` is rounded once, by the hardware, in `f32`.
    fn fused_single() -> bool;
    /// Whether `a · b + c` is rounded once, by the hardware, in `f64`.
    fn fused_double() -> bool;
    /// Vectors that the machine was seen to have.
    #[doc(hidden)]
    fn vectors() -> Vectors;
}

mod sealed {
    pub trait Sealed {}
}

/// Vectors beyond what the crate was compiled for.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Vectors {
    /// None.
    Compiled,
    /// AVX2 and FMA: 256 bits.
    Avx2,
    /// AVX-512 as all desktop and server processors have it, x86-64-v4: 512 bits.
    Avx512,
}

/// What the crate was compiled for: fused multiply-add on targets that have it always (AArch64, a Cortex-M4F, a build with
/// `target-cpu=native`), two roundings on the others.
#[derive(Debug, Clone, Copy)]
pub struct Baseline;

/// Whichever suits the machine, looked up at every use: for code that is not optimised, where one copy instead of several is
/// worth more.
#[derive(Debug, Clone, Copy)]
pub struct Detected;

impl sealed::Sealed for Baseline {}
impl sealed::Sealed for Detected {}

impl Isa for Baseline {
    type Code = Specialised;
    #[inline(always)]
    fn fused_single() -> bool {
        hardware::FUSED_SINGLE
    }
    #[inline(always)]
    fn fused_double() -> bool {
        hardware::FUSED_DOUBLE
    }
    #[inline(always)]
    fn vectors() -> Vectors {
        Vectors::Compiled
    }
}

impl Isa for Detected {
    type Code = Compiled;
    #[inline]
    fn fused_single() -> bool {
        hardware::FUSED_SINGLE || !matches!(Self::vectors(), Vectors::Compiled)
    }
    #[inline]
    fn fused_double() -> bool {
        hardware::FUSED_DOUBLE || !matches!(Self::vectors(), Vectors::Compiled)
    }
    // Not asked in the caller's code where that is not optimised, and takes thirty calls for it.
    #[cfg_attr(debug_assertions, inline(never))]
    #[cfg_attr(not(debug_assertions), inline)]
    fn vectors() -> Vectors {
        #[cfg(runtime_vectors)]
        {
            if found::has_avx512() {
                return Vectors::Avx512;
            }
            if found::has_avx2() {
                return Vectors::Avx2;
            }
        }
        Vectors::Compiled
    }
}

/// What is chosen at run time, on x86-64 with `std`, unless the crate is compiled for such a machine anyway.
#[cfg(runtime_vectors)]
pub(crate) mod found {
    use std::arch::is_x86_feature_detected as has;

    #[cfg(not(debug_assertions))]
    use super::Job;
    use super::{Isa, Specialised, Vectors, sealed};

    /// Whether the machine has what [`Avx2`] needs.
    #[inline(always)]
    pub fn has_avx2() -> bool {
        has!("avx2") && has!("fma")
    }

    /// Whether the machine has what [`Avx512`] needs.
    #[inline(always)]
    pub fn has_avx512() -> bool {
        has_avx2() && has!("avx512f") && has!("avx512bw") && has!("avx512dq") && has!("avx512vl")
    }

    /// Calls a check `fn check<T: Scalar, I: Isa>()` for every instruction set that this machine was found to have, and for both scalars.
    #[cfg(test)]
    macro_rules! check_found {
        ($check:ident) => {
            use $crate::isa::found::{Avx2, Avx512};
            use $crate::isa::{Detected, Isa as _, Vectors};

            if Detected::vectors() >= Vectors::Avx2 {
                $check::<f32, Avx2>();
                $check::<f64, Avx2>();
            }
            if Detected::vectors() >= Vectors::Avx512 {
                $check::<f32, Avx512>();
                $check::<f64, Avx512>();
            }
        };
    }
    #[cfg(test)]
    pub(crate) use check_found;

    macro_rules! vectors {
        ($($(#[$doc:meta])* $token:ident, $run:ident;)*) => {$(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy)]
            pub struct $token;

            impl sealed::Sealed for $token {}

            impl Isa for $token {
                type Code = Specialised;
                #[inline(always)]
                fn fused_single() -> bool {
                    true
                }
                #[inline(always)]
                fn fused_double() -> bool {
                    true
                }
                #[inline(always)]
                fn vectors() -> Vectors {
                    Vectors::$token
                }
            }

            #[cfg(not(debug_assertions))]
            #[target_feature(enable = "avx2,fma")]
            pub(super) fn $run<J: Job>(job: J) -> J::Output {
                job.run::<$token>()
            }
        )*};
    }

    vectors! {
        /// x86-64 with AVX2 and FMA.
        Avx2, run_avx2;
        /// x86-64 with AVX-512. What is around the kernels is compiled for AVX2: see `kernels::compiled`.
        Avx512, run_avx512;
    }
}

/// The work of one entry, to be run with the instruction set that the machine has.
pub(crate) trait Job {
    type Output;
    /// Whether the code that runs it is optimised.
    #[cfg_attr(debug_assertions, expect(dead_code, reason = "a library with debug assertions has no choice"))]
    const OPTIMISED: bool;
    /// Whether there is enough to do in a row for vectors of 512 bits; see [`wide`].
    #[cfg_attr(
        any(debug_assertions, not(runtime_vectors)),
        expect(dead_code, reason = "only a choice at run time asks")
    )]
    const WIDE: bool;
    /// Implementations are `#[inline(always)]`, all the way down: what is not inlined is compiled without the
    /// instruction set, silently, and every fused multiply-add in it becomes a call.
    fn run<I: Isa>(self) -> Self::Output;
}

/// Whether vectors of 512 bits pay for a network of so many multiply-accumulates.
///
/// In a small network most sums are shorter than such a vector, and what is left over costs more than the width saves:
/// 4-16-16-3, of 368, takes half as long again with them. 784-128-10, of 101,632, and LeNet-5, of 281,640, gain. Both widths
/// give the same bits.
pub(crate) const fn wide(macs: usize) -> bool {
    macs >= 16 * 1024
}

/// Runs `job` with the best instruction set of this machine.
#[cfg(not(debug_assertions))]
#[inline(always)]
pub(crate) fn dispatch<J: Job>(job: J) -> J::Output {
    if !J::OPTIMISED {
        return job.run::<Detected>();
    }
    #[cfg(runtime_vectors)]
    {
        // Asked here, and no more of it than is needed: a call of `Detected::vectors` takes a part of a small network's time.
        if J::WIDE && found::has_avx512() {
            // SAFETY: all features that the function is compiled for were just found on this machine.
            return unsafe { found::run_avx512(job) };
        }
        if found::has_avx2() {
            // SAFETY: as above.
            return unsafe { found::run_avx2(job) };
        }
    }
    job.run::<Baseline>()
}

/// A library with debug assertions inlines no layers (see `calls`), so all it has is [`Detected`]. What is not called
/// is not named either: the compiler would go through all of a network for it.
#[cfg(debug_assertions)]
#[inline(always)]
pub(crate) fn dispatch<J: Job>(job: J) -> J::Output {
    job.run::<Detected>()
}

//! The choice of instruction set: made once, at the entry of a forward or a training step.
//!
//! A [`Job`] is the whole of one such entry. [`dispatch`] looks at the processor and runs the job in a function that is
//! compiled for the instruction set found; whatever the job inlines is compiled for it too. The token type tells
//! arithmetic whether multiply-add is fused, so the code for a processor without it never calls a software routine.

use crate::kernels::vector::Vectors;

/// An instruction set, as a token that layers pass on to their arithmetic.
pub trait Isa: Copy + Vectors + sealed::Sealed + 'static {
    /// Whether code is to be inlined and specialised to its sizes. It pays only where the user's crate is optimised;
    /// elsewhere everything calls the library's compiled kernels.
    const SPECIALISE: bool;
    /// Whether `a · b + c` is rounded once, by the hardware.
    fn fused() -> bool;
    /// Whether the machine has AVX2 and FMA: true only if it was seen to.
    #[doc(hidden)]
    fn avx2() -> bool;
}

mod sealed {
    pub trait Sealed {}
}

/// What the crate was compiled for: fused multiply-add on targets that have it always (AArch64, or a build with
/// `target-cpu=native`), two roundings on the others.
#[derive(Debug, Clone, Copy)]
pub struct Baseline;

/// x86-64 with AVX2 and FMA, found at run time.
#[derive(Debug, Clone, Copy)]
pub struct Avx2;

/// Whichever of the others suits the machine, looked up at every use: for code that is not optimised, where one copy
/// instead of two is worth more.
#[derive(Debug, Clone, Copy)]
pub struct Detected;

impl sealed::Sealed for Baseline {}
impl sealed::Sealed for Avx2 {}
impl sealed::Sealed for Detected {}

impl Isa for Baseline {
    const SPECIALISE: bool = true;
    #[inline(always)]
    fn fused() -> bool {
        cfg!(all(feature = "std", any(target_feature = "fma", target_arch = "aarch64")))
    }
    #[inline(always)]
    fn avx2() -> bool {
        false
    }
}

impl Isa for Avx2 {
    const SPECIALISE: bool = true;
    #[inline(always)]
    fn fused() -> bool {
        true
    }
    #[inline(always)]
    fn avx2() -> bool {
        true
    }
}

impl Isa for Detected {
    const SPECIALISE: bool = false;
    #[inline]
    fn fused() -> bool {
        Self::avx2() || Baseline::fused()
    }
    #[inline]
    fn avx2() -> bool {
        #[cfg(all(feature = "std", target_arch = "x86_64", not(target_feature = "fma")))]
        return std::arch::is_x86_feature_detected!("avx2") && std::arch::is_x86_feature_detected!("fma");
        #[cfg(not(all(feature = "std", target_arch = "x86_64", not(target_feature = "fma"))))]
        false
    }
}

/// `a · b + c`, rounded once. Only reached with a token whose hardware has the instruction.
#[inline(always)]
pub(crate) fn fused_f32(a: f32, b: f32, c: f32) -> f32 {
    #[cfg(feature = "std")]
    return a.mul_add(b, c);
    #[cfg(not(feature = "std"))]
    return libm::fmaf(a, b, c);
}

/// `a · b + c`, rounded once. Only reached with a token whose hardware has the instruction.
#[inline(always)]
pub(crate) fn fused_f64(a: f64, b: f64, c: f64) -> f64 {
    #[cfg(feature = "std")]
    return a.mul_add(b, c);
    #[cfg(not(feature = "std"))]
    return libm::fma(a, b, c);
}

/// The work of one entry, to be run with the instruction set that the machine has.
pub(crate) trait Job {
    type Output;
    /// Whether the code that runs it is optimised.
    const OPTIMISED: bool;
    /// Implementations are `#[inline(always)]`, all the way down: what is not inlined is compiled without the
    /// instruction set, silently, and every fused multiply-add in it becomes a call.
    fn run<I: Isa>(self) -> Self::Output;
}

/// Runs `job` with the best instruction set of this machine.
#[inline(always)]
pub(crate) fn dispatch<J: Job>(job: J) -> J::Output {
    if !J::OPTIMISED {
        return job.run::<Detected>();
    }
    #[cfg(all(feature = "std", target_arch = "x86_64", not(target_feature = "fma")))]
    if Detected::avx2() {
        // SAFETY: both features that the function is compiled for were just found on this machine.
        return unsafe { run_avx2(job) };
    }
    job.run::<Baseline>()
}

/// # Safety
/// The machine has AVX2 and FMA.
#[cfg(all(feature = "std", target_arch = "x86_64", not(target_feature = "fma")))]
#[target_feature(enable = "avx2,fma")]
unsafe fn run_avx2<J: Job>(job: J) -> J::Output {
    job.run::<Avx2>()
}

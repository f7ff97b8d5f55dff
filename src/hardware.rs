//! The instructions that `core` does not give without `std`: fused multiply-add and the square root.
//!
//! Where the compiler knows them, by `std` or by an intrinsic of the processor, a loop over an array becomes one over vectors.
//! On a microcontroller they are single instructions, by inline assembly. Elsewhere there is no fused instruction, and what
//! would need one multiplies and adds (see [`Isa::fused_single`](crate::Isa::fused_single)); the square root is `libm`'s.

#![cfg_attr(feature = "std", forbid(unsafe_code))]

/// Whether the target always has fused multiply-add of single precision.
pub const FUSED_SINGLE: bool = cfg!(any(target_feature = "fma", target_arch = "aarch64", float_unit));

/// Whether the target always has fused multiply-add of double precision. The float units of microcontrollers have none.
pub const FUSED_DOUBLE: bool = cfg!(any(target_feature = "fma", target_arch = "aarch64"));

#[cfg(feature = "std")]
mod instructions {
    /// `a · b + c`, rounded once. Only reached where the hardware has the instruction.
    #[inline(always)]
    pub fn fused_single(a: f32, b: f32, c: f32) -> f32 {
        a.mul_add(b, c)
    }

    /// As [`fused_single`].
    #[inline(always)]
    pub fn fused_double(a: f64, b: f64, c: f64) -> f64 {
        a.mul_add(b, c)
    }

    /// `√x`, correctly rounded.
    #[inline(always)]
    pub fn sqrt_single(x: f32) -> f32 {
        x.sqrt()
    }

    /// `√x`, correctly rounded.
    #[inline(always)]
    pub fn sqrt_double(x: f64) -> f64 {
        x.sqrt()
    }
}

#[cfg(all(not(feature = "std"), target_arch = "x86_64"))]
mod instructions {
    use core::arch::x86_64::{_mm_cvtsd_f64, _mm_cvtss_f32, _mm_set_sd, _mm_set_ss, _mm_sqrt_pd, _mm_sqrt_ps};
    #[cfg(target_feature = "fma")]
    use core::arch::x86_64::{_mm_fmadd_sd, _mm_fmadd_ss};

    #[cfg(target_feature = "fma")]
    #[inline(always)]
    pub fn fused_single(a: f32, b: f32, c: f32) -> f32 {
        // SAFETY: the crate is compiled for machines that have it.
        unsafe { _mm_cvtss_f32(_mm_fmadd_ss(_mm_set_ss(a), _mm_set_ss(b), _mm_set_ss(c))) }
    }

    #[cfg(target_feature = "fma")]
    #[inline(always)]
    pub fn fused_double(a: f64, b: f64, c: f64) -> f64 {
        // SAFETY: the crate is compiled for machines that have it.
        unsafe { _mm_cvtsd_f64(_mm_fmadd_sd(_mm_set_sd(a), _mm_set_sd(b), _mm_set_sd(c))) }
    }

    #[cfg(not(target_feature = "fma"))]
    pub use super::two_roundings::{fused_double, fused_single};

    #[inline(always)]
    pub fn sqrt_single(x: f32) -> f32 {
        // SAFETY: every x86-64 has SSE2.
        unsafe { _mm_cvtss_f32(_mm_sqrt_ps(_mm_set_ss(x))) }
    }

    #[inline(always)]
    pub fn sqrt_double(x: f64) -> f64 {
        // SAFETY: every x86-64 has SSE2.
        unsafe { _mm_cvtsd_f64(_mm_sqrt_pd(_mm_set_sd(x))) }
    }
}

#[cfg(all(not(feature = "std"), target_arch = "aarch64"))]
mod instructions {
    use core::arch::aarch64::{
        vdup_n_f32, vdup_n_f64, vfma_f64, vfmas_lane_f32, vget_lane_f32, vget_lane_f64, vsqrt_f32, vsqrt_f64,
    };

    #[inline(always)]
    pub fn fused_single(a: f32, b: f32, c: f32) -> f32 {
        // SAFETY: every AArch64 that the crate is compiled for has its vector unit.
        unsafe { vfmas_lane_f32::<0>(c, a, vdup_n_f32(b)) }
    }

    #[inline(always)]
    pub fn fused_double(a: f64, b: f64, c: f64) -> f64 {
        // SAFETY: as above.
        unsafe { vget_lane_f64::<0>(vfma_f64(vdup_n_f64(c), vdup_n_f64(a), vdup_n_f64(b))) }
    }

    #[inline(always)]
    pub fn sqrt_single(x: f32) -> f32 {
        // SAFETY: as above.
        unsafe { vget_lane_f32::<0>(vsqrt_f32(vdup_n_f32(x))) }
    }

    #[inline(always)]
    pub fn sqrt_double(x: f64) -> f64 {
        // SAFETY: as above.
        unsafe { vget_lane_f64::<0>(vsqrt_f64(vdup_n_f64(x))) }
    }
}

#[cfg(all(not(feature = "std"), float_unit = "arm"))]
mod instructions {
    use core::arch::asm;
    use core::mem::MaybeUninit;

    pub use super::two_roundings::fused_double;

    // The numbers come and go in core registers: the compiler wants `vfp2` for operands in the float unit's, which it does not
    // find on a unit of single precision alone. It moves them, one instruction for one or two of them.

    #[inline(always)]
    pub fn fused_single(a: f32, b: f32, c: f32) -> f32 {
        let mut sum = c;
        // SAFETY: instructions of the float unit that the target has, on registers alone; flags are not touched.
        unsafe {
            asm!("vmov s0, s1, {a}, {b}", "vmov s2, {sum}", "vfma.f32 s2, s0, s1", "vmov {sum}, s2",
                sum = inout(reg) sum, a = in(reg) a, b = in(reg) b, out("s0") _, out("s1") _, out("s2") _,
                options(pure, nomem, nostack, preserves_flags));
        }
        sum
    }

    /// [`crate::math::exponential`] in one piece, with the same bits.
    ///
    /// `constants` are `1 / ln 2`, [`INTEGERS`](crate::math::Bits::INTEGERS), the parts of `−ln 2`, and the polynomial's.
    #[inline(always)]
    pub fn exponential(x: f32, constants: &[f32; 9]) -> (f32, f32) {
        let (t, q): (f32, f32);
        // SAFETY: as above; the nine numbers that are read are those of the array.
        unsafe {
            asm!(
                "vmov s0, {x}",
                "vldmia {constants}, {{s1-s9}}",
                "vmov.f32 s10, s2",
                "vfma.f32 s10, s0, s1",
                "vsub.f32 s11, s10, s2",
                "vfma.f32 s0, s11, s3",
                "vmul.f32 s12, s11, s4",
                "vadd.f32 s13, s0, s12",
                "vmul.f32 s11, s13, s13",
                "vfma.f32 s7, s6, s13",
                "vfma.f32 s9, s8, s13",
                "vfma.f32 s7, s5, s11",
                "vfma.f32 s9, s7, s11",
                "vfma.f32 s12, s11, s9",
                "vadd.f32 s0, s0, s12",
                "vmov {t}, s10",
                "vmov {q}, s0",
                x = in(reg) x, constants = in(reg) constants, t = lateout(reg) t, q = lateout(reg) q,
                out("s0") _, out("s1") _, out("s2") _, out("s3") _, out("s4") _, out("s5") _, out("s6") _, out("s7") _,
                out("s8") _, out("s9") _, out("s10") _, out("s11") _, out("s12") _, out("s13") _,
                options(pure, readonly, nostack, preserves_flags)
            );
        }
        (t, q)
    }

    /// Takes what is in memory as it is. To the compiler these are instructions that may have written all of it, and that is all they have to
    /// do: memory of a microcontroller holds some bits at any time.
    #[inline(always)]
    pub fn leave<T>(place: &mut MaybeUninit<T>) {
        // SAFETY: no instruction at all.
        unsafe { asm!("/* {} */", in(reg) place.as_mut_ptr(), options(nostack, preserves_flags)) };
    }

    #[inline(always)]
    pub fn sqrt_single(x: f32) -> f32 {
        let mut root = x;
        // SAFETY: as above.
        unsafe {
            asm!("vmov s0, {root}", "vsqrt.f32 s0, s0", "vmov {root}, s0", root = inout(reg) root, out("s0") _,
                options(pure, nomem, nostack, preserves_flags));
        }
        root
    }

    #[inline(always)]
    pub fn sqrt_double(x: f64) -> f64 {
        libm::sqrt(x)
    }
}

#[cfg(all(not(feature = "std"), float_unit = "riscv"))]
mod instructions {
    use core::arch::asm;

    pub use super::two_roundings::fused_double;

    #[inline(always)]
    pub fn fused_single(a: f32, b: f32, c: f32) -> f32 {
        let mut sum = c;
        // SAFETY: an instruction of the float unit that the target has, on registers alone.
        unsafe {
            asm!("fmadd.s {sum}, {a}, {b}, {sum}", sum = inout(freg) sum, a = in(freg) a, b = in(freg) b,
                options(pure, nomem, nostack));
        }
        sum
    }

    #[inline(always)]
    pub fn sqrt_single(x: f32) -> f32 {
        let root: f32;
        // SAFETY: as above.
        unsafe {
            asm!("fsqrt.s {root}, {x}", root = out(freg) root, x = in(freg) x, options(pure, nomem, nostack));
        }
        root
    }

    #[inline(always)]
    pub fn sqrt_double(x: f64) -> f64 {
        libm::sqrt(x)
    }
}

#[cfg(not(any(feature = "std", target_arch = "x86_64", target_arch = "aarch64", float_unit)))]
mod instructions {
    pub use super::two_roundings::{fused_double, fused_single};

    #[inline(always)]
    pub fn sqrt_single(x: f32) -> f32 {
        libm::sqrtf(x)
    }

    #[inline(always)]
    pub fn sqrt_double(x: f64) -> f64 {
        libm::sqrt(x)
    }
}

/// For targets without the instruction, where no token claims it. They compute what would be computed without them.
#[cfg(not(any(feature = "std", target_arch = "aarch64", target_feature = "fma")))]
mod two_roundings {
    #[cfg(not(float_unit))]
    #[inline(always)]
    pub fn fused_single(a: f32, b: f32, c: f32) -> f32 {
        a * b + c
    }

    #[inline(always)]
    pub fn fused_double(a: f64, b: f64, c: f64) -> f64 {
        a * b + c
    }
}

#[cfg(all(not(feature = "std"), float_unit = "arm"))]
pub use instructions::{exponential, leave};
pub use instructions::{fused_double, fused_single, sqrt_double, sqrt_single};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fused_is_rounded_once() {
        // 1 − ε² is rounded to one before the sum, but not within it.
        let (a, b) = (1.0 + f32::EPSILON, 1.0 - f32::EPSILON);
        if FUSED_SINGLE {
            assert_eq!(fused_single(a, b, -1.0), -f32::EPSILON * f32::EPSILON);
        }
        let (a, b) = (1.0 + f64::EPSILON, 1.0 - f64::EPSILON);
        if FUSED_DOUBLE {
            assert_eq!(fused_double(a, b, -1.0), -f64::EPSILON * f64::EPSILON);
        }
        assert_eq!(fused_single(3.0, 5.0, 7.0), 22.0);
        assert_eq!(fused_double(3.0, 5.0, 7.0), 22.0);
    }

    #[test]
    fn roots_are_correctly_rounded() {
        let mut x = 1e-42_f32;
        while x < f32::MAX {
            assert_eq!(sqrt_single(x), libm::sqrtf(x));
            assert_eq!(sqrt_double(x.into()), libm::sqrt(x.into()));
            x *= 1.37;
        }
        assert!(sqrt_single(-1.0).is_nan());
    }
}

//! Activations over slices: compiled one value at a time, each fused instruction would move its operands in and out of core registers.

use core::arch::asm;

use super::{is_single, single_mut};
use crate::math::{Bits, Polynomials};

/// `x`, or zero where it is less.
#[inline(always)]
pub fn relu<T: 'static>(values: &mut [T]) {
    let Some(values) = single_mut(values) else { return };
    relu_single(values);
}

macro_rules! rectify {
    ($($x:literal)+) => {
        concat!($("vcmp.f32 ", $x, ", #0\nvmrs APSR_nzcv, fpscr\nit mi\nvmovmi.f32 ", $x, ", s4\n"),+)
    };
}

#[inline(never)]
fn relu_single(values: &mut [f32]) {
    // SAFETY: it reads and writes the values, four at a time while there are four, and then each.
    unsafe {
        asm!(
            "vmov s4, {zero}",
            "subs {left}, {left}, #4",
            "blt 3f",
            "2:",
            "vldmia {at}, {{s0-s3}}",
            rectify!("s0" "s1" "s2" "s3"),
            "vstmia {at}!, {{s0-s3}}",
            "subs {left}, {left}, #4",
            "bge 2b",
            "3:",
            "adds {left}, {left}, #4",
            "beq 5f",
            "4:",
            "vldmia {at}, {{s0}}",
            rectify!("s0"),
            "vstmia {at}!, {{s0}}",
            "subs {left}, {left}, #1",
            "bne 4b",
            "5:",
            zero = in(reg) 0,
            left = inout(reg) values.len() => _,
            at = inout(reg) values.as_mut_ptr() => _,
            out("s0") _, out("s1") _, out("s2") _, out("s3") _, out("s4") _,
            options(nostack),
        );
    }
}

/// The hyperbolic tangent of [`crate::math::tanh`], with the same bits.
#[inline(always)]
pub fn tanh<T: 'static>(values: &mut [T]) {
    debug_assert!(is_single::<T>());
    let Some(values) = single_mut(values) else { return };
    tanh_single(values);
}

/// By halves: with `−r / 2` for `r` and so on the numbers are those of [`crate::math::tanh`] times powers of two, and the factor of `|x|` is in the
/// constants.
#[inline(never)]
fn tanh_single(values: &mut [f32]) {
    const P: &[f32] = f32::EXP;
    // The first three are overwritten by every value, so they are loaded for every value; the others stay.
    static CONSTANTS: [f32; 11] = [
        f32::INTEGERS,
        -8.0 * P[2],
        -2.0 * P[4],
        16.0 * P[1],
        4.0 * P[3],
        -2.0 * f32::LOG2_E,
        f32::INTEGERS,
        0.5 * f32::LN_2[0],
        0.5 * f32::LN_2[1],
        -32.0 * P[0],
        0.5,
    ];
    if values.is_empty() {
        return;
    }
    // SAFETY: it reads the constants, and reads and writes each of the values.
    unsafe {
        asm!(
            "add {t}, {constants}, #12",
            "vldmia {t}, {{s8-s15}}",
            "2:",
            // |x|, but no more than the end; what is no number stays.
            "ldr {x}, [{at}]",
            "bic {t}, {x}, #0x80000000",
            "cmp {t}, {end}",
            "bhi 4f",
            "3:",
            "vmov s0, {t}",
            // The exponential of −2|x|, 2ⁿ (1 + q).
            "vldmia {constants}, {{s5-s7}}",
            "vfma.f32 s5, s0, s10",
            "vsub.f32 s1, s5, s11",
            "vfma.f32 s0, s1, s12",
            "vmul.f32 s1, s1, s13",
            "vadd.f32 s2, s0, s1",
            "vmul.f32 s3, s2, s2",
            "vfma.f32 s6, s8, s2",
            "vfma.f32 s7, s9, s2",
            "vfma.f32 s6, s14, s3",
            "vfma.f32 s7, s6, s3",
            "vfma.f32 s1, s3, s7",
            "vadd.f32 s0, s0, s1",
            // s = 2⁻ⁿ, and ((s − 1) − q) / ((s + 1) + q).
            "vmov {t}, s5",
            "sub {t}, {half}, {t}, lsl #23",
            "vmov s1, {t}",
            "vsub.f32 s2, s1, s15",
            "vadd.f32 s1, s1, s15",
            "vadd.f32 s2, s2, s0",
            "vsub.f32 s1, s1, s0",
            "vdiv.f32 s2, s2, s1",
            // All but the sign of x.
            "vmov {t}, s2",
            "bfi {x}, {t}, #0, #31",
            "str {x}, [{at}], #4",
            "subs {left}, {left}, #1",
            "bne 2b",
            "b 5f",
            "4:",
            "cmp {t}, #0x7f800000",
            "it ls",
            "movls {t}, {end}",
            "b 3b",
            "5:",
            constants = in(reg) CONSTANTS.as_ptr(),
            half = in(reg) 0.5_f32.to_bits(),
            end = in(reg) (f32::TANH_END / 2.0).to_bits(),
            left = inout(reg) values.len() => _,
            at = inout(reg) values.as_mut_ptr() => _,
            x = out(reg) _,
            t = out(reg) _,
            out("s0") _, out("s1") _, out("s2") _, out("s3") _, out("s4") _, out("s5") _, out("s6") _, out("s7") _,
            out("s8") _, out("s9") _, out("s10") _, out("s11") _, out("s12") _, out("s13") _, out("s14") _,
            out("s15") _,
            options(nostack),
        );
    }
}

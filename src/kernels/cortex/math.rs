//! Functions of one value. A multiply-add by itself takes four or five instructions, to bring its operands from core registers and the sum
//! back; a polynomial in one piece takes that once, and a function whose argument and result stay in the float unit not at all.

use core::arch::{asm, naked_asm};
use core::slice;

use super::single;
use crate::math::{Bits, Polynomials};

/// [`crate::math::exp`], if there is a kernel for the scalar: 26 instructions.
#[inline(always)]
pub fn exp<T: 'static>(x: &T) -> Option<f32> {
    let &[x] = single(slice::from_ref(x))? else { return None };
    Some(exp_single(x))
}

/// [`crate::math::ln`], if there is a kernel for the scalar: 28 instructions.
#[inline(always)]
pub fn ln<T: 'static>(x: &T) -> Option<f32> {
    let &[x] = single(slice::from_ref(x))? else { return None };
    Some(ln_single(x))
}

/// Up to 64 the exponent of the result is in its range, and the power of two is added to it. Beyond, `x` is brought into the range in which
/// the power of two is multiplied in two steps.
#[unsafe(naked)]
extern "C" fn exp_single(x: f32) -> f32 {
    const P: &[f32] = f32::EXP;
    static CONSTANTS: [f32; 14] = [
        f32::LOG2_E,
        f32::INTEGERS,
        f32::INTEGERS,
        -f32::LN_2[0],
        -f32::LN_2[1],
        P[0],
        P[1],
        P[2],
        P[3],
        P[4],
        1.0,
        0.0,
        f32::EXP_RANGE[0],
        f32::EXP_RANGE[1],
    ];
    naked_asm!(
        // A function that is all assembly is not told of the unit of its target.
        ".fpu fpv4-sp-d16",
        "movw r1, #:lower16:{constants}",
        "movt r1, #:upper16:{constants}",
        "vmov r0, s0",
        "bic r0, r0, #0x80000000",
        "cmp r0, #0x42800000",
        "bhi 3f",
        "2:",
        "vldmia r1, {{s1-s11}}",
        "vfma.f32 s2, s0, s1",
        "vsub.f32 s12, s2, s3",
        "vfma.f32 s0, s12, s4",
        "vmul.f32 s13, s12, s5",
        "vadd.f32 s14, s0, s13",
        "vmul.f32 s15, s14, s14",
        "vfma.f32 s8, s7, s14",
        "vfma.f32 s10, s9, s14",
        "vfma.f32 s8, s6, s15",
        "vfma.f32 s10, s8, s15",
        "vfma.f32 s13, s15, s10",
        "vadd.f32 s0, s0, s13",
        "vmov r1, s2",
        "vadd.f32 s0, s0, s11",
        "bhi 4f",
        "vmov r0, s0",
        "add r0, r0, r1, lsl #23",
        "vmov s0, r0",
        "bx lr",
        "3:",
        "add r2, r1, #48",
        "vldmia r2, {{s14, s15}}",
        "vcmp.f32 s0, s14",
        "vmrs APSR_nzcv, fpscr",
        "it mi",
        "vmovmi.f32 s0, s14",
        "vcmp.f32 s0, s15",
        "vmrs APSR_nzcv, fpscr",
        "it gt",
        "vmovgt.f32 s0, s15",
        "cmp r0, #0x42800000",
        "b 2b",
        "4:",
        "vmov r2, s3",
        "sub r1, r1, r2",
        "asr r2, r1, #1",
        "sub r1, r1, r2",
        "mov r0, #0x3f800000",
        "add r2, r0, r2, lsl #23",
        "add r1, r0, r1, lsl #23",
        "vmov s1, s2, r2, r1",
        "vmul.f32 s0, s0, s1",
        "vmul.f32 s0, s0, s2",
        "bx lr",
        constants = sym CONSTANTS,
    );
}

/// Of positive normal numbers at once; the others are told apart first.
#[unsafe(naked)]
extern "C" fn ln_single(x: f32) -> f32 {
    const P: &[f32] = f32::LN;
    static CONSTANTS: [f32; 13] =
        [P[0], P[1], P[2], P[3], P[4], P[5], P[6], P[7], P[8], 1.0, f32::LN_2[1], f32::LN_2[0], f32::RAISE];
    naked_asm!(
        // A function that is all assembly is not told of the unit of its target.
        ".fpu fpv4-sp-d16",
        "movw r1, #:lower16:{constants}",
        "movt r1, #:upper16:{constants}",
        "vldmia r1, {{s1-s13}}",
        "movs r3, #0",
        "vmov r0, s0",
        "sub r1, r0, #0x00800000",
        "cmp r1, #0x7f000000",
        "bhs 3f",
        "2:",
        // The exponent, from ¾ on, and what is left without it.
        "sub r1, r0, #0x3f400000",
        "asr r2, r1, #23",
        "sub r0, r0, r2, lsl #23",
        "sub r2, r2, r3",
        "vmov s14, s15, r0, r2",
        "vsub.f32 s0, s14, s10",
        "vcvt.f32.s32 s15, s15",
        "vmul.f32 s14, s0, s0",
        "vfma.f32 s2, s1, s0",
        "vfma.f32 s3, s2, s0",
        "vfma.f32 s4, s3, s0",
        "vfma.f32 s5, s4, s0",
        "vfma.f32 s6, s5, s0",
        "vfma.f32 s7, s6, s0",
        "vfma.f32 s8, s7, s0",
        "vfma.f32 s9, s8, s0",
        "vfma.f32 s0, s14, s9",
        "vfma.f32 s0, s15, s11",
        "vfma.f32 s0, s15, s12",
        "bx lr",
        "3:",
        "vcmp.f32 s0, #0",
        "vmrs APSR_nzcv, fpscr",
        "beq 5f",
        "bmi 4f",
        "bvs 4f",
        // Infinity, or less than normal.
        "cmp r0, #0x7f800000",
        "it eq",
        "bxeq lr",
        "vmul.f32 s0, s0, s13",
        "vmov r0, s0",
        "movs r3, #{raised}",
        "b 2b",
        "4:",
        "movw r0, #{not_a_number_low}",
        "movt r0, #{not_a_number}",
        "vmov s0, r0",
        "bx lr",
        "5:",
        "mov r0, #0x7f800000",
        "orr r0, r0, #0x80000000",
        "vmov s0, r0",
        "bx lr",
        constants = sym CONSTANTS,
        raised = const f32::RAISED as u32,
        not_a_number_low = const <f32 as Bits>::NAN.to_bits() & 0xffff,
        not_a_number = const <f32 as Bits>::NAN.to_bits() >> 16,
    );
}

macro_rules! horner {
    ($x:expr, $coefficients:expr, $first:ident $($sum:ident = $before:ident)+ => $last:ident) => {{
        let sum: f32;
        // SAFETY: it reads the coefficients, which are as many as the registers.
        unsafe {
            asm!(
                "vmov s0, {x}",
                concat!("vldmia {coefficients}, ", super::list!($first $($sum)+)),
                $(concat!("vfma.f32 ", stringify!($sum), ", ", stringify!($before), ", s0"),)+
                concat!("vmov {sum}, ", stringify!($last)),
                x = in(reg) $x,
                coefficients = in(reg) $coefficients.as_ptr(),
                sum = lateout(reg) sum,
                out("s0") _, out("s1") _, out("s2") _, out("s3") _, out("s4") _, out("s5") _, out("s6") _, out("s7") _,
                out("s8") _, out("s9") _,
                options(pure, readonly, nostack, preserves_flags),
            );
        }
        sum
    }};
}

/// A polynomial by Horner's rule, the coefficient of the highest power first, if it is one of five, seven, eight or nine of them.
#[inline(always)]
pub fn horner<T: 'static>(x: &T, coefficients: &'static [T]) -> Option<f32> {
    let (&[x], coefficients) = (single(slice::from_ref(x))?, single(coefficients)?) else { return None };
    Some(match coefficients.len() {
        5 => horner!(x, coefficients, s1 s2 = s1 s3 = s2 s4 = s3 s5 = s4 => s5),
        7 => horner!(x, coefficients, s1 s2 = s1 s3 = s2 s4 = s3 s5 = s4 s6 = s5 s7 = s6 => s7),
        8 => horner!(x, coefficients, s1 s2 = s1 s3 = s2 s4 = s3 s5 = s4 s6 = s5 s7 = s6 s8 = s7 => s8),
        9 => horner!(x, coefficients, s1 s2 = s1 s3 = s2 s4 = s3 s5 = s4 s6 = s5 s7 = s6 s8 = s7 s9 = s8 => s9),
        _ => return None,
    })
}

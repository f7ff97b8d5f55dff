//! Functions of one value. A multiply-add by itself takes four or five instructions, to bring its operands from core registers and the sum
//! back; a polynomial in one piece takes that once.

use core::arch::asm;
use core::slice;

use super::single;

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

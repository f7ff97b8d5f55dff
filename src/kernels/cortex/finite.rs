//! Whether all values are finite.

use core::arch::asm;

/// Whether all are; of none nothing is called.
#[inline(always)]
pub fn all_finite(values: &[f32]) -> bool {
    values.is_empty() || some_finite(values)
}

/// Zero times a value is zero, or not a number where the value is infinite or none: eleven instructions for eight values.
#[inline(never)]
fn some_finite(values: &[f32]) -> bool {
    let (rows, rest) = values.as_chunks::<8>();
    if rows.is_empty() {
        return rest.iter().all(|value| value.is_finite());
    }
    let sum: f32;
    // SAFETY: it reads the rows, of which there is at least one.
    unsafe {
        asm!(
            "vmov s8, {zero}",
            "vmov s9, {zero}",
            "2:",
            "vldmia {at}!, {{s0-s7}}",
            "vfma.f32 s9, s0, s8",
            "vfma.f32 s9, s1, s8",
            "vfma.f32 s9, s2, s8",
            "vfma.f32 s9, s3, s8",
            "vfma.f32 s9, s4, s8",
            "vfma.f32 s9, s5, s8",
            "vfma.f32 s9, s6, s8",
            "vfma.f32 s9, s7, s8",
            "subs {left}, {left}, #1",
            "bne 2b",
            "vmov {sum}, s9",
            zero = in(reg) 0,
            sum = lateout(reg) sum,
            left = inout(reg) rows.len() => _,
            at = inout(reg) rows.as_ptr() => _,
            out("s0") _, out("s1") _, out("s2") _, out("s3") _, out("s4") _, out("s5") _, out("s6") _, out("s7") _,
            out("s8") _, out("s9") _,
            options(nostack, readonly),
        );
    }
    sum == 0.0 && rest.iter().all(|value| value.is_finite())
}

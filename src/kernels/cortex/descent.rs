//! Steps of gradient descent.

use core::arch::asm;
use core::slice;

use super::{single, single_mut};

/// `θ −= rate (dθ + decay θ)`. Each product and sum is rounded by itself, as `vmla` does. Thirteen instructions for four values.
#[inline(always)]
pub fn descend<T: 'static>(rate: &T, decay: &T, values: &mut [T], gradients: &[T]) {
    if let (Some(&[rate]), Some(&[decay]), Some(values), Some(gradients)) =
        (single(slice::from_ref(rate)), single(slice::from_ref(decay)), single_mut(values), single(gradients))
        && values.len() <= gradients.len()
    {
        descend_single(rate, decay, values, gradients);
    }
}

#[inline(never)]
fn descend_single(rate: f32, decay: f32, values: &mut [f32], gradients: &[f32]) {
    // SAFETY: it reads and writes the values, and reads as many gradients.
    unsafe {
        asm!(
            "vmov s8, s9, {rate}, {decay}",
            "subs {left}, {left}, #4",
            "blt 3f",
            "2:",
            "vldmia {values}, {{s0-s3}}",
            "vldmia {gradients}!, {{s4-s7}}",
            "vmla.f32 s4, s9, s0",
            "vmla.f32 s5, s9, s1",
            "vmla.f32 s6, s9, s2",
            "vmla.f32 s7, s9, s3",
            "vmls.f32 s0, s8, s4",
            "vmls.f32 s1, s8, s5",
            "vmls.f32 s2, s8, s6",
            "vmls.f32 s3, s8, s7",
            "vstmia {values}!, {{s0-s3}}",
            "subs {left}, {left}, #4",
            "bge 2b",
            "3:",
            "adds {left}, {left}, #4",
            "beq 5f",
            "4:",
            "vldmia {values}, {{s0}}",
            "vldmia {gradients}!, {{s4}}",
            "vmla.f32 s4, s9, s0",
            "vmls.f32 s0, s8, s4",
            "vstmia {values}!, {{s0}}",
            "subs {left}, {left}, #1",
            "bne 4b",
            "5:",
            rate = in(reg) rate,
            decay = in(reg) decay,
            left = inout(reg) values.len() => _,
            values = inout(reg) values.as_mut_ptr() => _,
            gradients = inout(reg) gradients.as_ptr() => _,
            out("s0") _, out("s1") _, out("s2") _, out("s3") _, out("s4") _, out("s5") _, out("s6") _, out("s7") _,
            out("s8") _, out("s9") _,
            options(nostack),
        );
    }
}

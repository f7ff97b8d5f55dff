//! The gradients of a product of weights with one sample.

use core::arch::asm;

use super::{CONSTANTS, list, multiply_add, single, single_mut};
use crate::kernels::dense::Sizes;

/// `dW += dy xᵀ` and `db += dy` over all rows; `dbias` is empty for none.
#[inline(always)]
pub fn weight_gradient<T: 'static>(sizes: Sizes, x: &[T], dy: &[T], dweight: &mut [T], dbias: &mut [T]) {
    let (Some(x), Some(dy), Some(dweight), Some(dbias)) =
        (single(x), single(dy), single_mut(dweight), single_mut(dbias))
    else {
        return;
    };
    let Sizes { inputs, outputs, .. } = sizes;
    if dweight.len() < inputs * outputs || inputs == 0 || outputs == 0 {
        return;
    }
    for (x, dy) in x.chunks_exact(inputs).zip(dy.chunks_exact(outputs)).take(sizes.rows) {
        // SAFETY: there are `outputs` values of `dy`, as many of a row of `dweight` and of a bias, and `inputs` rows and values of `x`.
        unsafe {
            if dbias.len() == outputs {
                products(1, outputs, [1.0].as_ptr(), dy.as_ptr(), dbias.as_mut_ptr());
            }
            products(inputs, outputs, x.as_ptr(), dy.as_ptr(), dweight.as_mut_ptr());
        }
    }
}

/// `sums += dy xᵀ`.
///
/// # Safety
/// There are `inputs` rows of `outputs` sums, as many values of `x`, and `outputs` of `dy`.
#[inline(always)]
unsafe fn products(inputs: usize, outputs: usize, x: *const f32, dy: *const f32, sums: *mut f32) {
    // SAFETY: the tiles end with the row.
    unsafe {
        let mut at = 0;
        while outputs - at >= 8 {
            outer_8(inputs, outputs, x, dy.add(at), sums.add(at));
            at += 8;
        }
        let tile = match outputs - at {
            1 => outer_1,
            2 => outer_2,
            3 => outer_3,
            4 => outer_4,
            5 => outer_5,
            6 => outer_6,
            7 => outer_7,
            _ => return,
        };
        tile(inputs, outputs, x, dy.add(at), sums.add(at));
    }
}

/// Declares a tile of sums in memory, to which products are added: each value comes with the register of its sum.
macro_rules! outer {
    ($name:ident: $($value:ident $sum:ident),+) => {
        /// # Safety
        /// There are `inputs` rows of `outputs` sums, of which the tile begins at `sums`, as many inputs, and the tile's values from `dy` on.
        #[inline(never)]
        unsafe fn $name(inputs: usize, outputs: usize, x: *const f32, dy: *const f32, sums: *mut f32) {
            macro_rules! step {
                ($x:literal) => {
                    concat!(
                        "vldmia {sums}, ", list!($($sum)+), "\n",
                        multiply_add!($x: $($sum $value),+),
                        "vstmia {sums}, ", list!($($sum)+), "\n",
                        "add {sums}, {sums}, {skip}"
                    )
                };
            }
            // SAFETY: the caller's promise. It reads the inputs and the tile's values, and adds to a tile's sums of each row.
            unsafe {
                asm!(
                    concat!("vldmia {dy}, ", list!($($value)+)),
                    "subs {left}, {left}, #4",
                    "blt 3f",
                    "2:",
                    "vldmia {x}!, {{s24-s27}}",
                    step!("s24"),
                    step!("s25"),
                    step!("s26"),
                    step!("s27"),
                    "subs {left}, {left}, #4",
                    "bge 2b",
                    "3:",
                    "adds {left}, {left}, #4",
                    "beq 5f",
                    "4:",
                    "vldmia {x}!, {{s24}}",
                    step!("s24"),
                    "subs {left}, {left}, #1",
                    "bne 4b",
                    "5:",
                    left = inout(reg) inputs => _,
                    x = inout(reg) x => _,
                    sums = inout(reg) sums => _,
                    dy = in(reg) dy,
                    skip = in(reg) 4 * outputs,
                    out("s0") _, out("s1") _, out("s2") _, out("s3") _, out("s4") _, out("s5") _, out("s6") _,
                    out("s7") _,
                    out("s16") _, out("s17") _, out("s18") _, out("s19") _, out("s20") _, out("s21") _, out("s22") _,
                    out("s23") _, out("s24") _, out("s25") _, out("s26") _, out("s27") _,
                    options(nostack),
                );
            }
        }
    };
}

outer!(outer_1: s0 s16);
outer!(outer_2: s0 s16, s1 s17);
outer!(outer_3: s0 s16, s1 s17, s2 s18);
outer!(outer_4: s0 s16, s1 s17, s2 s18, s3 s19);
outer!(outer_5: s0 s16, s1 s17, s2 s18, s3 s19, s4 s20);
outer!(outer_6: s0 s16, s1 s17, s2 s18, s3 s19, s4 s20, s5 s21);
outer!(outer_7: s0 s16, s1 s17, s2 s18, s3 s19, s4 s20, s5 s21, s6 s22);
outer!(outer_8: s0 s16, s1 s17, s2 s18, s3 s19, s4 s20, s5 s21, s6 s22, s7 s23);

/// `dx = Wᵀ dy` for each row.
#[inline(always)]
pub fn input_gradient<T: 'static>(sizes: Sizes, weight: &[T], dy: &[T], dx: &mut [T]) {
    let (Some(weight), Some(dy), Some(dx)) = (single(weight), single(dy), single_mut(dx)) else { return };
    let Sizes { inputs, outputs, .. } = sizes;
    if weight.len() < inputs * outputs || inputs == 0 || outputs == 0 {
        return;
    }
    for (dy, dx) in dy.chunks_exact(outputs).zip(dx.chunks_exact_mut(inputs)).take(sizes.rows) {
        let (weight, dy, dx) = (weight.as_ptr(), dy.as_ptr(), dx.as_mut_ptr());
        // SAFETY: every tile ends before `inputs` rows of weights and values of `dx`, and there are `outputs` values of `dy` and in a row.
        unsafe {
            match outputs {
                1 => rows_1(inputs, weight, dy, dx),
                2 => rows_2(inputs, weight, dy, dx),
                3 => rows_3(inputs, weight, dy, dx),
                4 => rows_4(inputs, weight, dy, dx),
                _ => {}
            }
            let mut at = if outputs <= 4 { inputs } else { 0 };
            while inputs - at >= 4 {
                dots_4(outputs, weight.add(at * outputs), dy, dx.add(at));
                at += 4;
            }
            while at < inputs {
                dots_1(outputs, weight.add(at * outputs), dy, dx.add(at));
                at += 1;
            }
        }
    }
}

/// Declares sums along short rows of weights, for four inputs at a time: for each value of `dy` the weights of the four.
macro_rules! rows {
    ($name:ident, $value_list:literal, $first:literal, $all:literal: $($value:literal $w0:ident $w1:ident $w2:ident $w3:ident),+) => {
        /// # Safety
        /// There are `inputs` rows of weights, one after the other, as many values of `dx`, and a row of `dy`.
        #[inline(never)]
        unsafe fn $name(inputs: usize, weight: *const f32, dy: *const f32, dx: *mut f32) {
            // SAFETY: the caller's promise. It reads the rows and the values, and writes the sums.
            unsafe {
                asm!(
                    concat!("vldmia {dy}, ", $value_list),
                    "subs {left}, {left}, #4",
                    "blt 3f",
                    "2:",
                    concat!("vldmia {weight}!, ", $all),
                    "vldmia {zeros}, {{s4-s7}}",
                    $(multiply_add!($value: s4 $w0, s5 $w1, s6 $w2, s7 $w3),)+
                    "vstmia {dx}!, {{s4-s7}}",
                    "subs {left}, {left}, #4",
                    "bge 2b",
                    "3:",
                    "adds {left}, {left}, #4",
                    "beq 5f",
                    "4:",
                    concat!("vldmia {weight}!, ", $first),
                    "vldmia {zeros}, {{s4}}",
                    $(multiply_add!($value: s4 $w0),)+
                    "vstmia {dx}!, {{s4}}",
                    "subs {left}, {left}, #1",
                    "bne 4b",
                    "5:",
                    left = inout(reg) inputs => _,
                    weight = inout(reg) weight => _,
                    dx = inout(reg) dx => _,
                    dy = in(reg) dy,
                    zeros = in(reg) &raw const CONSTANTS,
                    out("s0") _, out("s1") _, out("s2") _, out("s3") _, out("s4") _, out("s5") _, out("s6") _,
                    out("s7") _, out("s8") _, out("s9") _, out("s10") _, out("s11") _, out("s12") _, out("s13") _,
                    out("s14") _, out("s15") _, out("s16") _, out("s17") _, out("s18") _, out("s19") _, out("s20") _,
                    out("s21") _, out("s22") _, out("s23") _,
                    options(nostack),
                );
            }
        }
    };
}

rows!(rows_1, "{{s0}}", "{{s8}}", "{{s8-s11}}": "s0" s8 s9 s10 s11);
rows!(rows_2, "{{s0-s1}}", "{{s8-s9}}", "{{s8-s15}}": "s0" s8 s10 s12 s14, "s1" s9 s11 s13 s15);
rows!(rows_3, "{{s0-s2}}", "{{s8-s10}}", "{{s8-s19}}": "s0" s8 s11 s14 s17, "s1" s9 s12 s15 s18, "s2" s10 s13 s16 s19);
rows!(rows_4, "{{s0-s3}}", "{{s8-s11}}", "{{s8-s23}}": "s0" s8 s12 s16 s20, "s1" s9 s13 s17 s21, "s2" s10 s14 s18 s22, "s3" s11 s15 s19 s23);

/// Four sums of products along rows of weights.
///
/// # Safety
/// There are four rows of `outputs` weights, as many values of `dy`, and four of `dx`.
#[inline(never)]
unsafe fn dots_4(outputs: usize, weight: *const f32, dy: *const f32, dx: *mut f32) {
    // SAFETY: the caller's promise. It reads the rows and the values, and writes the sums.
    unsafe {
        asm!(
            "vldmia {zeros}, {{s0-s3}}",
            "subs {left}, {left}, #4",
            "blt 3f",
            "2:",
            "vldmia {dy}!, {{s20-s23}}",
            "vldmia {row0}!, {{s4-s7}}",
            "vldmia {row1}!, {{s8-s11}}",
            "vldmia {row2}!, {{s12-s15}}",
            "vldmia {row3}!, {{s16-s19}}",
            multiply_add!("s20": s0 s4, s1 s8, s2 s12, s3 s16),
            multiply_add!("s21": s0 s5, s1 s9, s2 s13, s3 s17),
            multiply_add!("s22": s0 s6, s1 s10, s2 s14, s3 s18),
            multiply_add!("s23": s0 s7, s1 s11, s2 s15, s3 s19),
            "subs {left}, {left}, #4",
            "bge 2b",
            "3:",
            "adds {left}, {left}, #4",
            "beq 5f",
            "4:",
            "vldmia {dy}!, {{s20}}",
            "vldmia {row0}!, {{s4}}",
            "vldmia {row1}!, {{s8}}",
            "vldmia {row2}!, {{s12}}",
            "vldmia {row3}!, {{s16}}",
            multiply_add!("s20": s0 s4, s1 s8, s2 s12, s3 s16),
            "subs {left}, {left}, #1",
            "bne 4b",
            "5:",
            "vstmia {dx}, {{s0-s3}}",
            left = inout(reg) outputs => _,
            dy = inout(reg) dy => _,
            row0 = inout(reg) weight => _,
            row1 = inout(reg) weight.add(outputs) => _,
            row2 = inout(reg) weight.add(2 * outputs) => _,
            row3 = inout(reg) weight.add(3 * outputs) => _,
            zeros = in(reg) &raw const CONSTANTS,
            dx = in(reg) dx,
            out("s0") _, out("s1") _, out("s2") _, out("s3") _, out("s4") _, out("s5") _, out("s6") _, out("s7") _,
            out("s8") _, out("s9") _, out("s10") _, out("s11") _, out("s12") _, out("s13") _, out("s14") _,
            out("s15") _, out("s16") _, out("s17") _, out("s18") _, out("s19") _, out("s20") _, out("s21") _,
            out("s22") _, out("s23") _,
            options(nostack),
        );
    }
}

/// One sum of products along a row of weights.
///
/// # Safety
/// There are `outputs` weights, as many values of `dy`, and one of `dx`.
#[inline(never)]
unsafe fn dots_1(outputs: usize, weight: *const f32, dy: *const f32, dx: *mut f32) {
    // SAFETY: the caller's promise. It reads the row and the values, and writes the sum.
    unsafe {
        asm!(
            "vldmia {zeros}, {{s0}}",
            "2:",
            "vldmia {dy}!, {{s2}}",
            "vldmia {weight}!, {{s1}}",
            multiply_add!("s2": s0 s1),
            "subs {left}, {left}, #1",
            "bne 2b",
            "vstmia {dx}, {{s0}}",
            left = inout(reg) outputs => _,
            dy = inout(reg) dy => _,
            weight = inout(reg) weight => _,
            zeros = in(reg) &raw const CONSTANTS,
            dx = in(reg) dx,
            out("s0") _, out("s1") _, out("s2") _,
            options(nostack),
        );
    }
}

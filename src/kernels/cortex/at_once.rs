//! The way along the gradient of a product with one sample, which is not stored.

use core::arch::asm;
use core::ptr;

use super::{CONSTANTS, Constants, list, multiply_add, single, single_mut};
use crate::kernels::dense::Sizes;

/// `W −= rate (dy xᵀ + decay W)` and `b −= rate (dy + decay b)`, of one row; `bias` is empty for none. The products are summed from zero, and
/// those of the step are rounded by themselves, as in the other kernels.
#[inline(always)]
pub fn descend_at_once<T: 'static>(sizes: Sizes, x: &[T], dy: &[T], weight: &mut [T], bias: &mut [T], step: [&T; 2]) {
    let [rate, decay] = step.map(|number| single(core::slice::from_ref(number)));
    let (Some(&[rate]), Some(&[decay]), Some(x), Some(dy), Some(weight), Some(bias)) =
        (rate, decay, single(x), single(dy), single_mut(weight), single_mut(bias))
    else {
        return;
    };
    let Sizes { inputs, outputs, .. } = sizes;
    if weight.len() < inputs * outputs || x.len() < inputs || dy.len() < outputs || inputs == 0 || outputs == 0 {
        return;
    }
    let step = Moving { rate, decay, row: 4 * outputs };
    let bias = if bias.len() == outputs { bias.as_mut_ptr() } else { ptr::null_mut() };
    let (x, dy, weight) = (x.as_ptr(), dy.as_ptr(), weight.as_mut_ptr());
    // SAFETY: there are `outputs` values of `dy`, as many of a row of weights and of a bias, and `inputs` rows and values of `x`. The tiles end
    // with the row.
    unsafe {
        let mut at = 0;
        while outputs > 8 && outputs - at >= 8 {
            moved_8(inputs, x, dy.add(at), weight.add(at), shifted(bias, at), &step);
            at += 8;
        }
        let tile = match (outputs - at, outputs) {
            (1, 1) => pairs_1,
            (2, 2) => pairs_2,
            (3, 3) => pairs_3,
            (4, 4) => pairs_4,
            (5, 5) => whole_5,
            (6, 6) => whole_6,
            (7, 7) => whole_7,
            (8, 8) => whole_8,
            (1, _) => moved_1,
            (2, _) => moved_2,
            (3, _) => moved_3,
            (4, _) => moved_4,
            (5, _) => moved_5,
            (6, _) => moved_6,
            (7, _) => moved_7,
            _ => return,
        };
        tile(inputs, x, dy.add(at), weight.add(at), shifted(bias, at), &step);
    }
}

/// A place in a bias, if there is one.
#[inline(always)]
fn shifted(bias: *mut f32, at: usize) -> *mut f32 {
    if bias.is_null() { bias } else { bias.wrapping_add(at) }
}

/// How weights move, and the bytes from a row of them to the next.
#[repr(C)]
struct Moving {
    rate: f32,
    decay: f32,
    row: usize,
}

/// Declares a tile of weights, which move by products, among others of a row and as the whole of one: each value comes with the registers of its sum and of its weight.
macro_rules! moved {
    (among others $name:ident: $($registers:tt)+) => {
        moved!(@one $name, "", "add {weights}, {weights}, {row}", step, [row = in(reg) step.row,]: $($registers)+);
    };
    (alone $name:ident: $($registers:tt)+) => {
        moved!(@one $name, "!", "", step, []: $($registers)+);
    };
    (@one $name:ident, $past:literal, $next:literal, $step:ident, [$($row:tt)*]: $($value:ident $sum:ident $weight:ident),+) => {
        /// The bias is one row more, of which the input is one.
        ///
        /// # Safety
        /// There are `inputs` rows of weights, of which the tile begins at `weights`, as many inputs, the tile's values from `dy` on, and as many
        /// of a bias, unless there is none.
        #[inline(never)]
        unsafe fn $name(
            inputs: usize,
            x: *const f32,
            dy: *const f32,
            weights: *mut f32,
            bias: *mut f32,
            $step: &Moving,
        ) {
            // SAFETY: the caller's promise. It reads the inputs, the tile's values and the step, and moves a tile's weights of each row.
            unsafe {
                asm!(
                    concat!("vldmia {dy}, ", list!($($value)+)),
                    "vldmia {step}, {{s25-s26}}",
                    "2:",
                    "vldmia {x}!, {{s24}}",
                    concat!("vldmia {constants}, ", list!($($sum)+)),
                    concat!("vldmia {weights}, ", list!($($weight)+)),
                    multiply_add!("s24": $($sum $value),+),
                    concat!($("vmla.f32 ", stringify!($sum), ", s26, ", stringify!($weight), "\n"),+),
                    concat!($("vmls.f32 ", stringify!($weight), ", s25, ", stringify!($sum), "\n"),+),
                    concat!("vstmia {weights}", $past, ", ", list!($($weight)+)),
                    $next,
                    "subs {left}, {left}, #1",
                    "bne 2b",
                    "movs {weights}, {bias}",
                    "itttt ne",
                    "movne {bias}, #0",
                    "movne {left}, #1",
                    "addne {x}, {constants}, #{one}",
                    "bne 2b",
                    left = inout(reg) inputs => _,
                    x = inout(reg) x => _,
                    weights = inout(reg) weights => _,
                    bias = inout(reg) bias => _,
                    dy = in(reg) dy,
                    step = in(reg) &raw const *$step,
                    constants = in(reg) &raw const CONSTANTS,
                    $($row)*
                    one = const core::mem::offset_of!(Constants, one),
                    out("s0") _, out("s1") _, out("s2") _, out("s3") _, out("s4") _, out("s5") _, out("s6") _,
                    out("s7") _, out("s8") _, out("s9") _, out("s10") _, out("s11") _, out("s12") _, out("s13") _,
                    out("s14") _, out("s15") _, out("s16") _, out("s17") _, out("s18") _, out("s19") _, out("s20") _,
                    out("s21") _, out("s22") _, out("s23") _, out("s24") _, out("s25") _, out("s26") _,
                    options(nostack),
                );
            }
        }
    };
}

moved!(among others moved_1: s0 s8 s16);
moved!(among others moved_2: s0 s8 s16, s1 s9 s17);
moved!(among others moved_3: s0 s8 s16, s1 s9 s17, s2 s10 s18);
moved!(among others moved_4: s0 s8 s16, s1 s9 s17, s2 s10 s18, s3 s11 s19);
moved!(among others moved_5: s0 s8 s16, s1 s9 s17, s2 s10 s18, s3 s11 s19, s4 s12 s20);
moved!(among others moved_6: s0 s8 s16, s1 s9 s17, s2 s10 s18, s3 s11 s19, s4 s12 s20, s5 s13 s21);
moved!(among others moved_7: s0 s8 s16, s1 s9 s17, s2 s10 s18, s3 s11 s19, s4 s12 s20, s5 s13 s21, s6 s14 s22);
moved!(among others moved_8: s0 s8 s16, s1 s9 s17, s2 s10 s18, s3 s11 s19, s4 s12 s20, s5 s13 s21, s6 s14 s22, s7 s15 s23);

moved!(alone whole_5: s0 s8 s16, s1 s9 s17, s2 s10 s18, s3 s11 s19, s4 s12 s20);
moved!(alone whole_6: s0 s8 s16, s1 s9 s17, s2 s10 s18, s3 s11 s19, s4 s12 s20, s5 s13 s21);
moved!(alone whole_7: s0 s8 s16, s1 s9 s17, s2 s10 s18, s3 s11 s19, s4 s12 s20, s5 s13 s21, s6 s14 s22);
moved!(alone whole_8: s0 s8 s16, s1 s9 s17, s2 s10 s18, s3 s11 s19, s4 s12 s20, s5 s13 s21, s6 s14 s22, s7 s15 s23);

/// Declares the weights of whole rows, two at a time: each value with the registers of its sum and of its weight in the first and in the second.
macro_rules! pairs {
    ($name:ident, $values:literal, $sums:literal $all_sums:literal, $weights:literal $all_weights:literal:
        $($value:ident $sum:ident $weight:ident),+; $($next_value:ident $next_sum:ident $next_weight:ident),+) => {
        /// The bias is one row more, of which the input is one.
        ///
        /// # Safety
        /// As of a tile, of which a row has one.
        #[inline(never)]
        unsafe fn $name(
            inputs: usize,
            x: *const f32,
            dy: *const f32,
            weights: *mut f32,
            bias: *mut f32,
            step: &Moving,
        ) {
            // SAFETY: the caller's promise. It reads the inputs, the values and the step, and moves the weights of each row.
            unsafe {
                asm!(
                    concat!("vldmia {dy}, ", $values),
                    "vldmia {step}, {{s22-s23}}",
                    "subs {left}, {left}, #2",
                    "blt 3f",
                    "2:",
                    "vldmia {x}!, {{s20-s21}}",
                    concat!("vldmia {constants}, ", $all_sums),
                    concat!("vldmia {weights}, ", $all_weights),
                    multiply_add!("s20": $($sum $value),+),
                    multiply_add!("s21": $($next_sum $next_value),+),
                    concat!($("vmla.f32 ", stringify!($sum), ", s23, ", stringify!($weight), "\n"),+),
                    concat!($("vmla.f32 ", stringify!($next_sum), ", s23, ", stringify!($next_weight), "\n"),+),
                    concat!($("vmls.f32 ", stringify!($weight), ", s22, ", stringify!($sum), "\n"),+),
                    concat!($("vmls.f32 ", stringify!($next_weight), ", s22, ", stringify!($next_sum), "\n"),+),
                    concat!("vstmia {weights}!, ", $all_weights),
                    "subs {left}, {left}, #2",
                    "bge 2b",
                    "3:",
                    "adds {left}, {left}, #2",
                    "beq 5f",
                    "4:",
                    "vldmia {x}, {{s20}}",
                    concat!("vldmia {constants}, ", $sums),
                    concat!("vldmia {weights}, ", $weights),
                    multiply_add!("s20": $($sum $value),+),
                    concat!($("vmla.f32 ", stringify!($sum), ", s23, ", stringify!($weight), "\n"),+),
                    concat!($("vmls.f32 ", stringify!($weight), ", s22, ", stringify!($sum), "\n"),+),
                    concat!("vstmia {weights}, ", $weights),
                    "5:",
                    "movs {weights}, {bias}",
                    "ittt ne",
                    "movne {bias}, #0",
                    "addne {x}, {constants}, #{one}",
                    "bne 4b",
                    left = inout(reg) inputs => _,
                    x = inout(reg) x => _,
                    weights = inout(reg) weights => _,
                    bias = inout(reg) bias => _,
                    dy = in(reg) dy,
                    step = in(reg) &raw const *step,
                    constants = in(reg) &raw const CONSTANTS,
                    one = const core::mem::offset_of!(Constants, one),
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

pairs!(pairs_1, "{{s0}}", "{{s4}}" "{{s4-s5}}", "{{s12}}" "{{s12-s13}}": s0 s4 s12; s0 s5 s13);
pairs!(pairs_2, "{{s0-s1}}", "{{s4-s5}}" "{{s4-s7}}", "{{s12-s13}}" "{{s12-s15}}": s0 s4 s12, s1 s5 s13; s0 s6 s14, s1 s7 s15);
pairs!(pairs_3, "{{s0-s2}}", "{{s4-s6}}" "{{s4-s9}}", "{{s12-s14}}" "{{s12-s17}}": s0 s4 s12, s1 s5 s13, s2 s6 s14; s0 s7 s15, s1 s8 s16, s2 s9 s17);
pairs!(pairs_4, "{{s0-s3}}", "{{s4-s7}}" "{{s4-s11}}", "{{s12-s15}}" "{{s12-s19}}": s0 s4 s12, s1 s5 s13, s2 s6 s14, s3 s7 s15; s0 s8 s16, s1 s9 s17, s2 s10 s18, s3 s11 s19);

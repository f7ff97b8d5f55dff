//! Products of a weight matrix with one sample whose sums are in [parts](Sizes::in_parts).

use core::arch::asm;
use core::mem::MaybeUninit;

use super::dense::tiles_16;
use super::{CONSTANTS, list, multiply_add};
use crate::kernels::dense::Sizes;

/// `y = W x + b` of one row. `start` is the bias, of which the next value is `apart` values behind, or zeroes.
///
/// # Safety
/// There are weights, inputs and outputs as `sizes` say, and as many first values, which are sixteen at least if they are not apart.
#[inline(always)]
pub unsafe fn infer(sizes: Sizes, weight: *const f32, start: *const f32, apart: usize, x: *const f32, y: *mut f32) {
    let Sizes { inputs, outputs, .. } = sizes;
    // SAFETY: the caller's promise. The tiles end with the outputs.
    unsafe {
        match outputs {
            1 => short_1(inputs, weight, start, x, y),
            2 => short_2(inputs, weight, start, x, y),
            3 => short_3(inputs, weight, start, x, y),
            4 => short_4(inputs, weight, start, x, y),
            _ => {}
        }
        if outputs <= 4 {
            return;
        }
        let mut at = outputs / 16 * 16;
        match at {
            0 => {}
            16 => tile_16(inputs, 4 * (outputs - 8), weight, start, x, y),
            _ => tiles_16(tile_16, at / 16, 16 * apart, sizes, weight, start, x, y),
        }
        if outputs - at >= 8 {
            tile_8(inputs, 4 * outputs, weight.add(at), start.add(apart * at), x, y.add(at));
            at += 8;
        }
        let tile = match outputs - at {
            1 => tile_1,
            2 => tile_2,
            3 => tile_3,
            4 => tile_4,
            5 => tile_5,
            6 => tile_6,
            7 => tile_7,
            _ => return,
        };
        tile(inputs, 4 * outputs, weight.add(at), start.add(apart * at), x, y.add(at));
    }
}

/// Declares a tile of sums, part after part, since there are registers for one: the sum of the first two is in `y` meanwhile. Each sum comes
/// with the register of its weight and of what is added to it at the end; where the weights are loaded in two turns, the sums of the first
/// stand before the `then`.
macro_rules! tile {
    ($name:ident, $row:literal: $($first:ident $first_weight:ident),+ $(; then $($second:ident $second_weight:ident $second_part:ident),+)?) => {
        /// # Safety
        /// There are `inputs` rows of weights, four at least, of which the tile begins at `weight`, and the next row's `skip` bytes behind the
        /// last load of a row; as many inputs, and a tile of first values and of sums.
        #[inline(never)]
        unsafe fn $name(
            inputs: usize,
            skip: usize,
            weight: *const f32,
            start: *const f32,
            x: *const f32,
            y: *mut f32,
        ) {
            let mut part = MaybeUninit::<[f32; 16]>::uninit();
            let row = skip + $row;
            // SAFETY: the caller's promise. It reads a tile's weights of each row, the inputs and the first values, and writes the sums, and
            // as many of a part.
            unsafe {
                asm!(
                    concat!("vldmia {at}, ", list!($($first)+ $($($second)+)?)),
                    "bl 2f",
                    concat!("vstmia {y}, ", list!($($first)+ $($($second)+)?)),
                    concat!("vldmia {zeros}, ", list!($($first)+ $($($second)+)?)),
                    "bl 2f",
                    "mov {at}, {y}",
                    "bl 4f",
                    concat!("vstmia {y}, ", list!($($first)+ $($($second)+)?)),
                    concat!("vldmia {zeros}, ", list!($($first)+ $($($second)+)?)),
                    "bl 2f",
                    concat!("vstmia {part}, ", list!($($first)+ $($($second)+)?)),
                    concat!("vldmia {zeros}, ", list!($($first)+ $($($second)+)?)),
                    "bl 2f",
                    "mov {at}, {part}",
                    "bl 4f",
                    "mov {at}, {y}",
                    "bl 4f",
                    concat!("vstmia {y}, ", list!($($first)+ $($($second)+)?)),
                    "b 5f",
                    // The next part's sums: of every fourth input.
                    "2:",
                    "mov {at}, {x}",
                    "mov {weights}, {weight}",
                    "adds {x}, {x}, #4",
                    "add {weight}, {weight}, {row}",
                    "3:",
                    "vldr s24, [{at}]",
                    "adds {at}, {at}, #16",
                    tile!(@load $($first_weight)+ $(; $($second_weight)+)?),
                    multiply_add!("s24": $($first $first_weight),+),
                    $(concat!("vldmia {weights}, ", list!($($second_weight)+)),
                    multiply_add!("s24": $($second $second_weight),+),)?
                    "add {weights}, {weights}, {skip}",
                    "cmp {at}, {end}",
                    "blo 3b",
                    "bx lr",
                    // A part, of which the sums are in memory, is added.
                    "4:",
                    concat!("vldmia {at}, ", list!($($first_weight)+ $($($second_part)+)?)),
                    concat!($("vadd.f32 ", stringify!($first), ", ", stringify!($first), ", ", stringify!($first_weight), "\n"),+),
                    $(concat!($("vadd.f32 ", stringify!($second), ", ", stringify!($second), ", ", stringify!($second_part), "\n"),+),)?
                    "bx lr",
                    "5:",
                    at = inout(reg) start => _,
                    x = inout(reg) x => _,
                    weight = inout(reg) weight => _,
                    weights = out(reg) _,
                    end = in(reg) x.add(inputs),
                    y = in(reg) y,
                    part = in(reg) part.as_mut_ptr(),
                    zeros = in(reg) CONSTANTS.zeros.as_ptr(),
                    row = in(reg) row,
                    skip = in(reg) skip + 3 * row,
                    out("lr") _,
                    out("s0") _, out("s1") _, out("s2") _, out("s3") _, out("s4") _, out("s5") _, out("s6") _,
                    out("s7") _, out("s8") _, out("s9") _, out("s10") _, out("s11") _, out("s12") _, out("s13") _,
                    out("s14") _, out("s15") _, out("s16") _, out("s17") _, out("s18") _, out("s19") _, out("s20") _,
                    out("s21") _, out("s22") _, out("s23") _, out("s24") _, out("s25") _, out("s26") _, out("s27") _,
                    out("s28") _, out("s29") _, out("s30") _, out("s31") _,
                    options(nostack),
                );
            }
        }
    };
    (@load $($weight:ident)+) => {
        concat!("vldmia {weights}, ", list!($($weight)+))
    };
    (@load $($weight:ident)+; $($second:ident)+) => {
        concat!("vldmia {weights}!, ", list!($($weight)+))
    };
}

tile!(tile_1, 0: s0 s16);
tile!(tile_2, 0: s0 s16, s1 s17);
tile!(tile_3, 0: s0 s16, s1 s17, s2 s18);
tile!(tile_4, 0: s0 s16, s1 s17, s2 s18, s3 s19);
tile!(tile_5, 0: s0 s16, s1 s17, s2 s18, s3 s19, s4 s20);
tile!(tile_6, 0: s0 s16, s1 s17, s2 s18, s3 s19, s4 s20, s5 s21);
tile!(tile_7, 0: s0 s16, s1 s17, s2 s18, s3 s19, s4 s20, s5 s21, s6 s22);
tile!(tile_8, 0: s0 s16, s1 s17, s2 s18, s3 s19, s4 s20, s5 s21, s6 s22, s7 s23);
tile!(tile_16, 32: s0 s16, s1 s17, s2 s18, s3 s19, s4 s20, s5 s21, s6 s22, s7 s23; then s8 s16 s24, s9 s17 s25, s10 s18 s26, s11 s19 s27, s12 s20 s28, s13 s21 s29, s14 s22 s30, s15 s23 s31);

/// Declares sums of which a row of weights has no more, for four inputs at a time, one of each part: the sums of each and their weights, and
/// in how many loads all weights are read.
macro_rules! short {
    ($name:ident, $sums:literal, $others:literal, $row:literal: [$first:literal; $($one:ident $one_weight:ident),+; $($two:ident $two_weight:ident),+]
        [$second:literal; $($three:ident $three_weight:ident),+; $($four:ident $four_weight:ident),+]) => {
        /// # Safety
        /// There are `inputs` rows of weights, one after the other, as many inputs, and a row of first values and of sums.
        #[inline(never)]
        unsafe fn $name(inputs: usize, weight: *const f32, start: *const f32, x: *const f32, y: *mut f32) {
            // SAFETY: the caller's promise. It reads the weights, the inputs and the first values, and writes the sums.
            unsafe {
                asm!(
                    concat!("vldmia {start}, ", $sums),
                    concat!("vldmia {zeros}, ", $others),
                    "subs {left}, {left}, #4",
                    "blt 3f",
                    "2:",
                    "vldmia {x}!, {{s28-s31}}",
                    concat!("vldmia {weight}!, ", $first),
                    multiply_add!("s28": $($one $one_weight),+),
                    multiply_add!("s29": $($two $two_weight),+),
                    $second,
                    multiply_add!("s30": $($three $three_weight),+),
                    multiply_add!("s31": $($four $four_weight),+),
                    "subs {left}, {left}, #4",
                    "bge 2b",
                    "3:",
                    "adds {left}, {left}, #4",
                    "beq 5f",
                    "vldmia {x}!, {{s28}}",
                    concat!("vldmia {weight}!, ", $row),
                    multiply_add!("s28": $($one $one_weight),+),
                    "subs {left}, {left}, #1",
                    "beq 5f",
                    "vldmia {x}!, {{s28}}",
                    concat!("vldmia {weight}!, ", $row),
                    multiply_add!("s28": $($two $one_weight),+),
                    "subs {left}, {left}, #1",
                    "beq 5f",
                    "vldmia {x}!, {{s28}}",
                    concat!("vldmia {weight}!, ", $row),
                    multiply_add!("s28": $($three $one_weight),+),
                    "5:",
                    concat!($("vadd.f32 ", stringify!($one), ", ", stringify!($one), ", ", stringify!($two), "\n"),+),
                    concat!($("vadd.f32 ", stringify!($three), ", ", stringify!($three), ", ", stringify!($four), "\n"),+),
                    concat!($("vadd.f32 ", stringify!($one), ", ", stringify!($one), ", ", stringify!($three), "\n"),+),
                    concat!("vstmia {y}, ", $sums),
                    left = inout(reg) inputs => _,
                    x = inout(reg) x => _,
                    weight = inout(reg) weight => _,
                    start = in(reg) start,
                    zeros = in(reg) CONSTANTS.zeros.as_ptr(),
                    y = in(reg) y,
                    out("s0") _, out("s1") _, out("s2") _, out("s3") _, out("s4") _, out("s5") _, out("s6") _,
                    out("s7") _, out("s8") _, out("s9") _, out("s10") _, out("s11") _, out("s12") _, out("s13") _,
                    out("s14") _, out("s15") _, out("s16") _, out("s17") _, out("s18") _, out("s19") _, out("s20") _,
                    out("s21") _, out("s22") _, out("s23") _, out("s24") _, out("s25") _, out("s26") _, out("s27") _,
                    out("s28") _, out("s29") _, out("s30") _, out("s31") _,
                    options(nostack),
                );
            }
        }
    };
}

short!(short_1, "{{s0}}", "{{s1-s3}}", "{{s16}}":
    ["{{s16-s19}}"; s0 s16; s1 s17]
    [""; s2 s18; s3 s19]);
short!(short_2, "{{s0-s1}}", "{{s2-s7}}", "{{s16-s17}}":
    ["{{s16-s23}}"; s0 s16, s1 s17; s2 s18, s3 s19]
    [""; s4 s20, s5 s21; s6 s22, s7 s23]);
short!(short_3, "{{s0-s2}}", "{{s3-s11}}", "{{s12-s14}}":
    ["{{s12-s23}}"; s0 s12, s1 s13, s2 s14; s3 s15, s4 s16, s5 s17]
    [""; s6 s18, s7 s19, s8 s20; s9 s21, s10 s22, s11 s23]);
short!(short_4, "{{s0-s3}}", "{{s4-s15}}", "{{s16-s19}}":
    ["{{s16-s23}}"; s0 s16, s1 s17, s2 s18, s3 s19; s4 s20, s5 s21, s6 s22, s7 s23]
    ["vldmia {weight}!, {{s16-s23}}"; s8 s16, s9 s17, s10 s18, s11 s19; s12 s20, s13 s21, s14 s22, s15 s23]);

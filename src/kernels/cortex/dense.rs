//! Products of a weight matrix with one sample: tiles of outputs whose sums stay in registers.

use core::arch::asm;

use super::{CONSTANTS, list, multiply_add, parts, single, single_mut, unknown};
use crate::kernels::dense::Sizes;

/// `y = W x + b` for each row; `bias` is empty for none.
#[inline(always)]
pub fn infer<T: 'static>(sizes: Sizes, weight: &[T], bias: &[T], x: &[T], y: &mut [T]) {
    let (Some(weight), Some(bias), Some(x), Some(y)) = (single(weight), single(bias), single(x), single_mut(y)) else {
        return;
    };
    let Sizes { inputs, outputs, .. } = sizes;
    if weight.len() < inputs * outputs || inputs == 0 || outputs == 0 || !(bias.is_empty() || bias.len() == outputs) {
        return;
    }
    for (x, y) in x.chunks_exact(inputs).zip(y.chunks_exact_mut(outputs)).take(sizes.rows) {
        let (weight, x, y) = (weight.as_ptr(), x.as_ptr(), y.as_mut_ptr());
        // SAFETY: the tiles end with the `outputs` values of `y`, of a row of `weight` and of a bias, and there are `inputs` rows and
        // values of `x`.
        unsafe {
            let start = |at| if bias.is_empty() { CONSTANTS.zeros.as_ptr() } else { bias.as_ptr().add(at) };
            if sizes.in_parts() {
                parts::infer(sizes, weight, start(0), usize::from(!bias.is_empty()), x, y);
                continue;
            }
            match outputs {
                1 => short_1(inputs, weight, start(0), x, y),
                2 => short_2(inputs, weight, start(0), x, y),
                3 => short_3(inputs, weight, start(0), x, y),
                4 => short_4(inputs, weight, start(0), x, y),
                _ => {}
            }
            if outputs <= 4 {
                continue;
            }
            let mut at = outputs / 16 * 16;
            match at {
                0 => {}
                16 => tile_16(inputs, 4 * (outputs - 8), weight, start(0), x, y),
                _ => tiles_16(tile_16, at / 16, if bias.is_empty() { 0 } else { 16 }, sizes, weight, start(0), x, y),
            }
            // One tile more, or two.
            if outputs - at > 12 {
                tile_8(inputs, 4 * outputs, weight.add(at), start(at), x, y.add(at));
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
                8 => tile_8,
                9 => tile_9,
                10 => tile_10,
                11 => tile_11,
                12 => tile_12,
                _ => continue,
            };
            tile(inputs, 4 * outputs, weight.add(at), start(at), x, y.add(at));
        }
    }
}

/// A tile of sums: the number of inputs, the bytes that are skipped behind a row, the weights, the first values, the inputs and the sums.
pub type Tile = unsafe fn(usize, usize, *const f32, *const f32, *const f32, *mut f32);

/// Several tiles of sixteen, one beside the other, whose first values are so far apart: one function for all layers that have them, since the
/// compiler would write a call for every tile.
///
/// # Safety
/// As of one tile, for each.
#[inline(never)]
pub unsafe fn tiles_16(
    tile: Tile,
    count: usize,
    apart: usize,
    Sizes { inputs, outputs, .. }: Sizes,
    mut weight: *const f32,
    mut start: *const f32,
    x: *const f32,
    mut y: *mut f32,
) {
    for _ in 0..unknown(count) {
        // SAFETY: the caller's promise.
        unsafe {
            tile(inputs, 4 * (outputs - 8), weight, start, x, y);
            (weight, start, y) = (weight.add(16), start.add(apart), y.add(16));
        }
    }
}

/// Declares a tile of sums over all inputs. Each sum comes with the register of its weight; where the weights are loaded in two turns, the
/// sums of the first stand before the `then`.
macro_rules! tile {
    ($name:ident: $($first:ident $first_weight:ident),+ $(; then $($second:ident $second_weight:ident),+)?) => {
        /// # Safety
        /// There are `inputs` rows of weights, of which the tile begins at `weight`, and the next row's `skip` bytes behind the last load of
        /// a row; as many inputs, and a tile of first values and of sums.
        #[inline(never)]
        unsafe fn $name(
            inputs: usize,
            skip: usize,
            weight: *const f32,
            start: *const f32,
            x: *const f32,
            y: *mut f32,
        ) {
            macro_rules! step {
                ($x:literal) => {
                    concat!(
                        tile!(@load $($first_weight)+ $(; $($second_weight)+)?), "\n",
                        multiply_add!($x: $($first $first_weight),+),
                        $("vldmia {weight}, ", list!($($second_weight)+), "\n",
                        multiply_add!($x: $($second $second_weight),+),)?
                        "add {weight}, {weight}, {skip}"
                    )
                };
            }
            // SAFETY: the caller's promise. It reads a tile's weights of each row, the inputs and the first values, and writes the sums.
            unsafe {
                asm!(
                    concat!("vldmia {start}, ", list!($($first)+ $($($second)+)?)),
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
                    concat!("vstmia {y}, ", list!($($first)+ $($($second)+)?)),
                    left = inout(reg) inputs => _,
                    x = inout(reg) x => _,
                    weight = inout(reg) weight => _,
                    start = in(reg) start,
                    y = in(reg) y,
                    skip = in(reg) skip,
                    out("s0") _, out("s1") _, out("s2") _, out("s3") _, out("s4") _, out("s5") _, out("s6") _,
                    out("s7") _, out("s8") _, out("s9") _, out("s10") _, out("s11") _, out("s12") _, out("s13") _,
                    out("s14") _, out("s15") _, out("s16") _, out("s17") _, out("s18") _, out("s19") _, out("s20") _,
                    out("s21") _, out("s22") _, out("s23") _, out("s24") _, out("s25") _, out("s26") _, out("s27") _,
                    options(nostack),
                );
            }
        }
    };
    (@load $($weight:ident)+) => {
        concat!("vldmia {weight}, ", list!($($weight)+))
    };
    (@load $($weight:ident)+; $($second:ident)+) => {
        concat!("vldmia {weight}!, ", list!($($weight)+))
    };
}

tile!(tile_1: s0 s12);
tile!(tile_2: s0 s12, s1 s13);
tile!(tile_3: s0 s12, s1 s13, s2 s14);
tile!(tile_4: s0 s12, s1 s13, s2 s14, s3 s15);
tile!(tile_5: s0 s12, s1 s13, s2 s14, s3 s15, s4 s16);
tile!(tile_6: s0 s12, s1 s13, s2 s14, s3 s15, s4 s16, s5 s17);
tile!(tile_7: s0 s12, s1 s13, s2 s14, s3 s15, s4 s16, s5 s17, s6 s18);
tile!(tile_8: s0 s12, s1 s13, s2 s14, s3 s15, s4 s16, s5 s17, s6 s18, s7 s19);
tile!(tile_9: s0 s12, s1 s13, s2 s14, s3 s15, s4 s16, s5 s17, s6 s18, s7 s19, s8 s20);
tile!(tile_10: s0 s12, s1 s13, s2 s14, s3 s15, s4 s16, s5 s17, s6 s18, s7 s19, s8 s20, s9 s21);
tile!(tile_11: s0 s12, s1 s13, s2 s14, s3 s15, s4 s16, s5 s17, s6 s18, s7 s19, s8 s20, s9 s21, s10 s22);
tile!(tile_12: s0 s12, s1 s13, s2 s14, s3 s15, s4 s16, s5 s17, s6 s18, s7 s19, s8 s20, s9 s21, s10 s22, s11 s23);
tile!(tile_16: s0 s16, s1 s17, s2 s18, s3 s19, s4 s20, s5 s21, s6 s22, s7 s23; then s8 s16, s9 s17, s10 s18, s11 s19, s12 s20, s13 s21, s14 s22, s15 s23);

/// Declares sums of which a row of weights has no more, for four inputs at a time: the input of each with the sums and their weights.
macro_rules! short {
    ($name:ident, $sums:literal, $first:literal, $all:literal:
        $one:literal: $($sum:ident $weight:ident),+; $($x:literal: $($next_sum:ident $next_weight:ident),+);+) => {
        /// # Safety
        /// There are `inputs` rows of weights, one after the other, as many inputs, and a row of first values and of sums.
        #[inline(never)]
        unsafe fn $name(inputs: usize, weight: *const f32, start: *const f32, x: *const f32, y: *mut f32) {
            // SAFETY: the caller's promise. It reads the weights, the inputs and the first values, and writes the sums.
            unsafe {
                asm!(
                    concat!("vldmia {start}, ", $sums),
                    "subs {left}, {left}, #4",
                    "blt 3f",
                    "2:",
                    "vldmia {x}!, {{s4-s7}}",
                    concat!("vldmia {weight}!, ", $all),
                    multiply_add!($one: $($sum $weight),+),
                    $(multiply_add!($x: $($next_sum $next_weight),+),)+
                    "subs {left}, {left}, #4",
                    "bge 2b",
                    "3:",
                    "adds {left}, {left}, #4",
                    "beq 5f",
                    "4:",
                    "vldmia {x}!, {{s4}}",
                    concat!("vldmia {weight}!, ", $first),
                    multiply_add!($one: $($sum $weight),+),
                    "subs {left}, {left}, #1",
                    "bne 4b",
                    "5:",
                    concat!("vstmia {y}, ", $sums),
                    left = inout(reg) inputs => _,
                    x = inout(reg) x => _,
                    weight = inout(reg) weight => _,
                    start = in(reg) start,
                    y = in(reg) y,
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

short!(short_1, "{{s0}}", "{{s8}}", "{{s8-s11}}": "s4": s0 s8; "s5": s0 s9; "s6": s0 s10; "s7": s0 s11);
short!(short_2, "{{s0-s1}}", "{{s8-s9}}", "{{s8-s15}}": "s4": s0 s8, s1 s9; "s5": s0 s10, s1 s11; "s6": s0 s12, s1 s13; "s7": s0 s14, s1 s15);
short!(short_3, "{{s0-s2}}", "{{s8-s10}}", "{{s8-s19}}": "s4": s0 s8, s1 s9, s2 s10; "s5": s0 s11, s1 s12, s2 s13; "s6": s0 s14, s1 s15, s2 s16; "s7": s0 s17, s1 s18, s2 s19);
short!(short_4, "{{s0-s3}}", "{{s8-s11}}", "{{s8-s23}}": "s4": s0 s8, s1 s9, s2 s10, s3 s11; "s5": s0 s12, s1 s13, s2 s14, s3 s15; "s6": s0 s16, s1 s17, s2 s18, s3 s19; "s7": s0 s20, s1 s21, s2 s22, s3 s23);

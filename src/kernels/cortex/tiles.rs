//! The tiles of convolutions: sums that stay in registers over all of the window.

use core::arch::asm;

use super::{list, multiply_add};

/// A kernel of a tile: the first value of its sums, the first weight, the first value of the first place, and where its outputs begin.
pub type Tile = unsafe fn(&Walk, *const f32, *const f32, *const f32, *mut f32);

/// The kernels of a number of filters, for several places and for one.
#[derive(Debug, Clone, Copy)]
pub struct Tiles {
    pub several: Tile,
    pub place: Tile,
}

impl Tiles {
    /// How many places a tile has, in a row of so many whole windows: two, and of one filter so many that few are left.
    pub const fn at_once(filters: usize, stride: usize, places: usize) -> usize {
        let most = match (filters, stride) {
            (1, 1) => 8,
            (1, 2) => 7,
            _ => return 2,
        };
        let tiles = places.div_ceil(most);
        if places < 2 { 2 } else { places / tiles }
    }

    /// Those of so many filters: for several places, for one, or for both.
    pub const fn of(filters: usize, at_once: usize, stride: usize, several: bool, one: bool) -> Self {
        let (pair, place): (Tile, Tile) = match filters {
            1 => (line(at_once, stride), place_1),
            2 => (pair_2, place_2),
            3 => (pair_3, place_3),
            4 => (pair_4, place_4),
            5 => (pair_5, place_5),
            6 => (pair_6, place_6),
            7 => (pair_7, place_7),
            _ => (pair_8, place_8),
        };
        match (several, one) {
            (true, false) => Self { several: pair, place: pair },
            (false, _) => Self { several: place, place },
            (true, true) => Self { several: pair, place },
        }
    }
}

/// The tile of one filter at so many places.
const fn line(places: usize, stride: usize) -> Tile {
    match (stride, places) {
        (1, 3) => line_3,
        (1, 4) => line_4,
        (1, 5) => line_5,
        (1, 6) => line_6,
        (1, 7) => line_7,
        (1, 8) => line_8,
        (2, 3) => sparse_3,
        (2, 4) => sparse_4,
        (2, 5) => sparse_5,
        (2, 6) => sparse_6,
        (2, 7) => sparse_7,
        _ => pair_1,
    }
}

/// How a tile goes over the part of the window that is inside the plane. Distances are in bytes.
#[derive(Debug, Clone, Copy)]
#[repr(C)]
pub struct Walk {
    pub channels: usize,
    pub rows: usize,
    pub columns: usize,
    /// Behind the weights of a value of the window, to those of the next.
    pub skip: usize,
    /// From the end of a row of the window to the next row, of the weights and of the plane; and from the last row to the next channel.
    pub next_weights: [usize; 2],
    pub next_values: [usize; 2],
    /// From a place to the next, of the plane.
    pub stride: usize,
    /// From a filter's output to the next filter's.
    pub plane: usize,
}

/// Declares a tile at two places: for each filter the sums at both, and the register of its weight.
macro_rules! pair {
    ($name:ident: $($sum:ident $second:ident $weight:ident),+) => {
        /// # Safety
        /// There are a first value for each filter, the weights and values that `walk` comes by, and the outputs.
        #[inline(never)]
        unsafe fn $name(walk: &Walk, start: *const f32, weight: *const f32, x: *const f32, y: *mut f32) {
            // SAFETY: the caller's promise. It reads the first values, and the weights and values that it comes by, and writes the outputs.
            unsafe {
                asm!(
                    concat!("vldmia {start}, ", list!($($sum)+)),
                    concat!("vldmia {start}, ", list!($($second)+)),
                    "ldr {channels}, [{walk}]",
                    "2:",
                    "ldr {rows}, [{walk}, #4]",
                    "3:",
                    "ldr {columns}, [{walk}, #8]",
                    "4:",
                    concat!("vldmia {weight}!, ", list!($($weight)+)),
                    "vldmia {x}!, {{s24}}",
                    "vldmia {next}!, {{s25}}",
                    multiply_add!("s24": $($sum $weight),+),
                    multiply_add!("s25": $($second $weight),+),
                    "add {weight}, {weight}, {skip}",
                    "subs {columns}, {columns}, #1",
                    "bne 4b",
                    "ldr {start}, [{walk}, #16]",
                    "add {weight}, {weight}, {start}",
                    "ldr {start}, [{walk}, #24]",
                    "add {x}, {x}, {start}",
                    "add {next}, {next}, {start}",
                    "subs {rows}, {rows}, #1",
                    "bne 3b",
                    "ldr {start}, [{walk}, #20]",
                    "add {weight}, {weight}, {start}",
                    "ldr {start}, [{walk}, #28]",
                    "add {x}, {x}, {start}",
                    "add {next}, {next}, {start}",
                    "subs {channels}, {channels}, #1",
                    "bne 2b",
                    "ldr {start}, [{walk}, #36]",
                    $(concat!("vstr ", stringify!($sum), ", [{y}]\nvstr ", stringify!($second), ", [{y}, #4]\nadd {y}, {y}, {start}"),)+
                    walk = in(reg) walk,
                    start = inout(reg) start => _,
                    weight = inout(reg) weight => _,
                    x = inout(reg) x => _,
                    next = inout(reg) x.byte_add(walk.stride) => _,
                    y = inout(reg) y => _,
                    skip = in(reg) walk.skip,
                    channels = out(reg) _,
                    rows = out(reg) _,
                    columns = out(reg) _,
                    out("s0") _, out("s1") _, out("s2") _, out("s3") _, out("s4") _, out("s5") _, out("s6") _,
                    out("s7") _, out("s8") _, out("s9") _, out("s10") _, out("s11") _, out("s12") _, out("s13") _,
                    out("s14") _, out("s15") _, out("s16") _, out("s17") _, out("s18") _, out("s19") _, out("s20") _,
                    out("s21") _, out("s22") _, out("s23") _, out("s24") _, out("s25") _,
                    options(nostack),
                );
            }
        }
    };
}

/// Declares a tile at one place: for each filter its sum, and the register of its weight.
macro_rules! place {
    ($name:ident: $($sum:ident $weight:ident),+) => {
        /// # Safety
        /// As of the tiles at two places.
        #[inline(never)]
        unsafe fn $name(walk: &Walk, start: *const f32, weight: *const f32, x: *const f32, y: *mut f32) {
            // SAFETY: the caller's promise. It reads the first values, and the weights and values that it comes by, and writes the outputs.
            unsafe {
                asm!(
                    concat!("vldmia {start}, ", list!($($sum)+)),
                    "ldr {channels}, [{walk}]",
                    "2:",
                    "ldr {rows}, [{walk}, #4]",
                    "3:",
                    "ldr {columns}, [{walk}, #8]",
                    "4:",
                    concat!("vldmia {weight}!, ", list!($($weight)+)),
                    "vldmia {x}!, {{s24}}",
                    multiply_add!("s24": $($sum $weight),+),
                    "add {weight}, {weight}, {skip}",
                    "subs {columns}, {columns}, #1",
                    "bne 4b",
                    "ldr {start}, [{walk}, #16]",
                    "add {weight}, {weight}, {start}",
                    "ldr {start}, [{walk}, #24]",
                    "add {x}, {x}, {start}",
                    "subs {rows}, {rows}, #1",
                    "bne 3b",
                    "ldr {start}, [{walk}, #20]",
                    "add {weight}, {weight}, {start}",
                    "ldr {start}, [{walk}, #28]",
                    "add {x}, {x}, {start}",
                    "subs {channels}, {channels}, #1",
                    "bne 2b",
                    "ldr {start}, [{walk}, #36]",
                    $(concat!("vstr ", stringify!($sum), ", [{y}]\nadd {y}, {y}, {start}"),)+
                    walk = in(reg) walk,
                    start = inout(reg) start => _,
                    weight = inout(reg) weight => _,
                    x = inout(reg) x => _,
                    y = inout(reg) y => _,
                    skip = in(reg) walk.skip,
                    channels = out(reg) _,
                    rows = out(reg) _,
                    columns = out(reg) _,
                    out("s0") _, out("s1") _, out("s2") _, out("s3") _, out("s4") _, out("s5") _, out("s6") _,
                    out("s7") _,
                    out("s16") _, out("s17") _, out("s18") _, out("s19") _, out("s20") _, out("s21") _, out("s22") _,
                    out("s23") _, out("s24") _,
                    options(nostack),
                );
            }
        }
    };
}

pair!(pair_1: s0 s8 s16);
pair!(pair_2: s0 s8 s16, s1 s9 s17);
pair!(pair_3: s0 s8 s16, s1 s9 s17, s2 s10 s18);
pair!(pair_4: s0 s8 s16, s1 s9 s17, s2 s10 s18, s3 s11 s19);
pair!(pair_5: s0 s8 s16, s1 s9 s17, s2 s10 s18, s3 s11 s19, s4 s12 s20);
pair!(pair_6: s0 s8 s16, s1 s9 s17, s2 s10 s18, s3 s11 s19, s4 s12 s20, s5 s13 s21);
pair!(pair_7: s0 s8 s16, s1 s9 s17, s2 s10 s18, s3 s11 s19, s4 s12 s20, s5 s13 s21, s6 s14 s22);
pair!(pair_8: s0 s8 s16, s1 s9 s17, s2 s10 s18, s3 s11 s19, s4 s12 s20, s5 s13 s21, s6 s14 s22, s7 s15 s23);

place!(place_1: s0 s16);
place!(place_2: s0 s16, s1 s17);
place!(place_3: s0 s16, s1 s17, s2 s18);
place!(place_4: s0 s16, s1 s17, s2 s18, s3 s19);
place!(place_5: s0 s16, s1 s17, s2 s18, s3 s19, s4 s20);
place!(place_6: s0 s16, s1 s17, s2 s18, s3 s19, s4 s20, s5 s21);
place!(place_7: s0 s16, s1 s17, s2 s18, s3 s19, s4 s20, s5 s21, s6 s22);
place!(place_8: s0 s16, s1 s17, s2 s18, s3 s19, s4 s20, s5 s21, s6 s22, s7 s23);

/// Declares a tile of one filter at several places: of what is loaded of the plane at once, each sum's value.
macro_rules! line {
    ($name:ident, $sums:literal, $values:literal: $($sum:ident $value:ident),+) => {
        /// # Safety
        /// As of the tiles at two places.
        #[inline(never)]
        unsafe fn $name(walk: &Walk, start: *const f32, weight: *const f32, x: *const f32, y: *mut f32) {
            // SAFETY: the caller's promise. It reads the first value, and the weights and values that it comes by, and writes the outputs.
            unsafe {
                asm!(
                    $(concat!("vldr ", stringify!($sum), ", [{start}]"),)+
                    "ldr {channels}, [{walk}]",
                    "2:",
                    "ldr {rows}, [{walk}, #4]",
                    "3:",
                    "ldr {columns}, [{walk}, #8]",
                    "4:",
                    "vldmia {weight}!, {{s8}}",
                    concat!("vldmia {x}, ", $values),
                    "adds {x}, {x}, #4",
                    multiply_add!("s8": $($sum $value),+),
                    "add {weight}, {weight}, {skip}",
                    "subs {columns}, {columns}, #1",
                    "bne 4b",
                    "ldr {start}, [{walk}, #16]",
                    "add {weight}, {weight}, {start}",
                    "ldr {start}, [{walk}, #24]",
                    "add {x}, {x}, {start}",
                    "subs {rows}, {rows}, #1",
                    "bne 3b",
                    "ldr {start}, [{walk}, #20]",
                    "add {weight}, {weight}, {start}",
                    "ldr {start}, [{walk}, #28]",
                    "add {x}, {x}, {start}",
                    "subs {channels}, {channels}, #1",
                    "bne 2b",
                    concat!("vstmia {y}, ", $sums),
                    walk = in(reg) walk,
                    start = inout(reg) start => _,
                    weight = inout(reg) weight => _,
                    x = inout(reg) x => _,
                    y = in(reg) y,
                    skip = in(reg) walk.skip,
                    channels = out(reg) _,
                    rows = out(reg) _,
                    columns = out(reg) _,
                    out("s0") _, out("s1") _, out("s2") _, out("s3") _, out("s4") _, out("s5") _, out("s6") _,
                    out("s7") _, out("s8") _, out("s9") _, out("s10") _, out("s11") _, out("s12") _, out("s13") _,
                    out("s14") _, out("s15") _, out("s16") _, out("s17") _, out("s18") _, out("s19") _, out("s20") _,
                    out("s21") _,
                    options(nostack),
                );
            }
        }
    };
}

line!(line_3, "{{s0-s2}}", "{{s9-s11}}": s0 s9, s1 s10, s2 s11);
line!(line_4, "{{s0-s3}}", "{{s9-s12}}": s0 s9, s1 s10, s2 s11, s3 s12);
line!(line_5, "{{s0-s4}}", "{{s9-s13}}": s0 s9, s1 s10, s2 s11, s3 s12, s4 s13);
line!(line_6, "{{s0-s5}}", "{{s9-s14}}": s0 s9, s1 s10, s2 s11, s3 s12, s4 s13, s5 s14);
line!(line_7, "{{s0-s6}}", "{{s9-s15}}": s0 s9, s1 s10, s2 s11, s3 s12, s4 s13, s5 s14, s6 s15);
line!(line_8, "{{s0-s7}}", "{{s9-s16}}": s0 s9, s1 s10, s2 s11, s3 s12, s4 s13, s5 s14, s6 s15, s7 s16);

line!(sparse_3, "{{s0-s2}}", "{{s9-s13}}": s0 s9, s1 s11, s2 s13);
line!(sparse_4, "{{s0-s3}}", "{{s9-s15}}": s0 s9, s1 s11, s2 s13, s3 s15);
line!(sparse_5, "{{s0-s4}}", "{{s9-s17}}": s0 s9, s1 s11, s2 s13, s3 s15, s4 s17);
line!(sparse_6, "{{s0-s5}}", "{{s9-s19}}": s0 s9, s1 s11, s2 s13, s3 s15, s4 s17, s5 s19);
line!(sparse_7, "{{s0-s6}}", "{{s9-s21}}": s0 s9, s1 s11, s2 s13, s3 s15, s4 s17, s5 s19, s6 s21);

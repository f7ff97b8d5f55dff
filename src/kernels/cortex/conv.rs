//! Convolutions of one sample: tiles of up to eight filters by two places, whose sums stay in registers over all of the window.

use core::arch::asm;
use core::ops::Range;

use super::{ZEROS, list, multiply_add, single, single_mut};
use crate::kernels::conv::{Axis, Sizes};

/// Whether there is a kernel for such a window: one without holes.
#[inline(always)]
pub const fn is_dense(sizes: &Sizes) -> bool {
    sizes.window.dilation[0] == 1 && sizes.window.dilation[1] == 1
}

/// `y = W ∗ x + b` of one sample; `bias` is empty for none. Of the rows of places from `first` on, as many as the output of the sizes has.
#[inline(always)]
pub fn infer<T: 'static>(sizes: &Sizes, first: usize, weight: &[T], bias: &[T], x: &[T], y: &mut [T]) {
    let (Some(weight), Some(bias), Some(x), Some(y)) = (single(weight), single(bias), single(x), single_mut(y)) else {
        return;
    };
    let filters = sizes.all_filters();
    if weight.len() < sizes.channels * sizes.window.taps() * filters
        || !(bias.is_empty() || bias.len() == filters)
        || x.len() < sizes.groups * sizes.inputs()
        || y.len() < sizes.groups * sizes.outputs()
    {
        return;
    }
    for group in 0..sizes.groups {
        let task = Task { sizes, first, weight, bias, x, group };
        let mut at = 0;
        while sizes.filters - at >= 8 {
            task.tile(pair_8, place_8, at, 8, y);
            at += 8;
        }
        match sizes.filters - at {
            1 => task.tile(pair_1, place_1, at, 1, y),
            2 => task.tile(pair_2, place_2, at, 2, y),
            3 => task.tile(pair_3, place_3, at, 3, y),
            4 => task.tile(pair_4, place_4, at, 4, y),
            5 => task.tile(pair_5, place_5, at, 5, y),
            6 => task.tile(pair_6, place_6, at, 6, y),
            7 => task.tile(pair_7, place_7, at, 7, y),
            _ => {}
        }
    }
}

/// A kernel of a tile: the first value of its sums, the first weight, the first value of the first place, and where its outputs begin.
type Tile = unsafe fn(&Walk, *const f32, *const f32, *const f32, *mut f32);

/// How a tile goes over the part of the window that is inside the plane. Distances are in bytes.
#[repr(C)]
struct Walk {
    channels: usize,
    rows: usize,
    columns: usize,
    /// Behind the weights of a value of the window, to those of the next.
    skip: usize,
    /// From the end of a row of the window to the next row, of the weights and of the plane; and from the last row to the next channel.
    next_weights: [usize; 2],
    next_values: [usize; 2],
    /// From a place to the next, of the plane.
    stride: usize,
    /// From a filter's output to the next filter's.
    plane: usize,
}

/// The filters of a group.
struct Task<'a> {
    sizes: &'a Sizes,
    /// The first row of places.
    first: usize,
    weight: &'a [f32],
    bias: &'a [f32],
    x: &'a [f32],
    group: usize,
}

impl Task<'_> {
    /// All places of a tile of filters.
    #[inline(always)]
    fn tile(&self, pair: Tile, place: Tile, at: usize, filters: usize, y: &mut [f32]) {
        let [rows, columns] = [0, 1].map(|axis| Axis::of(&self.sizes.window, axis));
        let filter = self.group * self.sizes.filters + at;
        let interior = columns.interior();
        for row in 0..rows.output {
            let inside = rows.inside(self.first + row);
            let mut column = 0;
            while column < columns.output {
                let room = if column < interior.start { 0 } else { interior.end.saturating_sub(column) };
                // Above and below the plane there is only the bias, which is written place by place.
                let (kernel, width) = if room >= 2 && !inside.is_empty() { (pair, 2) } else { (place, 1) };
                let inside = [inside.clone(), columns.inside(column)];
                self.run(kernel, [filter, filters], [row, column], inside, y);
                column += width;
            }
        }
    }

    /// Runs a kernel at a place, with the rows and columns of the window that are inside the plane there.
    #[inline(always)]
    fn run(
        &self,
        kernel: Tile,
        [filter, width]: [usize; 2],
        [row, column]: [usize; 2],
        inside: [Range<usize>; 2],
        y: &mut [f32],
    ) {
        let &Self { sizes, weight, bias, x, group, .. } = self;
        let [rows, columns] = [0, 1].map(|axis| Axis::of(&sizes.window, axis));
        let filters = sizes.all_filters();
        let [inside_rows, inside_columns] = inside;
        let walk = Walk {
            channels: sizes.channels,
            rows: inside_rows.len(),
            columns: inside_columns.len(),
            skip: 4 * (filters - width),
            next_weights: [
                4 * (columns.kernel - inside_columns.len()) * filters,
                4 * (rows.kernel - inside_rows.len()) * columns.kernel * filters,
            ],
            next_values: [
                4 * (columns.input - inside_columns.len()),
                4 * (rows.input - inside_rows.len()) * columns.input,
            ],
            stride: 4 * columns.stride,
            plane: 4 * sizes.window.outputs(),
        };
        let at = (filter * rows.output + row) * columns.output + column;
        if walk.rows == 0 || walk.columns == 0 || walk.channels == 0 {
            // Nothing but the bias.
            for k in 0..width {
                if let Some(y) = y.get_mut(at + k * sizes.window.outputs()) {
                    *y = bias.get(filter + k).copied().unwrap_or_default();
                }
            }
            return;
        }
        let tap = (inside_rows.start * columns.kernel + inside_columns.start) * filters + filter;
        let first = (group * sizes.channels * rows.input + rows.at(self.first + row, inside_rows.start))
            * columns.input
            + columns.at(column, inside_columns.start);
        // SAFETY: `infer` has looked at the lengths, the filters and the places are those of the sizes, and the parts of the window are
        // inside the plane.
        unsafe {
            let start = if bias.is_empty() { ZEROS.as_ptr() } else { bias.as_ptr().add(filter) };
            kernel(&walk, start, weight.as_ptr().add(tap), x.as_ptr().add(first), y.as_mut_ptr().add(at));
        }
    }
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

//! Convolutions of one sample: tiles of up to eight filters by two places, whose sums stay in registers over all of the window; and of one
//! filter by up to eight places, as a depthwise convolution has.
//!
//! All layers of a program share one function, or two where windows reach over the edge in some of them. It takes a [`Convolution`], numbers
//! and tiles that are worked out when the network is compiled. Inlined, with its sizes as constants, every layer took more than a kilobyte.

use core::arch::asm;
use core::marker::PhantomData;

use super::{CONSTANTS, list, multiply_add, single, single_mut, unknown};
use crate::kernels::conv::{Axis, Sizes};

/// Whether there is a kernel for such a window: one without holes.
#[inline(always)]
pub const fn is_dense(sizes: &Sizes) -> bool {
    sizes.window.dilation[0] == 1 && sizes.window.dilation[1] == 1
}

/// Whether a window reaches over the edge of the plane.
#[inline(always)]
pub const fn has_edges(sizes: &Sizes) -> bool {
    !(Axis::of(&sizes.window, 0).is_inside() && Axis::of(&sizes.window, 1).is_inside())
}

/// A convolution, as it is known when it is compiled. Distances are in bytes.
#[derive(Debug)]
pub struct Convolution {
    /// How a tile goes over a whole window, but for the weights that it skips.
    whole: Walk,
    groups: usize,
    /// Filters of a group.
    filters: usize,
    /// Rows of places that are computed at a time, and the places in a row.
    places: [usize; 2],
    /// The places of a tile.
    at_once: usize,
    /// From the window of a row of places to that of the next, and from a group to the next, of the plane.
    down: usize,
    group: usize,
    /// Tiles of eight filters, and the tile of those that are left.
    eight: Tiles,
    rest: Tiles,
    /// What is asked at the edges: rows and columns of the plane and of zeros before it, and the rows from a place to the next.
    input: [usize; 2],
    padding: [usize; 2],
    stride: usize,
    /// The places in a row at which the columns of the window are inside the plane.
    interior: [usize; 2],
}

impl Convolution {
    /// With so many rows of places at a time.
    pub const fn of(sizes: &Sizes, rows: usize) -> Self {
        let (down, across) = (Axis::of(&sizes.window, 0), Axis::of(&sizes.window, 1));
        let whole = Walk {
            channels: sizes.channels,
            rows: down.kernel,
            columns: across.kernel,
            skip: 0,
            next_weights: [0, 0],
            next_values: [
                4 * across.input.saturating_sub(across.kernel),
                4 * down.input.saturating_sub(down.kernel) * across.input,
            ],
            stride: 4 * across.stride,
            plane: 4 * rows * across.output,
        };
        // A tile that is not reached is not named either, and not in the program then.
        let interior = across.interior();
        let at_once = Tiles::at_once(sizes.filters, across.stride, interior.end - interior.start);
        let places = interior.end - interior.start;
        let (several, one) = (places >= at_once, places < across.output || !places.is_multiple_of(at_once));
        let eight = Tiles::of(8, at_once, across.stride, several, one);
        let rest = Tiles::of(sizes.filters % 8, at_once, across.stride, several, one);
        Self {
            whole,
            groups: sizes.groups,
            filters: sizes.filters,
            places: [rows, across.output],
            at_once,
            down: 4 * down.stride * across.input,
            group: 4 * sizes.channels * down.input * across.input,
            eight: if sizes.filters < 8 { rest } else { eight },
            rest: if sizes.filters.is_multiple_of(8) { eight } else { rest },
            input: [down.input, across.input],
            padding: sizes.window.padding,
            stride: down.stride,
            interior: [interior.start, interior.end],
        }
    }
}

/// `y = W ∗ x + b` of one sample; `bias` is empty for none. `sizes` are those of `convolution`, as constants.
#[inline(always)]
pub fn infer<T: 'static>(
    convolution: &'static Convolution,
    sizes: &Sizes,
    [weight, bias]: [&[T]; 2],
    x: &[T],
    y: &mut [T],
) {
    let (Some(task), Some(y)) = (Task::new(convolution, sizes, weight, bias, x), single_mut(y)) else { return };
    if y.len() < sizes.all_filters() * sizes.window.outputs() {
        return;
    }
    // SAFETY: `Task::new` has looked at the lengths of what is read, and this function at that of what is written.
    unsafe {
        if has_edges(sizes) { task.rows::<true>(0, y.as_mut_ptr()) } else { task.rows::<false>(0, y.as_mut_ptr()) }
    }
}

/// A kernel of a tile: the first value of its sums, the first weight, the first value of the first place, and where its outputs begin.
type Tile = unsafe fn(&Walk, *const f32, *const f32, *const f32, *mut f32);

/// The kernels of a number of filters, for several places and for one.
#[derive(Debug, Clone, Copy)]
struct Tiles {
    several: Tile,
    place: Tile,
}

impl Tiles {
    /// How many places a tile has, in a row of so many whole windows: two, and of one filter so many that few are left.
    const fn at_once(filters: usize, stride: usize, places: usize) -> usize {
        let most = match (filters, stride) {
            (1, 1) => 8,
            (1, 2) => 7,
            _ => return 2,
        };
        let tiles = places.div_ceil(most);
        if places < 2 { 2 } else { places / tiles }
    }

    /// Those of so many filters: for several places, for one, or for both.
    const fn of(filters: usize, at_once: usize, stride: usize, several: bool, one: bool) -> Self {
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

/// A convolution of a sample.
#[derive(Clone, Copy)]
pub struct Task<'a> {
    convolution: &'static Convolution,
    weight: *const f32,
    /// The first values of the sums, and the bytes from one to the next.
    start: *const f32,
    apart: usize,
    x: *const f32,
    read: PhantomData<&'a [f32]>,
}

impl<'a> Task<'a> {
    /// `None` where there is not as much as `sizes` say, which are those of `convolution`.
    #[inline(always)]
    pub fn new<T: 'static>(
        convolution: &'static Convolution,
        sizes: &Sizes,
        weight: &'a [T],
        bias: &'a [T],
        x: &'a [T],
    ) -> Option<Self> {
        let (weight, bias, x) = (single(weight)?, single(bias)?, single(x)?);
        let filters = sizes.all_filters();
        let fits = weight.len() >= sizes.channels * sizes.window.taps() * filters
            && (bias.is_empty() || bias.len() == filters)
            && x.len() >= sizes.groups * sizes.inputs();
        let (start, apart) = if bias.is_empty() { (CONSTANTS.zeros.as_ptr(), 0) } else { (bias.as_ptr(), 4) };
        fits.then_some(Self { convolution, weight: weight.as_ptr(), start, apart, x: x.as_ptr(), read: PhantomData })
    }

    /// All tiles at the rows of places from `first` on.
    ///
    /// # Safety
    /// There are weights, biases, values and outputs as the sizes say; without `EDGES` every window is inside the plane.
    #[inline(never)]
    pub unsafe fn rows<const EDGES: bool>(&self, first: usize, mut y: *mut f32) {
        let &Self { convolution, mut weight, mut start, apart, mut x, .. } = self;
        let &Convolution { groups, filters, places: [rows, columns], down, .. } = convolution;
        let mut walk = convolution.whole;
        // SAFETY: the caller's promise.
        unsafe {
            for _ in 0..groups {
                let mut left = filters;
                while left > 0 {
                    let (width, tiles) = if left < 8 { (left, convolution.rest) } else { (8, convolution.eight) };
                    walk.skip = 4 * (groups * filters - width);
                    if EDGES {
                        convolution.edges(&walk, tiles, width, first, Place { weight, start, x, y });
                    } else {
                        let mut place = Place { weight, start, x: x.byte_add(first * down), y };
                        for _ in 0..unknown(rows) {
                            convolution.row(&walk, tiles, place, columns);
                            (place.x, place.y) = (place.x.byte_add(down), place.y.add(columns));
                        }
                    }
                    (weight, start) = (weight.add(width), start.byte_add(apart * width));
                    y = y.byte_add(width * walk.plane);
                    left -= width;
                }
                x = x.byte_add(convolution.group);
            }
        }
    }
}

/// Where a tile begins.
#[derive(Clone, Copy)]
struct Place {
    weight: *const f32,
    start: *const f32,
    x: *const f32,
    y: *mut f32,
}

impl Convolution {
    /// A row of places whose windows are inside the plane, as many as there are.
    ///
    /// # Safety
    /// They are, and there are weights, biases, values and outputs.
    #[inline(always)]
    unsafe fn row(&self, walk: &Walk, tiles: Tiles, Place { weight, start, mut x, mut y }: Place, places: usize) {
        let mut left = unknown(places);
        // SAFETY: the caller's promise.
        unsafe {
            while left >= self.at_once {
                (tiles.several)(walk, start, weight, x, y);
                (x, y) = (x.byte_add(self.at_once * walk.stride), y.add(self.at_once));
                left -= self.at_once;
            }
            while left > 0 {
                (tiles.place)(walk, start, weight, x, y);
                (x, y) = (x.byte_add(walk.stride), y.add(1));
                left -= 1;
            }
        }
    }

    /// The rows of places from `first` on of a plane that begins at a place, with that part of each window that is inside: column by column,
    /// since less has to be found anew from a row to the next; those whose windows are inside, from left to right, are one column.
    ///
    /// # Safety
    /// There are weights, biases, values and outputs.
    #[inline(always)]
    unsafe fn edges(
        &self,
        whole: &Walk,
        tiles: Tiles,
        width: usize,
        first: usize,
        Place { weight, start, x, y }: Place,
    ) {
        let &Self {
            groups, filters, places: [rows, columns], input: [height, across], padding: [above, before], ..
        } = self;
        let tap = 4 * groups * filters;
        let mut walk = *whole;
        let mut place = 0;
        while place < unknown(columns) {
            let part = Part::of(place * (whole.stride / 4), whole.columns, across, before);
            let [start_inside, end_inside] = self.interior;
            let places = if place == start_inside && place < end_inside { end_inside - place } else { 1 };
            walk.columns = part.count;
            walk.next_weights[0] = (whole.columns - part.count) * tap;
            walk.next_values[0] = 4 * (across - part.count);
            // SAFETY: the caller's promise, for the part of the window that is inside the plane.
            unsafe {
                // These may be beyond the end where no part of the window is inside.
                let (weight, x) = (weight.wrapping_byte_add(part.from * tap), x.wrapping_add(part.at));
                let mut y = y.add(place);
                for row in first..first + unknown(rows) {
                    let part = Part::of(row * self.stride, whole.rows, height, above);
                    if part.count == 0 || walk.columns == 0 || whole.channels == 0 {
                        // Nothing but the bias, or zeroes.
                        for filter in 0..unknown(width) {
                            let y = y.byte_add(filter * whole.plane);
                            core::slice::from_raw_parts_mut(y, places).fill(start.add(filter).read());
                        }
                    } else {
                        walk.rows = part.count;
                        walk.next_weights[1] = (whole.rows - part.count) * whole.columns * tap;
                        walk.next_values[1] = 4 * (height - part.count) * across;
                        let weight = weight.byte_add(part.from * whole.columns * tap);
                        self.row(&walk, tiles, Place { weight, start, x: x.add(part.at * across), y }, places);
                    }
                    y = y.add(columns);
                }
            }
            place += places;
        }
    }
}

/// The part of a window that is inside the plane, along one axis.
struct Part {
    /// The first value of the window that is inside, and how many are.
    from: usize,
    count: usize,
    /// Where it is in the plane.
    at: usize,
}

impl Part {
    /// Of a window that begins `start` values after the zeros do, which are `padding` before the plane.
    #[inline(always)]
    fn of(start: usize, kernel: usize, input: usize, padding: usize) -> Self {
        let from = padding.saturating_sub(start);
        let end = (input + padding).saturating_sub(start).min(kernel);
        Self { from, count: end.saturating_sub(from), at: start.saturating_sub(padding) }
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

//! Convolutions of one sample: tiles of up to eight filters by two places, whose sums stay in registers over all of the window; and of one
//! filter by up to eight places, as a depthwise convolution has.
//!
//! All layers of a program share one function, or two where windows reach over the edge in some of them. It takes a [`Convolution`], numbers
//! and tiles that are worked out when the network is compiled. Inlined, with its sizes as constants, every layer took more than a kilobyte.

use core::marker::PhantomData;

use super::tiles::{Tiles, Walk};
use super::{CONSTANTS, single, single_mut, unknown};
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

//! Inference of one sample.

use core::ops::Range;

use super::{Axis, Sizes, chunk, chunk_mut, part, start, tiled};
use crate::isa::Isa;
use crate::scalar::Scalar;

/// `y = W ∗ x + b` of one sample; `bias` is empty for none.
#[inline(always)]
pub fn infer<T: Scalar, I: Isa>(sizes: &Sizes, weight: &[T], bias: &[T], x: &[T], y: &mut [T]) {
    let merged = sizes.merged();
    let sizes = &merged;
    for group in 0..sizes.groups {
        let mut filter = group * sizes.filters;
        let end = filter + sizes.filters;
        tiled!(filter..end, [16 8], |at, K| {
            let task = Task::<T, K> { sizes, weight, sums: start(bias, at), x, group, filter: at };
            task.rows::<I, 4, Filters>(y);
            filter = at + K;
        });
        if sizes.window.stride[1] == 1 {
            tiled!(filter..end, [6 4 1], |filter, K| {
                Task::<T, K> { sizes, weight, sums: start(bias, filter), x, group, filter }.rows::<I, 16, Places>(y);
            });
        } else {
            tiled!(filter..end, [4 1], |filter, K| {
                Task::<T, K> { sizes, weight, sums: start(bias, filter), x, group, filter }.rows::<I, 8, Filters>(y);
            });
        }
    }
}

impl Sizes {
    /// With a window of one value that moves by one, a plane is as good as one long row.
    #[inline(always)]
    fn merged(self) -> Self {
        let mut sizes = self;
        let window = &mut sizes.window;
        if window.taps() == 1 && window.stride == [1, 1] && window.padding == [0, 0] && window.input == window.output {
            window.input = [1, window.inputs()];
            window.output = window.input;
        }
        sizes
    }
}

/// What vectors run over: the filters of a tile, or its places. The sums are the same.
trait Lanes {
    const PLACES: bool;
}

struct Filters;

impl Lanes for Filters {
    const PLACES: bool = false;
}

struct Places;

impl Lanes for Places {
    const PLACES: bool = true;
}

/// The filters of a tile.
struct Task<'a, T, const K: usize> {
    sizes: &'a Sizes,
    weight: &'a [T],
    /// What the sums begin with.
    sums: [T; K],
    x: &'a [T],
    group: usize,
    filter: usize,
}

impl<T: Scalar, const K: usize> Task<'_, T, K> {
    #[inline(always)]
    fn rows<I: Isa, const P: usize, V: Lanes>(&self, y: &mut [T]) {
        let [rows, columns] = [0, 1].map(|axis| Axis::of(&self.sizes.window, axis));
        let interior = columns.interior();
        for row in 0..rows.output {
            let inside = rows.inside(row);
            let mut column = 0;
            while column < columns.output {
                let room = if column < interior.start { 0 } else { interior.end.saturating_sub(column) };
                if room >= P {
                    self.tile::<I, P, V>(row, column, inside.clone(), y);
                    column += P;
                } else if P == 16 && room >= 8 {
                    self.tile::<I, 8, V>(row, column, inside.clone(), y);
                    column += 8;
                } else {
                    self.by_filters::<I, 1>(row, column, inside.clone(), columns.inside(column), y);
                    column += 1;
                }
            }
        }
    }

    #[inline(always)]
    fn tile<I: Isa, const P: usize, V: Lanes>(&self, row: usize, column: usize, inside: Range<usize>, y: &mut [T]) {
        if V::PLACES {
            self.by_places::<I, P>(row, column, inside, y);
        } else {
            self.by_filters::<I, P>(row, column, inside, 0..self.sizes.window.kernel[1], y);
        }
    }

    /// `P` places of a row, with a part of the window that is inside the plane at all of them.
    #[inline(always)]
    fn by_filters<I: Isa, const P: usize>(
        &self,
        row: usize,
        column: usize,
        inside_rows: Range<usize>,
        inside_columns: Range<usize>,
        y: &mut [T],
    ) {
        let &Self { sizes: &Sizes { window, channels, .. }, weight, x, group, filter, .. } = self;
        let [rows, columns] = [0, 1].map(|axis| Axis::of(&window, axis));
        let filters = self.sizes.all_filters();
        let mut sums = [self.sums; P];
        let first = columns.at(column, inside_columns.start);
        for channel in 0..channels {
            for k in inside_rows.clone() {
                let x = part(x, (group * channels + channel) * rows.input + rows.at(row, k), columns.input);
                let weight = part(weight, channel * rows.kernel + k, columns.kernel * filters);
                let (mut at, mut tap) = (first, inside_columns.start * filters + filter);
                for _ in inside_columns.clone() {
                    let (Some(w), Some(x)) = (chunk::<T, K>(weight, tap), x.get(at..)) else { return };
                    for (place, sums) in sums.iter_mut().enumerate() {
                        let Some(&x) = x.get(place * columns.stride) else { return };
                        for (sum, &w) in sums.iter_mut().zip(w) {
                            *sum = w.fma::<I>(x, *sum);
                        }
                    }
                    at += columns.dilation;
                    tap += filters;
                }
            }
        }
        for (place, sums) in sums.iter().enumerate() {
            for (k, sum) in sums.iter().enumerate() {
                if let Some(y) = y.get_mut(((filter + k) * rows.output + row) * columns.output + column + place) {
                    *y = *sum;
                }
            }
        }
    }

    /// As [`by_filters`](Self::by_filters), of places one after the other with all columns of the window inside the plane.
    #[inline(always)]
    fn by_places<I: Isa, const P: usize>(&self, row: usize, column: usize, inside: Range<usize>, y: &mut [T]) {
        let &Self { sizes: &Sizes { window, channels, .. }, weight, x, group, filter, .. } = self;
        let [rows, columns] = [0, 1].map(|axis| Axis::of(&window, axis));
        let filters = self.sizes.all_filters();
        let mut sums = self.sums.map(|start| [start; P]);
        for channel in 0..channels {
            for k in inside.clone() {
                let x = part(x, (group * channels + channel) * rows.input + rows.at(row, k), columns.input);
                let weight = part(weight, channel * rows.kernel + k, columns.kernel * filters);
                let (mut at, mut tap) = (columns.at(column, 0), filter);
                for _ in 0..columns.kernel {
                    let (Some(w), Some(x)) = (chunk::<T, K>(weight, tap), chunk::<T, P>(x, at)) else { return };
                    for (sum, &w) in sums.iter_mut().zip(w) {
                        for (sum, &x) in sum.iter_mut().zip(x) {
                            *sum = w.fma::<I>(x, *sum);
                        }
                    }
                    at += columns.dilation;
                    tap += filters;
                }
            }
        }
        for (k, sum) in sums.iter().enumerate() {
            if let Some(y) = chunk_mut(y, ((filter + k) * rows.output + row) * columns.output + column) {
                *y = *sum;
            }
        }
    }
}

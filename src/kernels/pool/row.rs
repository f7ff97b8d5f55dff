//! A row of places of a pool: what all passes forward consist of.

use super::{Pool, Reach, each_value, is_larger};
use crate::isa::Isa;
use crate::kernels::slices::{chunk, chunk_mut, part, tiled};
use crate::kernels::vector::{In, Vector};
use crate::scalar::Scalar;
use crate::window::Sizes;

/// What a pool does with the values in its window.
pub trait Rule<T> {
    /// What it begins with.
    const START: T;
    /// What comes of the next value.
    fn take(pooled: T, x: T) -> T;
    /// What comes of all, in a window that counts as so many.
    fn finish(pooled: T, count: T) -> T;
}

/// The largest value; not a number, where there is one that is not.
pub struct Largest;

/// The mean of the values.
pub struct Mean;

impl<T: Scalar> Rule<T> for Largest {
    const START: T = T::NEG_INFINITY;

    #[inline(always)]
    fn take(pooled: T, x: T) -> T {
        if is_larger(x, pooled) { x } else { pooled }
    }
    #[inline(always)]
    fn finish(pooled: T, _: T) -> T {
        pooled
    }
}

impl<T: Scalar> Rule<T> for Mean {
    const START: T = T::ZERO;

    #[inline(always)]
    fn take(pooled: T, x: T) -> T {
        pooled + x
    }
    #[inline(always)]
    fn finish(pooled: T, count: T) -> T {
        pooled / count
    }
}

/// A row of places, and the rows of the plane that they reach.
#[derive(Clone, Copy)]
pub struct Row<'a, T> {
    pub pool: &'a Pool,
    pub x: &'a [T],
    pub down: Reach,
}

impl<'a, T: Scalar> Row<'a, T> {
    /// That of a number, of a plane.
    #[inline(always)]
    pub fn of(pool: &'a Pool, plane: &'a [T], number: usize) -> Self {
        let (down, len) = (Reach::of(&pool.window, 0, number), pool.window.input[1] * pool.lanes);
        let x = plane.get(down.at * len..(down.at + down.len()) * len).unwrap_or_default();
        Self { pool, x, down }
    }

    /// Whether all windows are two by two values beside one another: the usual ones, which halve a plane.
    #[inline(always)]
    fn is_of_fours(&self) -> bool {
        self.down.len() == 2 && self.pool.window.kernel[0] == 2 && self.pool.halves(1)
    }

    /// The largest values of one sample.
    #[inline(always)]
    pub fn infer_largest<I: Isa>(&self, y: &mut [T]) {
        if I::FAST && self.is_of_fours() {
            self.largest_of_pairs::<I>(y);
        } else {
            self.infer::<Largest>(y);
        }
    }

    /// The largest of two by two values each, from left to right and then down, in vectors.
    #[inline(always)]
    fn largest_of_pairs<I: Isa>(&self, y: &mut [T]) {
        let width = In::<T, I>::WIDTH;
        let (upper, lower) = self.x.split_at_checked(self.pool.window.input[1]).unwrap_or_default();
        let mut column = 0;
        while column < y.len() {
            // The last vector ends with the row, and may have a part of the one before.
            let at = column.min(y.len().saturating_sub(width));
            let above = pairs::<T, In<T, I>>(upper, 2 * at);
            // Of equal values the first stays, as where they are compared one by one.
            let largest = pairs::<T, In<T, I>>(lower, 2 * at).larger(above);
            if width <= y.len() {
                largest.store(y, at);
            } else {
                largest.store_part(y);
            }
            column += width;
        }
    }

    #[inline(always)]
    pub fn infer<R: Rule<T>>(&self, y: &mut [T]) {
        let sizes = &self.pool.window;
        let (kernel, stride, padding) = (sizes.kernel[1], sizes.stride[1].max(1), sizes.padding[1]);
        // The places at which all of the window's columns are on the plane.
        let first = padding.div_ceil(stride);
        let end = ((sizes.input[1] + padding + 1).saturating_sub(kernel)).div_ceil(stride).min(sizes.output[1]);
        let mut column = 0;
        while column < y.len() {
            let room = if column < first { 0 } else { end.saturating_sub(column) };
            match (stride, room) {
                (1, 8..) => self.several::<R, 8, 1>(&mut column, y),
                (1, 4..) => self.several::<R, 4, 1>(&mut column, y),
                (2, 8..) => self.several::<R, 8, 2>(&mut column, y),
                (2, 4..) => self.several::<R, 4, 2>(&mut column, y),
                _ => self.one::<R>(&mut column, y),
            }
        }
    }
    /// The next `W` places, `S` columns from each other.
    #[inline(always)]
    fn several<R: Rule<T>, const W: usize, const S: usize>(&self, column: &mut usize, y: &mut [T]) {
        let Sizes { input, kernel, padding, .. } = self.pool.window;
        let mut pooled = [R::START; W];
        let place = *column;
        *column += W;
        for k in 0..self.down.len() {
            let Some(x) = part(self.x, k, input[1]).get((place * S).saturating_sub(padding[1])..) else { return };
            let mut tap = 0;
            while tap < kernel[1] {
                let Some(x) = x.get(tap..) else { return };
                if S == 2 && tap + 1 < kernel[1] {
                    // Two at once: all of what is read is used.
                    let Some(pairs) = x.as_chunks::<2>().0.first_chunk::<W>() else { return };
                    for (pooled, pair) in pooled.iter_mut().zip(pairs) {
                        *pooled = R::take(R::take(*pooled, pair[0]), pair[1]);
                    }
                    tap += 2;
                } else {
                    let Some(x) = x.get(..(W - 1) * S + 1) else { return };
                    for (pooled, &x) in pooled.iter_mut().zip(x.iter().step_by(S)) {
                        *pooled = R::take(*pooled, x);
                    }
                    tap += 1;
                }
            }
        }
        let count = self.pool.count([self.down, Reach::of(&self.pool.window, 1, place)]);
        if let Some(y) = chunk_mut::<T, W>(y, place) {
            *y = pooled.map(|pooled| R::finish(pooled, count));
        }
    }

    /// The next place.
    #[inline(always)]
    fn one<R: Rule<T>>(&self, column: &mut usize, y: &mut [T]) {
        let across = Reach::of(&self.pool.window, 1, *column);
        let mut pooled = R::START;
        for k in 0..self.down.len() {
            let row = part(self.x, k, self.pool.window.input[1]);
            for &x in row.get(across.at..across.at + across.len()).unwrap_or_default() {
                pooled = R::take(pooled, x);
            }
        }
        if let Some(y) = y.get_mut(*column) {
            *y = R::finish(pooled, self.pool.count([self.down, across]));
        }
        *column += 1;
    }

    /// The largest values of samples in lanes, and which value in the window each is.
    #[inline(always)]
    pub fn largest<I: Isa>(&self, y: &mut [T], which: &mut [T]) {
        let &Pool { window, lanes, .. } = self.pool;
        if I::FAST && lanes == 2 * In::<T, I>::WIDTH && self.is_of_fours() {
            return self.largest_of_fours::<In<T, I>>(y, which);
        }
        for column in 0..window.output[1] {
            let across = Reach::of(&window, 1, column);
            let first = self.down.from * window.kernel[1] + across.from;
            tiled!(0..lanes, [16 4 1], |lane, W| {
                let mut largest = [T::NEG_INFINITY; W];
                let mut taps = [T::from_usize(first); W];
                each_value!(self.pool, self.down, 0, across, |tap, at| {
                    let Some(x) = chunk::<T, W>(self.x, at + lane) else { return };
                    let tap = T::from_usize(tap);
                    for ((largest, which), &x) in largest.iter_mut().zip(&mut taps).zip(x) {
                        let larger = is_larger(x, *largest);
                        *largest = if larger { x } else { *largest };
                        *which = if larger { tap } else { *which };
                    }
                });
                let at = column * lanes + lane;
                let (Some(y), Some(which)) = (chunk_mut(y, at), chunk_mut(which, at)) else { return };
                [*y, *which] = [largest, taps];
            });
        }
    }

    /// The same of windows of two by two values, in two vectors.
    #[inline(always)]
    fn largest_of_fours<V: Vector<T>>(&self, y: &mut [T], which: &mut [T]) {
        let lanes = self.pool.lanes;
        let (upper, lower) = self.x.split_at_checked(self.pool.window.input[1] * lanes).unwrap_or_default();
        let one = V::splat(T::ONE);
        let marks = [V::splat(T::ZERO), one, one.add(one), one.add(one).add(one)];
        for column in 0..self.pool.window.output[1] {
            for lane in [0, V::WIDTH] {
                let at = 2 * column * lanes + lane;
                // Of equal values the first stays, as where they are compared one by one.
                let above = V::load(upper, at + lanes).larger_marked(V::load(upper, at), marks[1], marks[0]);
                let below = V::load(lower, at + lanes).larger_marked(V::load(lower, at), marks[3], marks[2]);
                let [largest, mark] = below[0].larger_marked(above[0], below[1], above[1]);
                largest.store(y, column * lanes + lane);
                mark.store(which, column * lanes + lane);
            }
        }
    }

    /// The means of samples in lanes.
    #[inline(always)]
    pub fn means(&self, y: &mut [T]) {
        let &Pool { window, lanes, .. } = self.pool;
        for column in 0..window.output[1] {
            let across = Reach::of(&window, 1, column);
            let count = self.pool.count::<T>([self.down, across]);
            tiled!(0..lanes, [16 4 1], |lane, W| {
                let mut sums = [T::ZERO; W];
                each_value!(self.pool, self.down, 0, across, |_tap, at| {
                    let Some(x) = chunk::<T, W>(self.x, at + lane) else { return };
                    for (sum, &x) in sums.iter_mut().zip(x) {
                        *sum += x;
                    }
                });
                let Some(y) = chunk_mut(y, column * lanes + lane) else { return };
                *y = sums.map(|sum| sum / count);
            });
        }
    }
}

/// The larger of each two neighbours from `at` on, or of so many as there are.
#[inline(always)]
fn pairs<T: Scalar, V: Vector<T>>(x: &[T], at: usize) -> V {
    let x = x.get(at..).unwrap_or_default();
    let [one, other] = if x.len() < 2 * V::WIDTH {
        let (one, other) = x.split_at_checked(V::WIDTH).unwrap_or((x, &[]));
        [V::load_part(one), V::load_part(other)]
    } else {
        [V::load(x, 0), V::load(x, V::WIDTH)]
    };
    let [even, odd] = V::unzip(one, other);
    odd.larger(even)
}

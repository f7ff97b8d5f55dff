//! A convolution and the max-pool of two by two places after it, in registers: a tile has all places of its windows, or half of them, of
//! which the largest are found before anything is stored. Nothing of the convolution's output is in memory.

use super::area::{Area, Task, WIDEST, vectors_by};
use super::line::Line;
use super::{Axis, Direction, In, Sizes};
use crate::isa::Isa;
use crate::kernels::pool::Pool;
use crate::kernels::slices::{chunk, part, part_mut, tiled};
use crate::kernels::vector::{FullVector, Vector};
use crate::scalar::Scalar;
use crate::window;

/// Whether [`infer`] can: where a row of places fills a vector. Wide vectors have the strip, whose tiles are twice as many sums.
#[inline(always)]
pub fn can_infer<T: Scalar, I: Isa>(sizes: &Sizes, pool: &Pool) -> bool {
    I::FAST
        && !I::WIDE
        && are_whole(&sizes.window, pool)
        && sizes.window.stride[1] == 1
        && 2 * pool.window.output[1] >= In::<T, I>::WIDTH
}

/// Whether [`record`] can: where lanes fill vectors, and not wide ones.
#[inline(always)]
pub fn can_record<T: Scalar, I: Isa>(sizes: &Sizes, pool: &Pool) -> bool {
    I::FAST && !I::WIDE && are_whole(&sizes.window, pool) && sizes.lanes.is_multiple_of(In::<T, I>::WIDTH)
}

/// Whether all windows are, those of the convolution and those of the pool.
#[inline(always)]
const fn are_whole(window: &window::Sizes, pool: &Pool) -> bool {
    Axis::of(window, 0).is_inside() && Axis::of(window, 1).is_inside() && pool.is_of_fours()
}

/// Makes a call for each tile of planes of each row of the pool, of all groups.
macro_rules! tiles {
    (($sizes:ident, $pool:ident, $weight:ident, $bias:ident, $x:ident), |$task:ident, $group:ident, $row:ident, $first:ident, $K:ident| $call:expr) => {
        let [rows, columns] = [0, 1].map(|axis| Line::forward(&$sizes.window, axis, 0));
        let all = [rows.segment(0), columns.segment(0)];
        let area = &Area::new(Direction::Forward, $sizes, &[rows, columns], all);
        for $group in 0..$sizes.groups {
            let (weight, bias) =
                ($weight.get($group * $sizes.filters..).unwrap_or_default(), part($bias, $group, $sizes.filters));
            let $task = Task { area, weight, bias, source: part($x, $group, $sizes.inputs()) };
            for $row in 0..$pool.window.output[0] {
                tiled!(0..$sizes.filters, [6 4 2 1], |$first, $K| $call);
            }
        }
    };
}

/// `y = pool(W ∗ x + b)` of one sample.
#[inline(always)]
pub fn infer<T: Scalar, I: Isa>(sizes: &Sizes, pool: &Pool, weight: &[T], bias: &[T], x: &[T], y: &mut [T]) {
    let of_group = sizes.filters * pool.window.outputs();
    tiles!((sizes, pool, weight, bias, x), |task, group, row, first, K| {
        task.infer_fours::<In<T, I>, K, { vectors_by(K) }>(&pool.window, first, row, part_mut(y, group, of_group));
    });
}

/// `y = pool(W ∗ x + b)` of a block of samples in lanes, and which value of each window is the largest.
#[inline(always)]
pub fn record<T: Scalar, I: Isa>(
    sizes: &Sizes,
    pool: &Pool,
    weight: &[T],
    bias: &[T],
    x: &[T],
    y: &mut [T],
    which: &mut [T],
) {
    let of_group = sizes.filters * pool.window.outputs() * sizes.lanes;
    tiles!((sizes, pool, weight, bias, x), |task, group, row, first, K| {
        let (y, which) = (part_mut(y, group, of_group), part_mut(which, group, of_group));
        task.fours::<In<T, I>, K, { places_by(K) }, { results_by(K) }>(pool, first, row, y, which);
    });
}

/// Vectors of a tile of some planes, with samples in lanes: the places of half a window, those of a window, or those of two.
const fn places_by(planes: usize) -> usize {
    match planes {
        1 => 8,
        2 => 4,
        _ => 2,
    }
}

/// The vectors of results that come of it.
const fn results_by(planes: usize) -> usize {
    if planes == 1 { 2 } else { planes }
}

impl<T: Scalar> Task<'_, T> {
    /// A row of the pool, of `K` planes from `first` on: vectors of the upper and the lower row of places in turns, `B` together.
    #[inline(always)]
    fn infer_fours<V: FullVector<T>, const K: usize, const B: usize>(
        &self,
        pool: &window::Sizes,
        first: usize,
        row: usize,
        y: &mut [T],
    ) {
        let Area { walk, weight, weight_step, source, rows, .. } = *self.area;
        let start: [T; K] = chunk(self.bias, first).copied().unwrap_or([T::ZERO; K]);
        let Some(weights) = walk.weights(self.weight, weight + first * weight_step, K, weight_step) else { return };
        let (above, places) = (source + 2 * row * rows.source, 2 * pool.output[1]);
        // The last vectors end with the row, and may have a part of those before, or all.
        let last = places.saturating_sub(V::WIDTH);
        let mut at = 0;
        while at < places {
            let (mut columns, mut spots) = ([0; B], [0; B]);
            for b in 0..B {
                columns[b] = last.min(at + b / 2 * V::WIDTH);
                spots[b] = above + b % 2 * rows.source + columns[b];
            }
            at += B / 2 * V::WIDTH;
            let Some(values) = walk.values::<T, B>(self.source, spots, V::WIDTH) else { return };
            let sums = walk.sums::<T, V, K, B>(weights, values, start);
            // Of each two pairs of vectors the largest fill one.
            let pairs = K * B / 2;
            for pair in (0..pairs).step_by(2) {
                let next = if pair + 1 < pairs { pair + 1 } else { pair };
                let (one, other) = ((pair / (B / 2), pair % (B / 2)), (next / (B / 2), next % (B / 2)));
                let upper = V::unzip(sums[one.0][2 * one.1], sums[other.0][2 * other.1]);
                let lower = V::unzip(sums[one.0][2 * one.1 + 1], sums[other.0][2 * other.1 + 1]);
                // Of equal values the first stays, as where they are compared one by one.
                let largest = lower[1].larger(lower[0]).larger(upper[1].larger(upper[0]));
                let mut halves = [T::ZERO; WIDEST];
                largest.store(&mut halves, 0);
                for (half, (k, b)) in [one, other].into_iter().enumerate() {
                    let to = ((first + k) * pool.output[0] + row) * pool.output[1] + columns[2 * b] / 2;
                    let Some(y) = y.get_mut(to..to + V::WIDTH / 2) else { return };
                    for (y, value) in y.iter_mut().zip(halves.iter().skip(half * V::WIDTH / 2)) {
                        *y = *value;
                    }
                }
            }
        }
    }

    /// The same of samples in lanes: a window after the other, in `B` vectors of its places, of which come `N` vectors of results.
    #[inline(always)]
    fn fours<V: FullVector<T>, const K: usize, const B: usize, const N: usize>(
        &self,
        pool: &Pool,
        first: usize,
        row: usize,
        y: &mut [T],
        which: &mut [T],
    ) {
        let Area { walk, weight, weight_step, source, rows, runs, .. } = *self.area;
        let (output, lanes) = (pool.window.output, pool.lanes);
        let start: [T; K] = chunk(self.bias, first).copied().unwrap_or([T::ZERO; K]);
        let Some(weights) = walk.weights(self.weight, weight + first * weight_step, K, weight_step) else { return };
        let one = V::splat(T::ONE);
        let marks = [V::splat(T::ZERO), one, one.add(one), one.add(one).add(one)];
        // Vectors of lanes, and the places of a window that are in a tile.
        let vectors = N / K;
        let places = B / vectors;
        let last = lanes.saturating_sub(V::WIDTH);
        for column in 0..output[1] {
            let corner = source + 2 * row * rows.source + 2 * column * runs.source;
            let to = ((first * output[0] + row) * output[1] + column) * lanes;
            for lane in (0..lanes).step_by(vectors * V::WIDTH) {
                let mut largest = [marks[0]; N];
                let mut found = [marks[0]; N];
                for tile in 0..4 / places {
                    let mut spots = [0; B];
                    for (b, spot) in spots.iter_mut().enumerate() {
                        let (place, lane) = (tile * places + b % places, last.min(lane + b / places * V::WIDTH));
                        *spot = corner + place / 2 * rows.source + place % 2 * runs.source + lane;
                    }
                    let Some(values) = walk.values::<T, B>(self.source, spots, V::WIDTH) else { return };
                    let sums = walk.sums::<T, V, K, B>(weights, values, start);
                    for n in 0..N {
                        let (k, b) = (n / vectors, n % vectors * places);
                        // Of equal values the first stays, as where they are compared one by one.
                        if tile == 0 {
                            [largest[n], found[n]] = sums[k][b + 1].larger_marked(sums[k][b], marks[1], marks[0]);
                        }
                        if tile != 0 || places == 4 {
                            let b = b + places - 2;
                            let [value, mark] = sums[k][b + 1].larger_marked(sums[k][b], marks[3], marks[2]);
                            [largest[n], found[n]] = value.larger_marked(largest[n], mark, found[n]);
                        }
                    }
                }
                for n in 0..N {
                    let lane = last.min(lane + n % vectors * V::WIDTH);
                    let at = to + n / vectors * output[0] * output[1] * lanes + lane;
                    largest[n].store(y, at);
                    found[n].store(which, at);
                }
            }
        }
    }
}

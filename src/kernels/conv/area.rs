//! A rectangle of results that sum the same taps, in tiles.
//!
//! What lies together is summed in vectors: the samples in the lanes, and where neighbours in a row sum neighbours, all of the row. A
//! tile is the same few vectors of several planes: they share the values, and the vectors share the weights.

use super::correlate::Direction;
use super::filters;
use super::line::{Line, Segment};
use super::walk::Walk;
use super::{In, Sizes};
use crate::isa::Isa;
use crate::kernels::slices::{chunk, tiled};
use crate::kernels::vector::{Array, Vector};
use crate::scalar::Scalar;

#[derive(Debug)]
pub struct Area {
    /// Planes of the target.
    pub results: usize,
    pub walk: Walk,
    /// The weight of the first result, of the first tap.
    pub weight: usize,
    /// From one result's weight to the next's.
    pub weight_step: usize,
    /// Where the values of the first result begin, and where it is.
    pub source: usize,
    pub target: usize,
    pub target_plane: usize,
    /// Rows of results, and the distances between them.
    pub rows: Steps,
    /// Runs in a row.
    pub runs: Steps,
    /// Results that follow one another in the source.
    pub run: usize,
    /// From one of them to the next in the target.
    pub scatter: usize,
}

/// A number of steps, in the source and in the target.
#[derive(Debug, Clone, Copy)]
pub struct Steps {
    pub count: usize,
    pub source: usize,
    pub target: usize,
}

impl Area {
    #[inline(always)]
    pub fn new(direction: Direction, sizes: &Sizes, [rows, columns]: &[Line; 2], [down, across]: [Segment; 2]) -> Self {
        let &Sizes { window, channels, filters, lanes, .. } = sizes;
        let of_filters = sizes.all_filters();
        let of_channel = window.taps() * of_filters;
        let forward = direction == Direction::Forward;
        // The plane and the row of what is read and of what is written.
        let (read, written) = if forward { (window.input, window.output) } else { (window.output, window.input) };
        let (planes, results) = if forward { (channels, filters) } else { (filters, channels) };
        let (weight_plane, weight_step) = if forward { (of_channel, 1) } else { (1, of_channel) };
        let row = rows.kernel.wrapping_add(down.taps.start.wrapping_mul(rows.kernel_step));
        let column = columns.kernel.wrapping_add(across.taps.start.wrapping_mul(columns.kernel_step));
        let walk = Walk {
            counts: [planes, down.taps.len(), across.taps.len()],
            source: [read[0] * read[1] * lanes, rows.tap_step * read[1] * lanes, columns.tap_step * lanes],
            weight: [
                weight_plane,
                rows.kernel_step.wrapping_mul(window.kernel[1] * of_filters),
                columns.kernel_step.wrapping_mul(of_filters),
            ],
        };
        let top = rows.meet(down.results.start, down.taps.start);
        let left = columns.meet(across.results.start, across.taps.start);
        let above = rows.target + down.results.start * rows.target_step;
        let before = columns.target + across.results.start * columns.target_step;
        let places = across.results.len();
        // Neighbours follow one another in the source; where samples are in lanes, they have to in the target as well.
        let together = columns.source_step == 1 && (columns.target_step == 1 || lanes == 1);
        let (in_run, runs) = if together { (places, 1) } else { (1, places) };
        Self {
            results,
            walk,
            weight: row * window.kernel[1] * of_filters + column * of_filters,
            weight_step,
            source: (top * read[1] + left) * lanes,
            target: (above * written[1] + before) * lanes,
            target_plane: written[0] * written[1] * lanes,
            rows: Steps {
                count: down.results.len(),
                source: rows.source_step * read[1] * lanes,
                target: rows.target_step * written[1] * lanes,
            },
            runs: Steps { count: runs, source: columns.source_step * lanes, target: columns.target_step * lanes },
            run: in_run * lanes,
            scatter: if lanes == 1 { columns.target_step } else { 1 },
        }
    }

    /// Where vectors of some width begin, in the source and in the target, one after the other.
    #[inline(always)]
    pub fn spots(&self, width: usize) -> Spots<'_> {
        Spots { area: self, width, row: 0, run: 0, at: 0 }
    }
}

/// Sums all results of an area.
#[inline(always)]
pub fn sum<T: Scalar, I: Isa>(area: &Area, weight: &[T], bias: &[T], source: &[T], target: &mut [T]) {
    let task = Task { area, weight, bias, source };
    if !I::FAST {
        if area.run < 4 {
            tiled!(0..area.results, [4 1], |at, K| task.tiles::<Array<T, I, 1>, K, 1>(at, target));
        } else {
            tiled!(0..area.results, [4 1], |at, K| task.tiles::<Array<T, I, 4>, K, 1>(at, target));
        }
    } else if area.run >= In::<T, I>::WIDTH {
        tiled!(0..area.results, [6 4 2 1], |at, K| task.tiles::<In<T, I>, K, { vectors_by(K) }>(at, target));
    } else if area.run == 1 && area.weight_step == 1 && area.results > 1 {
        filters::sum::<T, I>(&task, target);
    } else {
        tiled!(0..area.results, [4 1], |at, K| task.tiles::<Array<T, I, 1>, K, 2>(at, target));
    }
}

/// See [`Area::spots`].
pub struct Spots<'a> {
    area: &'a Area,
    width: usize,
    row: usize,
    run: usize,
    at: usize,
}

impl Spots<'_> {
    /// The next ones; after the last of them it is repeated. There are none after that.
    #[inline(always)]
    pub fn next<const B: usize>(&mut self) -> Option<[Spot; B]> {
        if self.row >= self.area.rows.count {
            return None;
        }
        let mut spots = [self.spot(); B];
        self.advance();
        for b in 1..B {
            if self.row < self.area.rows.count {
                spots[b] = self.spot();
                self.advance();
            } else {
                spots[b] = spots[b - 1];
            }
        }
        Some(spots)
    }

    #[inline(always)]
    fn spot(&self) -> Spot {
        let Area { rows, runs, run, scatter, source, target, .. } = *self.area;
        // The last vector of a run ends with it, and may have a part of the one before.
        let at = self.at.min(run.saturating_sub(self.width));
        Spot {
            source: source + self.row * rows.source + self.run * runs.source + at,
            target: target + self.row * rows.target + self.run * runs.target + at * scatter,
        }
    }

    #[inline(always)]
    fn advance(&mut self) {
        self.at += self.width;
        if self.at >= self.area.run {
            self.at = 0;
            self.run += 1;
            if self.run >= self.area.runs.count {
                self.run = 0;
                self.row += 1;
            }
        }
    }
}

/// Where a vector of results begins: what it sums, and itself.
#[derive(Clone, Copy)]
pub struct Spot {
    pub source: usize,
    pub target: usize,
}

/// Vectors in a tile of some planes: so many that the sums hide the time that one multiply-add takes, and stay in registers.
pub const fn vectors_by(planes: usize) -> usize {
    match planes {
        1 => 6,
        2 => 4,
        _ => 2,
    }
}

/// An area, and what it is summed from.
pub struct Task<'a, T> {
    pub area: &'a Area,
    pub weight: &'a [T],
    pub bias: &'a [T],
    pub source: &'a [T],
}

impl<T: Scalar> Task<'_, T> {
    /// `K` planes of results from `first` on, `B` vectors at a time.
    #[inline(always)]
    fn tiles<V: Vector<T>, const K: usize, const B: usize>(&self, first: usize, target: &mut [T]) {
        let Area { walk, weight, weight_step, target_plane, scatter, .. } = *self.area;
        let start: [T; K] = chunk(self.bias, first).copied().unwrap_or([T::ZERO; K]);
        let Some(weights) = walk.weights(self.weight, weight + first * weight_step, K, weight_step) else { return };
        let mut spots = self.area.spots(V::WIDTH);
        while let Some(spots) = spots.next::<B>() {
            let Some(values) = walk.values::<T, B>(self.source, spots.map(|spot| spot.source), V::WIDTH) else {
                return;
            };
            let sums = walk.sums::<T, V, K, B>(weights, values, start);
            if scatter != 1 {
                let mut apart = [[[T::ZERO; 8]; B]; K];
                for (k, sums) in sums.into_iter().enumerate() {
                    for (b, sum) in sums.into_iter().enumerate() {
                        sum.store(&mut apart[k][b], 0);
                    }
                }
                let places = spots.map(|spot| spot.target + first * target_plane);
                for (k, vectors) in apart.iter().enumerate() {
                    put_apart(
                        vectors,
                        &places,
                        V::WIDTH,
                        scatter,
                        target.get_mut(k * target_plane..).unwrap_or_default(),
                    );
                }
                continue;
            }
            for (k, sums) in sums.into_iter().enumerate() {
                for (sum, spot) in sums.into_iter().zip(spots) {
                    sum.store(target, (first + k) * target_plane + spot.target);
                }
            }
        }
    }
}

/// Writes so many values of each vector, a `step` from each other from its place on. It has no arithmetic in it that an instruction
/// set could make faster.
#[inline(never)]
pub fn put_apart<T: Copy>(vectors: &[[T; 8]], places: &[usize], count: usize, step: usize, to: &mut [T]) {
    for (vector, &place) in vectors.iter().zip(places) {
        for (i, &value) in vector.iter().enumerate().take(count) {
            if let Some(to) = to.get_mut(place + i * step) {
                *to = value;
            }
        }
    }
}

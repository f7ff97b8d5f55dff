//! The innermost loops: over planes, rows and columns of a window.

use crate::kernels::vector::{Vector, keep_rolled};
use crate::scalar::Scalar;

/// How a sum runs over what it reads.
#[derive(Debug, Clone, Copy)]
pub struct Walk {
    /// Planes, rows and columns.
    pub counts: [usize; 3],
    /// From one plane, row or column to the next.
    pub source: [usize; 3],
    /// The same in the weights, where steps may be negative: additions wrap.
    pub weight: [usize; 3],
}

/// Weights that a walk stays within.
#[derive(Clone, Copy)]
pub struct Weights<T> {
    first: *const T,
    /// From one result to the next.
    step: usize,
}

/// Values that a walk stays within.
#[derive(Clone, Copy)]
pub struct Values<T, const B: usize>([*const T; B]);

impl Walk {
    /// Whether there is nothing to sum.
    #[inline(always)]
    fn is_empty(&self) -> bool {
        self.counts.contains(&0)
    }

    /// The weights of some results: that of the first at `first`, and a step of `step` between them. None if they are not within.
    #[inline(always)]
    pub fn weights<T>(&self, weight: &[T], first: usize, results: usize, step: usize) -> Option<Weights<T>> {
        let (mut low, mut high) = (first, first + results.saturating_sub(1) * step);
        for (count, step) in self.counts.into_iter().zip(self.weight) {
            let way = count.saturating_sub(1).wrapping_mul(step);
            if way.cast_signed() < 0 {
                low = low.checked_add_signed(way.cast_signed())?;
            } else {
                high += way;
            }
        }
        (self.is_empty() || (low <= high && high < weight.len()))
            .then(|| Weights { first: weight.as_ptr().wrapping_add(first), step })
    }

    /// The values of `B` vectors of `width`, which begin there. None if they are not within.
    #[inline(always)]
    pub fn values<T, const B: usize>(&self, source: &[T], first: [usize; B], width: usize) -> Option<Values<T, B>> {
        let way: usize =
            self.counts.into_iter().zip(self.source).map(|(count, step)| count.saturating_sub(1) * step).sum();
        let room = source.len().checked_sub(way + width);
        let within = self.is_empty() || room.is_some_and(|room| first.iter().all(|first| *first <= room));
        within.then(|| Values(first.map(|first| source.as_ptr().wrapping_add(first))))
    }

    /// Sums of `K` results by `B` vectors of values, each of which meets the weights of all results.
    #[inline(always)]
    pub fn sums<T: Scalar, V: Vector<T>, const K: usize, const B: usize>(
        &self,
        weights: Weights<T>,
        Values(values): Values<T, B>,
        start: [T; K],
    ) -> [[V; B]; K] {
        let mut sums = [[V::splat(T::ZERO); B]; K];
        for (sums, start) in sums.iter_mut().zip(start) {
            *sums = [V::splat(start); B];
        }
        let [planes, rows, columns] = self.counts;
        for plane in 0..planes {
            for row in 0..rows {
                let mut at = plane * self.source[0] + row * self.source[1];
                let from = plane.wrapping_mul(self.weight[0]).wrapping_add(row.wrapping_mul(self.weight[1]));
                // Two of them, so that all addresses are one of them and a multiple of the step.
                let mut pointers =
                    [0, 3 * weights.step].map(|more| weights.first.wrapping_add(from).wrapping_add(more));
                for _ in 0..columns {
                    keep_rolled();
                    // SAFETY: the walk stays within the values and the weights, as they say.
                    unsafe {
                        let mut vectors = [V::splat(T::ZERO); B];
                        for (vector, first) in vectors.iter_mut().zip(values) {
                            *vector = V::read(first.add(at));
                        }
                        for (k, sums) in sums.iter_mut().enumerate() {
                            let weight = V::splat(*pointers[k / 3].wrapping_add(k % 3 * weights.step));
                            for (sum, value) in sums.iter_mut().zip(vectors) {
                                *sum = sum.add_product(weight, value);
                            }
                        }
                    }
                    at += self.source[2];
                    for pointer in &mut pointers {
                        *pointer = pointer.wrapping_add(self.weight[2]);
                    }
                }
            }
        }
        sums
    }

    /// Sums of `B` results by `C` vectors of weights, each of which meets the values of all results. The vectors of weights begin at
    /// `offsets` from the first; the last may be of `part` weights only.
    #[inline(always)]
    pub fn sums_of_vectors<T: Scalar, V: Vector<T>, const C: usize, const B: usize>(
        &self,
        weights: [Weights<T>; C],
        Values(values): Values<T, B>,
        mut sums: [[V; C]; B],
        part: usize,
    ) -> [[V; C]; B] {
        let [planes, rows, columns] = self.counts;
        for plane in 0..planes {
            for row in 0..rows {
                let mut at = plane * self.source[0] + row * self.source[1];
                let mut tap = plane.wrapping_mul(self.weight[0]).wrapping_add(row.wrapping_mul(self.weight[1]));
                for _ in 0..columns {
                    keep_rolled();
                    // SAFETY: the walk stays within the values and the weights, as they say.
                    unsafe {
                        let mut vectors = [V::splat(T::ZERO); C];
                        for (vector, weights) in vectors.iter_mut().zip(weights) {
                            let first = weights.first.wrapping_add(tap);
                            *vector = if C > 1 {
                                V::read(first)
                            } else {
                                V::load_part(core::slice::from_raw_parts(first, part))
                            };
                        }
                        for (sums, first) in sums.iter_mut().zip(values) {
                            let value = V::splat(*first.add(at));
                            for (sum, weight) in sums.iter_mut().zip(vectors) {
                                *sum = sum.add_product(weight, value);
                            }
                        }
                    }
                    at += self.source[2];
                    tap = tap.wrapping_add(self.weight[2]);
                }
            }
        }
        sums
    }
}

//! One sample, where few results follow one another in a row: vectors run over the filters.

use super::area::{Area, Task, WIDEST, put_apart};
use crate::kernels::vector::Vector;
use crate::scalar::Scalar;

/// All results of the area, so many places together.
#[inline(always)]
pub fn sum<T: Scalar, V: Vector<T>, const PLACES: usize>(task: &Task<'_, T>, target: &mut [T]) {
    let (width, results) = (V::WIDTH, task.area.results);
    let last = results.saturating_sub(width);
    let mut first = 0;
    while first < results {
        // The last vector ends with the last filter, and may have some of the one before.
        if first + width < results {
            task.tiles_of_filters::<V, 2, PLACES>([first, last.min(first + width)], width, target);
            first += 2 * width;
        } else {
            task.tiles_of_filters::<V, 1, PLACES>([last.min(first)], width.min(results), target);
            first += width;
        }
    }
}

impl<T: Scalar> Task<'_, T> {
    /// `C` vectors of filters, or one that has a `part` of them.
    #[inline(always)]
    fn tiles_of_filters<V: Vector<T>, const C: usize, const PLACES: usize>(
        &self,
        filters: [usize; C],
        part: usize,
        target: &mut [T],
    ) {
        let Area { walk, weight, target_plane, .. } = *self.area;
        let mut start = [V::splat(T::ZERO); C];
        for (start, first) in start.iter_mut().zip(filters) {
            *start = V::load_part(self.bias.get(first..first + part).unwrap_or_default());
        }
        let within = filters.map(|first| walk.weights(self.weight, weight + first, part, 1));
        let Some([Some(first), ..]) = within.first_chunk::<1>() else { return };
        let mut weights = [*first; C];
        for (weights, within) in weights.iter_mut().zip(within) {
            let Some(within) = within else { return };
            *weights = within;
        }
        let mut spots = self.area.spots(1);
        while let Some(spots) = spots.next::<PLACES>() {
            let Some(values) = walk.values(self.source, spots.map(|spot| spot.source), 1) else { return };
            let sums = walk.sums_of_vectors::<T, V, C, PLACES>(weights, values, [start; PLACES], part);
            // Filters lie apart in the target.
            let places = spots.map(|spot| spot.target);
            let mut apart = [[[T::ZERO; WIDEST]; PLACES]; C];
            for (place, sums) in sums.into_iter().enumerate() {
                for (vector, sum) in sums.into_iter().enumerate() {
                    sum.store(&mut apart[vector][place], 0);
                }
            }
            for (vectors, first) in apart.iter().zip(filters) {
                let target = target.get_mut(first * target_plane..).unwrap_or_default();
                put_apart(vectors, &places, part, target_plane, target);
            }
        }
    }
}

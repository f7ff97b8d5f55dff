//! Samples, one after the other, into lanes.

#[cfg(feature = "threads")]
use core::ops::Range;

use super::compiled::compiled;
use super::slices::{part, part_mut};
use super::vector::{FullVector, In, Vector};
use crate::isa::Isa;
use crate::scalar::Scalar;
#[cfg(feature = "threads")]
use crate::threads;

compiled! {
    /// The way of samples into lanes.
    Transpositions {
        to_lanes = to_lanes, (len: usize, lanes: usize, samples: &[T], rows: &mut [T]), shared by shared;
    }
}

/// Samples of a tile, by the values that a vector has: as many vectors.
pub const TILE: usize = 8;

/// Samples of `len` values each into blocks of `lanes` samples, all of which are there.
#[inline(always)]
fn to_lanes<T: Scalar, I: Isa>(len: usize, lanes: usize, samples: &[T], rows: &mut [T]) {
    let (of_block, width) = (len * lanes, In::<T, I>::WIDTH);
    // Values and lanes that are in tiles.
    let (tiled, tiled_lanes) = if I::FAST { (len - len % width, lanes - lanes % TILE) } else { (0, 0) };
    for block in 0..rows.len() / of_block.max(1) {
        let (samples, rows) = (part(samples, block, of_block), part_mut(rows, block, of_block));
        for value in (0..tiled).step_by(width) {
            for lane in (0..tiled_lanes).step_by(TILE) {
                tile::<T, In<T, I>>(len, lanes, samples, rows, [value, lane]);
            }
        }
        for lane in 0..lanes {
            let first = if lane < tiled_lanes { tiled } else { 0 };
            let sample = part(samples, lane, len).get(first..).unwrap_or_default();
            for (number, value) in (first..).zip(sample) {
                if let Some(to) = rows.get_mut(number * lanes + lane) {
                    *to = *value;
                }
            }
        }
    }
}

/// A tile of which this value of this sample is the first. Samples that there are not are zero.
///
/// In a row its values have the number of the sample before that of the value, in bits. To put those at odd places behind all others moves
/// the last bit to the front; once all bits of the value are there, the sample is behind it.
#[inline(always)]
pub fn tile<T: Scalar, V: FullVector<T>>(
    len: usize,
    lanes: usize,
    samples: &[T],
    rows: &mut [T],
    [value, lane]: [usize; 2],
) {
    let mut tile = [V::splat(T::ZERO); TILE];
    for (sample, vector) in tile.iter_mut().enumerate() {
        *vector = V::load(samples, (lane + sample) * len + value);
    }
    for _ in 0..V::WIDTH.ilog2() {
        let from = tile;
        for (pair, of_pair) in from.as_chunks().0.iter().enumerate() {
            let [first, second] = *of_pair;
            [tile[pair], tile[pair + TILE / 2]] = V::unzip(first, second);
        }
    }
    for (number, vector) in tile.into_iter().enumerate() {
        let [row, from] = [number * V::WIDTH / TILE, number * V::WIDTH % TILE];
        vector.store(rows, (value + row) * lanes + lane + from);
    }
}

/// The work in parts, for threads that share it: blocks.
#[cfg(feature = "threads")]
fn shared<T: Scalar, I: Isa>(len: usize, lanes: usize, samples: &[T], rows: &mut [T]) {
    /// What it takes to move a value, in multiply-adds.
    const VALUE: usize = 4;

    let (of_block, work) = (len * lanes, VALUE * rows.len());
    threads::rows(rows, of_block, work, |blocks: Range<usize>, rows| {
        T::to_lanes::<I>(len, lanes, threads::rows_of(samples, &blocks, of_block), rows);
    });
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use super::*;
    use crate::isa::{Baseline, Detected};

    #[test]
    fn every_value_finds_its_lane() {
        fn check<T: Scalar, I: Isa>() {
            for (len, lanes, blocks) in [(1, 1, 1), (3, 5, 2), (8, 8, 1), (9, 12, 2), (23, 16, 3), (64, 16, 1)] {
                let samples: Vec<T> = (0..len * lanes * blocks).map(T::from_usize).collect();
                let mut rows = std::vec![T::ZERO; samples.len()];
                T::to_lanes::<I>(len, lanes, &samples, &mut rows);
                for (at, found) in rows.into_iter().enumerate() {
                    let (block, value, lane) = (at / (len * lanes), at / lanes % len, at % lanes);
                    assert_eq!(found, samples[(block * lanes + lane) * len + value], "{len} by {lanes}: {at}");
                }
            }
        }
        check::<f32, Detected>();
        check::<f64, Detected>();
        check::<f32, Baseline>();
        check::<f64, Baseline>();
    }
}

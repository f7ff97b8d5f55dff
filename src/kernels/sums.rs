//! Sums over the values of one sample, in one order for one sample and for samples in lanes.
//!
//! A sum is split into [`PARTS`] that take turns, value by value, and are joined in pairs: so a single sample's sum runs in
//! vectors as well, and rounding errors grow with a sixteenth of the length.

use super::slices::chunk;
use crate::isa::Isa;
use crate::scalar::Scalar;

/// The number of parts.
const PARTS: usize = 16;

/// A sum over values, of which each is added to its part. Not by a closure: one that is not inlined is compiled without the instruction set.
macro_rules! in_parts {
    ($values:expr, |$part:ident, $x:ident| $add:expr) => {{
        let mut parts = [T::ZERO; PARTS];
        let (chunks, rest) = $values.as_chunks::<PARTS>();
        for chunk in chunks {
            for ($part, &$x) in parts.iter_mut().zip(chunk) {
                $add;
            }
        }
        for ($part, &$x) in parts.iter_mut().zip(rest) {
            $add;
        }
        join(parts)
    }};
}

/// `Σ x`.
#[inline(always)]
pub fn sum<T: Scalar>(values: &[T]) -> T {
    in_parts!(values, |part, x| *part += x)
}

/// `Σ x` of slices of the same length: their additions, each of which waits for the one before, run beside one another.
#[inline(always)]
pub fn sum_each<T: Scalar, const K: usize>(slices: [&[T]; K]) -> [T; K] {
    let chunks = slices.first().map_or(0, |values| values.len() / PARTS);
    let mut parts = [[T::ZERO; PARTS]; K];
    for number in 0..chunks {
        for (parts, values) in parts.iter_mut().zip(slices) {
            let Some(chunk) = chunk::<T, PARTS>(values, number * PARTS) else { break };
            for (part, &x) in parts.iter_mut().zip(chunk) {
                *part += x;
            }
        }
    }
    // Copied, so that the parts above can be in registers, which have no numbers.
    let mut all = parts;
    for (parts, values) in all.iter_mut().zip(slices) {
        for (part, &x) in parts.iter_mut().zip(values.get(chunks * PARTS..).unwrap_or_default()) {
            *part += x;
        }
    }
    let mut sums = [T::ZERO; K];
    for (sum, parts) in sums.iter_mut().zip(all) {
        *sum = join(parts);
    }
    sums
}

/// `Σ |x|`: infinite or not a number where an `x` is.
#[inline(always)]
pub fn sizes<T: Scalar>(values: &[T]) -> T {
    in_parts!(values, |part, x| *part += x.abs())
}

/// `Σ (x − center)²`.
#[inline(always)]
pub fn squares<T: Scalar, I: Isa>(values: &[T], center: T) -> T {
    in_parts!(values, |part, x| {
        let off = x - center;
        *part = off.fma::<I>(off, *part);
    })
}

/// [`sum`] of samples in lanes.
#[inline(always)]
pub fn sum_lanes<T: Scalar, const L: usize>(rows: &[[T; L]]) -> [T; L] {
    let mut parts = [[T::ZERO; L]; PARTS];
    for rows in rows.chunks(PARTS) {
        for (part, row) in parts.iter_mut().zip(rows) {
            for (part, &x) in part.iter_mut().zip(row) {
                *part += x;
            }
        }
    }
    join_lanes(parts)
}

/// [`squares`] of samples in lanes.
#[inline(always)]
pub fn squares_lanes<T: Scalar, I: Isa, const L: usize>(rows: &[[T; L]], centers: &[T; L]) -> [T; L] {
    let mut parts = [[T::ZERO; L]; PARTS];
    for rows in rows.chunks(PARTS) {
        for (part, row) in parts.iter_mut().zip(rows) {
            for ((part, &x), &center) in part.iter_mut().zip(row).zip(centers) {
                let off = x - center;
                *part = off.fma::<I>(off, *part);
            }
        }
    }
    join_lanes(parts)
}

#[inline(always)]
fn join<T: Scalar>(parts: [T; PARTS]) -> T {
    let [sum] = join_lanes(parts.map(|part| [part]));
    sum
}

/// Adds the second half to the first, and so on.
#[inline(always)]
fn join_lanes<T: Scalar, const L: usize>(mut parts: [[T; L]; PARTS]) -> [T; L] {
    let mut half = PARTS / 2;
    while half > 0 {
        let (low, high) = parts.split_at_mut(half);
        for (low, high) in low.iter_mut().zip(high) {
            for (low, &high) in low.iter_mut().zip(&*high) {
                *low += high;
            }
        }
        half /= 2;
    }
    parts[0]
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use super::*;
    use crate::isa::Baseline;

    #[test]
    fn one_sample_and_lanes_agree_to_the_bit() {
        for len in [0, 1, 15, 16, 17, 100] {
            let values: Vec<f32> = (0..len).map(|i| (i * i % 37) as f32 / 7.0 - 2.0).collect();
            let rows: Vec<[f32; 3]> = values.iter().map(|&x| [x, -x, 3.0 * x]).collect();
            let sums = sum_lanes(&rows);
            assert_eq!(sums[0].to_bits(), sum(&values).to_bits());
            assert_eq!(sums[1], -sums[0]);
            assert_eq!(sum_each([&values, &values]).map(f32::to_bits), [sums[0]; 2].map(f32::to_bits));
            let squares_of_rows = squares_lanes::<_, Baseline, 3>(&rows, &[0.5, 0.0, 0.0]);
            assert_eq!(squares_of_rows[0].to_bits(), squares::<_, Baseline>(&values, 0.5).to_bits());
        }
    }

    #[test]
    fn every_value_counts_once() {
        let values: Vec<f64> = (1..=100).map(f64::from).collect();
        assert_eq!(sum(&values), 5050.0);
        assert_eq!(squares::<_, Baseline>(&values, 1.0), (0..100).map(|i| f64::from(i * i)).sum::<f64>());
    }
}

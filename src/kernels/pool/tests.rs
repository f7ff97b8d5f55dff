//! Max-pools against their definition, to the last bit: with values that are equal, zeros of both signs, and values that are no number.

extern crate std;

use std::vec;
use std::vec::Vec;

use super::Pool;
use crate::isa::{Baseline, Isa};
use crate::kernels::dense::tests::assert_same_bits;
use crate::rng::{Pcg32, uniform};
use crate::scalar::Scalar;
use crate::window::Sizes;

/// Few values, so that many are equal.
fn values<T: Scalar>(len: usize, rng: &mut Pcg32) -> Vec<T> {
    let few = [-1.0, -0.0, 0.0, 2.0, 3.0, 3.0, f64::NAN, f64::NEG_INFINITY];
    (0..len).map(|_| T::from_f64(few[(uniform::<f64, _>(rng) * 8.0) as usize % 8])).collect()
}

/// The largest value of each window and which it is, one by one.
fn expected<T: Scalar>(pool: &Pool, x: &[T]) -> [Vec<T>; 2] {
    let (Sizes { input, output, kernel, stride, padding, .. }, lanes) = (pool.window, pool.lanes);
    let mut all = [Vec::new(), Vec::new()];
    for at in 0..pool.planes * output[0] * output[1] * lanes {
        let (lane, column, row) = (at % lanes, at / lanes % output[1], at / lanes / output[1] % output[0]);
        let plane = &x[at / lanes / output[1] / output[0] * input[0] * input[1] * lanes..];
        let mut found: Option<(T, usize)> = None;
        for tap in 0..kernel[0] * kernel[1] {
            let i = (row * stride[0] + tap / kernel[1]).checked_sub(padding[0]).filter(|i| *i < input[0]);
            let j = (column * stride[1] + tap % kernel[1]).checked_sub(padding[1]).filter(|j| *j < input[1]);
            let (Some(i), Some(j)) = (i, j) else { continue };
            let value = plane[(i * input[1] + j) * lanes + lane];
            let takes = found.is_none_or(|(largest, _)| value > largest || value.to_f64().is_nan());
            found = if takes { Some((value, tap)) } else { found };
        }
        let (largest, tap) = found.unwrap();
        all[0].push(largest);
        all[1].push(T::from_usize(tap));
    }
    all
}

/// The way back, one by one.
fn check_gradients<T: Scalar, I: Isa>(pool: &Pool, taps: &[T], rng: &mut Pcg32) {
    let (Sizes { input, output, kernel, stride, padding, .. }, lanes) = (pool.window, pool.lanes);
    let dy: Vec<T> = (0..taps.len()).map(|_| T::from_f64(uniform::<f64, _>(rng))).collect();
    let [mut found, mut expected] =
        [9.0, 0.0].map(|value| vec![T::from_f64(value); pool.planes * input[0] * input[1] * lanes]);
    for (at, (dy, tap)) in dy.iter().zip(taps).enumerate() {
        let (lane, column, row) = (at % lanes, at / lanes % output[1], at / lanes / output[1] % output[0]);
        let (plane, tap) = (at / lanes / output[1] / output[0], tap.to_f64() as usize);
        let (i, j) =
            (row * stride[0] + tap / kernel[1] - padding[0], column * stride[1] + tap % kernel[1] - padding[1]);
        expected[((plane * input[0] + i) * input[1] + j) * lanes + lane] += *dy;
    }
    T::pool_largest_gradient::<I>(pool, taps, &dy, &mut found);
    assert_same_bits(&found, &expected, &std::format!("gradient of {pool:?}"));
}

fn check_all<T: Scalar, I: Isa>() {
    let rng = &mut Pcg32::seeded(5);
    let of =
        |input, output, kernel, stride, padding| Sizes { input, output, kernel, stride, padding, dilation: [1; 2] };
    let windows = [
        of([4, 6], [2, 3], [2, 2], [2, 2], [0, 0]),
        of([5, 17], [2, 8], [2, 2], [2, 2], [0, 0]),
        of([24, 24], [12, 12], [2, 2], [2, 2], [0, 0]),
        of([2, 43], [1, 21], [2, 2], [2, 2], [0, 0]),
        of([4, 40], [3, 21], [2, 2], [2, 2], [1, 1]),
        of([6, 9], [4, 7], [3, 3], [1, 1], [0, 0]),
        of([7, 8], [4, 4], [3, 2], [2, 2], [1, 0]),
    ];
    for (number, window) in windows.into_iter().enumerate() {
        for lanes in [1, 16, 8, 5] {
            let pool = Pool { window, planes: 1 + number % 3, lanes, padding_counts: false };
            let x: Vec<T> = values(pool.planes * window.inputs() * lanes, rng);
            let [largest, taps] = expected(&pool, &x);
            let [mut y, mut which] = [(); 2].map(|()| vec![T::ZERO; largest.len()]);
            T::pool_largest::<I>(&pool, &x, &mut y, &mut which);
            assert_same_bits(&y, &largest, &std::format!("{pool:?}"));
            assert_same_bits(&which, &taps, &std::format!("which of {pool:?}"));
            check_gradients::<T, I>(&pool, &taps, rng);
            if lanes == 1 {
                y.fill(T::ZERO);
                T::pool_infer_largest::<I>(&pool, &x, &mut y);
                assert_same_bits(&y, &largest, &std::format!("one sample of {pool:?}"));
            }
        }
    }
}

#[test]
fn plain_vectors_find_the_largest_values() {
    check_all::<f32, Baseline>();
    check_all::<f64, Baseline>();
}

#[cfg(runtime_vectors)]
#[test]
fn the_machines_vectors_find_the_largest_values() {
    crate::isa::found::check_found!(check_all);
}

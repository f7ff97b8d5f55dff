//! Vectors against plain arrays, to the last bit.

extern crate std;

use std::vec::Vec;

use super::{Sizes, plain};
use crate::isa::{Baseline, Isa};
use crate::kernels::vector::{In, InWide, Vector, Wide};
use crate::layer::Step;
use crate::rng::{Pcg32, uniform};
use crate::scalar::Scalar;

pub fn random<T: Scalar>(len: usize, rng: &mut Pcg32) -> Vec<T> {
    (0..len).map(|_| T::from_f64(2.0 * uniform::<f64, _>(rng) - 1.0)).collect()
}

#[track_caller]
pub fn assert_same_bits<T: Scalar>(found: &[T], expected: &[T], what: &str) {
    for (at, (found, expected)) in found.iter().zip(expected).enumerate() {
        assert_eq!(found.to_f64().to_bits(), expected.to_f64().to_bits(), "{what}, value {at}");
    }
}

/// All kernels with these sizes, with a bias and without.
fn check<T: Scalar, I: Isa>(sizes: Sizes, rng: &mut Pcg32) {
    let Sizes { rows, inputs, outputs, lanes } = sizes;
    let (weight, x) = (random::<T>(inputs * outputs, rng), random::<T>(rows * lanes * inputs, rng));
    let dy = random::<T>(rows * lanes * outputs, rng);
    let bias = if (inputs + outputs) % 3 > 0 { random(outputs, rng) } else { Vec::new() };
    let (mut found, mut expected) = (random(dy.len(), rng), random(dy.len(), rng));
    T::dense_forward::<I>(sizes, &weight, &bias, &x, &mut found);
    plain::forward::<T, I>(sizes, &weight, &bias, &x, &mut expected);
    assert_same_bits(&found, &expected, &std::format!("forward {sizes:?}"));

    // Sums go on from what is there.
    let (mut found, mut found_bias): (Vec<T>, _) = (random(weight.len(), rng), bias);
    let (mut expected, mut expected_bias) = (found.clone(), found_bias.clone());
    // In two parts, as threads have them.
    let half = inputs / 2;
    let (one, other) = found.split_at_mut(half * outputs);
    T::dense_weight_gradient::<I>(sizes, 0, &x, &dy, one, &mut found_bias);
    T::dense_weight_gradient::<I>(sizes, half, &x, &dy, other, &mut []);
    plain::weight_gradient::<T, I>(sizes, 0, &x, &dy, &mut expected, &mut expected_bias);
    assert_same_bits(&found, &expected, &std::format!("weight gradient {sizes:?}"));
    assert_same_bits(&found_bias, &expected_bias, &std::format!("bias gradient {sizes:?}"));

    let step = Step { rate: T::from_f64(0.3), weight_decay: T::from_f64(0.01) };
    let (mut found, mut found_bias) = (weight.clone(), random(if found_bias.is_empty() { 0 } else { outputs }, rng));
    let (mut expected, mut expected_bias) = (weight.clone(), found_bias.clone());
    let (mut gradient, mut bias_gradient) = (std::vec![T::ZERO; weight.len()], std::vec![T::ZERO; found_bias.len()]);
    plain::weight_gradient::<T, I>(sizes, 0, &x, &dy, &mut gradient, &mut bias_gradient);
    step.apply(&mut expected, &gradient);
    step.apply(&mut expected_bias, &bias_gradient);
    let (one, other) = found.split_at_mut(half * outputs);
    T::dense_descend::<I>(sizes, 0, &x, &dy, one, &mut found_bias, step);
    T::dense_descend::<I>(sizes, half, &x, &dy, other, &mut [], step);
    assert_same_bits(&found, &expected, &std::format!("descent of the weights {sizes:?}"));
    assert_same_bits(&found_bias, &expected_bias, &std::format!("descent of the bias {sizes:?}"));
    let (mut found, mut found_bias) = (weight.clone(), found_bias);
    let (one, other) = found.split_at_mut(half * outputs);
    plain::descend::<T, I>(sizes, 0, &x, &dy, one, &mut found_bias, step);
    plain::descend::<T, I>(sizes, half, &x, &dy, other, &mut [], step);
    assert_same_bits(&found, &expected, &std::format!("plain descent of the weights {sizes:?}"));

    let (mut found, mut expected) = (random(x.len(), rng), random(x.len(), rng));
    T::dense_input_gradient::<I>(sizes, &weight, &dy, &mut found);
    plain::input_gradient::<T, I>(sizes, &weight, &dy, &mut expected);
    assert_same_bits(&found, &expected, &std::format!("input gradient {sizes:?}"));
}

/// Sizes around the widths of vectors and tiles, and where sums and results are taken part by part.
fn check_all<T: Scalar, I: Isa>() {
    let rng = &mut Pcg32::seeded(3);
    for inputs in [1, 5, 6, 9, 16, 19, 129] {
        for outputs in [1, 2, 3, 4, 8, 9, 10, 17, 31, 70, 100] {
            for (rows, lanes) in [(1, 1), (2, 1), (1, 3), (1, 8), (2, 11), (1, 16), (6, 16)] {
                check::<T, I>(Sizes { rows, inputs, outputs, lanes }, rng);
            }
        }
    }
    for (inputs, outputs) in [(130, 530), (300, 260), (32, 300), (33, 1030)] {
        for (rows, lanes) in [(1, 1), (2, 16), (9, 16)] {
            check::<T, I>(Sizes { rows, inputs, outputs, lanes }, rng);
        }
    }
}

#[test]
fn vectors_give_the_bits_of_plain_arrays() {
    check_all::<f32, Baseline>();
    check_all::<f64, Baseline>();
}

/// What a vector is made of is what an array is made of, element by element.
fn check_vector<T: Scalar, V: Vector<T>>() {
    let rng = &mut Pcg32::seeded(4);
    let values: Vec<T> = random(3 * V::WIDTH + 1, rng);
    let [a, b, c] = [0, 1, 2].map(|at| V::load(&values, at * V::WIDTH + 1));
    let stored = |vector: V| {
        let mut to = std::vec![T::ZERO; V::WIDTH];
        vector.store(&mut to, 0);
        to
    };
    assert_eq!(stored(a), values[1..=V::WIDTH]);
    assert_eq!(stored(V::load(&values, 2 * V::WIDTH + 2)), std::vec![T::ZERO; V::WIDTH]);
    assert_eq!(stored(V::splat(values[0])), std::vec![values[0]; V::WIDTH]);
    for at in 0..V::WIDTH {
        let (x, y) = (values[1 + at], values[1 + V::WIDTH + at]);
        assert_eq!(stored(a.add(b))[at], x + y);
        assert_eq!(stored(a.sub(b))[at], x - y);
        assert_eq!(stored(a.mul(b))[at], x * y);
    }
    for len in 0..=V::WIDTH + 1 {
        let part = stored(V::load_part(&values[..len]));
        let mut to = std::vec![T::ONE; len];
        c.store_part(&mut to);
        for at in 0..V::WIDTH {
            assert_eq!(part[at], if at < len { values[at] } else { T::ZERO });
        }
        for (at, to) in to.into_iter().enumerate() {
            assert_eq!(to, if at < V::WIDTH { stored(c)[at] } else { T::ONE });
        }
    }
}

/// A wide vector is a vector, and two others.
fn check_wide<T: Scalar, W: Wide<T>>() {
    check_vector::<T, W>();
    let values: Vec<T> = random(W::WIDTH, &mut Pcg32::seeded(5));
    let half = |at| W::Half::load(&values, at * W::Half::WIDTH);
    let mut stored = std::vec![T::ZERO; W::WIDTH];
    W::of(half(0), half(1)).store(&mut stored, 0);
    assert_eq!(stored, values);
    for (half, expected) in W::load(&values, 0).halves().into_iter().zip(values.chunks(W::Half::WIDTH)) {
        half.store(&mut stored, 0);
        assert_eq!(stored[..W::Half::WIDTH], *expected);
    }
}

/// Both vectors of an instruction set.
fn check_vectors<T: Scalar, I: Isa>() {
    check_vector::<T, In<T, I>>();
    check_wide::<T, InWide<T, I>>();
}

#[test]
fn plain_vectors_are_arrays() {
    check_vectors::<f32, Baseline>();
    check_vectors::<f64, Baseline>();
}

#[cfg(runtime_vectors)]
#[test]
fn the_machines_vectors_give_the_bits_of_plain_arrays() {
    fn check<T: Scalar, I: Isa>() {
        check_all::<T, I>();
        check_vectors::<T, I>();
    }
    crate::isa::found::check_found!(check);
}

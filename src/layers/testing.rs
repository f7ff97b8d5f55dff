//! What the tests of every layer share: gradients held against central differences, training against inference.

extern crate std;

use core::array;
use std::vec;
use std::vec::Vec;

use crate::isa::Baseline;
use crate::layer::{Batch, Layer, Recorded, Visitor, VisitorMut};
use crate::rng::{Pcg32, uniform};
use crate::scalar::Scalar;
use crate::shape::Shape;
use crate::tensors::Kind;

/// The inputs of a mini-batch: for each input of the layer its samples, one after the other.
type Inputs<T, const N: usize> = [Vec<T>; N];

/// Where layers with chance in them start, in every pass.
const SEED: u64 = 5;

/// Holds the gradients of a layer against central differences: along random directions, each of which has a part in every
/// coordinate, so that no wrong value escapes. In blocks of 1, 3 and 16 lanes, several blocks, the last of them not full.
///
/// The loss is a random weighted sum of the outputs.
pub fn check_gradients<Lay: Layer<N, Scalar = f64> + Clone, const N: usize>(layer: &Lay) {
    check_gradients_in_lanes::<Lay, N, 1>(layer, 2);
    check_gradients_in_lanes::<Lay, N, 3>(layer, 5);
    check_gradients_in_lanes::<Lay, N, 16>(layer, 27);
}

/// Checks that a sample gets the same bits from inference and from training in blocks of 1, 3 and 16 lanes.
pub fn check_bits<Lay: Layer<N>, const N: usize>(layer: &Lay) {
    check_bits_in_lanes::<Lay, N, 1>(layer, 2);
    check_bits_in_lanes::<Lay, N, 3>(layer, 5);
    check_bits_in_lanes::<Lay, N, 16>(layer, 27);
    check_tensors(layer);
}

/// Checks that a layer lists the parameters that it shows, with the same names, shapes and places.
fn check_tensors<Lay: Layer<N>, const N: usize>(layer: &Lay) {
    struct Shown(Vec<(&'static str, Shape, usize)>);

    impl<T> Visitor<T> for Shown {
        fn parameter(&mut self, name: &'static str, shape: Shape, values: &[T]) {
            self.0.push((name, shape, values.as_ptr().addr()));
        }
        fn fixed(&mut self, name: &'static str, shape: Shape, values: &[T]) {
            self.parameter(name, shape, values);
        }
    }

    let mut shown = Shown(Vec::new());
    layer.visit(&mut shown);
    let listed = Lay::TENSORS.iter().filter_map(|tensor| match tensor.kind {
        Kind::Values(shape) if shape.len() > 0 => {
            Some((tensor.name, shape, core::ptr::from_ref(layer).addr() + tensor.offset))
        }
        _ => None,
    });
    assert_eq!(listed.collect::<Vec<_>>(), shown.0, "`TENSORS` and `visit`");
}

fn check_gradients_in_lanes<Lay: Layer<N, Scalar = f64> + Clone, const N: usize, const L: usize>(
    layer: &Lay,
    samples: usize,
) {
    let rng = &mut Pcg32::seeded(1);
    let inputs: Inputs<f64, N> = array::from_fn(|k| random(samples * Lay::INPUT_SHAPES[k].len(), rng));
    let weights = random(samples * Lay::OUTPUT_SHAPE.len(), rng);
    let all = back::<Lay, N, L>(layer, &inputs, &weights, f64::NAN, [true; N], true);
    let other = back::<Lay, N, L>(layer, &inputs, &weights, 7.0, [true; N], true);
    assert_eq!(bits(&other.gradient), bits(&all.gradient), "what was in memory makes a difference");
    for k in 0..N {
        assert_eq!(bits(&other.inputs[k]), bits(&all.inputs[k]), "what was in memory makes a difference");
        let alone = back::<Lay, N, L>(layer, &inputs, &weights, f64::NAN, array::from_fn(|i| i == k), false);
        assert_eq!(bits(&alone.inputs[k]), bits(&all.inputs[k]), "input {k} alone gets another gradient");
        for _ in 0..4 {
            let direction = random(inputs[k].len(), rng);
            let loss = |step: f64| {
                let mut moved = inputs.clone();
                moved[k].iter_mut().zip(&direction).for_each(|(x, d)| *x += step * d);
                loss::<Lay, N, L>(layer, &moved, &weights)
            };
            compare(loss, &all.inputs[k], &direction);
        }
    }
    for _ in 0..4 {
        let direction = random(Lay::TRAINABLE, rng);
        let loss = |step: f64| {
            let mut moved = layer.clone();
            moved.visit_mut(&mut Move { direction: &direction, step });
            loss::<Lay, N, L>(&moved, &inputs, &weights)
        };
        compare(loss, &all.gradient, &direction);
    }
}

/// Holds the slope of `loss` at zero, along `direction`, against the gradient's.
fn compare(loss: impl Fn(f64) -> f64, gradient: &[f64], direction: &[f64]) {
    const STEP: f64 = 1e-5;
    let difference = (loss(STEP) - loss(-STEP)) / (2.0 * STEP);
    let terms = || gradient.iter().zip(direction).map(|(g, d)| g * d);
    let slope: f64 = terms().sum();
    // The size that a sum of terms of these sizes has; the sum itself may be small by chance.
    let size = terms().map(|term| term * term).sum::<f64>().sqrt();
    assert!((difference - slope).abs() <= 1e-6 * size, "differences {difference}, gradient {slope}, size {size}");
}

fn check_bits_in_lanes<Lay: Layer<N>, const N: usize, const L: usize>(layer: &Lay, samples: usize) {
    let rng = &mut Pcg32::seeded(2);
    let inputs: Inputs<Lay::Scalar, N> = array::from_fn(|k| random(samples * Lay::INPUT_SHAPES[k].len(), rng));
    let nan = Lay::Scalar::from_f64(f64::NAN);
    let recorded = record::<Lay, N, L>(layer, &inputs, nan);
    let len = Lay::OUTPUT_SHAPE.len();
    for (sample, recorded) in unpack(&recorded.output, len, samples).chunks(len).enumerate() {
        let inputs = array::from_fn(|k| inputs[k].chunks(Lay::INPUT_SHAPES[k].len()).nth(sample).unwrap());
        let mut output = vec![nan; len];
        layer.infer::<Baseline>(inputs, &mut output, &mut vec![nan; Lay::WORKSPACE]);
        assert_eq!(bits(&output), bits(recorded), "sample {sample} of {samples} in {L} lanes");
    }
}

/// The weighted sum of a layer's outputs.
fn loss<Lay: Layer<N, Scalar = f64>, const N: usize, const L: usize>(
    layer: &Lay,
    inputs: &Inputs<f64, N>,
    weights: &[f64],
) -> f64 {
    let output = record::<Lay, N, L>(layer, inputs, f64::NAN).output;
    let output = unpack(&output, Lay::OUTPUT_SHAPE.len(), weights.len() / Lay::OUTPUT_SHAPE.len());
    output.iter().zip(weights).map(|(y, w)| y * w).sum()
}

/// A pass forward, in blocks of lanes.
struct Record<T, const N: usize, const L: usize> {
    inputs: [Vec<[T; L]>; N],
    output: Vec<[T; L]>,
    cache: Vec<[T; L]>,
    blocks: usize,
    samples: usize,
}

/// The pass forward, into memory full of `garbage`.
fn record<Lay: Layer<N>, const N: usize, const L: usize>(
    layer: &Lay,
    inputs: &Inputs<Lay::Scalar, N>,
    garbage: Lay::Scalar,
) -> Record<Lay::Scalar, N, L> {
    let samples = inputs[0].len() / Lay::INPUT_SHAPES[0].len();
    let blocks = samples.div_ceil(L);
    let mut record = Record {
        inputs: array::from_fn(|k| pack(&inputs[k], Lay::INPUT_SHAPES[k].len())),
        output: vec![[garbage; L]; blocks * Lay::OUTPUT_SHAPE.len()],
        cache: vec![[garbage; L]; blocks * Lay::CACHE],
        blocks,
        samples,
    };
    let mut batch = Batch { blocks, samples, frozen: false, generator: &mut Pcg32::seeded(SEED), bounded: None };
    let inputs = array::from_fn(|k| record.inputs[k].as_slice());
    layer.record::<Baseline, L>(inputs, &mut record.output, &mut record.cache, &mut batch);
    assert!(record.output.as_flattened().iter().all(|y| y.is_finite()), "an output was not written");
    record
}

/// The gradients of the samples' inputs, and of the parameters.
struct Pass<T, const N: usize> {
    inputs: Inputs<T, N>,
    gradient: Vec<T>,
}

/// The passes forward and back, in memory full of `garbage`, to the input gradients that are `wanted` and, with `train`,
/// the parameters'.
fn back<Lay: Layer<N, Scalar = f64>, const N: usize, const L: usize>(
    layer: &Lay,
    inputs: &Inputs<f64, N>,
    weights: &[f64],
    garbage: f64,
    wanted: [bool; N],
    train: bool,
) -> Pass<f64, N> {
    let record = record::<Lay, N, L>(layer, inputs, garbage);
    let len = Lay::OUTPUT_SHAPE.len();
    let mut output_gradient = pack::<_, L>(weights, len);
    for (at, row) in output_gradient.iter_mut().enumerate() {
        for (lane, value) in row.iter_mut().enumerate() {
            if at / len * L + lane >= record.samples {
                *value = 0.0;
            }
        }
    }
    let mut input_gradients: [_; N] = array::from_fn(|k| vec![[garbage; L]; record.inputs[k].len()]);
    let mut gradient = vec![1.0; Lay::TRAINABLE];
    let mut asked = wanted.into_iter();
    layer.backpropagate::<Baseline, L>(
        Recorded {
            inputs: array::from_fn(|k| record.inputs[k].as_slice()),
            output: &record.output,
            cache: &record.cache,
        },
        &mut output_gradient,
        input_gradients.each_mut().map(|dx| asked.next().unwrap().then_some(dx.as_mut_slice())),
        train.then_some(&mut gradient),
        &mut vec![[garbage; L]; record.blocks * Lay::SCRATCH],
        &Batch {
            blocks: record.blocks,
            samples: record.samples,
            frozen: false,
            generator: &mut Pcg32::seeded(SEED),
            bounded: None,
        },
    );
    // It was one before, and is added to.
    gradient.iter_mut().for_each(|g| *g -= 1.0);
    Pass {
        inputs: array::from_fn(|k| {
            let len = Lay::INPUT_SHAPES[k].len();
            let padding = unpack(&input_gradients[k], len, record.blocks * L).split_off(len * record.samples);
            assert!(!wanted[k] || padding.iter().all(|&dx| dx == 0.0), "a lane without a sample has a gradient");
            unpack(&input_gradients[k], len, record.samples)
        }),
        gradient,
    }
}

/// Moves parameters along a direction.
struct Move<'a> {
    direction: &'a [f64],
    step: f64,
}

impl VisitorMut<f64> for Move<'_> {
    fn parameter(&mut self, _: &'static str, shape: Shape, values: &mut [f64]) {
        assert_eq!(shape.len(), values.len());
        let (mine, rest) = self.direction.split_at(values.len());
        values.iter_mut().zip(mine).for_each(|(value, direction)| *value += self.step * direction);
        self.direction = rest;
    }
    fn fixed(&mut self, _: &'static str, _: Shape, _: &mut [f64]) {}
}

/// Fills a layer's parameters, fixed ones too, with random numbers.
pub fn randomize<Lay: Layer<N>, const N: usize>(mut layer: Lay) -> Lay {
    struct Fill(Pcg32);

    impl<T: Scalar> VisitorMut<T> for Fill {
        fn parameter(&mut self, _: &'static str, _: Shape, values: &mut [T]) {
            values.copy_from_slice(&random(values.len(), &mut self.0));
        }
        fn fixed(&mut self, name: &'static str, shape: Shape, values: &mut [T]) {
            self.parameter(name, shape, values);
        }
        fn statistic(&mut self, name: &'static str, shape: Shape, values: &mut [T]) {
            self.parameter(name, shape, values);
            // A variance is not negative.
            values.iter_mut().for_each(|value| *value = value.abs());
        }
    }

    layer.visit_mut(&mut Fill(Pcg32::seeded(3)));
    layer
}

/// What a visitor sees, a line a call.
pub fn visits<Lay: Layer<N>, const N: usize>(layer: &Lay) -> Vec<std::string::String> {
    #[derive(Default)]
    struct Log(Vec<std::string::String>);

    impl<T> Visitor<T> for Log {
        fn enter(&mut self, layer: &'static str) {
            self.0.push(std::format!("enter {layer}"));
        }
        fn leave(&mut self) {
            self.0.push("leave".into());
        }
        fn parameter(&mut self, name: &'static str, shape: Shape, values: &[T]) {
            self.0.push(std::format!("parameter {name} {shape} {}", values.len()));
        }
        fn fixed(&mut self, name: &'static str, shape: Shape, values: &[T]) {
            self.0.push(std::format!("fixed {name} {shape} {}", values.len()));
        }
    }

    let mut log = Log::default();
    layer.visit(&mut log);
    log.0
}

/// Numbers from -1 to 1.
fn random<T: Scalar>(len: usize, rng: &mut Pcg32) -> Vec<T> {
    (0..len).map(|_| uniform::<T, _>(rng) * T::from_f64(2.0) - T::ONE).collect()
}

/// Lays samples of `len` values out in blocks of lanes; lanes that are left over repeat the last sample.
fn pack<T: Scalar, const L: usize>(samples: &[T], len: usize) -> Vec<[T; L]> {
    let count = samples.len() / len;
    (0..count.div_ceil(L) * len)
        .map(|at| array::from_fn(|lane| samples[(at / len * L + lane).min(count - 1) * len + at % len]))
        .collect()
}

/// The first samples of blocks of lanes, one after the other.
fn unpack<T: Scalar, const L: usize>(blocks: &[[T; L]], len: usize, samples: usize) -> Vec<T> {
    (0..samples * len).map(|at| blocks[at / len / L * len + at % len][at / len % L]).collect()
}

fn bits<T: Scalar>(values: &[T]) -> Vec<u64> {
    values.iter().map(|value| value.to_f64().to_bits()).collect()
}

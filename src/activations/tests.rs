//! Every activation against closed forms, central differences and itself. Adding one is one entry in the table below.

use rand_core::Rng;

use super::*;
use crate::isa::{Baseline, Detected};
use crate::rng::{Pcg32, uniform};

const INFINITY: f64 = f64::INFINITY;

/// For each activation: how to make it for a scalar `T`, the length of the groups that it works on, its kinks, and
/// known `(x, f(x), f'(x))`, computed with 40 digits. The derivative at a kink is PyTorch's.
macro_rules! activations {
    ($($name:ident: $new:expr, $group:literal, $kinks:expr, $known:expr;)*) => {$(
        mod $name {
            use super::*;

            #[test]
            fn has_the_known_values_and_derivatives() {
                {
                    type T = f32;
                    known::<T>(&$new, &$known);
                }
                type T = f64;
                known::<T>(&$new, &$known);
            }

            #[test]
            fn has_the_gradient_of_central_differences() {
                type T = f64;
                gradients::<1>(&of::<T, _>($new), &$kinks);
                gradients::<4>(&of::<T, _>($new), &$kinks);
            }

            #[test]
            fn has_the_same_bits_in_inference_and_training() {
                type T = f32;
                bits::<1>(&of::<T, _>($new));
                bits::<4>(&of::<T, _>($new));
            }

            #[test]
            fn keeps_the_finite_finite_and_nan_nan() {
                type T = f32;
                extremes(&of::<T, _>($new), $group);
            }
        }
    )*};
}

activations! {
    relu: Relu, 1, [0.0], [(-2.0, 0.0, 0.0), (0.0, 0.0, 0.0), (2.0, 2.0, 1.0), (-INFINITY, 0.0, 0.0)];
    relu6: Relu6, 1, [0.0, 6.0], [
        (-2.0, 0.0, 0.0), (0.0, 0.0, 0.0), (2.0, 2.0, 1.0), (6.0, 6.0, 0.0), (INFINITY, 6.0, 0.0),
    ];
    leaky_relu: LeakyRelu::<T>::new(0.2), 1, [0.0], [(-2.0, -0.4, 0.2), (0.0, 0.0, 0.2), (2.0, 2.0, 1.0)];
    flat_leaky_relu: LeakyRelu::<T>::new(0.0), 1, [0.0], [(-2.0, 0.0, 0.0), (0.0, 0.0, 0.0), (2.0, 2.0, 1.0)];
    leaky_relu_by_default: LeakyRelu::<T>::default(), 1, [0.0], [(-2.0, -0.02, 0.01)];
    elu: Elu::<T>::new(0.5), 1, [0.0], [
        (-3.5, -0.48490130828884076, 0.01509869171115925), (-0.25, -0.11059960846429757, 0.38940039153570244),
        (0.0, 0.0, 0.5), (0.5, 0.5, 1.0), (-INFINITY, -0.5, 0.0),
    ];
    elu_by_default: Elu::<T>::default(), 1, [0.0], [
        (-3.5, -0.9698026165776815, 0.0301973834223185), (0.0, 0.0, 1.0), (2.0, 2.0, 1.0),
    ];
    selu: Selu, 1, [0.0], [
        (-3.5, -1.7050093409572833, 0.053089999890093664), (-0.25, -0.38889019747811904, 1.3692091433692577),
        (0.0, 0.0, 1.7580993408473766), (0.5, 0.5253504936777402, 1.0507009873554805),
    ];
    gelu: Gelu, 1, [], [
        (-3.5, -0.0008142017766243376, -0.002821760353624635), (-1.0, -0.15865525393145705, -0.08331547058768629),
        (0.0, 0.0, 0.5), (0.5, 0.34573123063700656, 0.8674951246561629), (2.0, 1.9544997361036416, 1.085231801078197),
    ];
    gelu_tanh: GeluTanh, 1, [], [
        (-3.5, -0.0006161976553736633, -0.002422643760116431), (-1.0, -0.1588080093917233, -0.08296408384578255),
        (0.0, 0.0, 0.5), (0.5, 0.34571400982514394, 0.8673699035346423), (2.0, 1.954597694087775, 1.0860992566236185),
        (1e30, 1e30, 1.0),
    ];
    silu: Silu, 1, [], [
        (-3.5, -0.10259280762974712, -0.07027335282771814), (-1.0, -0.2689414213699951, 0.07232948812851327),
        (0.0, 0.0, 0.5), (2.0, 1.7615941559557649, 1.0907842487848955), (-1000.0, 0.0, 0.0),
    ];
    sigmoid: Sigmoid, 1, [], [
        (-3.5, 0.02931223075135632, 0.02845302387973556), (0.0, 0.5, 0.25),
        (2.0, 0.8807970779778824, 0.10499358540350652), (-INFINITY, 0.0, 0.0), (INFINITY, 1.0, 0.0),
    ];
    hard_sigmoid: HardSigmoid, 1, [-3.0, 3.0], [
        (-3.0, 0.0, 0.0), (-1.5, 0.25, 1.0 / 6.0), (0.0, 0.5, 1.0 / 6.0), (3.0, 1.0, 0.0), (INFINITY, 1.0, 0.0),
    ];
    tanh: Tanh, 1, [], [
        (-3.5, -0.9981778976111987, 0.003640884720487306), (0.0, 0.0, 1.0),
        (0.5, 0.46211715726000974, 0.7864477329659274), (INFINITY, 1.0, 0.0),
    ];
    hard_tanh: HardTanh::<T>::new(-2.0, 0.5), 1, [-2.0, 0.5], [
        (-3.0, -2.0, 0.0), (-2.0, -2.0, 0.0), (-1.0, -1.0, 1.0), (0.5, 0.5, 0.0), (INFINITY, 0.5, 0.0),
    ];
    hard_tanh_by_default: HardTanh::<T>::default(), 1, [-1.0, 1.0], [(-1.0, -1.0, 0.0), (0.5, 0.5, 1.0), (1.0, 1.0, 0.0)];
    hard_swish: HardSwish, 1, [-3.0, 3.0], [
        (-4.0, 0.0, 0.0), (-3.0, 0.0, 0.0), (-1.0, -1.0 / 3.0, 1.0 / 6.0), (0.5, 1.75 / 6.0, 2.0 / 3.0),
        (3.0, 3.0, 1.0), (1e38, 1e38, 1.0),
    ];
    softplus: Softplus::<T>::default(), 1, [], [
        (-3.5, 0.029750418272620566, 0.02931223075135632), (0.0, core::f64::consts::LN_2, 0.5),
        (2.0, 2.1269280110429727, 0.8807970779778824), (25.0, 25.0, 1.0), (-INFINITY, 0.0, 0.0),
    ];
    sharp_softplus: Softplus::<T>::new(2.0, 5.0), 1, [2.5], [
        (-3.5, 0.00045573322688712237, 0.0009110511944006454), (0.5, 0.6566308437591114, 0.7310585786300049),
        (2.0, 2.0090749639589047, 0.9820137900379085), (2.625, 2.625, 1.0),
    ];
    softplus_without_end: Softplus::<T>::new(1.0, 1e9), 1, [], [(1000.0, 1000.0, 1.0)];
    softsign: Softsign, 1, [0.0], [
        (-3.5, -7.0 / 9.0, 4.0 / 81.0), (0.0, 0.0, 1.0), (0.5, 1.0 / 3.0, 4.0 / 9.0), (1e30, 1.0, 0.0),
    ];
    softmax: Softmax::<3>, 3, [], [];
    softmax_of_one: Softmax::<1>, 1, [], [(-3.0, 1.0, 0.0), (1e30, 1.0, 0.0)];
    log_softmax: LogSoftmax::<4>, 4, [], [];
    log_softmax_of_one: LogSoftmax::<1>, 1, [], [(-3.0, 0.0, 0.0), (1e30, 0.0, 0.0)];
}

#[test]
fn softmax_and_its_logarithm_have_known_values() {
    let (mut y, mut logarithms) = ([1.0_f64, 2.0, -0.5], [1.0, 2.0, -0.5]);
    Softmax::<3>.infer::<Baseline>(&mut y);
    LogSoftmax::<3>.infer::<Baseline>(&mut logarithms);
    let probabilities = [0.2537161816350252, 0.6896720861245035, 0.05661173224047128];
    y.iter().zip(probabilities).for_each(|(y, expected)| close(*y, expected));
    let expected = [-1.371539031852683, -0.3715390318526829, -2.871539031852683];
    logarithms.iter().zip(expected).for_each(|(y, expected)| close(*y, expected));
}

#[test]
fn softmax_of_extremes_is_one_of_many() {
    let mut y = [f32::MAX, f32::MIN, 0.0, -1e30, 1e30, 999.0, -f32::INFINITY, 0.0, 0.0];
    Softmax::<3>.infer::<Baseline>(&mut y);
    assert_eq!(y, [1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.5, 0.5]);
}

/// The settings of a constructor survive into a constant.
#[test]
fn settings_are_read_back() {
    const LEAKY: LeakyRelu<f32> = LeakyRelu::<f32>::new(0.2);
    const ELU: Elu<f64> = Elu::<f64>::new(1.5);
    const CLIP: HardTanh<f32> = HardTanh::<f32>::new(-2.0, 3.0);
    const SOFTPLUS: Softplus<f32> = Softplus::<f32>::new(2.0, 10.0);
    assert_eq!((LEAKY.slope(), ELU.alpha()), (0.2, 1.5));
    assert_eq!((CLIP.min(), CLIP.max(), SOFTPLUS.beta(), SOFTPLUS.threshold()), (-2.0, 3.0, 2.0, 10.0));
}

#[test]
#[should_panic(expected = "the slope of `LeakyRelu` must not be negative")]
fn a_negative_slope_is_refused() {
    let _ = LeakyRelu::<f32>::new(-0.1);
}

#[test]
#[should_panic(expected = "the alpha of `Elu` must not be negative")]
fn a_negative_alpha_is_refused() {
    let _ = Elu::<f32>::new(-1.0);
}

#[test]
#[should_panic(expected = "the bounds of `HardTanh` must be in order")]
fn bounds_out_of_order_are_refused() {
    let _ = HardTanh::<f64>::new(1.0, -1.0);
}

/// An activation of this scalar.
fn of<T: Scalar, A: Activation<T>>(activation: A) -> A {
    activation
}

/// Equal but for rounding.
fn close<T: Scalar>(found: T, expected: f64) {
    let error = (found.to_f64() - expected).abs();
    assert!(error <= 4.0 * T::EPSILON.to_f64() * expected.abs().max(1.0), "{found} instead of {expected}");
}

/// The outputs of a block, and the gradient with respect to its inputs.
fn train<I: Isa, T: Scalar, A: Activation<T>, const L: usize, const N: usize>(
    activation: &A,
    inputs: &[[T; L]; N],
    mut gradients: [[T; L]; N],
) -> ([[T; L]; N], [[T; L]; N]) {
    // What the cache holds before must not matter: NaN would show.
    let mut cache = [[T::from_f64(f64::NAN); L]; N];
    let cache = if A::CACHED { &mut cache[..] } else { &mut [] };
    let mut values = *inputs;
    activation.record::<I, L>(&mut values, cache);
    activation.backpropagate::<I, L>(&values, cache, &mut gradients);
    (values, gradients)
}

fn known<T: Scalar>(activation: &impl Activation<T>, known: &[(f64, f64, f64)]) {
    for &(x, y, derivative) in known {
        // By loops of their own, and by those that the library has compiled.
        for train in [train::<Baseline, T, _, 1, 1>, train::<Detected, T, _, 1, 1>] {
            let ([[value]], [[gradient]]) = train(activation, &[[T::from_f64(x)]], [[T::ONE]]);
            close(value, y);
            close(gradient, derivative);
        }
    }
}

fn gradients<const L: usize>(activation: &impl Activation<f64>, kinks: &[f64]) {
    const STEP: f64 = 1e-5;
    const N: usize = 120;
    let mut rng = Pcg32::seeded(1);
    let mut draw = || loop {
        let x = uniform::<f64, _>(&mut rng) * 14.0 - 7.0;
        if kinks.iter().all(|kink| (x - kink).abs() > 1e-3) {
            return x;
        }
    };
    let inputs: [[f64; L]; N] = [(); N].map(|()| [(); L].map(|()| draw()));
    let weights: [[f64; L]; N] = [(); N].map(|()| [(); L].map(|()| draw()));
    let (_, found) = train::<Detected, _, _, L, N>(activation, &inputs, weights);
    for lane in 0..L {
        for element in 0..N {
            let moved = |step: f64| {
                let mut values = inputs.map(|row| row[lane]);
                values[element] += step;
                activation.infer::<Detected>(&mut values);
                values
            };
            let differences = moved(STEP).into_iter().zip(moved(-STEP)).map(|(above, below)| above - below);
            let change: f64 = differences.zip(&weights).map(|(difference, row)| difference * row[lane]).sum();
            let (found, expected) = (found[element][lane], change / (2.0 * STEP));
            let error = (found - expected).abs() / found.abs().max(expected.abs()).max(1e-3);
            assert!(error < 1e-6, "at {}: {found} instead of {expected}", inputs[element][lane]);
        }
    }
}

/// Numbers of every size and sign: the extremes, common ones, and floats at even distances in their bits.
fn numbers<const N: usize>(seed: u64) -> [f32; N] {
    const EXTREMES: [f32; 6] = [0.0, 1e-45, f32::MIN_POSITIVE, f32::MAX, f32::INFINITY, f32::NAN];
    let mut rng = Pcg32::seeded(seed);
    let spacing = u32::MAX / N as u32;
    let start = rng.next_u32();
    core::array::from_fn(|i| match i {
        0..12 => EXTREMES[i / 2] * if i % 2 == 0 { 1.0 } else { -1.0 },
        _ if i % 24 < 12 => uniform::<f32, _>(&mut rng) * 60.0 - 30.0,
        _ => f32::from_bits(start.wrapping_add(i as u32 * spacing)),
    })
}

fn bits<const L: usize>(activation: &impl Activation<f32>) {
    const N: usize = 2400;
    let samples: [[f32; N]; L] = core::array::from_fn(|lane| numbers(lane as u64));
    let block: [[f32; L]; N] = core::array::from_fn(|i| samples.map(|sample| sample[i]));
    let (recorded, _) = train::<Baseline, _, _, L, N>(activation, &block, [[0.0; L]; N]);
    for (lane, mut sample) in samples.into_iter().enumerate() {
        activation.infer::<Baseline>(&mut sample);
        for (i, (y, row)) in sample.iter().zip(&recorded).enumerate() {
            let same = y.to_bits() == row[lane].to_bits() || y.is_nan() && row[lane].is_nan();
            assert!(same, "{y} and {} at {}", row[lane], block[i][lane]);
        }
    }
}

fn extremes(activation: &impl Activation<f32>, group: usize) {
    const N: usize = 2400;
    let inputs = numbers::<N>(1).map(|x| [x]);
    let (outputs, gradients) = train::<Baseline, _, _, 1, N>(activation, &inputs, [[1.0]; N]);
    let inputs = inputs.as_flattened().chunks(group);
    let found = outputs.as_flattened().chunks(group).zip(gradients.as_flattened().chunks(group));
    for (x, (y, gradient)) in inputs.zip(found) {
        if x.iter().any(|x| x.is_nan()) {
            assert!(y.iter().all(|y| y.is_nan()), "{y:?} at {x:?}");
        } else if x.iter().all(|x| x.abs() <= 3e38) {
            assert!(y.iter().chain(gradient).all(|y| y.is_finite()), "{y:?}, {gradient:?} at {x:?}");
        }
    }
}

//! The optimizers against the algorithms in PyTorch's documentation, written down once more in the plainest way.

use super::state::{Apply, Rule};
use super::*;
use crate::error::TrainError;
use crate::losses::MeanSquaredError;
use crate::network;
use crate::rng::Pcg32;
use crate::scalar::Scalar;
use crate::trainer::Trainer;
use nalgebra::SVector;

network! {
    struct Single: [2] -> [3] {
        first: Dense(9),
        #[frozen]
        middle: Dense(4),
        last: Dense(3),
    }
}
network! {
    struct Double<f64>: [2] -> [3] {
        first: Dense(9),
        #[frozen]
        middle: Dense(4),
        last: Dense(3),
    }
}

/// The trainable parameters: more than a few vectors, and not a whole number of them.
const TRAINABLE: usize = Double::TRAINABLE;

/// A network, its gradient and its optimizer's state before the first update.
fn start<N: Network, const ARRAYS: usize>() -> (N, Gradients<N>, OptimizerState<N, ARRAYS>) {
    (N::init(&mut Pcg32::seeded(5)), Gradients::new(), OptimizerState::ZEROED)
}

fn parameters<N: Network>(net: &N) -> [f64; TRAINABLE] {
    let mut values = Gradients::new();
    values.copy_from(net);
    core::array::from_fn(|i| values.as_slice()[i].to_f64())
}

/// A gradient of some size in every update.
fn gradient(update: usize, index: usize) -> f64 {
    (1.0 + index as f64 * 1.3 + update as f64 * 0.4).sin() * 10_f64.powi(index as i32 % 5 - 3)
}

fn set<N: Network>(gradients: &mut Gradients<N>, update: usize) {
    for (i, value) in gradients.as_mut_slice().iter_mut().enumerate() {
        *value = N::Scalar::from_f64(gradient(update, i));
    }
}

/// Holds five updates against `reference(t, θ, g, memory) -> θ`, which counts updates from 1.
fn holds<N: Network, O, const ARRAYS: usize>(
    optimizer: O,
    tolerance: f64,
    reference: impl Fn(i32, f64, f64, &mut [f64; 3]) -> f64,
) where
    O: Optimizer<Network = N, State = OptimizerState<N, ARRAYS>>,
{
    let (mut net, mut gradients, mut state) = start();
    let mut expected = parameters(&net);
    let mut memory = [[0.0; 3]; TRAINABLE];
    for update in 0..5 {
        set(&mut gradients, update);
        optimizer.update(&mut net, &mut gradients, &mut state);
        for (i, (expected, memory)) in expected.iter_mut().zip(&mut memory).enumerate() {
            *expected = reference(update as i32 + 1, *expected, gradient(update, i), memory);
        }
        for (i, (found, expected)) in parameters(&net).into_iter().zip(expected).enumerate() {
            // Relative, but not of what is small beside the updates.
            let error = (found - expected).abs() / expected.abs().max(0.1);
            assert!(error < tolerance, "update {update}, parameter {i}: expected {expected}, found {found}");
        }
        assert_eq!(state.updates(), update + 1);
    }
}

/// The same optimizer in both scalar types.
macro_rules! holds {
    (|$net:ident| $optimizer:expr, $reference:expr) => {{
        {
            type $net = Double;
            holds($optimizer, 1e-13, $reference);
        }
        {
            type $net = Single;
            holds($optimizer, 2e-6, $reference);
        }
    }};
}

#[test]
fn sgd() {
    holds!(|Net| Sgd::<Net>::new(0.1), |_, p, g, _| p - 0.1 * g);
    holds!(|Net| Sgd::<Net>::new(0.1).weight_decay(0.2), |_, p, g, _| p - 0.1 * (g + 0.2 * p));
}

#[test]
fn sgd_with_momentum() {
    fn buffer(t: i32, d: f64, b: f64) -> f64 {
        if t == 1 { d } else { 0.9 * b + d }
    }
    holds!(|Net| Sgd::<Net>::new(0.1).momentum(0.9).weight_decay(0.2), |t, p, g, [b, ..]| {
        *b = buffer(t, g + 0.2 * p, *b);
        p - 0.1 * *b
    });
    holds!(|Net| Sgd::<Net>::new(0.1).momentum(0.9).nesterov(), |t, p, g, [b, ..]| {
        *b = buffer(t, g, *b);
        p - 0.1 * (g + 0.9 * *b)
    });
}

fn adam_step(t: i32, g: f64, [m, v, _]: &mut [f64; 3], betas: (f64, f64), epsilon: f64) -> f64 {
    *m = betas.0 * *m + (1.0 - betas.0) * g;
    *v = betas.1 * *v + (1.0 - betas.1) * g * g;
    let mean = *m / (1.0 - betas.0.powi(t));
    let square = *v / (1.0 - betas.1.powi(t));
    mean / (square.sqrt() + epsilon)
}

#[test]
fn adam() {
    holds!(|Net| Adam::<Net>::new(0.01), |t, p, g, memory| p - 0.01 * adam_step(t, g, memory, (0.9, 0.999), 1e-8));
    holds!(|Net| Adam::<Net>::new(0.01).betas(0.8, 0.99).epsilon(1e-3).weight_decay(0.1), |t, p, g, memory| p - 0.01
        * adam_step(t, g + 0.1 * p, memory, (0.8, 0.99), 1e-3));
    // Without a first mean, as RMSprop with the start corrected.
    holds!(|Net| Adam::<Net>::new(0.01).betas(0.0, 0.999), |t, p, g, memory| p - 0.01
        * adam_step(t, g, memory, (0.0, 0.999), 1e-8));
}

#[test]
fn adam_w() {
    holds!(|Net| AdamW::<Net>::new(0.01), |t, p, g, memory| {
        p - 0.01 * 0.01 * p - 0.01 * adam_step(t, g, memory, (0.9, 0.999), 1e-8)
    });
    holds!(|Net| AdamW::<Net>::new(0.01).weight_decay(0.5).betas(0.8, 0.99).epsilon(1e-3), |t, p, g, memory| {
        p - 0.01 * 0.5 * p - 0.01 * adam_step(t, g, memory, (0.8, 0.99), 1e-3)
    });
}

#[test]
fn rms_prop() {
    fn direction(g: f64, alpha: f64, epsilon: f64, v: &mut f64, a: Option<&mut f64>) -> f64 {
        *v = alpha * *v + (1.0 - alpha) * g * g;
        let mean = a.map_or(0.0, |a| {
            *a = alpha * *a + (1.0 - alpha) * g;
            *a
        });
        g / ((*v - mean * mean).sqrt() + epsilon)
    }
    holds!(|Net| RmsProp::<Net>::new(0.01), |_, p, g, [v, ..]| p - 0.01 * direction(g, 0.99, 1e-8, v, None));
    holds!(|Net| RmsProp::<Net>::new(0.01).weight_decay(0.1).alpha(0.9).epsilon(1e-3), |_, p, g, [v, ..]| {
        p - 0.01 * direction(g + 0.1 * p, 0.9, 1e-3, v, None)
    });
    holds!(|Net| RmsProp::<Net>::new(0.01).momentum(0.9), |_, p, g, [v, b, _]| {
        *b = 0.9 * *b + direction(g, 0.99, 1e-8, v, None);
        p - 0.01 * *b
    });
    holds!(|Net| RmsProp::<Net>::new(0.01).centered(), |_, p, g, [v, a, _]| {
        p - 0.01 * direction(g, 0.99, 1e-8, v, Some(a))
    });
    holds!(|Net| RmsProp::<Net>::new(0.01).momentum(0.9).centered(), |_, p, g, [v, a, b]| {
        *b = 0.9 * *b + direction(g, 0.99, 1e-8, v, Some(a));
        p - 0.01 * *b
    });
}

#[test]
fn adagrad() {
    fn direction(g: f64, epsilon: f64, sum: &mut f64) -> f64 {
        *sum += g * g;
        g / (sum.sqrt() + epsilon)
    }
    holds!(|Net| Adagrad::<Net>::new(0.01), |_, p, g, [sum, ..]| p - 0.01 * direction(g, 1e-10, sum));
    holds!(
        |Net| Adagrad::<Net>::new(0.01).weight_decay(0.1).rate_decay(0.5).initial_accumulator(0.3).epsilon(1e-3),
        |t, p, g, [sum, ..]| {
            if t == 1 {
                *sum = 0.3;
            }
            p - 0.01 / (1.0 + f64::from(t - 1) * 0.5) * direction(g + 0.1 * p, 1e-3, sum)
        }
    );
}

#[test]
fn the_schedule_sets_the_rate_of_an_update() {
    holds!(|Net| Sgd::<Net>::new(0.1).schedule(Schedule::exponential(0.5)), |t, p, g, _| {
        p - 0.1 * 0.5_f64.powi(t - 1) * g
    });
    holds!(|Net| AdamW::<Net>::new(0.01).schedule(Schedule::step(2, 0.1)), |t, p, g, memory| {
        let rate = 0.01 * 0.1_f64.powi((t - 1) / 2);
        p - rate * 0.01 * p - rate * adam_step(t, g, memory, (0.9, 0.999), 1e-8)
    });
}

#[test]
fn the_rate_changes_between_updates() {
    let mut optimizer = Adam::<Single>::new(0.5).schedule(Schedule::exponential(0.5));
    optimizer.set_learning_rate(0.25);
    assert_eq!((optimizer.learning_rate(), optimizer.rate_at(1)), (0.25, 0.125));
}

#[test]
fn adam_stays_exact_over_thousands_of_updates() {
    let (mut net, mut gradients, mut state) = start::<Single, _>();
    let optimizer = Adam::new(1e-3);
    let mut expected = parameters(&net);
    let mut memory = [[0.0; 3]; TRAINABLE];
    for update in 0..3000 {
        set(&mut gradients, update);
        optimizer.update(&mut net, &mut gradients, &mut state);
        for (i, (expected, memory)) in expected.iter_mut().zip(&mut memory).enumerate() {
            *expected -= 1e-3 * adam_step(update as i32 + 1, gradient(update, i), memory, (0.9, 0.999), 1e-8);
        }
    }
    for (found, expected) in parameters(&net).into_iter().zip(expected) {
        assert!((found - expected).abs() < 1e-5, "expected {expected}, found {found}");
    }
}

#[test]
fn means_that_fade_become_zero() {
    let (mut net, mut gradients, mut state) = start::<Single, _>();
    let optimizer = Sgd::new(0.1).momentum(0.5);
    set(&mut gradients, 0);
    optimizer.update(&mut net, &mut gradients, &mut state);
    gradients.clear();
    for _ in 0..120 {
        optimizer.update(&mut net, &mut gradients, &mut state);
    }
    assert_eq!(state.values(), &[0.0; TRAINABLE]);
}

#[test]
fn clips_by_norm() {
    let optimizer = Sgd::<Double>::new(1.0).clip_norm(0.5);
    let (mut net, mut gradients, mut state) = start();
    set(&mut gradients, 0);
    let (old, before) = (parameters(&net), *gradients.as_slice().first_chunk::<TRAINABLE>().unwrap());
    let norm = before.iter().map(|g| g * g).sum::<f64>().sqrt();
    optimizer.update(&mut net, &mut gradients, &mut state);
    for (after, before) in gradients.as_slice().iter().zip(before) {
        assert!((after - before * (0.5 / (norm + 1e-6))).abs() < 1e-14);
    }
    // The update is by the gradient that the caller then sees.
    for ((new, old), gradient) in parameters(&net).into_iter().zip(old).zip(gradients.as_slice()) {
        assert_eq!(new, old - gradient);
    }
    // A gradient that is short enough stays as it is.
    let optimizer = optimizer.clip_norm(norm + 1.0);
    gradients.as_mut_slice().copy_from_slice(&before);
    optimizer.update(&mut net, &mut gradients, &mut state);
    assert_eq!(gradients.as_slice(), before);
}

#[test]
fn clips_by_value_after_the_norm() {
    let optimizer = Sgd::<Single>::new(1.0).clip_value(0.25).clip_norm(1.0);
    let (mut net, mut gradients, mut state) = start();
    gradients.as_mut_slice()[..3].copy_from_slice(&[3.0, -4.0, 0.5]);
    optimizer.update(&mut net, &mut gradients, &mut state);
    assert_eq!(gradients.as_slice()[..2], [0.25, -0.25]);
    assert!((gradients.as_slice()[2] - 0.1).abs() < 1e-2);
}

#[test]
fn what_is_not_a_number_shows_through_clipping() {
    let (mut net, mut gradients, mut state) = start::<Single, 0>();
    gradients.as_mut_slice()[0] = f32::NAN;
    Sgd::new(1.0).clip_value(1.0).update(&mut net, &mut gradients, &mut state);
    assert!(net.first.weight[0].is_nan() && !net.first.weight[1].is_nan());
    Sgd::new(1.0).clip_norm(1.0).update(&mut net, &mut gradients, &mut state);
    assert!(net.first.weight[1].is_nan());
}

#[test]
fn a_failed_step_is_not_an_update() {
    let mut net = Single::init(&mut Pcg32::seeded(5));
    let mut trainer = Trainer::<_, _, _, 1>::new(MeanSquaredError::new(), Adam::<Single>::new(0.1));
    let (inputs, targets) = ([SVector::from([1.0, 2.0])], [SVector::from([1.0, 2.0, 3.0])]);
    trainer.step(&mut net, &inputs, &targets).unwrap();
    let (values, memory) = (parameters(&net), trainer.state().values().to_vec());
    let failed = trainer.step(&mut net, &[SVector::from([f32::NAN, 0.0])], &targets);
    assert_eq!(failed, Err(TrainError::NonFiniteLoss));
    assert_eq!((trainer.state().updates(), trainer.state().values()), (1, &memory[..]));
    assert_eq!(parameters(&net), values);
}

#[test]
fn what_is_frozen_stays() {
    let (mut net, mut gradients, mut state) = start();
    let before = Single::init(&mut Pcg32::seeded(5));
    set(&mut gradients, 0);
    AdamW::<Single>::new(0.1).weight_decay(0.5).update(&mut net, &mut gradients, &mut state);
    let (kept, moved) = (before.middle.weight == net.middle.weight, before.last.weight != net.last.weight);
    assert!(kept && moved);
}

#[test]
fn keeps_only_what_it_needs() {
    fn arrays<O: Optimizer>(_: O) -> usize {
        (size_of::<O::State>() - size_of::<usize>()) / (TRAINABLE * size_of::<f64>())
    }
    assert_eq!(size_of::<<Sgd<Double> as Optimizer>::State>(), size_of::<usize>());
    assert_eq!(arrays(Sgd::<Double>::new(0.1).momentum(0.9)), 1);
    assert_eq!(arrays(Adam::<Double>::new(0.1)), 2);
    assert_eq!(arrays(RmsProp::<Double>::new(0.1)), 1);
    assert_eq!(arrays(RmsProp::<Double>::new(0.1).momentum(0.9)), 2);
    assert_eq!(arrays(RmsProp::<Double>::new(0.1).centered()), 2);
    assert_eq!(arrays(RmsProp::<Double>::new(0.1).centered().momentum(0.9)), 3);
    assert_eq!(arrays(Adagrad::<Double>::new(0.1)), 1);
}

#[test]
fn compiled_loops_give_the_bits_of_inlined_ones() {
    const LEN: usize = 131;
    let gradients: [f32; LEN] = core::array::from_fn(|i| gradient(0, i) as f32);
    let start: [f32; LEN] = core::array::from_fn(|i| gradient(1, i).abs() as f32);
    let rule = adam::Decays::DEFAULT.rule(1e-3, 7, 0.1, 0.9);
    let (mut inlined, mut compiled) = ([start; 3], [start; 3]);
    for _ in 0..3 {
        let [values, means, squares] = &mut inlined;
        rule.run(values, &gradients, [means, squares]);
        let [values, means, squares] = &mut compiled;
        Rule::call(Apply { rule: &rule, values, gradients: &gradients, memory: [means, squares] });
    }
    assert_eq!(inlined.map(|values| values.map(f32::to_bits)), compiled.map(|values| values.map(f32::to_bits)));
}

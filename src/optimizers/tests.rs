//! The optimizers against the algorithms in PyTorch's documentation, written down once more in the plainest way.

use super::toy::{TRAINABLE, Toy};
use super::*;
use crate::error::TrainError;
use crate::losses::MeanSquaredError;
use crate::scalar::Scalar;
use crate::trainer::Trainer;
use nalgebra::SVector;

/// A parameter at the start.
fn start(index: usize) -> f64 {
    (index as f64 * 0.7).sin()
}

/// A gradient of some size in every update.
fn gradient(update: usize, index: usize) -> f64 {
    (1.0 + index as f64 * 1.3 + update as f64 * 0.4).sin() * 10_f64.powi(index as i32 % 5 - 3)
}

fn toy<T: Scalar>() -> Toy<T> {
    let mut net = <Toy<T> as Zeroed>::ZEROED;
    let weights = net.weight.len();
    net.weight.iter_mut().enumerate().for_each(|(i, value)| *value = T::from_f64(start(i)));
    net.bias.iter_mut().enumerate().for_each(|(i, value)| *value = T::from_f64(start(weights + i)));
    net.frozen.fill(T::ONE);
    net
}

fn set<T: Scalar>(gradients: &mut Gradients<Toy<T>>, update: usize) {
    for (i, value) in gradients.as_mut_slice().iter_mut().enumerate() {
        *value = T::from_f64(gradient(update, i));
    }
}

/// Holds five updates against `reference(t, θ, g, memory) -> θ`, which counts updates from 1.
fn holds<T: Scalar, O, const ARRAYS: usize>(
    optimizer: O,
    tolerance: f64,
    reference: impl Fn(i32, f64, f64, &mut [f64; 3]) -> f64,
) where
    O: Optimizer<Network = Toy<T>, State = OptimizerState<Toy<T>, ARRAYS>>,
{
    let (mut net, mut gradients, mut state) = (toy::<T>(), Gradients::new(), OptimizerState::ZEROED);
    let mut expected: [f64; TRAINABLE] = core::array::from_fn(|i| T::from_f64(start(i)).to_f64());
    let mut memory = [[0.0; 3]; TRAINABLE];
    for update in 0..5 {
        set(&mut gradients, update);
        optimizer.update(&mut net, &mut gradients, &mut state);
        for (i, (expected, memory)) in expected.iter_mut().zip(&mut memory).enumerate() {
            *expected = reference(update as i32 + 1, *expected, gradient(update, i), memory);
        }
        for (i, (found, expected)) in net.parameters().zip(expected).enumerate() {
            // Relative, but not of what is small beside the updates.
            let error = (found - expected).abs() / expected.abs().max(0.1);
            assert!(error < tolerance, "update {update}, parameter {i}: expected {expected}, found {found}");
        }
        assert_eq!(state.updates(), update + 1);
        assert!(net.frozen.iter().all(|&value| value == T::ONE));
    }
}

/// The same optimizer in both scalar types.
macro_rules! holds {
    (|$s:ident| $optimizer:expr, $reference:expr) => {{
        {
            type $s = f64;
            holds($optimizer, 1e-13, $reference);
        }
        {
            type $s = f32;
            holds($optimizer, 2e-6, $reference);
        }
    }};
}

#[test]
fn sgd() {
    holds!(|T| Sgd::<Toy<T>>::new(0.1), |_, p, g, _| p - 0.1 * g);
    holds!(|T| Sgd::<Toy<T>>::new(0.1).weight_decay(0.2), |_, p, g, _| p - 0.1 * (g + 0.2 * p));
}

#[test]
fn sgd_with_momentum() {
    fn buffer(t: i32, d: f64, b: f64) -> f64 {
        if t == 1 { d } else { 0.9 * b + d }
    }
    holds!(|T| Sgd::<Toy<T>>::new(0.1).momentum(0.9).weight_decay(0.2), |t, p, g, [b, ..]| {
        *b = buffer(t, g + 0.2 * p, *b);
        p - 0.1 * *b
    });
    holds!(|T| Sgd::<Toy<T>>::new(0.1).momentum(0.9).nesterov(), |t, p, g, [b, ..]| {
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
    holds!(|T| Adam::<Toy<T>>::new(0.01), |t, p, g, memory| p - 0.01 * adam_step(t, g, memory, (0.9, 0.999), 1e-8));
    holds!(|T| Adam::<Toy<T>>::new(0.01).betas(0.8, 0.99).epsilon(1e-3).weight_decay(0.1), |t, p, g, memory| p - 0.01
        * adam_step(t, g + 0.1 * p, memory, (0.8, 0.99), 1e-3));
    // Without a first mean, as RMSprop with the start corrected.
    holds!(|T| Adam::<Toy<T>>::new(0.01).betas(0.0, 0.999), |t, p, g, memory| p - 0.01
        * adam_step(t, g, memory, (0.0, 0.999), 1e-8));
}

#[test]
fn adam_w() {
    holds!(|T| AdamW::<Toy<T>>::new(0.01), |t, p, g, memory| {
        p - 0.01 * 0.01 * p - 0.01 * adam_step(t, g, memory, (0.9, 0.999), 1e-8)
    });
    holds!(|T| AdamW::<Toy<T>>::new(0.01).weight_decay(0.5).betas(0.8, 0.99).epsilon(1e-3), |t, p, g, memory| {
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
    holds!(|T| RmsProp::<Toy<T>>::new(0.01), |_, p, g, [v, ..]| p - 0.01 * direction(g, 0.99, 1e-8, v, None));
    holds!(|T| RmsProp::<Toy<T>>::new(0.01).weight_decay(0.1).alpha(0.9).epsilon(1e-3), |_, p, g, [v, ..]| {
        p - 0.01 * direction(g + 0.1 * p, 0.9, 1e-3, v, None)
    });
    holds!(|T| RmsProp::<Toy<T>>::new(0.01).momentum(0.9), |_, p, g, [v, b, _]| {
        *b = 0.9 * *b + direction(g, 0.99, 1e-8, v, None);
        p - 0.01 * *b
    });
    holds!(|T| RmsProp::<Toy<T>>::new(0.01).centered(), |_, p, g, [v, a, _]| {
        p - 0.01 * direction(g, 0.99, 1e-8, v, Some(a))
    });
    holds!(|T| RmsProp::<Toy<T>>::new(0.01).momentum(0.9).centered(), |_, p, g, [v, a, b]| {
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
    holds!(|T| Adagrad::<Toy<T>>::new(0.01), |_, p, g, [sum, ..]| p - 0.01 * direction(g, 1e-10, sum));
    holds!(
        |T| Adagrad::<Toy<T>>::new(0.01).weight_decay(0.1).rate_decay(0.5).initial_accumulator(0.3).epsilon(1e-3),
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
    holds!(|T| Sgd::<Toy<T>>::new(0.1).schedule(Schedule::exponential(0.5)), |t, p, g, _| {
        p - 0.1 * 0.5_f64.powi(t - 1) * g
    });
    holds!(|T| AdamW::<Toy<T>>::new(0.01).schedule(Schedule::step(2, 0.1)), |t, p, g, memory| {
        let rate = 0.01 * 0.1_f64.powi((t - 1) / 2);
        p - rate * 0.01 * p - rate * adam_step(t, g, memory, (0.9, 0.999), 1e-8)
    });
}

#[test]
fn the_rate_changes_between_updates() {
    let mut optimizer = Adam::<Toy<f32>>::new(0.5).schedule(Schedule::exponential(0.5));
    optimizer.set_learning_rate(0.25);
    assert_eq!((optimizer.learning_rate(), optimizer.rate_at(1)), (0.25, 0.125));
}

#[test]
fn adam_stays_exact_over_thousands_of_updates() {
    let (mut net, mut gradients, mut state) = (toy::<f32>(), Gradients::new(), OptimizerState::ZEROED);
    let optimizer = Adam::new(1e-3);
    let mut expected: [f64; TRAINABLE] = core::array::from_fn(start);
    let mut memory = [[0.0; 3]; TRAINABLE];
    for update in 0..3000 {
        set(&mut gradients, update);
        optimizer.update(&mut net, &mut gradients, &mut state);
        for (i, (expected, memory)) in expected.iter_mut().zip(&mut memory).enumerate() {
            *expected -= 1e-3 * adam_step(update as i32 + 1, gradient(update, i), memory, (0.9, 0.999), 1e-8);
        }
    }
    for (found, expected) in net.parameters().zip(expected) {
        assert!((found - expected).abs() < 1e-5, "expected {expected}, found {found}");
    }
}

#[test]
fn means_that_fade_become_zero() {
    let (mut net, mut gradients, mut state) = (toy::<f32>(), Gradients::new(), OptimizerState::ZEROED);
    let optimizer = Sgd::new(0.1).momentum(0.5);
    set(&mut gradients, 0);
    optimizer.update(&mut net, &mut gradients, &mut state);
    gradients.clear();
    for _ in 0..120 {
        optimizer.update(&mut net, &mut gradients, &mut state);
    }
    assert_eq!(state.memory(), &[0.0; TRAINABLE]);
}

#[test]
fn clips_by_norm() {
    let optimizer = Sgd::<Toy<f64>>::new(1.0).clip_norm(0.5);
    let (mut net, mut gradients, mut state) = (toy(), Gradients::new(), OptimizerState::ZEROED);
    set(&mut gradients, 0);
    let before = *gradients.as_slice().first_chunk::<TRAINABLE>().unwrap();
    let norm = before.iter().map(|g| g * g).sum::<f64>().sqrt();
    optimizer.update(&mut net, &mut gradients, &mut state);
    for ((i, (after, before)), value) in gradients.as_slice().iter().zip(before).enumerate().zip(net.parameters()) {
        assert!((after - before * (0.5 / (norm + 1e-6))).abs() < 1e-14);
        assert_eq!(value, start(i) - after);
    }
    // A gradient that is short enough stays as it is.
    let optimizer = optimizer.clip_norm(norm + 1.0);
    gradients.as_mut_slice().copy_from_slice(&before);
    optimizer.update(&mut net, &mut gradients, &mut state);
    assert_eq!(gradients.as_slice(), before);
}

#[test]
fn clips_by_value_after_the_norm() {
    let optimizer = Sgd::<Toy<f32>>::new(1.0).clip_value(0.25).clip_norm(1.0);
    let (mut net, mut gradients, mut state) = (toy(), Gradients::new(), OptimizerState::ZEROED);
    gradients.as_mut_slice()[..3].copy_from_slice(&[3.0, -4.0, 0.5]);
    optimizer.update(&mut net, &mut gradients, &mut state);
    assert_eq!(gradients.as_slice()[..2], [0.25, -0.25]);
    assert!((gradients.as_slice()[2] - 0.1).abs() < 1e-2);
}

#[test]
fn what_is_not_a_number_shows_through_clipping() {
    let (mut net, mut gradients, mut state) = (toy::<f32>(), Gradients::new(), OptimizerState::ZEROED);
    gradients.as_mut_slice()[0] = f32::NAN;
    Sgd::new(1.0).clip_value(1.0).update(&mut net, &mut gradients, &mut state);
    assert!(net.weight[0].is_nan() && !net.weight[1].is_nan());
    Sgd::new(1.0).clip_norm(1.0).update(&mut net, &mut gradients, &mut state);
    assert!(net.weight[1].is_nan());
}

#[test]
fn a_failed_step_is_not_an_update() {
    let mut net = toy::<f32>();
    let mut trainer = Trainer::<_, _, _, 1>::new(MeanSquaredError::new(), Adam::<Toy<f32>>::new(0.1));
    let sample = [SVector::from([1.0])];
    trainer.step(&mut net, &sample, &sample).unwrap();
    let failed = trainer.step(&mut net, &[SVector::from([f32::NAN])], &sample);
    assert_eq!((failed, trainer.state().updates()), (Err(TrainError::NonFiniteLoss), 1));
}

#[test]
fn keeps_only_what_it_needs() {
    fn arrays<O: Optimizer>(_: O) -> usize {
        (size_of::<O::State>() - size_of::<usize>()) / (TRAINABLE * size_of::<f64>())
    }
    assert_eq!(size_of::<<Sgd<Toy<f64>> as Optimizer>::State>(), size_of::<usize>());
    assert_eq!(arrays(Sgd::<Toy<f64>>::new(0.1).momentum(0.9)), 1);
    assert_eq!(arrays(Adam::<Toy<f64>>::new(0.1)), 2);
    assert_eq!(arrays(RmsProp::<Toy<f64>>::new(0.1)), 1);
    assert_eq!(arrays(RmsProp::<Toy<f64>>::new(0.1).momentum(0.9)), 2);
    assert_eq!(arrays(RmsProp::<Toy<f64>>::new(0.1).centered()), 2);
    assert_eq!(arrays(RmsProp::<Toy<f64>>::new(0.1).centered().momentum(0.9)), 3);
    assert_eq!(arrays(Adagrad::<Toy<f64>>::new(0.1)), 1);
}

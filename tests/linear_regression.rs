//! A line through five points, step by step as TensorFlow finds it with a gradient tape. The numbers come from
//! `tests/reference/tensorflow_linear_regression.py`.

use approx::relative_eq;
use constnet::prelude::*;
use serde_json::Value as Json;

network! {
    struct Line: [1] -> [1] {
        out: Dense(1),
    }
}

/// The relative error that is promised for W, b and the loss.
const TOLERANCE: f64 = 1e-5;

/// The unit in the last place of the largest target, 10.
///
/// Everything follows from the differences between outputs and targets, and these are known to no better than this, whoever computes them: we
/// round once in `Wx + b`, TensorFlow twice. So it is the floor for b, which becomes small; and a mean square of
/// differences `r` that are off by it is off by up to `2 · rms(r)` times as much, which is the floor for the loss.
const UNIT: f64 = 1.0 / (1 << 20) as f64;

#[test]
fn every_step_is_that_of_tensorflow() {
    let stored: Json = serde_json::from_str(include_str!("reference/linear_regression.json")).unwrap();
    let steps = stored["steps"].as_array().unwrap();
    assert_eq!(steps.len(), 1001, "the start and 1,000 steps");

    let x = [1.0, 2.0, 3.0, 4.0, 5.0].map(|x| SVector::from([x]));
    let y = [2.0, 4.0, 6.0, 8.0, 10.0].map(|y| SVector::from([y]));
    let mut line = Line::zeroed();
    line.out.weight[0] = 5.0;
    let mut trainer = Trainer::<Line, MeanSquaredError, Sgd<Line>, 5>::new(MeanSquaredError::new(), Sgd::new(0.01));

    for (step, expected) in steps.iter().enumerate() {
        let (w, b) = (line.out.weight[0], line.out.bias[0]);
        let loss = trainer.step(&mut line, &x, &y).unwrap();
        let check = |name, found: f32, expected: &Json, floor| {
            let (found, expected) = (f64::from(found), expected.as_f64().unwrap());
            assert!(
                relative_eq!(found, expected, epsilon = floor, max_relative = TOLERANCE),
                "step {step}: {name} is {found:e}, TensorFlow has {expected:e}"
            );
        };
        check("W", w, &expected[0], UNIT);
        check("b", b, &expected[1], UNIT);
        check("the loss", loss, &expected[2], 2.0 * f64::from(loss).sqrt() * UNIT);
    }
}

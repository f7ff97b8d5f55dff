//! What every loss is held against in its tests.

use super::{Loss, Weight, evaluate_block};
use crate::isa::{Baseline, Detected, Isa};
use crate::scalar::Scalar;

/// The loss of a block and its gradient, as the trainer computes them.
pub fn evaluate<F, V, Y, const N: usize, const L: usize>(
    loss: &F,
    outputs: &[[F::Scalar; L]; N],
    targets: &[Y],
) -> (F::Scalar, [[F::Scalar; L]; N])
where
    F: Loss<V, Y>,
{
    evaluate_with::<Baseline, F, V, Y, N, L>(loss, outputs, targets)
}

/// As [`evaluate`], with an instruction set.
fn evaluate_with<I: Isa, F, V, Y, const N: usize, const L: usize>(
    loss: &F,
    outputs: &[[F::Scalar; L]; N],
    targets: &[Y],
) -> (F::Scalar, [[F::Scalar; L]; N])
where
    F: Loss<V, Y>,
{
    let weights = targets.iter().map(|target| loss.weight(target).expect("the class exists"));
    let scale = weights.fold(F::Weight::NONE, Weight::plus).reciprocal().expect("some target has a weight");
    let mut gradients = [[F::Scalar::NEG_INFINITY; L]; N];
    let sum = evaluate_block::<F, V, Y, I, L>(loss, outputs, targets, scale, &mut gradients, F::Scalar::ZERO);
    (sum, gradients)
}

/// As [`evaluate`], of a single sample.
pub fn evaluate_one<F, V, Y, const N: usize>(
    loss: &F,
    outputs: [F::Scalar; N],
    target: Y,
) -> (F::Scalar, [F::Scalar; N])
where
    F: Loss<V, Y>,
{
    let (sum, gradients) = evaluate(loss, &outputs.map(|output| [output]), &[target]);
    (sum, gradients.map(|[gradient]| gradient))
}

/// Holds the gradients against central differences, a sample in a block of several against the sample alone, and lanes
/// without a sample against zero.
pub fn check<F, V, Y, const N: usize>(loss: &F, targets: &[Y; 3])
where
    F: Loss<V, Y, Scalar = f64>,
{
    let mut seed = 1_u32;
    let samples: [[f64; N]; 3] = core::array::from_fn(|_| {
        core::array::from_fn(|_| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f64::from(seed >> 8) / f64::from(1 << 22) - 2.0
        })
    });
    let lanes = |garbage: f64| -> [[f64; 5]; N] {
        core::array::from_fn(|row| core::array::from_fn(|lane| samples.get(lane).map_or(garbage, |sample| sample[row])))
    };
    let (sum, gradients) = evaluate::<F, V, Y, N, 5>(loss, &lanes(f64::NAN), targets);
    assert_eq!((sum, gradients), evaluate::<F, V, Y, N, 5>(loss, &lanes(1e300), targets));
    assert!(sum > 0.0);

    for row in 0..N {
        assert_eq!(gradients[row][3..], [0.0; 2]);
        for lane in 0..3 {
            const STEP: f64 = 1e-5;
            let moved = |by: f64| {
                let mut outputs = lanes(f64::NAN);
                outputs[row][lane] += by;
                evaluate::<F, V, Y, N, 5>(loss, &outputs, targets).0
            };
            let expected = (moved(STEP) - moved(-STEP)) / (2.0 * STEP);
            let found = gradients[row][lane];
            let error = (found - expected).abs() / found.abs().max(1e-3);
            assert!(error < 1e-6, "output {row} of sample {lane}: {found}, by differences {expected}");
        }
    }

    let weights = targets.iter().map(|target| loss.weight(target).expect("the class exists"));
    let scale = weights.fold(F::Weight::NONE, Weight::plus).reciprocal().expect("some target has a weight");
    let mut alone = 0.0;
    for (lane, (sample, target)) in samples.iter().zip(targets).enumerate() {
        let mut gradient = [[0.0]; N];
        alone += loss.evaluate::<Baseline, 1>(&sample.map(|output| [output]), [target], scale, &mut gradient)[0];
        assert_eq!(gradient.map(|[one]| one), gradients.map(|lanes| lanes[lane]));
    }
    assert_eq!(sum, alone);

    // What the library has compiled, for blocks of sixteen, beside the loops of other blocks.
    let sixteen = core::array::from_fn(|row| core::array::from_fn(|lane| samples[lane.min(2)][row]));
    let (compiled, of_sixteen) = evaluate_with::<Detected, F, V, Y, N, 16>(loss, &sixteen, targets);
    let (own, of_five) = evaluate_with::<Detected, F, V, Y, N, 5>(loss, &lanes(0.0), targets);
    assert_eq!((compiled, of_sixteen.map(|[a, b, c, ..]| [a, b, c])), (own, of_five.map(|[a, b, c, ..]| [a, b, c])));
    assert!((compiled - sum).abs() <= 1e-12 * sum);
}

/// Whether two numbers agree to the last digits of their type.
pub fn close<T: Scalar>(found: T, expected: T) -> bool {
    (found - expected).abs() <= T::from_f64(8.0) * T::EPSILON * expected.abs().max(T::ONE)
}

//! A network gives the same bits in training and in inference, at every size of the batch, whatever was in the memory before.

use constnet::Pcg32;

use crate::differences::draw;
use crate::subject::{Subject, Wanted};

/// The samples of the larger tape: three blocks of sixteen, of which the last is mostly padding.
pub const MANY: usize = 33;

/// What memory holds beforehand.
const POISON: [f64; 3] = [0.0, f64::NAN, 1e30];

/// The same bits from inference and from the tape at every size of the batch, whatever was in the memory before. With
/// chance, only the latter.
pub fn check(few: &mut dyn Subject, samples: usize, many: &mut dyn Subject, chance: bool) -> Result<(), String> {
    let mut draws = Pcg32::seeded(3);
    let inputs = draw(&mut draws, MANY * many.input_len(), 1.5);
    let weights = draw(&mut draws, MANY * many.output_len(), 1.0);
    let expected = many.infer(&inputs, None);
    for poison in POISON {
        let found = many.infer(&inputs, Some(poison));
        same(&found, &expected, || format!("inference, when the workspace held {poison}"))?;
    }
    let expected = (!chance).then_some(expected.as_slice());
    batch(few, samples, &inputs, &weights, expected)?;
    for samples in [1, 5, 16, MANY] {
        batch(many, samples, &inputs, &weights, expected)?;
    }
    Ok(())
}

fn batch(
    subject: &mut dyn Subject,
    samples: usize,
    inputs: &[f64],
    weights: &[f64],
    expected: Option<&[f64]>,
) -> Result<(), String> {
    let (inputs, weights) = (&inputs[..samples * subject.input_len()], &weights[..samples * subject.output_len()]);
    let mut first = None;
    for poison in POISON {
        let here = || format!("{samples} samples on a tape that held {poison}");
        subject.poison(poison);
        let outputs = subject.record(inputs, SEED);
        if let Some(expected) = expected {
            same(&outputs, &expected[..outputs.len()], || format!("outputs of {}", here()))?;
        }
        let (parameters, samples) = subject.gradients(weights, Wanted::Both);
        let first = first.get_or_insert_with(|| (parameters.clone(), samples.clone()));
        same(&parameters, &first.0, || format!("gradients of {}", here()))?;
        same(&samples, &first.1, || format!("input gradients of {}", here()))?;
    }
    // What is not asked for changes nothing of what is.
    let Some((expected_parameters, expected_samples)) = first else { return Ok(()) };
    subject.record(inputs, SEED);
    let (parameters, _) = subject.gradients(weights, Wanted::Parameters);
    same(&parameters, &expected_parameters, || format!("gradients of {samples} samples without their inputs'"))?;
    subject.record(inputs, SEED);
    let (_, found) = subject.gradients(weights, Wanted::Inputs);
    same(&found, &expected_samples, || format!("input gradients of {samples} samples alone"))
}

/// Of dropout.
const SEED: u64 = 7;

fn same(found: &[f64], expected: &[f64], what: impl Fn() -> String) -> Result<(), String> {
    if found.len() != expected.len() {
        return Err(format!("{}: {} values of {}", what(), found.len(), expected.len()));
    }
    for (at, (found, expected)) in found.iter().zip(expected).enumerate() {
        if found.to_bits() != expected.to_bits() || !found.is_finite() {
            return Err(format!("{}: value {at} is {found:e}, not {expected:e}", what()));
        }
    }
    Ok(())
}

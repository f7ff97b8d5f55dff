//! What lies in memory beforehand changes nothing: tapes, workspaces and input gradients full of NaN give the same bits as fresh
//! ones.

mod every;

use constnet::batch::{BatchSize, Samples};
use constnet::prelude::*;
use every::{Activations, Double, Graph, GraphInput, GraphOutput, Images, Planes};

const SEED: u64 = 5;

/// All values of an input or output, as bits.
fn bits_of<V: Value>(value: &V) -> Vec<u64> {
    let mut flat = vec![V::Scalar::ZERO; V::LEN];
    value.write_to(&mut flat);
    bits(&flat)
}

/// Values as bits, which two NaNs share.
fn bits<T: Scalar>(values: &[T]) -> Vec<u64> {
    values.iter().map(|value| value.to_f64().to_bits()).collect()
}

/// Whatever has a result, of `count` samples on a tape of `BATCH`.
fn results<N: Network, const BATCH: usize>(count: usize, poison: Option<f64>) -> Vec<Vec<u64>>
where
    Samples<BATCH>: BatchSize,
{
    let net = N::init(&mut Pcg32::seeded(SEED));
    let (inputs, errors) = (every::values::<N::Input>(1, count), every::values::<N::Output>(2, count));
    let mut tape = Tape::<N, BATCH>::new();
    let mut workspace = Workspace::<N>::new();
    let mut gradients = Gradients::<N>::new();
    let mut input_gradients = InputGradients::<N, BATCH>::new();
    if let Some(poison) = poison.map(N::Scalar::from_f64) {
        tape.poison(poison);
        workspace.as_flat().fill(poison);
        input_gradients.poison(poison);
        gradients.as_mut_slice().fill(poison);
        gradients.clear();
    }
    tape.seed(SEED);
    net.forward_tape(&inputs, &mut tape).expect("a batch that fits");
    net.backward(&mut tape, &errors, &mut gradients).expect("an error for each sample");
    let mut results = vec![bits(gradients.as_slice())];
    // Twice over one tape: the way back must not have spoilt what it reads.
    net.backward_input(&mut tape, &errors, Some(&mut gradients), &mut input_gradients).expect("the same");
    results.push(bits(gradients.as_slice()));
    for (sample, input) in inputs.iter().enumerate() {
        results.push(bits_of(&tape.output(sample).expect("a recorded sample")));
        results.push(bits_of(&input_gradients.get(sample).expect("a sample with a gradient")));
        results.push(bits_of(&net.forward_in(input, &mut workspace)));
    }
    for result in &results {
        assert!(result.iter().all(|bits| f64::from_bits(*bits).is_finite()), "{}: not finite", N::NAME);
        assert!(result.iter().any(|bits| *bits != 0), "{}: nothing but zero", N::NAME);
    }
    results
}

/// Batches of one sample, of a part of a block, of whole blocks, and of blocks and a part.
fn check<N: Network>() {
    fn on_a_tape<N: Network, const BATCH: usize>(counts: &[usize])
    where
        Samples<BATCH>: BatchSize,
    {
        for &count in counts {
            let fresh = results::<N, BATCH>(count, None);
            for poison in [f64::NAN, f64::INFINITY, 1e30] {
                let poisoned = results::<N, BATCH>(count, Some(poison));
                assert!(fresh == poisoned, "{}: {count} of {BATCH} samples, over {poison}", N::NAME);
            }
        }
    }
    on_a_tape::<N, 1>(&[1]);
    on_a_tape::<N, 5>(&[1, 4, 5]);
    on_a_tape::<N, 16>(&[1, 16]);
    on_a_tape::<N, 35>(&[3, 16, 16 + 3, 32 + 3]);
}

#[test]
fn the_networks_are_of_every_layer() {
    every::assert_complete();
}

#[test]
fn memory_full_of_nan_changes_no_bit() {
    check::<Activations>();
    check::<Graph>();
    check::<Double>();
    check::<Images>();
    check::<Planes>();
}

/// A step that failed leaves NaN everywhere; the next is as if it had not been.
#[test]
fn a_step_over_the_remains_of_one_that_failed() {
    type Loss = (CrossEntropy, MeanSquaredError, MeanSquaredError);
    let targets: Vec<(usize, f32, SMatrix<f32, 4, 2>)> =
        every::values::<GraphOutput>(2, 40).into_iter().zip(0..).map(|(y, n)| (n % 3, y.value[0], y.steps)).collect();
    let inputs = every::values::<GraphInput>(1, 40);
    let mut broken = inputs.clone();
    broken.iter_mut().for_each(|input| input.memory.fill(f32::NAN));

    let train = |poison: bool| {
        let mut net = Graph::init(&mut Pcg32::seeded(SEED));
        let loss: Loss = (CrossEntropy::new(), MeanSquaredError::new(), MeanSquaredError::new());
        let mut trainer = Trainer::<Graph, Loss, Adam<Graph>, 19>::new(loss, Adam::new(1e-3));
        trainer.seed(SEED);
        let mut results = Vec::new();
        for count in [19, 3, 40, 16] {
            if poison {
                trainer.tape_mut().poison(f32::NAN);
                assert_eq!(trainer.step(&mut net, &broken, &targets), Err(TrainError::NonFiniteLoss));
                assert!(trainer.gradients().as_slice().iter().any(|gradient| gradient.is_nan()));
            }
            results.push(trainer.step(&mut net, &inputs[..count], &targets[..count]).map(f32::to_bits));
        }
        let mut parameters = Gradients::<Graph>::new();
        parameters.copy_from(&net);
        (results, bits(parameters.as_slice()))
    };
    let fresh = train(false);
    assert!(fresh.0.iter().all(Result::is_ok));
    assert!(fresh == train(true));
}

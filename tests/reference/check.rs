//! What is checked of a case.

use constnet::losses::ending::Suits;
use constnet::optimizers::Stored;
use constnet::prelude::*;

use super::parameters::{assert_gradients, assert_parameters, assert_statistics, load};
use super::store::{Case, Precision, assert_close, flat, values};

/// Two blocks of lanes, the second of which is never full.
const BATCH: usize = 32;

/// The output of inference and of the tape, and all gradients for the given gradient of the output.
pub fn forward_and_backward<N: Network<Scalar: Precision>>(case: &Case) {
    let net = load::<N>(case);
    let inputs = case.inputs::<N::Input>();
    let expected = case.expected::<N::Scalar>(&["output"]);
    let inferred = if N::STATISTICS > 0 { case.expected::<N::Scalar>(&["inference"]) } else { expected.clone() };
    assert_close("output of inference", &flat(inputs.iter().map(|input| net.forward(input))), &inferred);

    let mut tape = Tape::<N, BATCH>::new();
    net.forward_tape(&inputs, &mut tape).unwrap();
    let recorded = (0..inputs.len()).map(|sample| tape.output(sample).unwrap());
    assert_close("output on the tape", &flat(recorded), &expected);

    let mut gradients = Gradients::new();
    let mut input_gradients = InputGradients::<N, BATCH>::new();
    let output_gradients = values::<N::Output>(&case.expected::<N::Scalar>(&["output_gradient"]));
    net.backward_input(&mut tape, &output_gradients, Some(&mut gradients), &mut input_gradients).unwrap();
    let input_gradients = (0..inputs.len()).filter_map(|sample| input_gradients.get(sample));
    assert_close("input gradient", &flat(input_gradients), &case.expected::<N::Scalar>(&["input_gradient"]));
    assert_gradients(case, &gradients, &["gradient"]);
    if N::STATISTICS > 0 {
        let mut net = net;
        net.update_statistics(&tape);
        assert_statistics(case, &net, &["statistics"]);
    }
}

/// All of [`forward_and_backward`], and the loss with the gradient that it gives the parameters: with the mini-batch on
/// one tape, and in turns over a shorter one.
pub fn loss<N, L, Y>(case: &Case, loss: L)
where
    N: Network<Scalar: Precision, Ending: Suits<L>>,
    L: Loss<<N::Output as Value>::Parts, Y, Scalar = N::Scalar> + Copy,
    Y: Target,
{
    forward_and_backward::<N>(case);

    let mut net = load::<N>(case);
    let inputs = case.inputs::<N::Input>();
    let targets = targets::<Y>(case);
    let expected = case.expected::<N::Scalar>(&["loss"]);

    let mut trainer = Trainer::<N, L, Sgd<N, Stored>, BATCH>::new(loss, Sgd::new(N::Scalar::ZERO).stored());
    let found = trainer.step(&mut net, &inputs, &targets).unwrap();
    assert_close("loss", &[found], &expected);
    assert_gradients(case, trainer.gradients(), &["gradient"]);

    let mut trainer = Trainer::<N, L, Sgd<N, Stored>, 3>::new(loss, Sgd::new(N::Scalar::ZERO).stored());
    let found = trainer.step(&mut net, &inputs, &targets).unwrap();
    assert_close("loss in turns", &[found], &expected);
    assert_gradients(case, trainer.gradients(), &["gradient"]);
}

/// The loss and all parameters, update after update.
pub fn updates<N, O>(case: &Case, optimizer: O)
where
    N: Network<Scalar: Precision, Ending: Suits<CrossEntropy>>,
    O: Optimizer<Network = N>,
    CrossEntropy: Loss<<N::Output as Value>::Parts, usize, Scalar = N::Scalar>,
{
    let mut net = load::<N>(case);
    let inputs = case.inputs::<N::Input>();
    let targets = targets::<usize>(case);
    let mut trainer = Trainer::<N, _, O, BATCH>::new(CrossEntropy::new(), optimizer);
    for (expected, update) in case.expected::<N::Scalar>(&["losses"]).into_iter().zip(1_usize..) {
        let update = update.to_string();
        let loss = trainer.step(&mut net, &inputs, &targets).unwrap();
        assert_close(&format!("loss before update {update}"), &[loss], &[expected]);
        assert_parameters(case, &net, &["updates", &update]);
    }
}

/// Targets that are as the outputs.
pub type Values<N> = <N as Network>::Output;

/// What a file has as flat numbers for each sample.
pub trait Target: Sized {
    /// The numbers of a sample.
    const LEN: usize;
    /// The target of a sample.
    fn read(flat: &[f64]) -> Self;
}

impl Target for usize {
    const LEN: usize = 1;
    fn read(flat: &[f64]) -> Self {
        flat[0] as Self
    }
}

impl<const STEPS: usize> Target for [usize; STEPS] {
    const LEN: usize = STEPS;
    fn read(flat: &[f64]) -> Self {
        core::array::from_fn(|step| flat[step] as usize)
    }
}

impl<T: Scalar, const R: usize, const C: usize> Target for SMatrix<T, R, C> {
    const LEN: usize = R * C;
    fn read(flat: &[f64]) -> Self {
        Self::from_iterator(flat.iter().map(|&x| T::from_f64(x)))
    }
}

impl<A: Target, B: Target> Target for (A, B) {
    const LEN: usize = A::LEN + B::LEN;
    fn read(flat: &[f64]) -> Self {
        (A::read(&flat[..A::LEN]), B::read(&flat[A::LEN..]))
    }
}

fn targets<Y: Target>(case: &Case) -> Vec<Y> {
    case.given(&["targets"]).chunks(Y::LEN).map(Y::read).collect()
}

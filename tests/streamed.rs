//! Plain descent stores no gradient: it moves every network to the same bits as the gradient that is stored, takes as little memory as it
//! says, and an error changes nothing.

#[expect(dead_code, reason = "it checks that its networks are of every layer for the tests that need it")]
mod every;

use constnet::Loss;
use constnet::batch::{BatchSize, Samples};
use constnet::losses::ending::Suits;
use constnet::optimizers::{Schedule, Stored};
use constnet::prelude::*;
use every::{Double, Graph, GraphInput, GraphOutput, Images, Planes};

fn bits<N: Network>(net: &N) -> Vec<u64> {
    let mut parameters = Gradients::<N>::new();
    parameters.copy_from(net);
    parameters.as_slice().iter().map(|value| value.to_f64().to_bits()).collect()
}

/// Losses and parameters of a few steps, with the gradient stored and without.
fn follows<N, L, Y, const BATCH: usize>(loss: L, samples: &[N::Input], targets: &[Y])
where
    N: Network<Ending: Suits<L>>,
    L: Loss<<N::Output as Value>::Parts, Y, Scalar = N::Scalar> + Copy,
    Samples<BATCH>: BatchSize,
{
    let descent = || {
        let rate = N::Scalar::from_f64(0.05);
        Sgd::<N>::new(rate)
            .weight_decay(N::Scalar::from_f64(0.1))
            .schedule(Schedule::exponential(N::Scalar::from_f64(0.7)))
    };
    let mut nets = [(); 2].map(|()| N::init_boxed(&mut Pcg32::seeded(3)));
    let mut stored = Trainer::<N, L, Sgd<N, Stored>, BATCH>::boxed(loss, descent().stored());
    let mut streamed = Trainer::<N, L, Sgd<N>, BATCH>::boxed(loss, descent());
    let before = bits(&*nets[0]);
    for count in [BATCH, BATCH.div_ceil(2).max(N::LEAST_SAMPLES), BATCH] {
        // What is left in memory makes no difference.
        streamed.poison_streams(N::Scalar::from_f64(f64::NAN));
        let [expected, found] = &mut nets;
        let expected_loss = stored.step(expected, &samples[..count], &targets[..count]).expect("a finite loss");
        let found_loss = streamed.step(found, &samples[..count], &targets[..count]).expect("a finite loss");
        assert_eq!(found_loss, expected_loss);
        assert!(bits(&**found) == bits(&**expected), "{}: {count} samples of {BATCH}", N::NAME);
    }
    assert!(bits(&*nets[0]) != before, "nothing moved");
    let fits = BATCH + 1 > samples.len() || {
        let error = Err(TrainError::TooMany { capacity: BATCH, found: BATCH + 1 });
        streamed.step(&mut nets[1], &samples[..=BATCH], &targets[..=BATCH]) == error
    };
    assert!(fits, "more samples than the tape holds");
}

fn follows_in_all_batches<N, L, Y>(loss: L, samples: &[N::Input], targets: &[Y])
where
    N: Network<Ending: Suits<L>>,
    L: Loss<<N::Output as Value>::Parts, Y, Scalar = N::Scalar> + Copy,
{
    if N::LEAST_SAMPLES == 1 {
        follows::<N, L, Y, 1>(loss, samples, targets);
    }
    follows::<N, L, Y, 5>(loss, samples, targets);
    follows::<N, L, Y, 16>(loss, samples, targets);
    follows::<N, L, Y, 35>(loss, samples, targets);
}

#[test]
fn every_layer_descends_as_by_its_gradient() {
    let mse = MeanSquaredError::new();
    follows_in_all_batches::<Double, _, _>(mse, &every::values(1, 40), &every::values::<SMatrix<f64, 2, 3>>(2, 40));
    follows_in_all_batches::<Images, _, _>(mse, &every::values(1, 40), &every::values::<SVector<f32, 3>>(2, 40));
    follows_in_all_batches::<Planes, _, _>(mse, &every::values(1, 40), &every::values::<SVector<f32, 2>>(2, 40));
}

#[test]
fn graphs_with_layers_of_the_users_own_descend_too() {
    let inputs = every::values::<GraphInput>(1, 40);
    let targets: Vec<_> =
        every::values::<GraphOutput>(2, 40).into_iter().map(|y| (y.policy, y.value, y.steps)).collect();
    let mse = MeanSquaredError::new();
    follows_in_all_batches::<Graph, _, _>((mse, mse, mse), &inputs, &targets);
}

network! { struct Wide: [130] -> [33] { hidden: Dense(40) | Tanh, out: Dense(33) } }

#[test]
fn many_samples_are_summed_in_several_goes() {
    let targets = every::values::<SVector<f32, 33>>(2, 300);
    follows::<Wide, _, _, 300>(MeanSquaredError::new(), &every::values(1, 300), &targets);
}

#[test]
fn the_trainer_has_no_room_for_a_gradient() {
    type Training<O> = Trainer<Wide, MeanSquaredError, O, 1>;
    // What is kept instead: the gradient of the hidden layer's output, of one sample, and what alignment adds.
    const KEPT: usize = 40 * size_of::<f32>();
    let (stored, streamed) = (Training::<Sgd<Wide, Stored>>::BYTES, Training::<Sgd<Wide>>::BYTES);
    assert!(streamed + Wide::PARAMETER_BYTES <= stored + KEPT + 2 * 64, "{streamed} and {stored} bytes");
}

#[test]
fn what_is_not_finite_changes_nothing() {
    network! { struct Line: [1] -> [1] { first: Dense(1), out: Dense(1) } }
    let mut net = Line::init(&mut Pcg32::seeded(1));
    net.first.weight[0] = 1e-10;
    net.out.weight[0] = 1.0;
    let before = bits(&net);
    let mut trainer = Trainer::<Line, MeanSquaredError, Sgd<Line>, 4>::new(MeanSquaredError::new(), Sgd::new(0.1));
    let mut fails = |input: f32, target: f32, error| {
        let result = trainer.step(&mut net, &[SVector::from([input])], &[SVector::from([target])]);
        assert_eq!(result, Err(error));
        assert!(bits(&net) == before, "the network changed");
        assert_eq!(trainer.state().updates(), 0);
    };
    fails(f32::NAN, 0.0, TrainError::NonFiniteLoss);
    fails(1.0, f32::INFINITY, TrainError::NonFiniteLoss);
    // The loss is 1e36, its gradient twice 1e18; the first layer's is that times the input.
    fails(1e25, 1e18, TrainError::NonFiniteGradient);
    assert!(trainer.step(&mut net, &[SVector::from([1.0])], &[SVector::from([1.0])]).is_ok());
    assert_eq!(trainer.state().updates(), 1);
}

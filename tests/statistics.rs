//! Running statistics move with a step that succeeds, and with nothing else.

use constnet::optimizers::Stored;
use constnet::prelude::*;

network! {
    /// A norm in the network itself, one in a network within, and one that is frozen.
    #[derive(Clone)]
    struct Net: [4] -> [3] {
        first: Dense(6),
        norm: BatchNorm | Tanh,
        inner: Inner,
        #[frozen]
        fixed: BatchNorm,
        out: Dense(3),
    }
}

network! {
    #[derive(Clone)]
    struct Inner: [6] -> [6] {
        wide: Dense(6),
        wide_norm: BatchNorm(momentum = 0.3) | Tanh,
    }
}

type Training<const BATCH: usize> = Trainer<Net, CrossEntropy, Sgd<Net, Stored>, BATCH>;

fn trainer<const BATCH: usize>(rate: f32) -> Training<BATCH>
where
    constnet::batch::Samples<BATCH>: constnet::batch::BatchSize,
{
    Trainer::new(CrossEntropy::new(), Sgd::new(rate).stored())
}

fn samples(count: usize) -> (Vec<SVector<f32, 4>>, Vec<usize>) {
    let mut draw = Pcg32::seeded(4);
    let mut value = || draw.next_u32() as f32 / u32::MAX as f32 * 2.0 - 1.0;
    ((0..count).map(|_| SVector::from_fn(|_, _| value())).collect(), (0..count).map(|sample| sample % 3).collect())
}

/// All running statistics, as bits.
fn statistics(net: &Net) -> Vec<u32> {
    let norms = [&net.norm.running_mean, &net.norm.running_var, &net.inner.wide_norm.running_mean];
    let others = [&net.inner.wide_norm.running_var, &net.fixed.running_mean, &net.fixed.running_var];
    norms.into_iter().chain(others).flatten().map(|value| value.to_bits()).collect()
}

#[test]
fn they_are_counted_apart() {
    assert_eq!((Net::STATISTICS, Inner::STATISTICS, Net::LEAST_SAMPLES), (36, 12, 2));
    assert_eq!(Net::PARAMETER_BYTES, 4 * (Net::PARAMETERS + 36));
    let summary = Net::summary().to_string();
    assert!(summary.contains("36 running statistics"), "{summary}");
}

#[test]
fn a_step_moves_those_that_are_not_frozen() -> Result<(), TrainError> {
    let mut net = Net::init(&mut Pcg32::seeded(1));
    let (before, (inputs, targets)) = (net.clone(), samples(20));
    trainer::<32>(0.1).step(&mut net, &inputs, &targets)?;
    assert!(net.norm.running_mean != before.norm.running_mean);
    assert!(net.norm.running_var != before.norm.running_var);
    assert!(net.inner.wide_norm.running_mean != before.inner.wide_norm.running_mean);
    assert!(*net.fixed == *before.fixed);
    Ok(())
}

/// The same by hand: the pass forward changes nothing, `update_statistics` does.
#[test]
fn whoever_drives_the_parts_updates_them() -> Result<(), TrainError> {
    let mut net = Net::init(&mut Pcg32::seeded(1));
    let (mut by_trainer, (inputs, targets)) = (net.clone(), samples(20));
    let mut tape = Box::new(Tape::<Net, 32>::new());
    let before = statistics(&net);
    net.update_statistics(&tape);
    assert!(statistics(&net) == before, "nothing was recorded");
    net.forward_tape(&inputs, &mut tape)?;
    assert!(statistics(&net) == before);
    net.update_statistics(&tape);
    trainer::<32>(0.0).step(&mut by_trainer, &inputs, &targets)?;
    assert!(statistics(&net) == statistics(&by_trainer) && statistics(&net) != before);
    Ok(())
}

/// A mini-batch in turns is as several mini-batches to the norms, and one to the optimizer.
#[test]
fn every_turn_moves_them() -> Result<(), TrainError> {
    let mut in_turns = Net::init(&mut Pcg32::seeded(1));
    let (mut one_by_one, (inputs, targets)) = (in_turns.clone(), samples(11));
    trainer::<4>(0.0).step(&mut in_turns, &inputs, &targets)?;
    for (inputs, targets) in inputs.chunks(4).zip(targets.chunks(4)) {
        trainer::<4>(0.0).step(&mut one_by_one, inputs, targets)?;
    }
    assert!(statistics(&in_turns) == statistics(&one_by_one));
    Ok(())
}

/// What training computes depends on the samples, not on the size of the tape or what its other lanes hold.
#[test]
fn the_rest_of_a_tape_does_not_count() -> Result<(), TrainError> {
    let mut small = Net::init(&mut Pcg32::seeded(1));
    let (mut large, (inputs, targets)) = (small.clone(), samples(19));
    let mut on_large = Box::new(trainer::<64>(0.1));
    on_large.tape_mut().poison(f32::NAN);
    let losses =
        [trainer::<32>(0.1).step(&mut small, &inputs, &targets)?, on_large.step(&mut large, &inputs, &targets)?];
    assert_eq!(losses[0].to_bits(), losses[1].to_bits());
    assert!(statistics(&small) == statistics(&large));
    Ok(())
}

#[test]
fn a_step_that_fails_leaves_them_alone() {
    let mut net = Net::init(&mut Pcg32::seeded(1));
    let (before, (mut inputs, targets)) = (statistics(&net), samples(20));
    // In the last of five turns, when four were absorbed.
    inputs[19][0] = f32::NAN;
    assert_eq!(trainer::<4>(0.1).step(&mut net, &inputs, &targets), Err(TrainError::NonFiniteLoss));
    assert!(statistics(&net) == before);
}

#[test]
fn statistics_that_are_not_finite_are_an_error() {
    network! { struct Line: [1] -> [1] { norm: BatchNorm } }
    let mut net = Line::init(&mut Pcg32::seeded(1));
    let mut trainer = Trainer::<Line, MeanSquaredError, Sgd<Line>, 2>::new(MeanSquaredError::new(), Sgd::new(0.1));
    // The square overflows; the outputs are finite all the same.
    let inputs = [SVector::from([-1e30]), SVector::from([1e30])];
    assert_eq!(trainer.step(&mut net, &inputs, &[0.0, 0.0]), Err(TrainError::NonFiniteStatistic));
    assert_eq!((net.norm.running_mean[0], net.norm.running_var[0], net.norm.bias[0]), (0.0, 1.0, 0.0));
}

#[test]
fn one_sample_has_no_variance() {
    let mut net = Net::init(&mut Pcg32::seeded(1));
    let (before, (inputs, targets)) = (statistics(&net), samples(9));
    let error = Err(TrainError::TooFew { least: 2, found: 1 });
    assert_eq!(net.forward_tape(&inputs[..1], &mut Tape::<Net, 4>::new()), error);
    assert_eq!(trainer::<4>(0.1).step(&mut net, &inputs[..1], &targets[..1]).map(drop), error);
    assert_eq!(trainer::<4>(0.1).step(&mut net, &inputs, &targets).map(drop), error, "nine samples in turns of four");
    assert!(statistics(&net) == before);

    network! { struct Frozen: [2] -> [2] { #[frozen] norm: BatchNorm, out: Dense(2) } }
    let frozen = Frozen::init(&mut Pcg32::seeded(1));
    assert_eq!(frozen.forward_tape(&[SVector::from([1.0, 2.0])], &mut Tape::<Frozen, 1>::new()), Ok(()));

    network! { struct Image: [1, 1, 2] -> [1, 1, 2] { norm: BatchNorm } }
    let image = Image::init(&mut Pcg32::seeded(1));
    assert_eq!(image.forward_tape(&[SMatrix::from([[1.0, 2.0]])], &mut Tape::<Image, 1>::new()), Ok(()));
}

/// After many steps, inference normalises as training does.
#[test]
fn inference_takes_the_place_of_the_mini_batch() -> Result<(), TrainError> {
    network! { struct Even: [4] -> [4] { norm: BatchNorm(momentum = 0.5) } }
    let mut net = Even::init(&mut Pcg32::seeded(1));
    let (inputs, _) = samples(64);
    let mut tape = Box::new(Tape::<Even, 64>::new());
    net.forward_tape(&inputs, &mut tape)?;
    for _ in 0..30 {
        net.update_statistics(&tape);
    }
    // The running variance divides by one less.
    let unbiased = (63.0_f32 / 64.0).sqrt();
    for (sample, input) in inputs.iter().enumerate() {
        let recorded = tape.output(sample).unwrap_or_default() * unbiased;
        assert!((net.forward(input) - recorded).amax() < 1e-4);
    }
    Ok(())
}

//! What can't be trained on is an error, and the error changes nothing: not the network, not what the optimizer remembers, not the
//! generator.

#[expect(dead_code, reason = "it checks that its networks are of every layer for the tests that need it")]
mod every;

use constnet::optimizers::Schedule;
use constnet::prelude::*;

network! {
    /// With chance in it.
    struct Careful: [4] -> [3] {
        hidden: Dense(8) | Tanh,
        kept: Dropout(0.5),
        logits: Dense(3),
    }
}

fn bits(net: &Careful) -> Vec<u32> {
    let mut parameters = Gradients::<Careful>::new();
    parameters.copy_from(net);
    parameters.as_slice().iter().map(|value| value.to_bits()).collect()
}

type Training = Trainer<Careful, CrossEntropy<[f32; 3]>, Adam<Careful>, 16>;

/// A trainer with all that can remember something: moments, updates that move a schedule, a generator.
fn training() -> (Careful, Training) {
    let optimizer = Adam::new(0.01).schedule(Schedule::exponential(0.9)).clip_norm(0.5);
    let mut trainer = Training::new(CrossEntropy::new().class_weights([1.0, 2.0, 0.0]), optimizer);
    trainer.seed(5);
    (Careful::init(&mut Pcg32::seeded(1)), trainer)
}

/// That `fail` gives `error`, and that training goes on after it as if it had not been.
#[track_caller]
fn changes_nothing(error: TrainError, fail: impl Fn(&mut Training, &mut Careful) -> Result<f32, TrainError>) {
    let inputs: Vec<SVector<f32, 4>> = every::values(1, 20);
    let targets: Vec<usize> = (0..20).map(|sample| sample % 2).collect();
    let train = |disturbed: bool| {
        let (mut net, mut trainer) = training();
        let mut results = Vec::new();
        for updates in 0..4 {
            if disturbed {
                let before = bits(&net);
                assert_eq!(fail(&mut trainer, &mut net), Err(error));
                assert!(bits(&net) == before, "the network changed");
                assert_eq!(trainer.state().updates(), updates);
            }
            let loss = trainer.step(&mut net, &inputs, &targets).expect("a finite loss");
            results.push((loss.to_bits(), bits(&net)));
        }
        results
    };
    assert!(train(false) == train(true), "training goes another way after the error");
}

const ONES: SVector<f32, 4> = SVector::<f32, 4>::from_array_storage(constnet::nalgebra::ArrayStorage([[1.0; 4]]));

#[test]
fn lengths_that_differ_change_nothing() {
    changes_nothing(TrainError::Lengths { inputs: 2, targets: 3 }, |trainer, net| {
        trainer.step(net, &[ONES; 2], &[0, 1, 1])
    });
    changes_nothing(TrainError::Lengths { inputs: 40, targets: 39 }, |trainer, net| {
        trainer.step(net, &[ONES; 40], &[0; 39])
    });
}

#[test]
fn an_empty_batch_changes_nothing() {
    changes_nothing(TrainError::Empty, |trainer, net| trainer.step::<usize>(net, &[], &[]));
    changes_nothing(TrainError::Empty, |trainer, net| trainer.step::<usize>(net, &[], &[1]));
}

#[test]
fn a_class_out_of_range_changes_nothing() {
    changes_nothing(TrainError::Class { sample: 17, class: 3, classes: 3 }, |trainer, net| {
        let mut classes = [0; 20];
        classes[17] = 3;
        trainer.step(net, &[ONES; 20], &classes)
    });
}

#[test]
fn samples_without_weight_change_nothing() {
    changes_nothing(TrainError::NoWeight, |trainer, net| trainer.step(net, &[ONES; 2], &[2; 2]));
}

#[test]
fn a_loss_that_is_not_finite_changes_nothing() {
    changes_nothing(TrainError::NonFiniteLoss, |trainer, net| {
        let mut inputs = [ONES; 20];
        inputs[18][2] = f32::NAN;
        trainer.step(net, &inputs, &[0, 1].repeat(10))
    });
}

#[test]
fn a_gradient_that_is_not_finite_changes_nothing() {
    // The tanh of what is infinite is not, and so neither is the loss.
    for value in [f32::INFINITY, f32::NEG_INFINITY] {
        changes_nothing(TrainError::NonFiniteGradient, |trainer, net| {
            let mut inputs = [ONES; 20];
            inputs[18][2] = value;
            trainer.step(net, &inputs, &[0, 1].repeat(10))
        });
    }
}

#[test]
fn a_gradient_that_overflows_changes_nothing() {
    network! { struct Line: [1] -> [1] { out: Dense(1) } }
    let mut net = Line::zeroed();
    let mut trainer = Trainer::<Line, MeanSquaredError, Adam<Line>, 4>::new(MeanSquaredError::new(), Adam::new(0.1));
    // The loss is 1e36, its gradient twice 1e18 times the input.
    let (input, target) = (SVector::from([1e25]), SVector::from([1e18]));
    assert_eq!(trainer.step(&mut net, &[input], &[target]), Err(TrainError::NonFiniteGradient));
    assert_eq!((net.out.weight[0], net.out.bias[0], trainer.state().updates()), (0.0, 0.0, 0));
    assert!(trainer.step(&mut net, &[SVector::from([1.0])], &[SVector::from([1.0])]).is_ok());
    assert_eq!(trainer.state().updates(), 1);
}

#[test]
fn a_tape_refuses_what_does_not_fit_it() {
    let net = Careful::init(&mut Pcg32::seeded(1));
    let mut tape = Tape::<Careful, 4>::new();
    let mut gradients = Gradients::<Careful>::new();
    assert_eq!(net.forward_tape(&[ONES; 2], &mut tape), Ok(()));
    let recorded = tape.output(1);

    assert_eq!(net.forward_tape(&[ONES; 5], &mut tape), Err(TrainError::TooMany { capacity: 4, found: 5 }));
    assert_eq!(net.forward_tape(&[], &mut tape), Err(TrainError::Empty));
    let error = SVector::repeat(1.0);
    let lengths = TrainError::Lengths { inputs: 2, targets: 3 };
    assert_eq!(net.backward(&mut tape, &[error; 3], &mut gradients), Err(lengths));
    assert_eq!(net.backward_input(&mut tape, &[error; 3], None, &mut InputGradients::new()), Err(lengths));
    assert_eq!((tape.samples(), tape.output(1), tape.output(2)), (2, recorded, None));
    assert!(gradients.as_slice().iter().all(|gradient| *gradient == 0.0));
}

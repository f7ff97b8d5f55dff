//! When a training ends, and with which parameters.

use std::cell::RefCell;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};

use constnet::fit::{End, FitError};
use constnet::prelude::*;

use crate::{Data, NetTrainer, bits, hit, net, trainer};

#[test]
fn early_stopping_restores_the_best_parameters_exactly() {
    let data = Data::new();
    let (train, others) = (data.train(), data.others());
    let mut net = net();
    let after = RefCell::new(Vec::new());
    // A high rate, so that it overfits soon.
    let mut trainer = NetTrainer::new(CrossEntropy::new(), Adam::new(0.1));
    let fit = trainer.fit(&mut net, &train).epochs(200).validation(&others).early_stopping(EarlyStopping::new(6));
    let keep = |moment: &constnet::fit::Moment<'_, _, _, _, 8>| {
        after.borrow_mut().push(bits(moment.net));
        ControlFlow::Continue(())
    };
    let history = fit.callback(keep).run().unwrap();
    assert_eq!(history.end, End::Early);
    let best = history.best.unwrap();
    let losses: Vec<f64> = history.epochs.iter().map(|epoch| epoch.validation.as_ref().unwrap().loss).collect();
    assert!(losses.iter().all(|&loss| losses[best] <= loss));
    // It waited as long as it was told to, and no longer.
    assert_eq!(losses.len(), best + 1 + 6);
    assert_eq!(bits(&net), after.borrow()[best]);
    assert_ne!(bits(&net), *after.borrow().last().unwrap());
    assert_eq!(f64::from(trainer.evaluate(&net, &data.others.0, &data.others.1).unwrap()), losses[best]);
}

#[test]
fn without_it_the_last_parameters_stay() {
    let data = Data::new();
    let (train, others) = (data.train(), data.others());
    let last = RefCell::new(Vec::new());
    let mut net = net();
    let mut trainer = NetTrainer::new(CrossEntropy::new(), Adam::new(0.1));
    let fit = trainer.fit(&mut net, &train).epochs(40).validation(&others).callback(|moment| {
        *last.borrow_mut() = bits(moment.net);
        ControlFlow::Continue(())
    });
    let history = fit.run().unwrap();
    assert_ne!(history.best, Some(39), "the test wants a last epoch that is not the best");
    assert_eq!(bits(&net), *last.borrow());
}

#[test]
fn the_best_may_be_that_of_a_metric() {
    let data = Data::new();
    let (train, others) = (data.train(), data.others());
    for lowest in [false, true] {
        let mut net = net();
        let mut trainer = trainer();
        let fit = trainer.fit(&mut net, &train).epochs(15).validation(&others).metric("hits", hit).keep_best();
        let fit = if lowest { fit.lowest("hits") } else { fit.highest("hits") };
        let history = fit.run().unwrap();
        let hits: Vec<f64> = history.epochs.iter().map(|epoch| epoch.validation.as_ref().unwrap().metrics[0]).collect();
        let best = hits[history.best.unwrap()];
        assert!(hits.iter().all(|&hits| if lowest { best <= hits } else { hits <= best }));
        let now = others.iter().filter(|(x, y)| net.forward(x).imax() == **y).count() as f64 / 40.0;
        assert_eq!(now, best);
    }
}

#[test]
fn small_improvements_do_not_count_where_they_should_not() {
    let data = Data::new();
    let train = data.train();
    let mut net = net();
    let stopping = EarlyStopping::new(3).least_improvement(1e9);
    let history = trainer().fit(&mut net, &train).epochs(50).early_stopping(stopping).run().unwrap();
    // The first epoch is an improvement on none, however much is asked for; what follows is none.
    assert_eq!((history.epochs.len(), history.end), (4, End::Early));
    // The best is the best all the same.
    assert!(history.best.unwrap() > 0);
}

#[test]
fn a_plateau_lowers_the_learning_rate() {
    let data = Data::new();
    let (train, mut net) = (data.train(), net());
    // A metric that never gets better.
    let mut trainer = trainer();
    let fit = trainer.fit(&mut net, &train).epochs(9).metric("flat", |_, _| 1.0).score_training().lowest("flat");
    let history = fit.plateau(Plateau::new(1, 0.5).least_rate(0.004)).run().unwrap();
    let rates: Vec<f32> = history.epochs.iter().map(|epoch| epoch.learning_rate as f32).collect();
    assert_eq!(rates, [0.02, 0.02, 0.02, 0.01, 0.01, 0.005, 0.005, 0.004, 0.004]);
}

#[test]
fn a_callback_ends_the_training() {
    let data = Data::new();
    let (train, mut net) = (data.train(), net());
    let mut trainer = trainer();
    let mut epochs = Vec::new();
    let fit = trainer.fit(&mut net, &train).epochs(50).callback(|moment| {
        assert_eq!(moment.history.last(), Some(moment.epoch));
        epochs.push(moment.epoch.number);
        if moment.epoch.number == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    let history = fit.run().unwrap();
    assert_eq!((history.epochs.len(), history.end), (3, End::Callback));
    assert_eq!(epochs, [1, 2, 3]);
}

#[test]
fn a_flag_ends_the_training_with_the_best_parameters() {
    let data = Data::new();
    let (train, others, mut net) = (data.train(), data.others(), net());
    let (stop, after) = (AtomicBool::new(false), RefCell::new(Vec::new()));
    let mut trainer = NetTrainer::new(CrossEntropy::new(), Adam::new(0.1));
    let fit = trainer.fit(&mut net, &train).epochs(500).validation(&others).stop_when(&stop).callback(|moment| {
        after.borrow_mut().push(bits(moment.net));
        stop.store(moment.epoch.number == 30, Ordering::Relaxed);
        ControlFlow::Continue(())
    });
    let history = fit.run().unwrap();
    assert_eq!((history.epochs.len(), history.end), (30, End::Interrupted));
    let best = history.best.unwrap();
    assert_ne!(best, 29, "the test wants a last epoch that is not the best");
    assert_eq!(bits(&net), after.borrow()[best]);
}

#[test]
fn a_training_that_diverges_tells_how_far_it_came() {
    let data = Data::new();
    let (mut inputs, targets) = (data.train.0.clone(), data.train.1);
    inputs[99][0] = f32::NAN;
    let train = constnet::data::Dataset::new(&inputs, &targets).unwrap();
    let good = train.select(&(0..80).collect::<Vec<_>>()).unwrap();
    let mut net = net();
    let error = trainer().fit(&mut net, &good).validation(&train).run().unwrap_err();
    assert_eq!(error.to_string(), "training stopped in epoch 1: expected a finite loss, found infinity or NaN");
    let FitError::Train { epoch: 1, error: TrainError::NonFiniteLoss, history } = error else { panic!("{error:?}") };
    assert!(history.epochs.is_empty());
}

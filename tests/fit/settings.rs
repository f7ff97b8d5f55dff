//! Settings that make no sense are errors, before anything is done.

use constnet::fit::FitError;

use crate::{Data, bits, hit, net, trainer};

#[test]
fn settings_that_make_no_sense_are_errors() {
    let data = Data::new();
    let train = data.train();
    let mut net = net();
    let before = bits(&net);
    let mut trainer = trainer();
    let says = |result: Result<_, FitError>, message: &str| {
        assert_eq!(result.map(|_: constnet::fit::History| ()).unwrap_err().to_string(), message);
    };
    let expected = "expected at least one sample in a mini-batch, found 0";
    says(trainer.fit(&mut net, &train).mini_batch(0).run(), expected);
    let expected = "expected a share between 0 and 1, found 1.5";
    says(trainer.fit(&mut net, &train).validation_split(1.5).run(), expected);
    let expected = "expected samples in both parts of 100, split at 0.001, found 100 and 0";
    says(trainer.fit(&mut net, &train).validation_split(0.001).run(), expected);
    let expected = "expected a metric out of [hits] to tell the best epoch by, found hit";
    says(trainer.fit(&mut net, &train).metric("hits", hit).highest("hit").run(), expected);
    assert_eq!(bits(&net), before);
}

#[test]
fn no_samples_are_an_error_and_no_epochs_are_not() {
    let data = Data::new();
    let train = data.train();
    let (none, mut net) = (train.select(&[]).unwrap(), net());
    let error = trainer().fit(&mut net, &none).run().unwrap_err();
    assert_eq!(error.to_string(), "training stopped in epoch 1: expected at least one sample, found none");
    let history = trainer().fit(&mut net, &train).epochs(0).run().unwrap();
    assert!(history.epochs.is_empty() && history.best().is_none());
}

#[test]
fn a_mini_batch_may_be_longer_than_the_tape_and_than_the_samples() {
    let data = Data::new();
    let train = data.train();
    let losses = |samples| {
        let (mut net, mut trainer) = (net(), trainer());
        let history = trainer.fit(&mut net, &train).epochs(2).mini_batch(samples).run().unwrap();
        history.epochs.iter().map(|epoch| epoch.train.loss).collect::<Vec<_>>()
    };
    assert_eq!(losses(100), losses(1000));
    assert_ne!(losses(100), losses(8));
}

#[test]
fn targets_out_of_range_are_named() {
    let data = Data::new();
    let targets = vec![2; 100];
    let train = constnet::data::Dataset::new(&data.train.0, &targets).unwrap();
    let error = trainer().fit(&mut net(), &train).run().unwrap_err().to_string();
    assert_eq!(error, "training stopped in epoch 1: expected a class below 2 as the target of sample 0, found 2");
}

//! What the history says, and that a seed gives the same again.

use constnet::data::{Dataset, shuffle};
use constnet::fit::End;
use constnet::optimizers::Schedule;
use constnet::prelude::*;

use crate::{Data, NetTrainer, bits, hit, net, trainer};

#[test]
fn a_training_is_the_loop_that_one_would_write() {
    let data = Data::new();
    let (train, others) = (data.train(), data.others());
    let (mut by_fit, mut by_hand) = (net(), net());
    let mut fitting = trainer();
    let history =
        fitting.fit(&mut by_fit, &train).epochs(3).mini_batch(11).seed(7).validation(&others).metric("hits", hit).run();
    let history = history.unwrap();

    let mut trainer = trainer();
    let (mut order, mut rng) = ((0..100).collect::<Vec<_>>(), Pcg32::seeded(7));
    for epoch in &history.epochs {
        shuffle(&mut order, &mut rng);
        let mut sum = 0.0;
        for batch in order.chunks(11) {
            let inputs: Vec<_> = batch.iter().map(|&sample| data.train.0[sample]).collect();
            let targets: Vec<_> = batch.iter().map(|&sample| data.train.1[sample]).collect();
            sum += f64::from(trainer.step(&mut by_hand, &inputs, &targets).unwrap()) * batch.len() as f64;
        }
        assert_eq!(epoch.train.loss, sum / 100.0);
        assert!(epoch.train.metrics.is_empty());
        let score = epoch.validation.as_ref().unwrap();
        let loss = trainer.evaluate(&by_hand, &data.others.0, &data.others.1).unwrap();
        assert_eq!(score.loss, f64::from(loss));
        let hits = others.iter().filter(|(x, y)| by_hand.forward(x).imax() == **y).count();
        assert_eq!(score.metrics, [hits as f64 / 40.0]);
        assert_eq!(epoch.learning_rate, f64::from(0.02_f32));
    }
    assert_eq!(bits(&by_fit), bits(&by_hand));
    assert_eq!((history.epochs.len(), history.end), (3, End::Complete));
    assert_eq!(history.epochs.iter().map(|epoch| epoch.number).collect::<Vec<_>>(), [1, 2, 3]);
}

/// Parameters and losses of a training with this seed.
fn trained(seed: u64) -> (Vec<u32>, Vec<f64>) {
    let data = Data::new();
    let mut net = net();
    let history = trainer().fit(&mut net, &data.train()).epochs(4).seed(seed).validation_split(0.2).run().unwrap();
    let losses = history.epochs.iter().flat_map(|epoch| [epoch.train.loss, epoch.validation.as_ref().unwrap().loss]);
    (bits(&net), losses.collect())
}

#[test]
fn the_seed_decides_the_order_and_the_split() {
    assert_eq!(trained(1), trained(1));
    assert_ne!(trained(1), trained(2));
}

#[test]
fn without_shuffling_the_order_is_that_of_the_samples() {
    let data = Data::new();
    let (mut by_fit, mut by_hand) = (net(), net());
    trainer().fit(&mut by_fit, &data.train()).epochs(2).in_order().run().unwrap();
    let mut trainer = trainer();
    for _ in 0..2 {
        for (inputs, targets) in data.train.0.chunks(8).zip(data.train.1.chunks(8)) {
            trainer.step(&mut by_hand, inputs, targets).unwrap();
        }
    }
    assert_eq!(bits(&by_fit), bits(&by_hand));
}

#[test]
fn samples_of_a_validation_split_are_not_trained_on() {
    // A sample's target is its number, so that a metric and a loss can tell which ones they see.
    network! { struct Line: [1] -> [1] { out: Dense(1) } }
    let inputs: Vec<SVector<f32, 1>> = (0..50).map(|sample| SVector::from([sample as f32])).collect();
    let targets: Vec<f32> = (0..50).map(|sample| sample as f32).collect();
    let data = Dataset::new(&inputs, &targets).unwrap();
    let (mut validated, mut scored) = (Vec::new(), Vec::new());
    for all in [false, true] {
        let mut line = Line::zeroed();
        let mut trainer = Trainer::<Line, _, Sgd<Line>, 8>::new(MeanSquaredError::new(), Sgd::new(1e-6));
        let seen = if all { &mut scored } else { &mut validated };
        let fit = trainer.fit(&mut line, &data).epochs(1).validation_split(0.3).metric("seen", |_, &target| {
            seen.push(target as usize);
            0.0
        });
        let fit = if all { fit.score_training() } else { fit };
        assert_eq!(fit.updates_an_epoch(), 35_usize.div_ceil(8));
        fit.run().unwrap();
    }
    assert_eq!(validated.len(), 15);
    // The training samples are scored first; together they are all, once each.
    assert_eq!(scored.len(), 50);
    assert_eq!(scored[35..], validated);
    scored.sort_unstable();
    assert_eq!(scored, (0..50).collect::<Vec<_>>());
}

#[test]
fn training_samples_are_scored_like_others() {
    let data = Data::new();
    let train = data.train();
    let mut net = net();
    let mut trainer = trainer();
    let history = trainer.fit(&mut net, &train).epochs(2).score_training().metric("hits", hit).run().unwrap();
    let score = &history.last().unwrap().train;
    assert_eq!(score.loss, f64::from(trainer.evaluate(&net, &data.train.0, &data.train.1).unwrap()));
    let hits = train.iter().filter(|(x, y)| net.forward(x).imax() == **y).count();
    assert_eq!(score.metrics, [hits as f64 / 100.0]);
    assert!(history.epochs.iter().all(|epoch| epoch.validation.is_none()));
}

#[test]
fn the_schedule_of_the_optimizer_is_heeded_and_told() {
    let data = Data::new();
    let optimizer = Adam::new(0.1).schedule(Schedule::step(26, 0.5));
    let mut trainer = NetTrainer::new(CrossEntropy::new(), optimizer);
    let mut net = net();
    let rates = |history: constnet::fit::History| {
        history.epochs.iter().map(|epoch| epoch.learning_rate as f32).collect::<Vec<_>>()
    };
    // 13 updates an epoch.
    let first = trainer.fit(&mut net, &data.train()).epochs(4).run().unwrap();
    assert_eq!(rates(first), [0.1, 0.1, 0.05, 0.05]);
    // A second training goes on where the first ended.
    let second = trainer.fit(&mut net, &data.train()).epochs(2).run().unwrap();
    assert_eq!(rates(second), [0.025, 0.025]);
}

#[test]
fn a_history_is_written_as_a_table() {
    let data = Data::new();
    let (others, mut net, mut trainer) = (data.others(), net(), trainer());
    let history = trainer.fit(&mut net, &data.train()).epochs(2).validation(&others).metric("a, b", hit).run().unwrap();
    let text = history.to_csv();
    let table = constnet::data::csv::Table::from_reader(text.as_bytes(), "history").unwrap();
    assert_eq!(table.len(), 2);
    assert_eq!(
        table.numbers::<f64>("validation a, b").unwrap()[1],
        history.epochs[1].validation.as_ref().unwrap().metrics[0]
    );
    assert_eq!(table.numbers::<f64>("loss").unwrap()[0], history.epochs[0].train.loss);
}

//! Threads that share a training: the same bits for any number of them, with all kernels that divide their work.

#[expect(dead_code, reason = "it has networks of every layer for the tests that need them")]
mod every;

use constnet::batch::{BatchSize, Samples};
use constnet::data::Dataset;
use constnet::losses::ending::Suits;
use constnet::prelude::*;
use constnet::{Loss, Threads};
use every::values;

// So large that every kernel has enough to do for several threads.
network! {
    struct Images: [3, 16, 16] -> [10] {
        conv: Conv2d(16, kernel = 3, padding = 1) | Relu,
        norm: BatchNorm,
        largest: MaxPool2d(2),
        grouped: Conv2d(32, kernel = 3, groups = 2),
        pointwise: Conv2d(64, kernel = 1) | Tanh,
        up: ConvTranspose2d(8, kernel = 3, stride = 2),
        means: AvgPool2d(2),
        flat: Flatten,
        hidden: Dense(100) | Relu,
        drop: Dropout(0.2),
        out: Dense(10),
    }
}

// Convolutions that are one with their pools, with and without a gradient of their input.
network! {
    struct Pools: [2, 20, 20] -> [10] {
        conv1: Conv2d(8, kernel = 5) | Relu,
        pool1: MaxPool2d(2),
        conv2: Conv2d(16, kernel = 3, groups = 2) | Sigmoid,
        pool2: MaxPool2d(2),
        flat: Flatten,
        out: Dense(10),
    }
}

network! {
    struct Steps<f64>: [6, 40] -> [6, 33] {
        hidden: Dense(70) | Gelu,
        out: Dense(33),
    }
}

fn bits<N: Network>(net: &N) -> Vec<u64> {
    let mut all = Vec::new();
    struct All<'a>(&'a mut Vec<u64>);
    impl<T: Scalar> constnet::layer::Visitor<T> for All<'_> {
        fn parameter(&mut self, _: &'static str, _: Shape, values: &[T]) {
            self.0.extend(values.iter().map(|value| value.to_f64().to_bits()));
        }
        fn statistic(&mut self, name: &'static str, shape: Shape, values: &[T]) {
            self.parameter(name, shape, values);
        }
        fn fixed(&mut self, _: &'static str, _: Shape, _: &[T]) {}
    }
    net.visit(&mut All(&mut all));
    all
}

/// The losses of three steps, and the parameters and statistics after them.
fn trained<N, L, O, Y, const BATCH: usize>(
    threads: Option<&Threads>,
    loss: L,
    optimizer: O,
    inputs: &[N::Input],
    targets: &[Y],
) -> (Vec<u64>, Vec<u64>)
where
    N: Network<Ending: Suits<L>>,
    L: Loss<<N::Output as Value>::Parts, Y, Scalar = N::Scalar>,
    O: Optimizer<Network = N>,
    Samples<BATCH>: BatchSize,
{
    let mut net = N::init_boxed(&mut Pcg32::seeded(5));
    let mut trainer = Trainer::<N, L, O, BATCH>::boxed(loss, optimizer);
    let losses = [BATCH, BATCH - 3, BATCH].map(|count| {
        let mut step = || trainer.step(&mut net, &inputs[..count], &targets[..count]);
        let loss = match threads {
            Some(threads) => threads.share(step),
            None => step(),
        };
        loss.expect("a finite loss").to_f64().to_bits()
    });
    (losses.to_vec(), bits(&*net))
}

/// The same bits from one thread and from several, of both courses of a step.
macro_rules! check {
    ($net:ident, $loss:expr, $batch:literal, $inputs:expr, $targets:expr) => {
        let (inputs, targets) = ($inputs, $targets);
        let sgd = || Sgd::<$net>::new(0.05);
        let adam = || Adam::<$net>::new(0.01);
        let descended = trained::<$net, _, _, _, $batch>(None, $loss, sgd(), &inputs, &targets);
        let updated = trained::<$net, _, _, _, $batch>(None, $loss, adam(), &inputs, &targets);
        assert_ne!(descended, updated);
        for count in 1..=5 {
            let threads = Threads::new(count).expect("threads");
            let found = trained::<$net, _, _, _, $batch>(Some(&threads), $loss, sgd(), &inputs, &targets);
            assert!(found == descended, "descent with {count} threads");
            let found = trained::<$net, _, _, _, $batch>(Some(&threads), $loss, adam(), &inputs, &targets);
            assert!(found == updated, "an update with {count} threads");
        }
    };
}

#[test]
fn images() {
    let targets: Vec<usize> = (0..35).map(|sample| sample * 7 % 10).collect();
    check!(Images, CrossEntropy::new(), 35, values(1, 35), targets);
}

#[test]
fn pools() {
    let targets: Vec<usize> = (0..70).map(|sample| sample * 3 % 10).collect();
    check!(Pools, CrossEntropy::new(), 70, values(1, 70), targets);
}

#[test]
fn steps_in_double_precision() {
    let targets = values::<SMatrix<f64, 33, 6>>(2, 48);
    check!(Steps, MeanSquaredError::new(), 48, values(1, 48), targets);
}

#[test]
fn a_fit() {
    network! { struct Wide: [64] -> [10] { hidden: Dense(200) | Relu, out: Dense(10) } }
    let inputs = values(1, 150);
    let targets: Vec<usize> = (0..150).map(|sample| sample * 3 % 10).collect();
    let data = Dataset::new(&inputs, &targets).expect("as many targets");
    let fitted = |threads| {
        let mut net = Wide::init_boxed(&mut Pcg32::seeded(2));
        let mut trainer = Trainer::<Wide, CrossEntropy, Adam<Wide>, 64>::boxed(CrossEntropy::new(), Adam::new(0.01));
        let history = trainer.fit(&mut net, &data).epochs(2).threads(threads).run().expect("it trains");
        (history.epochs.iter().map(|epoch| epoch.train.loss.to_bits()).collect::<Vec<_>>(), bits(&*net))
    };
    let alone = fitted(1);
    for threads in [2, 4, 0] {
        assert!(fitted(threads) == alone, "{threads} threads");
    }
}

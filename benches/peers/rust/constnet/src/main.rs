//! The workloads in constnet.

use constnet::Threads;
use constnet::prelude::*;
use harness::{BATCHES, INPUTS, Numbers, consume, measure, wanted};

const PEER: &str = "constnet";
const TWO_THREADS: &str = "constnet, 2 threads";

network! {
    struct A1: [4] -> [3] {
        first: Dense(16) | Tanh,
        second: Dense(16) | Tanh,
        out: Dense(3) | Softmax,
    }
}
network! {
    struct A2: [784] -> [10] {
        hidden: Dense(128) | Relu,
        out: Dense(10) | Softmax,
    }
}
network! {
    struct A3: [640] -> [640] {
        e1: Dense(128) | Relu,
        e2: Dense(128) | Relu,
        e3: Dense(128) | Relu,
        e4: Dense(128) | Relu,
        code: Dense(8) | Relu,
        d1: Dense(128) | Relu,
        d2: Dense(128) | Relu,
        d3: Dense(128) | Relu,
        d4: Dense(128) | Relu,
        out: Dense(640),
    }
}
network! {
    struct A4: [1, 28, 28] -> [10] {
        conv1: Conv2d(6, kernel = 5) | Relu,
        pool1: MaxPool2d(2),
        conv2: Conv2d(16, kernel = 5) | Relu,
        pool2: MaxPool2d(2),
        flat: Flatten,
        fc1: Dense(120) | Relu,
        fc2: Dense(84) | Relu,
        out: Dense(10) | Softmax,
    }
}
network! {
    struct B1: [4] -> [3] {
        hidden: Dense(16) | Tanh,
        out: Dense(3),
    }
}
network! {
    struct B2: [784] -> [10] {
        hidden: Dense(128) | Relu,
        out: Dense(10),
    }
}
network! {
    struct B3: [1, 28, 28] -> [10] {
        conv1: Conv2d(6, kernel = 5) | Relu,
        pool1: MaxPool2d(2),
        conv2: Conv2d(16, kernel = 5) | Relu,
        pool2: MaxPool2d(2),
        flat: Flatten,
        fc1: Dense(120) | Relu,
        fc2: Dense(84) | Relu,
        out: Dense(10),
    }
}
network! {
    struct Line: [1] -> [1] {
        out: Dense(1),
    }
}

fn random<V: Value<Scalar = f32>>(numbers: &mut Numbers) -> V {
    V::filled(|values| values.iter_mut().for_each(|value| *value = numbers.value()))
}

fn inference<N: Network<Scalar = f32>>(workload: &str) {
    if !wanted(workload) {
        return;
    }
    let net = N::init_boxed(&mut Pcg32::seeded(1));
    let inputs: Vec<N::Input> = (0..INPUTS).map(|_| random(&mut Numbers::seeded(2))).collect();
    measure(workload, PEER, 1, |count| {
        for number in 0..count {
            consume(consume(&*net).forward(&inputs[number % INPUTS]));
        }
    });
}

macro_rules! training {
    ($workload:literal, $net:ty, $optimizer:expr, $classes:literal, $batch:literal) => {
        training!($workload, $net, $optimizer, $classes, $batch, 1, PEER);
    };
    ($workload:literal, $net:ty, $optimizer:expr, $classes:literal, $batch:literal, $threads:literal, $peer:expr) => {
        if wanted($workload) {
            let threads = Threads::new($threads).expect("the machine gives threads");
            let numbers = &mut Numbers::seeded(3);
            let mut net = <$net>::init_boxed(&mut Pcg32::seeded(1));
            let mut trainer =
                Trainer::<$net, CrossEntropy, _, $batch>::boxed(CrossEntropy::new(), $optimizer);
            let inputs: Vec<Vec<_>> = (0..BATCHES).map(|_| (0..$batch).map(|_| random(numbers)).collect()).collect();
            let targets: Vec<Vec<usize>> =
                (0..BATCHES).map(|_| (0..$batch).map(|_| numbers.class($classes)).collect()).collect();
            measure($workload, $peer, $batch, |count| {
                for number in 0..count {
                    let (inputs, targets) = (&inputs[number % BATCHES], &targets[number % BATCHES]);
                    consume(threads.share(|| trainer.step(&mut net, inputs, targets))).expect("finite");
                }
            });
            consume(net);
        }
    };
}

fn line() {
    let x = [1.0, 2.0, 3.0, 4.0, 5.0].map(|x| SVector::from([x]));
    let y = [2.0, 4.0, 6.0, 8.0, 10.0].map(|y| SVector::from([y]));
    measure("C", PEER, 1, |count| {
        for _ in 0..count {
            let mut line = Line::zeroed();
            line.out.weight[0] = 5.0;
            let mut trainer =
                Trainer::<Line, MeanSquaredError, Sgd<Line>, 5>::new(MeanSquaredError::new(), Sgd::new(0.01));
            let (x, y) = consume((&x, &y));
            for _ in 0..1000 {
                consume(trainer.step(&mut line, x, y)).expect("finite");
            }
            consume(line);
        }
    });
}

fn main() {
    inference::<A1>("A1");
    inference::<A2>("A2");
    inference::<A3>("A3");
    inference::<A4>("A4");
    training!("B1_1", B1, Sgd::new(0.01), 3, 1);
    training!("B1_16", B1, Sgd::new(0.01), 3, 16);
    training!("B2_32", B2, Sgd::new(0.01), 10, 32);
    training!("B2_128", B2, Sgd::new(0.01), 10, 128);
    training!("B3_32", B3, Adam::new(0.001), 10, 32);
    training!("B3_128", B3, Adam::new(0.001), 10, 128);
    training!("B2_128", B2, Sgd::new(0.01), 10, 128, 2, TWO_THREADS);
    training!("B3_128", B3, Adam::new(0.001), 10, 128, 2, TWO_THREADS);
    line();
}

//! The workloads in constnet.

#[path = "../../../../workloads.rs"]
mod workloads;

use constnet::Threads;
use constnet::prelude::*;
use harness::{BATCHES, INPUTS, Numbers, consume, measure, wanted};
use workloads::{A1, A2, A3, A4, B1, B2, B3, C};

const PEER: &str = "constnet";
const TWO_THREADS: &str = "constnet, 2 threads";
const TWO_PROCESSES: &str = "constnet, 2 processes";

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
        training!($workload, $net, $optimizer, $classes, $batch, 1 thread, 1 process, PEER);
    };
    ($workload:literal, $net:ty, $optimizer:expr, $classes:literal, $batch:literal, $threads:literal thread, $processes:literal process,
     $peer:expr) => {
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
                // Of several processes each does its share of the steps.
                for number in (0..count).step_by($processes) {
                    let (inputs, targets) = (&inputs[number % BATCHES], &targets[number % BATCHES]);
                    consume(threads.share(|| trainer.step(&mut net, inputs, targets)).expect("finite"));
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
            let mut line = C::zeroed();
            line.out.weight[0] = 5.0;
            let mut trainer = Trainer::<C, MeanSquaredError, Sgd<C>, 5>::new(MeanSquaredError::new(), Sgd::new(0.01));
            let (x, y) = consume((&x, &y));
            for _ in 0..1000 {
                consume(trainer.step(&mut line, x, y).expect("finite"));
            }
            consume(line);
        }
    });
}

/// What two threads share, on a core each.
fn two_threads() {
    training!("B2_128", B2, Sgd::new(0.01), 10, 128, 2 thread, 1 process, TWO_THREADS);
    training!("B3_128", B3, Adam::new(0.001), 10, 128, 2 thread, 1 process, TWO_THREADS);
}

/// One of two processes that run at once, on a core each, with networks of their own: what two cores do that have nothing to share.
fn one_of_two() {
    training!("B2_128", B2, Sgd::new(0.01), 10, 128, 1 thread, 2 process, TWO_PROCESSES);
    training!("B3_128", B3, Adam::new(0.001), 10, 128, 1 thread, 2 process, TWO_PROCESSES);
}

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("--two-threads") => return two_threads(),
        Some("--one-of-two") => return one_of_two(),
        _ => {}
    }
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
    line();
}

//! The workloads that peers are measured on too, see `benches/peers`: inference of one sample, training, and a linear regression.
//!
//! ```text
//! cargo bench --manifest-path benches/criterion/Cargo.toml --bench workloads -- B2
//! ```

#[path = "../../workloads.rs"]
mod workloads;

use std::hint::black_box;

use constnet::Threads;
use constnet::prelude::*;
use constnet_benches::{INPUTS, classes, values};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use workloads::{A1, A2, A3, A4, B1, B2, B3, C};

fn inference<N: Network<Scalar = f32>>(c: &mut Criterion) {
    let net = N::init_boxed(&mut Pcg32::seeded(1));
    let inputs: Vec<N::Input> = values(2, INPUTS);
    let mut turn = (0..INPUTS).cycle();
    c.bench_function(N::NAME, |b| b.iter(|| black_box(&*net).forward(&inputs[turn.next().unwrap_or(0)])));
}

/// Steps of mini-batches of `$batch`, of which there are sixteen.
macro_rules! training {
    ($c:ident, $net:ty, $optimizer:expr, $classes:literal, $batch:literal, $threads:literal) => {{
        const BATCHES: usize = 16;
        let mut net = <$net>::init_boxed(&mut Pcg32::seeded(1));
        let mut trainer = Trainer::<$net, CrossEntropy, _, $batch>::boxed(CrossEntropy::new(), $optimizer);
        let (inputs, targets) = (values(2, BATCHES * $batch), classes(3, BATCHES * $batch, $classes));
        let threads = Threads::new($threads).expect("the machine gives threads");
        let mut turn = (0..BATCHES).map(|batch| batch * $batch).cycle();
        let mut group = $c.benchmark_group(<$net>::NAME);
        group.throughput(Throughput::Elements($batch));
        group.bench_function(format!("{} samples, {} threads", $batch, $threads), |b| {
            b.iter(|| {
                let from = turn.next().unwrap_or(0);
                let (inputs, targets) = (&inputs[from..from + $batch], &targets[from..from + $batch]);
                threads.share(|| trainer.step(&mut net, inputs, targets)).expect("a finite loss")
            });
        });
        group.finish();
    }};
}

fn linear_regression(c: &mut Criterion) {
    let x = [1.0, 2.0, 3.0, 4.0, 5.0].map(|x| SVector::from([x]));
    let y = [2.0, 4.0, 6.0, 8.0, 10.0].map(|y| SVector::from([y]));
    c.bench_function("C", |b| {
        b.iter(|| {
            let mut line = C::zeroed();
            line.out.weight[0] = 5.0;
            let mut trainer = Trainer::<C, MeanSquaredError, Sgd<C>, 5>::new(MeanSquaredError::new(), Sgd::new(0.01));
            let (x, y) = black_box((&x, &y));
            for _ in 0..1000 {
                trainer.step(&mut line, x, y).expect("a finite loss");
            }
            line
        });
    });
}

fn all(c: &mut Criterion) {
    inference::<A1>(c);
    inference::<A2>(c);
    inference::<A3>(c);
    inference::<A4>(c);
    training!(c, B1, Sgd::new(0.01), 3, 1, 1);
    training!(c, B1, Sgd::new(0.01), 3, 16, 1);
    training!(c, B2, Sgd::new(0.01), 10, 32, 1);
    training!(c, B2, Sgd::new(0.01), 10, 128, 1);
    training!(c, B2, Sgd::new(0.01), 10, 128, 2);
    training!(c, B3, Adam::new(0.001), 10, 32, 1);
    training!(c, B3, Adam::new(0.001), 10, 128, 1);
    training!(c, B3, Adam::new(0.001), 10, 128, 2);
    linear_regression(c);
}

criterion_group!(benches, all);
criterion_main!(benches);

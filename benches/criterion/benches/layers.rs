//! Every layer and activation by itself: one sample forward, and a mini-batch of 32 forward and back, with respect to the input and to the
//! parameters.
//!
//! ```text
//! cargo bench --manifest-path benches/criterion/Cargo.toml --bench layers -- Conv
//! ```

use std::hint::black_box;

use constnet::prelude::*;
use constnet::{Gradients, InputGradients, Tape, Workspace};
use constnet_benches::{INPUTS, values};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const BATCH: usize = 32;

fn layer<N: Network<Scalar = f32>>(c: &mut Criterion) {
    let net = N::init_boxed(&mut Pcg32::seeded(1));
    let inputs: Vec<N::Input> = values(2, INPUTS);
    let mut group = c.benchmark_group(N::NAME);

    group.throughput(Throughput::Elements(1));
    let mut workspace = Box::new(Workspace::<N>::new());
    let mut turn = (0..INPUTS).cycle();
    group.bench_function("infer", |b| {
        b.iter(|| black_box(&*net).forward_in(&inputs[turn.next().unwrap_or(0)], &mut workspace));
    });

    group.throughput(Throughput::Elements(BATCH as u64));
    let (mut tape, mut turn) = (Box::new(Tape::<N, BATCH>::new()), [0, INPUTS - BATCH].into_iter().cycle());
    group.bench_function(format!("forward of {BATCH}"), |b| {
        b.iter(|| {
            let from = turn.next().unwrap_or(0);
            black_box(&*net).forward_tape(&inputs[from..from + BATCH], &mut tape).expect("as many as the tape holds");
        });
    });
    let output_gradients: Vec<N::Output> = values(3, BATCH);
    let mut gradients = Box::new(Gradients::<N>::new());
    let mut input_gradients = Box::new(InputGradients::<N, BATCH>::new());
    group.bench_function(format!("backward of {BATCH}"), |b| {
        b.iter(|| {
            gradients.clear();
            let (output_gradients, gradients) = (black_box(&*output_gradients), Some(&mut *gradients));
            black_box(&*net)
                .backward_input(&mut tape, output_gradients, gradients, &mut input_gradients)
                .expect("as many as the tape holds");
        });
    });
    group.finish();
}

/// A network of one layer for each line, named as its benchmarks.
macro_rules! layers {
    ($($name:ident: $input:tt -> $output:tt, $layer:ident $(($($argument:tt)*))?;)*) => {
        $(network! { pub struct $name: $input -> $output { layer: $layer $(($($argument)*))? } })*
        fn all(c: &mut Criterion) {
            $(layer::<$name>(c);)*
        }
    };
}

layers! {
    DenseSmall: [16] -> [16], Dense(16);
    DenseWide: [784] -> [128], Dense(128);
    DenseOfSteps: [10, 64] -> [10, 64], Dense(64);
    ConvFirst: [1, 28, 28] -> [6, 24, 24], Conv2d(6, kernel = 5);
    ConvThree: [16, 16, 16] -> [16, 16, 16], Conv2d(16, kernel = 3, padding = 1);
    ConvStrided: [16, 16, 16] -> [32, 8, 8], Conv2d(32, kernel = 3, stride = 2, padding = 1);
    ConvPointwise: [64, 8, 8] -> [64, 8, 8], Conv2d(64, kernel = 1);
    ConvDepthwise: [64, 12, 12] -> [64, 12, 12], DepthwiseConv2d(kernel = 3, padding = 1);
    ConvTransposed: [16, 8, 8] -> [8, 17, 17], ConvTranspose2d(8, kernel = 3, stride = 2);
    PoolLargest: [16, 16, 16] -> [16, 8, 8], MaxPool2d(2);
    PoolMeans: [16, 16, 16] -> [16, 8, 8], AvgPool2d(2);
    PoolLargestOfAll: [16, 16, 16] -> [16], GlobalMaxPool2d;
    PoolMeansOfAll: [16, 16, 16] -> [16], GlobalAvgPool2d;
    Upsampled: [16, 8, 8] -> [16, 16, 16], Upsample2d(2);
    Padded: [16, 8, 8] -> [16, 10, 10], ZeroPad2d(1);
    NormOfBatch: [16, 16, 16] -> [16, 16, 16], BatchNorm;
    NormOfLayer: [256] -> [256], LayerNorm;
    NormOfGroups: [16, 16, 16] -> [16, 16, 16], GroupNorm(4);
    Dropped: [1024] -> [1024], Dropout(0.5);
    OfRelu: [1024] -> [1024], Relu;
    OfLeakyRelu: [1024] -> [1024], LeakyRelu;
    OfElu: [1024] -> [1024], Elu;
    OfGelu: [1024] -> [1024], Gelu;
    OfSilu: [1024] -> [1024], Silu;
    OfSigmoid: [1024] -> [1024], Sigmoid;
    OfTanh: [1024] -> [1024], Tanh;
    OfHardSwish: [1024] -> [1024], HardSwish;
    OfSoftplus: [1024] -> [1024], Softplus;
    OfSoftmax: [1024] -> [1024], Softmax;
}

criterion_group!(benches, all);
criterion_main!(benches);

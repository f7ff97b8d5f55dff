//! The workloads in dfdx.

use dfdx::optim::{Optimizer, Sgd, SgdConfig};
use dfdx::prelude::*;
use harness::{BATCHES, INPUTS, Numbers, consume, measure, wanted};

const PEER: &str = "dfdx";

type A1 = ((Linear<4, 16>, Tanh), (Linear<16, 16>, Tanh), (Linear<16, 3>, Softmax));
type A2 = ((Linear<784, 128>, ReLU), (Linear<128, 10>, Softmax));
type Encoder = (
    (Linear<640, 128>, ReLU),
    (Linear<128, 128>, ReLU),
    (Linear<128, 128>, ReLU),
    (Linear<128, 128>, ReLU),
    (Linear<128, 8>, ReLU),
);
type Decoder = (
    (Linear<8, 128>, ReLU),
    (Linear<128, 128>, ReLU),
    (Linear<128, 128>, ReLU),
    (Linear<128, 128>, ReLU),
    Linear<128, 640>,
);
type A3 = (Encoder, Decoder);
type B1 = ((Linear<4, 16>, Tanh), Linear<16, 3>);
type B2 = ((Linear<784, 128>, ReLU), Linear<128, 10>);
type Line = Linear<1, 1>;

macro_rules! inference {
    ($workload:literal, $net:ty, $inputs:literal) => {
        if wanted($workload) {
            let device = Cpu::default();
            let net = device.build_module::<$net, f32>();
            let inputs: Vec<Tensor<Rank1<$inputs>, f32, _>> = (0..INPUTS).map(|_| device.sample_normal()).collect();
            measure($workload, PEER, 1, |count| {
                for number in 0..count {
                    consume(net.forward(inputs[number % INPUTS].clone()));
                }
            });
        }
    };
}

macro_rules! training {
    ($workload:literal, $net:ty, $inputs:literal, $classes:literal, $batch:literal) => {
        if wanted($workload) {
            let device = Cpu::default();
            let numbers = &mut Numbers::seeded(3);
            let mut net = device.build_module::<$net, f32>();
            let mut gradients = Some(net.alloc_grads());
            let config = SgdConfig { lr: 0.01, momentum: None, weight_decay: None };
            let mut optimizer = Sgd::new(&net, config);
            let inputs: Vec<Tensor<Rank2<$batch, $inputs>, f32, _>> =
                (0..BATCHES).map(|_| device.sample_normal()).collect();
            let targets: Vec<Tensor<Rank2<$batch, $classes>, f32, _>> = (0..BATCHES)
                .map(|_| {
                    let mut targets = [[0.0_f32; $classes]; $batch];
                    targets.iter_mut().for_each(|target| target[numbers.class($classes)] = 1.0);
                    device.tensor(targets)
                })
                .collect();
            measure($workload, PEER, $batch, |count| {
                for number in 0..count {
                    let input = inputs[number % BATCHES].clone().traced(gradients.take().expect("put back"));
                    let loss = cross_entropy_with_logits_loss(net.forward_mut(input), targets[number % BATCHES].clone());
                    let mut found = loss.backward();
                    optimizer.update(&mut net, &found).expect("all parameters used");
                    net.zero_grads(&mut found);
                    gradients = Some(found);
                }
            });
            consume(net);
        }
    };
}

fn line() {
    let device = Cpu::default();
    let x: Tensor<Rank2<5, 1>, f32, _> = device.tensor([[1.0], [2.0], [3.0], [4.0], [5.0]]);
    let y = x.clone() * 2.0;
    measure("C", PEER, 1, |count| {
        for _ in 0..count {
            let mut line = device.build_module::<Line, f32>();
            line.weight.copy_from(&[5.0]);
            line.bias.copy_from(&[0.0]);
            let mut gradients = Some(line.alloc_grads());
            let mut optimizer = Sgd::new(&line, SgdConfig { lr: 0.01, momentum: None, weight_decay: None });
            for _ in 0..1000 {
                let input = x.clone().traced(gradients.take().expect("put back"));
                let mut found = mse_loss(line.forward_mut(input), y.clone()).backward();
                optimizer.update(&mut line, &found).expect("all parameters used");
                line.zero_grads(&mut found);
                gradients = Some(found);
            }
            consume((line.weight.array(), line.bias.array()));
        }
    });
}

fn main() {
    dfdx::flush_denormals_to_zero();
    inference!("A1", A1, 4);
    inference!("A2", A2, 784);
    inference!("A3", A3, 640);
    training!("B1_1", B1, 4, 3, 1);
    training!("B1_16", B1, 4, 3, 16);
    training!("B2_32", B2, 784, 10, 32);
    training!("B2_128", B2, 784, 10, 128);
    if wanted("C") {
        line();
    }
}

//! The workloads in burn, on its own processor backend.

use burn::module::Module;
use burn::nn::loss::{CrossEntropyLossConfig, MseLoss, Reduction};
use burn::nn::{Linear, LinearConfig};
use burn::optim::{GradientsParams, Optimizer, SgdConfig};
use burn::prelude::*;
use burn::tensor::activation::{relu, softmax, tanh};
use burn::tensor::{Distribution, TensorData};
use harness::{BATCHES, INPUTS, Numbers, consume, measure, wanted};

const PEER: &str = "burn";

#[derive(Clone, Copy)]
enum Activation {
    Tanh,
    Relu,
}

/// Dense layers of these widths.
#[derive(Module, Debug)]
struct Mlp {
    layers: Vec<Linear>,
}

impl Mlp {
    fn new(widths: &[usize], device: &Device) -> Self {
        Self { layers: widths.windows(2).map(|pair| LinearConfig::new(pair[0], pair[1]).init(device)).collect() }
    }

    fn forward(&self, mut x: Tensor<2>, activation: Activation) -> Tensor<2> {
        for (number, layer) in self.layers.iter().enumerate() {
            x = layer.forward(x);
            if number + 1 < self.layers.len() {
                x = match activation {
                    Activation::Tanh => tanh(x),
                    Activation::Relu => relu(x),
                };
            }
        }
        x
    }
}

fn random(shape: [usize; 2], device: &Device) -> Tensor<2> {
    Tensor::random(shape, Distribution::Normal(0.0, 1.0), device)
}

fn inference(workload: &str, widths: &[usize], activation: Activation, ends_in_softmax: bool) {
    if !wanted(workload) {
        return;
    }
    let device = Device::flex();
    let net = Mlp::new(widths, &device);
    let inputs: Vec<_> = (0..INPUTS).map(|_| random([1, widths[0]], &device)).collect();
    measure(workload, PEER, 1, |count| {
        for number in 0..count {
            let output = net.forward(inputs[number % INPUTS].clone(), activation);
            consume(if ends_in_softmax { softmax(output, 1) } else { output }.into_data());
        }
    });
}

fn training(workload: &str, widths: &[usize], activation: Activation, batch: usize) {
    if !wanted(workload) {
        return;
    }
    let (device, numbers) = (Device::flex().autodiff(), &mut Numbers::seeded(3));
    let mut net = Some(Mlp::new(widths, &device));
    let mut optimizer = SgdConfig::new().init();
    let classes = widths[widths.len() - 1];
    let inputs: Vec<_> = (0..BATCHES).map(|_| random([batch, widths[0]], &device)).collect();
    let targets: Vec<Tensor<1, Int>> = (0..BATCHES)
        .map(|_| {
            let classes: Vec<i64> = (0..batch).map(|_| numbers.class(classes) as i64).collect();
            Tensor::from_ints(TensorData::new(classes, [batch]), &device)
        })
        .collect();
    let cross_entropy = CrossEntropyLossConfig::new().init(&device);
    measure(workload, PEER, batch, |count| {
        for number in 0..count {
            let current = net.take().expect("put back");
            let output = current.forward(inputs[number % BATCHES].clone(), activation);
            let loss = cross_entropy.forward(output, targets[number % BATCHES].clone());
            let gradients = GradientsParams::from_grads(loss.backward(), &current);
            net = Some(optimizer.step(0.01, current, gradients));
        }
        // What is computed late is waited for.
        let bias = net.as_ref().and_then(|net| net.layers[0].bias.as_ref());
        consume(bias.map(|bias| bias.val().into_data()));
    });
}

fn line() {
    let device = Device::flex().autodiff();
    let x: Tensor<2> = Tensor::from_floats([[1.0], [2.0], [3.0], [4.0], [5.0]], &device);
    let y = x.clone() * 2.0;
    measure("C", PEER, 1, |count| {
        for _ in 0..count {
            let mut line = LinearConfig::new(1, 1).init(&device);
            line.weight = burn::module::Param::from_tensor(Tensor::from_floats([[5.0]], &device));
            line.bias = Some(burn::module::Param::from_tensor(Tensor::from_floats([0.0], &device)));
            let mut optimizer = SgdConfig::new().init();
            for _ in 0..1000 {
                let loss = MseLoss::new().forward(line.forward(x.clone()), y.clone(), Reduction::Mean);
                let gradients = GradientsParams::from_grads(loss.backward(), &line);
                line = optimizer.step(0.01, line, gradients);
            }
            consume(line.weight.val().into_data());
        }
    });
}

fn main() {
    let autoencoder = [640, 128, 128, 128, 128, 8, 128, 128, 128, 128, 640];
    inference("A1", &[4, 16, 16, 3], Activation::Tanh, true);
    inference("A2", &[784, 128, 10], Activation::Relu, true);
    inference("A3", &autoencoder, Activation::Relu, false);
    training("B1_1", &[4, 16, 3], Activation::Tanh, 1);
    training("B1_16", &[4, 16, 3], Activation::Tanh, 16);
    training("B2_32", &[784, 128, 10], Activation::Relu, 32);
    training("B2_128", &[784, 128, 10], Activation::Relu, 128);
    if wanted("C") {
        line();
    }
}

//! The workloads in burn, on its own processor backend.

use burn::module::{Module, Param};
use burn::nn::conv::{Conv2d, Conv2dConfig};
use burn::nn::loss::{CrossEntropyLossConfig, MseLoss, Reduction};
use burn::nn::pool::{MaxPool2d, MaxPool2dConfig};
use burn::nn::{Linear, LinearConfig};
use burn::optim::{AdamConfig, GradientsParams, ModuleOptimizer, SgdConfig};
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

/// LeNet-5.
#[derive(Module, Debug)]
struct LeNet {
    convolutions: Vec<Conv2d>,
    pool: MaxPool2d,
    dense: Mlp,
}

impl LeNet {
    fn new(device: &Device) -> Self {
        let convolutions = [[1, 6], [6, 16]].map(|channels| Conv2dConfig::new(channels, [5, 5]).init(device));
        let pool = MaxPool2dConfig::new([2, 2]).with_strides([2, 2]).init();
        Self { convolutions: convolutions.into(), pool, dense: Mlp::new(&[256, 120, 84, 10], device) }
    }

    fn forward(&self, mut x: Tensor<4>) -> Tensor<2> {
        for convolution in &self.convolutions {
            x = self.pool.forward(relu(convolution.forward(x)));
        }
        self.dense.forward(x.flatten(1, 3), Activation::Relu)
    }
}

fn random<const D: usize>(shape: [usize; D], device: &Device) -> Tensor<D> {
    Tensor::random(shape, Distribution::Normal(0.0, 1.0), device)
}

fn inference<const D: usize>(
    workload: &str,
    shape: [usize; D],
    device: &Device,
    forward: impl Fn(Tensor<D>) -> Tensor<2>,
) {
    let inputs: Vec<_> = (0..INPUTS).map(|_| random(shape, device)).collect();
    measure(workload, PEER, 1, |count| {
        for number in 0..count {
            consume(forward(inputs[number % INPUTS].clone()).into_data());
        }
    });
}

fn mlp(workload: &str, widths: &[usize], activation: Activation, ends_in_softmax: bool) {
    let device = Device::flex();
    let net = Mlp::new(widths, &device);
    inference(workload, [1, widths[0]], &device, |input| {
        let output = net.forward(input, activation);
        if ends_in_softmax { softmax(output, 1) } else { output }
    });
}

fn lenet(workload: &str) {
    let device = Device::flex();
    let net = LeNet::new(&device);
    inference(workload, [1, 1, 28, 28], &device, |input| softmax(net.forward(input), 1));
}

/// The parts of a training that differ.
struct Training<M, F> {
    net: M,
    optimizer: ModuleOptimizer,
    rate: f64,
    classes: usize,
    forward: F,
    /// A parameter, by which it is seen that an update is done.
    bias: fn(&M) -> Option<&Param<Tensor<1>>>,
}

impl<M: Module, F> Training<M, F> {
    fn measure<const D: usize>(self, workload: &str, shape: [usize; D], device: &Device)
    where
        F: Fn(&M, Tensor<D>) -> Tensor<2>,
    {
        let Self { net, mut optimizer, rate, classes, forward, bias } = self;
        let (mut net, batch, numbers) = (Some(net), shape[0], &mut Numbers::seeded(3));
        let inputs: Vec<_> = (0..BATCHES).map(|_| random(shape, device)).collect();
        let targets: Vec<Tensor<1, Int>> = (0..BATCHES)
            .map(|_| {
                let classes: Vec<i64> = (0..batch).map(|_| numbers.class(classes) as i64).collect();
                Tensor::from_ints(TensorData::new(classes, [batch]), device)
            })
            .collect();
        let cross_entropy = CrossEntropyLossConfig::new().init(device);
        measure(workload, PEER, batch, |count| {
            for number in 0..count {
                let current = net.take().expect("put back");
                let output = forward(&current, inputs[number % BATCHES].clone());
                let loss = cross_entropy.forward(output, targets[number % BATCHES].clone());
                let gradients = GradientsParams::from_grads(loss.backward(), &current);
                net = Some(optimizer.step(rate, current, gradients));
            }
            // What is computed late is waited for.
            consume(net.as_ref().and_then(bias).map(|bias| bias.val().into_data()));
        });
    }
}

fn train_mlp(workload: &str, widths: &[usize], activation: Activation, batch: usize) {
    let device = Device::flex().autodiff();
    let training = Training {
        net: Mlp::new(widths, &device),
        optimizer: SgdConfig::new().init(),
        rate: 0.01,
        classes: widths[widths.len() - 1],
        forward: |net: &Mlp, input| net.forward(input, activation),
        bias: |net: &Mlp| net.layers[0].bias.as_ref(),
    };
    training.measure(workload, [batch, widths[0]], &device);
}

fn train_lenet(workload: &str, batch: usize) {
    let device = Device::flex().autodiff();
    let training = Training {
        net: LeNet::new(&device),
        optimizer: AdamConfig::new().init(),
        rate: 0.001,
        classes: 10,
        forward: LeNet::forward,
        bias: |net: &LeNet| net.convolutions[0].bias.as_ref(),
    };
    training.measure(workload, [batch, 1, 28, 28], &device);
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
    let workloads: [(&str, &dyn Fn(&str)); 11] = [
        ("A1", &|name| mlp(name, &[4, 16, 16, 3], Activation::Tanh, true)),
        ("A2", &|name| mlp(name, &[784, 128, 10], Activation::Relu, true)),
        ("A3", &|name| mlp(name, &autoencoder, Activation::Relu, false)),
        ("A4", &lenet),
        ("B1_1", &|name| train_mlp(name, &[4, 16, 3], Activation::Tanh, 1)),
        ("B1_16", &|name| train_mlp(name, &[4, 16, 3], Activation::Tanh, 16)),
        ("B2_32", &|name| train_mlp(name, &[784, 128, 10], Activation::Relu, 32)),
        ("B2_128", &|name| train_mlp(name, &[784, 128, 10], Activation::Relu, 128)),
        ("B3_32", &|name| train_lenet(name, 32)),
        ("B3_128", &|name| train_lenet(name, 128)),
        ("C", &|_| line()),
    ];
    for (name, run) in workloads {
        if wanted(name) {
            run(name);
        }
    }
}

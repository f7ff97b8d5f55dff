//! The workloads in candle.

use candle_core::{Device, Result, Tensor, Var};
use candle_nn::ops::softmax;
use candle_nn::{AdamW, Conv2d, Linear, Module, Optimizer, ParamsAdamW, SGD, VarBuilder, VarMap, conv2d, linear, loss};
use harness::{BATCHES, INPUTS, Numbers, consume, measure, wanted};

const PEER: &str = "candle";

#[derive(Clone, Copy)]
enum Activation {
    Tanh,
    Relu,
}

/// Dense layers of these widths, with an activation between them.
struct Mlp {
    layers: Vec<Linear>,
    activation: Activation,
}

impl Mlp {
    fn new(widths: &[usize], activation: Activation, builder: &VarBuilder) -> Result<Self> {
        let layers = widths.windows(2).enumerate();
        let layers = layers.map(|(number, pair)| linear(pair[0], pair[1], builder.pp(number.to_string())));
        Ok(Self { layers: layers.collect::<Result<_>>()?, activation })
    }
}

impl Module for Mlp {
    fn forward(&self, input: &Tensor) -> Result<Tensor> {
        let mut x = input.clone();
        for (number, layer) in self.layers.iter().enumerate() {
            x = layer.forward(&x)?;
            if number + 1 < self.layers.len() {
                x = match self.activation {
                    Activation::Tanh => x.tanh()?,
                    Activation::Relu => x.relu()?,
                };
            }
        }
        Ok(x)
    }
}

/// LeNet-5.
struct LeNet {
    convolutions: [Conv2d; 2],
    dense: Mlp,
}

impl LeNet {
    fn new(builder: &VarBuilder) -> Result<Self> {
        let convolution = |name, inputs, outputs| conv2d(inputs, outputs, 5, Default::default(), builder.pp(name));
        let dense = Mlp::new(&[256, 120, 84, 10], Activation::Relu, &builder.pp("dense"))?;
        Ok(Self { convolutions: [convolution("first", 1, 6)?, convolution("second", 6, 16)?], dense })
    }
}

impl Module for LeNet {
    fn forward(&self, input: &Tensor) -> Result<Tensor> {
        let mut x = input.clone();
        for convolution in &self.convolutions {
            x = convolution.forward(&x)?.relu()?.max_pool2d(2)?;
        }
        self.dense.forward(&x.flatten_from(1)?)
    }
}

/// Makes a network of variables.
fn build<N>(variables: &VarMap, new: impl Fn(&VarBuilder) -> Result<N>) -> Result<N> {
    new(&VarBuilder::from_varmap(variables, candle_core::DType::F32, &Device::Cpu))
}

fn inference<N: Module>(
    workload: &str,
    new: impl Fn(&VarBuilder) -> Result<N>,
    shape: &[usize],
    ends_in_softmax: bool,
) -> Result<()> {
    if !wanted(workload) {
        return Ok(());
    }
    // Its values without the variables, so that no pass forward is recorded.
    let variables = VarMap::new();
    build(&variables, &new)?;
    let values = variables.data().lock().expect("no panic").clone();
    let values = values.into_iter().map(|(name, variable)| (name, variable.as_tensor().detach())).collect();
    let net = new(&VarBuilder::from_tensors(values, candle_core::DType::F32, &Device::Cpu))?;
    let inputs = (0..INPUTS).map(|_| Tensor::randn(0.0_f32, 1.0, [&[1], shape].concat(), &Device::Cpu));
    let inputs = inputs.collect::<Result<Vec<_>>>()?;
    measure(workload, PEER, 1, |count| {
        for number in 0..count {
            let output = net.forward(&inputs[number % INPUTS]).expect("shapes fit");
            consume(if ends_in_softmax { softmax(&output, 1).expect("shapes fit") } else { output });
        }
    });
    Ok(())
}

fn training<N: Module, O: Optimizer>(
    workload: &str,
    new: impl Fn(&VarBuilder) -> Result<N>,
    optimizer: impl Fn(Vec<Var>) -> Result<O>,
    (batch, shape, classes): (usize, &[usize], usize),
) -> Result<()> {
    if !wanted(workload) {
        return Ok(());
    }
    let (variables, numbers) = (VarMap::new(), &mut Numbers::seeded(3));
    let net = build(&variables, new)?;
    let mut optimizer = optimizer(variables.all_vars())?;
    let inputs = (0..BATCHES).map(|_| Tensor::randn(0.0_f32, 1.0, [&[batch], shape].concat(), &Device::Cpu));
    let inputs = inputs.collect::<Result<Vec<_>>>()?;
    let targets = (0..BATCHES).map(|_| {
        let classes: Vec<u32> = (0..batch).map(|_| numbers.class(classes) as u32).collect();
        Tensor::new(classes, &Device::Cpu)
    });
    let targets = targets.collect::<Result<Vec<_>>>()?;
    measure(workload, PEER, batch, |count| {
        for number in 0..count {
            let output = net.forward(&inputs[number % BATCHES]).expect("shapes fit");
            let loss = loss::cross_entropy(&output, &targets[number % BATCHES]).expect("shapes fit");
            optimizer.backward_step(&loss).expect("shapes fit");
        }
    });
    Ok(())
}

fn mlp(workload: &str, widths: &[usize], activation: Activation, ends_in_softmax: bool) -> Result<()> {
    inference(workload, |builder| Mlp::new(widths, activation, builder), &widths[..1], ends_in_softmax)
}

fn train_mlp(workload: &str, widths: &[usize], activation: Activation, batch: usize) -> Result<()> {
    let sizes = (batch, &widths[..1], widths[widths.len() - 1]);
    training(workload, |builder| Mlp::new(widths, activation, builder), |variables| SGD::new(variables, 0.01), sizes)
}

fn train_lenet(workload: &str, batch: usize) -> Result<()> {
    // Adam is AdamW without decay.
    let adam = |variables| AdamW::new(variables, ParamsAdamW { weight_decay: 0.0, ..ParamsAdamW::default() });
    training(workload, LeNet::new, adam, (batch, &[1, 28, 28], 10))
}

fn line() -> Result<()> {
    let x = Tensor::new(&[[1.0_f32], [2.0], [3.0], [4.0], [5.0]], &Device::Cpu)?;
    let y = (&x * 2.0)?;
    let run = || -> Result<(Var, Var)> {
        let (weight, bias) = (Var::new(&[[5.0_f32]], &Device::Cpu)?, Var::new(&[0.0_f32], &Device::Cpu)?);
        let line = Linear::new(weight.as_tensor().clone(), Some(bias.as_tensor().clone()));
        let mut optimizer = SGD::new(vec![weight.clone(), bias.clone()], 0.01)?;
        for _ in 0..1000 {
            optimizer.backward_step(&loss::mse(&line.forward(&x)?, &y)?)?;
        }
        Ok((weight, bias))
    };
    measure("C", PEER, 1, |count| {
        for _ in 0..count {
            consume(run().expect("shapes fit"));
        }
    });
    Ok(())
}

fn main() -> Result<()> {
    let autoencoder = [640, 128, 128, 128, 128, 8, 128, 128, 128, 128, 640];
    mlp("A1", &[4, 16, 16, 3], Activation::Tanh, true)?;
    mlp("A2", &[784, 128, 10], Activation::Relu, true)?;
    mlp("A3", &autoencoder, Activation::Relu, false)?;
    inference("A4", LeNet::new, &[1, 28, 28], true)?;
    train_mlp("B1_1", &[4, 16, 3], Activation::Tanh, 1)?;
    train_mlp("B1_16", &[4, 16, 3], Activation::Tanh, 16)?;
    train_mlp("B2_32", &[784, 128, 10], Activation::Relu, 32)?;
    train_mlp("B2_128", &[784, 128, 10], Activation::Relu, 128)?;
    train_lenet("B3_32", 32)?;
    train_lenet("B3_128", 128)?;
    line()
}

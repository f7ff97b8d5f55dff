//! The workloads in candle.

use candle_core::{Device, Result, Tensor, Var};
use candle_nn::ops::softmax;
use candle_nn::{Linear, Module, Optimizer, SGD, VarBuilder, VarMap, linear, loss};
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
    fn new(widths: &[usize], activation: Activation, variables: &VarMap) -> Result<Self> {
        let builder = VarBuilder::from_varmap(variables, candle_core::DType::F32, &Device::Cpu);
        let layers = widths.windows(2).enumerate();
        let layers = layers.map(|(number, pair)| linear(pair[0], pair[1], builder.pp(number.to_string())));
        Ok(Self { layers: layers.collect::<Result<_>>()?, activation })
    }

    /// Without the variables, so that no pass forward is recorded.
    fn detached(self) -> Self {
        let layers = self.layers.iter();
        let layers = layers.map(|layer| Linear::new(layer.weight().detach(), layer.bias().map(Tensor::detach)));
        Self { layers: layers.collect(), activation: self.activation }
    }

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

fn inference(workload: &str, widths: &[usize], activation: Activation, ends_in_softmax: bool) -> Result<()> {
    if !wanted(workload) {
        return Ok(());
    }
    let net = Mlp::new(widths, activation, &VarMap::new())?.detached();
    let inputs = (0..INPUTS).map(|_| Tensor::randn(0.0_f32, 1.0, (1, widths[0]), &Device::Cpu));
    let inputs = inputs.collect::<Result<Vec<_>>>()?;
    measure(workload, PEER, 1, |count| {
        for number in 0..count {
            let output = net.forward(&inputs[number % INPUTS]).expect("shapes fit");
            consume(if ends_in_softmax { softmax(&output, 1).expect("shapes fit") } else { output });
        }
    });
    Ok(())
}

fn training(workload: &str, widths: &[usize], activation: Activation, batch: usize) -> Result<()> {
    if !wanted(workload) {
        return Ok(());
    }
    let (variables, numbers) = (VarMap::new(), &mut Numbers::seeded(3));
    let net = Mlp::new(widths, activation, &variables)?;
    let mut optimizer = SGD::new(variables.all_vars(), 0.01)?;
    let classes = widths[widths.len() - 1];
    let inputs = (0..BATCHES).map(|_| Tensor::randn(0.0_f32, 1.0, (batch, widths[0]), &Device::Cpu));
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
    inference("A1", &[4, 16, 16, 3], Activation::Tanh, true)?;
    inference("A2", &[784, 128, 10], Activation::Relu, true)?;
    inference("A3", &autoencoder, Activation::Relu, false)?;
    training("B1_1", &[4, 16, 3], Activation::Tanh, 1)?;
    training("B1_16", &[4, 16, 3], Activation::Tanh, 16)?;
    training("B2_32", &[784, 128, 10], Activation::Relu, 32)?;
    training("B2_128", &[784, 128, 10], Activation::Relu, 128)?;
    line()
}

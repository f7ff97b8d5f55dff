//! A network on a tape, behind a trait object: what is held against it is then compiled once, and not for every network.

use constnet::batch::{BatchSize, Samples};
use constnet::layer::{Visitor, VisitorMut};
use constnet::prelude::*;

/// A stretch of the trainable parameters in a row.
#[derive(Debug, Clone)]
pub struct Tensor {
    /// Such as `hidden.weight`; nested layers with dots.
    pub name: String,
    pub start: usize,
    pub len: usize,
}

/// Which gradients are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    Parameters,
    Inputs,
    Both,
}

/// A network with a tape. All values are in a row, sample after sample, as `f64`, which holds those of `f32` exactly.
pub trait Subject {
    fn input_len(&self) -> usize;
    fn output_len(&self) -> usize;
    /// The trainable parameters, checked against the network's constants.
    fn tensors(&self) -> Vec<Tensor>;
    /// The values of the trainable parameters.
    fn parameters(&self) -> Vec<f64>;
    /// Sets the trainable parameters.
    fn load(&mut self, parameters: &[f64]);
    /// Inference of each sample, in a workspace that held `poison`, or on the stack.
    fn infer(&self, inputs: &[f64], poison: Option<f64>) -> Vec<f64>;
    /// The training pass, with the tape's generator seeded anew.
    fn record(&mut self, inputs: &[f64], seed: u64) -> Vec<f64>;
    /// The gradients of parameters and inputs, from those of the outputs.
    fn gradients(&mut self, outputs: &[f64], wanted: Wanted) -> (Vec<f64>, Vec<f64>);
    /// Fills the tape.
    fn poison(&mut self, poison: f64);
}

/// A number from (−1, 1).
pub fn uniform(draws: &mut Pcg32) -> f64 {
    (f64::from(draws.next_u32()) + 0.5) / f64::from(u32::MAX) * 2.0 - 1.0
}

/// A network on a tape of `BATCH` samples.
pub struct OnTape<N: Network, const BATCH: usize>
where
    Samples<BATCH>: BatchSize,
{
    net: N,
    tape: Box<Tape<N, BATCH>>,
}

impl<N: Network, const BATCH: usize> OnTape<N, BATCH>
where
    Samples<BATCH>: BatchSize,
{
    /// With every parameter drawn from (−0.9, 0.9), frozen ones too: biases would otherwise all be zero.
    pub fn random(seed: u64) -> Self {
        let mut draws = Pcg32::seeded(seed);
        let mut net = N::init(&mut draws);
        net.visit_mut(&mut Parameters(&mut |_, value| *value = N::Scalar::from_f64(0.9 * uniform(&mut draws))));
        Self { net, tape: Box::new(Tape::new()) }
    }
}

impl<N: Network, const BATCH: usize> Subject for OnTape<N, BATCH>
where
    Samples<BATCH>: BatchSize,
{
    fn input_len(&self) -> usize {
        N::Input::LEN
    }
    fn output_len(&self) -> usize {
        N::Output::LEN
    }
    fn tensors(&self) -> Vec<Tensor> {
        tensors(&self.net)
    }
    fn parameters(&self) -> Vec<f64> {
        parameters(&self.net)
    }
    fn load(&mut self, parameters: &[f64]) {
        load(&mut self.net, parameters);
    }
    fn infer(&self, inputs: &[f64], poison: Option<f64>) -> Vec<f64> {
        let mut outputs = Vec::new();
        for input in values::<N::Input>(inputs) {
            let output = match poison {
                None => self.net.forward(&input),
                Some(poison) => {
                    let mut workspace = Box::new(Workspace::<N>::new());
                    workspace.as_flat().fill(N::Scalar::from_f64(poison));
                    self.net.forward_in(&input, &mut workspace)
                }
            };
            extend(&mut outputs, &output);
        }
        outputs
    }
    fn record(&mut self, inputs: &[f64], seed: u64) -> Vec<f64> {
        let inputs = values::<N::Input>(inputs);
        self.tape.seed(seed);
        self.net.forward_tape(&inputs, &mut self.tape).expect("samples that fit the tape");
        let mut outputs = Vec::new();
        for sample in 0..inputs.len() {
            extend(&mut outputs, &self.tape.output(sample).expect("a recorded sample"));
        }
        outputs
    }
    fn gradients(&mut self, outputs: &[f64], wanted: Wanted) -> (Vec<f64>, Vec<f64>) {
        let weights = values::<N::Output>(outputs);
        let mut parameters = Box::new(Gradients::<N>::new());
        let mut inputs = Box::new(InputGradients::<N, BATCH>::new());
        let (net, tape) = (&self.net, &mut self.tape);
        let done = match wanted {
            Wanted::Parameters => net.backward(tape, &weights, &mut parameters),
            Wanted::Inputs => net.backward_input(tape, &weights, None, &mut inputs),
            Wanted::Both => net.backward_input(tape, &weights, Some(&mut parameters), &mut inputs),
        };
        done.expect("an output gradient for every sample");
        let mut samples = Vec::new();
        // Nothing, where those of the parameters alone are wanted.
        for gradient in (0..weights.len()).filter_map(|sample| inputs.get(sample)) {
            extend(&mut samples, &gradient);
        }
        (parameters.as_slice().iter().map(|gradient| gradient.to_f64()).collect(), samples)
    }
    fn poison(&mut self, poison: f64) {
        self.tape.poison(N::Scalar::from_f64(poison));
    }
}

/// The trainable parameters of a network, whose counts are its constants.
pub fn tensors<N: Network>(net: &N) -> Vec<Tensor> {
    let mut names = Names::default();
    net.visit(&mut names);
    assert_eq!(names.trainable, N::TRAINABLE, "visited parameters");
    let (all, known) = (names.trainable + names.fixed + names.statistics, N::PARAMETERS + N::STATISTICS);
    assert_eq!(all, known, "visited parameters and statistics, frozen ones among them");
    names.tensors
}

/// The values of the trainable parameters.
pub fn parameters<N: Network>(net: &N) -> Vec<f64> {
    let mut gradients = Box::new(Gradients::<N>::new());
    gradients.copy_from(net);
    gradients.as_slice().iter().map(|parameter| parameter.to_f64()).collect()
}

/// Sets the trainable parameters.
pub fn load<N: Network>(net: &mut N, parameters: &[f64]) {
    let mut parameters = parameters.iter();
    net.visit_mut(&mut Parameters(&mut |trainable, value| {
        if trainable {
            *value = parameters.next().map_or(*value, |parameter| N::Scalar::from_f64(*parameter));
        }
    }));
}

/// Values of which each has its numbers in a row.
pub fn values<V: Value>(flat: &[f64]) -> Vec<V> {
    let numbers: Vec<V::Scalar> = flat.iter().map(|number| V::Scalar::from_f64(*number)).collect();
    let mut values = Vec::new();
    for numbers in numbers.chunks_exact(V::LEN) {
        let mut value = V::ZEROED;
        value.read_from(numbers);
        values.push(value);
    }
    values
}

fn extend<V: Value>(flat: &mut Vec<f64>, value: &V) {
    let mut numbers = vec![V::Scalar::ZERO; V::LEN];
    value.write_to(&mut numbers);
    flat.extend(numbers.iter().map(|number| number.to_f64()));
}

#[derive(Default)]
struct Names {
    path: Vec<&'static str>,
    tensors: Vec<Tensor>,
    trainable: usize,
    fixed: usize,
    statistics: usize,
}

impl<T> Visitor<T> for Names {
    fn enter(&mut self, layer: &'static str) {
        self.path.push(layer);
    }
    fn leave(&mut self) {
        self.path.pop();
    }
    fn parameter(&mut self, name: &'static str, _: Shape, values: &[T]) {
        let name = format!("{}.{name}", self.path.join("."));
        self.tensors.push(Tensor { name, start: self.trainable, len: values.len() });
        self.trainable += values.len();
    }
    fn fixed(&mut self, _: &'static str, _: Shape, values: &[T]) {
        self.fixed += values.len();
    }
    fn statistic(&mut self, _: &'static str, _: Shape, values: &[T]) {
        self.statistics += values.len();
    }
}

/// Lends every parameter to a function, with whether it is trained.
struct Parameters<'a, T>(&'a mut dyn FnMut(bool, &mut T));

impl<T: Scalar> VisitorMut<T> for Parameters<'_, T> {
    fn parameter(&mut self, _: &'static str, _: Shape, values: &mut [T]) {
        values.iter_mut().for_each(|value| (self.0)(true, value));
    }
    fn fixed(&mut self, name: &'static str, _: Shape, values: &mut [T]) {
        values.iter_mut().for_each(|value| (self.0)(false, value));
        // A variance is not negative, not that of a frozen layer either.
        if name == "running_var" {
            values.iter_mut().for_each(|value| *value = value.abs());
        }
    }
}

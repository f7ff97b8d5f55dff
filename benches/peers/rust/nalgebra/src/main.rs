//! The workloads by hand: the matrices of nalgebra, and a plain loop for the line. What one writes who has no library for it, so that the
//! other rows have something in common with those of another machine.

use harness::{BATCHES, INPUTS, Numbers, consume, measure, wanted};
use nalgebra::{SMatrix, SVector};

const PEER: &str = "nalgebra";

fn random<const R: usize, const C: usize>(numbers: &mut Numbers, scale: f32) -> SMatrix<f32, R, C> {
    SMatrix::from_fn(|_, _| scale * numbers.value())
}

struct Dense<const I: usize, const O: usize> {
    weight: SMatrix<f32, O, I>,
    bias: SVector<f32, O>,
}

impl<const I: usize, const O: usize> Dense<I, O> {
    fn boxed(numbers: &mut Numbers) -> Box<Self> {
        let scale = (3.0 / I as f32).sqrt();
        Box::new(Self { weight: random(numbers, scale), bias: random(numbers, scale) })
    }

    fn forward(&self, x: &SVector<f32, I>) -> SVector<f32, O> {
        &self.weight * x + self.bias
    }

    /// Of samples in columns.
    fn forward_all<const B: usize>(&self, x: &SMatrix<f32, I, B>) -> SMatrix<f32, O, B> {
        let mut y = &self.weight * x;
        for mut sample in y.column_iter_mut() {
            sample += self.bias;
        }
        y
    }

    fn descend<const B: usize>(&mut self, x: &SMatrix<f32, I, B>, gradient: &SMatrix<f32, O, B>, rate: f32) {
        self.weight -= gradient * x.transpose() * rate;
        self.bias -= gradient.column_sum() * rate;
    }
}

fn relu(x: f32) -> f32 {
    x.max(0.0)
}

fn softmax<const N: usize>(x: SVector<f32, N>) -> SVector<f32, N> {
    let most = x.max();
    let powers = x.map(|x| (x - most).exp());
    powers / powers.sum()
}

fn inference<N, const I: usize, const O: usize>(
    workload: &str,
    new: impl Fn(&mut Numbers) -> N,
    forward: impl Fn(&N, &SVector<f32, I>) -> SVector<f32, O>,
) {
    if !wanted(workload) {
        return;
    }
    let numbers = &mut Numbers::seeded(1);
    let (net, inputs) = (new(numbers), (0..INPUTS).map(|_| random::<I, 1>(numbers, 1.0)).collect::<Vec<_>>());
    measure(workload, PEER, 1, |count| {
        for number in 0..count {
            consume(forward(consume(&net), &inputs[number % INPUTS]));
        }
    });
}

/// Two layers with an activation between them, of which the derivative is known from what it gives, trained by plain descent with
/// cross-entropy.
fn training<const I: usize, const H: usize, const O: usize, const B: usize>(
    workload: &str,
    activation: fn(f32) -> f32,
    derivative: fn(f32) -> f32,
) {
    if !wanted(workload) {
        return;
    }
    const RATE: f32 = 0.01;
    let numbers = &mut Numbers::seeded(3);
    let (mut hidden, mut out) = (Dense::<I, H>::boxed(numbers), Dense::<H, O>::boxed(numbers));
    let inputs: Vec<_> = (0..BATCHES).map(|_| Box::new(random::<I, B>(numbers, 1.0))).collect();
    let targets: Vec<[usize; B]> = (0..BATCHES).map(|_| [(); B].map(|()| numbers.class(O))).collect();
    measure(workload, PEER, B, |count| {
        for number in 0..count {
            let (x, targets) = (&*inputs[number % BATCHES], &targets[number % BATCHES]);
            let between = hidden.forward_all(x).map(activation);
            let mut gradient = out.forward_all(&between);
            let mut loss = 0.0;
            for (mut sample, &target) in gradient.column_iter_mut().zip(targets) {
                let chances = softmax(sample.clone_owned());
                loss -= chances[target].ln();
                sample.copy_from(&chances);
                sample[target] -= 1.0;
                sample /= B as f32;
            }
            let back = (out.weight.transpose() * gradient).zip_map(&between, |gradient, y| gradient * derivative(y));
            out.descend(&between, &gradient, RATE);
            hidden.descend(x, &back, RATE);
            consume(loss / B as f32);
        }
    });
    consume((hidden, out));
}

fn line() {
    const RATE: f32 = 0.01;
    let (x, y) = ([1.0_f32, 2.0, 3.0, 4.0, 5.0], [2.0_f32, 4.0, 6.0, 8.0, 10.0]);
    measure("C", PEER, 1, |count| {
        for _ in 0..count {
            let (mut weight, mut bias) = (5.0_f32, 0.0_f32);
            let (x, y) = consume((&x, &y));
            for _ in 0..1000 {
                let (mut of_weight, mut of_bias, mut loss) = (0.0, 0.0, 0.0);
                for (x, y) in x.iter().zip(y) {
                    let error = weight * x + bias - y;
                    loss += error * error;
                    of_weight += 2.0 * error * x;
                    of_bias += 2.0 * error;
                }
                weight -= RATE / 5.0 * of_weight;
                bias -= RATE / 5.0 * of_bias;
                consume(loss / 5.0);
            }
            consume((weight, bias));
        }
    });
}

fn main() {
    inference(
        "A1",
        |numbers| (Dense::<4, 16>::boxed(numbers), Dense::<16, 16>::boxed(numbers), Dense::<16, 3>::boxed(numbers)),
        |(first, second, third), x| {
            let x = first.forward(x).map(f32::tanh);
            softmax(third.forward(&second.forward(&x).map(f32::tanh)))
        },
    );
    inference(
        "A2",
        |numbers| (Dense::<784, 128>::boxed(numbers), Dense::<128, 10>::boxed(numbers)),
        |(first, second), x| softmax(second.forward(&first.forward(x).map(relu))),
    );
    inference(
        "A3",
        |numbers| {
            let square = [(); 6].map(|()| Dense::<128, 128>::boxed(numbers));
            let narrow = (Dense::<128, 8>::boxed(numbers), Dense::<8, 128>::boxed(numbers));
            (Dense::<640, 128>::boxed(numbers), square, narrow, Dense::<128, 640>::boxed(numbers))
        },
        |(first, square, (narrow, wide), last), x| {
            let (encoder, decoder) = square.split_at(3);
            let mut x = first.forward(x).map(relu);
            for layer in encoder {
                x = layer.forward(&x).map(relu);
            }
            x = wide.forward(&narrow.forward(&x).map(relu)).map(relu);
            for layer in decoder {
                x = layer.forward(&x).map(relu);
            }
            last.forward(&x)
        },
    );
    let (of_tanh, of_relu) = (|y| 1.0 - y * y, |y| if y > 0.0 { 1.0 } else { 0.0 });
    training::<4, 16, 3, 1>("B1_1", f32::tanh, of_tanh);
    training::<4, 16, 3, 16>("B1_16", f32::tanh, of_tanh);
    training::<784, 128, 10, 32>("B2_32", relu, of_relu);
    training::<784, 128, 10, 128>("B2_128", relu, of_relu);
    line();
}

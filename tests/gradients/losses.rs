//! Every loss, on whole networks: the gradients that a trainer follows, and those of the inputs.

use constnet::Loss;
use constnet::batch::{BatchSize, Samples};
use constnet::losses::ending::Suits;
use constnet::optimizers::Stored;
use constnet::prelude::*;

use crate::differences::{self, Extent, Function, Report, draw};
use crate::subject::{self, Tensor, values};

/// The loss of a mini-batch, as a function of the network's parameters and the inputs.
struct OfLoss<'a, N: Network, F, Y, const BATCH: usize>
where
    Samples<BATCH>: BatchSize,
{
    trainer: &'a Trainer<N, F, Sgd<N, Stored>, BATCH>,
    net: N,
    targets: &'a [Y],
}

impl<N, F, Y, const BATCH: usize> Function for OfLoss<'_, N, F, Y, BATCH>
where
    N: Network<Scalar = f64>,
    N::Ending: Suits<F>,
    F: Loss<<N::Output as Value>::Parts, Y, Scalar = f64>,
    Samples<BATCH>: BatchSize,
{
    fn outputs(&mut self, point: &[f64]) -> Vec<f64> {
        let (parameters, inputs) = point.split_at(N::TRAINABLE);
        subject::load(&mut self.net, parameters);
        let inputs = values::<N::Input>(inputs);
        vec![self.trainer.evaluate(&self.net, &inputs, self.targets).expect("a loss")]
    }
    fn weights(&self) -> &[f64] {
        &[1.0]
    }
}

/// `TABLE` samples of outputs as the parameters of a network: sample `s` is what it gives for the input that is one at `s`.
const TABLE: usize = 45;

/// Holds a loss on the network `N` to differences, and on the network `T` that is a table of `N`'s outputs, which tells the
/// gradient of each output.
fn check<N, T, F, Y, const BATCH: usize>(loss: F, samples: usize, target: impl Fn(&mut Pcg32) -> Y) -> Report
where
    N: Network<Scalar = f64>,
    T: Network<Scalar = f64, Input = SVector<f64, TABLE>, Output: Value<Parts = <N::Output as Value>::Parts>>,
    N::Ending: Suits<F>,
    T::Ending: Suits<F>,
    F: Loss<<N::Output as Value>::Parts, Y, Scalar = f64> + Copy,
    Samples<BATCH>: BatchSize,
{
    let mut draws = Pcg32::seeded(samples as u64);
    let mut net = N::init(&mut draws);
    let mut point = draw(&mut draws, N::TRAINABLE, 0.9);
    subject::load(&mut net, &point);
    let flat = draw(&mut draws, samples * N::Input::LEN, 1.5);
    let inputs = values::<N::Input>(&flat);
    let targets: Vec<Y> = (0..samples).map(|_| target(&mut draws)).collect();

    // A step of no length, for its gradients.
    let mut trainer = Trainer::<N, F, Sgd<N, Stored>, BATCH>::boxed(loss, Sgd::new(0.0).stored());
    let value = trainer.step(&mut net, &inputs, &targets).expect("a loss");
    let evaluated = trainer.evaluate(&net, &inputs, &targets).expect("a loss");
    assert!((value - evaluated).abs() <= 1e-14 * value, "{value} in training, {evaluated} in evaluation");
    let mut analytic = trainer.gradients().as_slice().to_vec();

    // The gradient of every output, and from those the gradient of every input.
    let mut table = T::zeroed_boxed();
    let outputs: Vec<N::Output> = inputs.iter().map(|input| net.forward(input)).collect();
    let mut entries = vec![0.0; T::TRAINABLE];
    let parts = subject::tensors(&*table);
    let places = |sample: usize| {
        let columns = parts.iter().map(move |part| (part.start, part.len / TABLE));
        columns.flat_map(move |(start, len)| start + sample * len..start + (sample + 1) * len)
    };
    for (sample, output) in outputs.iter().enumerate() {
        let mut flat = vec![0.0; N::Output::LEN];
        output.write_to(&mut flat);
        places(sample).zip(flat).for_each(|(place, output)| entries[place] = output);
    }
    subject::load(&mut *table, &entries);
    let rows: Vec<SVector<f64, TABLE>> = (0..samples).map(|sample| SVector::ith(sample, 1.0)).collect();
    let mut of_table = Trainer::<T, F, Sgd<T, Stored>, BATCH>::boxed(loss, Sgd::new(0.0).stored());
    assert_eq!(of_table.step(&mut table, &rows, &targets).expect("a loss"), value);
    let of_entries = of_table.gradients().as_slice();
    let weights: Vec<f64> = (0..samples).flat_map(places).map(|place| of_entries[place]).collect();
    let weights = values::<N::Output>(&weights);
    let mut tape = Box::new(Tape::<N, BATCH>::new());
    for (inputs, weights) in inputs.chunks(BATCH).zip(weights.chunks(BATCH)) {
        let mut gradients = Box::new(InputGradients::<N, BATCH>::new());
        net.forward_tape(inputs, &mut tape).expect("samples that fit the tape");
        net.backward_input(&mut tape, weights, None, &mut gradients).expect("a gradient for every sample");
        for sample in 0..inputs.len() {
            let mut gradient = vec![0.0; N::Input::LEN];
            gradients.get(sample).expect("a recorded sample").write_to(&mut gradient);
            analytic.extend(gradient);
        }
    }

    let mut tensors = subject::tensors(&net);
    tensors.push(Tensor { name: "input".to_owned(), start: N::TRAINABLE, len: flat.len() });
    point.extend(flat);
    let extent = Extent { samples, coordinates: usize::MAX, directions: 3, scale: 1.0 };
    let function = OfLoss { trainer: &*trainer, net, targets: &targets };
    differences::compare(function, &point, &analytic, &tensors, extent, draws)
        .unwrap_or_else(|wrong| panic!("{samples} samples: {wrong:?}"))
}

network! { struct Flat<f64>: [3] -> [4] { hidden: Dense(5) | Tanh, out: Dense(4) } }
network! { struct FlatTable<f64>: [TABLE] -> [4] { out: Dense(4, bias = false) } }
network! { struct Steps<f64>: [2, 3] -> [2, 4] { hidden: Dense(5) | Tanh, out: Dense(4) } }
network! { struct StepsTable<f64>: [TABLE] -> [2, 4] { out: Dense(8, bias = false), steps: Reshape([2, 4]) } }
network! { struct One<f64>: [3] -> [1] { hidden: Dense(5) | Tanh, out: Dense(1) } }
network! { struct OneTable<f64>: [TABLE] -> [1] { out: Dense(1, bias = false) } }
network! { struct Shares<f64>: [3] -> [4] { hidden: Dense(5) | Tanh, out: Dense(4) | Softmax } }

network! {
    struct Player<f64>: [3] -> (policy: [4], value: [2]) {
        hidden: Dense(5) | Tanh,
        policy: Dense(4),
        value: hidden | Dense(2) | Tanh,
    }
}
network! {
    struct PlayerTable<f64>: [TABLE] -> (policy: [4], value: [2]) {
        policy: Dense(4, bias = false),
        value: input | Dense(2, bias = false),
    }
}

macro_rules! losses {
    ($($name:ident: $net:ty, $table:ty, $loss:expr, $target:expr;)+) => { $(
        #[test]
        fn $name() {
            let mut report = check::<$net, $table, _, _, 1>($loss, 1, $target);
            report += check::<$net, $table, _, _, 3>($loss, 3, $target);
            report += check::<$net, $table, _, _, 20>($loss, 16, $target);
            report += check::<$net, $table, _, _, 20>($loss, 20, $target);
            // More than the tape holds, in turns.
            report += check::<$net, $table, _, _, 20>($loss, TABLE, $target);
            assert!(report.skipped * 100 <= report.compared && report.resolved * 10 >= report.compared * 9, "{report:?}");
        }
    )+ };
}

losses! {
    cross_entropy_of_indices: Flat, FlatTable, CrossEntropy::new(), class;
    cross_entropy_of_distributions: Flat, FlatTable, CrossEntropy::new(), shares::<4, 1>;
    cross_entropy_with_smoothing: Flat, FlatTable, CrossEntropy::new().label_smoothing(0.2), class;
    cross_entropy_with_weights: Flat, FlatTable, CrossEntropy::new().class_weights([0.5, 1.0, 2.0, 0.1]), class;
    cross_entropy_with_both: Flat, FlatTable, WEIGHTED.label_smoothing(0.1), class;
    cross_entropy_with_both_of_distributions: Flat, FlatTable, WEIGHTED.label_smoothing(0.1), shares::<4, 1>;
    cross_entropy_of_steps: Steps, StepsTable, WEIGHTED, |draws: &mut Pcg32| [class(draws), class(draws)];
    cross_entropy_of_distributions_of_steps: Steps, StepsTable, CrossEntropy::new(), shares::<4, 2>;
    binary_cross_entropy: Flat, FlatTable, BinaryCrossEntropy::new(), yes_or_no;
    binary_cross_entropy_of_probabilities: Steps, StepsTable, BinaryCrossEntropy::new(), shares::<4, 2>;
    binary_cross_entropy_with_weights: Flat, FlatTable, BinaryCrossEntropy::new().pos_weight([3.0, 1.0, 0.2, 2.0]), yes_or_no;
    mean_squared_error: Flat, FlatTable, MeanSquaredError::new(), numbers::<4, 1>;
    mean_squared_error_of_steps: Steps, StepsTable, MeanSquaredError::new(), numbers::<4, 2>;
    mean_squared_error_of_one: One, OneTable, MeanSquaredError::new(), subject::uniform;
    mean_squared_error_of_probabilities: Shares, FlatTable, MeanSquaredError::new(), shares::<4, 1>;
    half_squared_error: Flat, FlatTable, HalfSquaredError::new(), numbers::<4, 1>;
    mean_absolute_error: Flat, FlatTable, MeanAbsoluteError::new(), numbers::<4, 1>;
    huber: Flat, FlatTable, Huber::new(), numbers::<4, 1>;
    huber_of_a_delta: Flat, FlatTable, Huber::new().delta(0.3), numbers::<4, 1>;
    several: Player, PlayerTable, (CrossEntropy::new(), Huber::new().scaled(0.3)),
        |draws: &mut Pcg32| (class(draws), numbers::<2, 1>(draws));
    scaled: Flat, FlatTable, CrossEntropy::new().scaled(0.3), class;
}

const WEIGHTED: CrossEntropy<[f64; 4]> = CrossEntropy::new().class_weights([0.5, 1.0, 2.0, 0.1]);

fn class(draws: &mut Pcg32) -> usize {
    draws.next_u32() as usize % 4
}

fn yes_or_no(draws: &mut Pcg32) -> [bool; 4] {
    [(); 4].map(|()| draws.next_u32().is_multiple_of(2))
}

fn numbers<const R: usize, const C: usize>(draws: &mut Pcg32) -> SMatrix<f64, R, C> {
    SMatrix::from_fn(|_, _| 2.0 * subject::uniform(draws))
}

/// Columns of probabilities.
fn shares<const R: usize, const C: usize>(draws: &mut Pcg32) -> SMatrix<f64, R, C> {
    let mut shares = SMatrix::<f64, R, C>::from_fn(|_, _| 1.01 + subject::uniform(draws));
    for mut column in shares.column_iter_mut() {
        let sum = column.sum();
        column /= sum;
    }
    shares
}

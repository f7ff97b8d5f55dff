//! Nothing allocates: not drawing a network, not inference, not training.

mod every;

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use constnet::optimizers::Schedule;
use constnet::prelude::*;
use every::{Activations, Double, Graph, GraphInput, Images, Planes};

/// Counts what a thread allocates while it is armed. Other threads, such as the test runner's, don't count.
struct Counting;

thread_local! {
    static ARMED: Cell<bool> = const { Cell::new(false) };
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: everything is passed on to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if ARMED.get() {
            ALLOCATIONS.set(ALLOCATIONS.get() + 1);
        }
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn allocations<R>(work: impl FnOnce() -> R) -> (R, usize) {
    ALLOCATIONS.set(0);
    ARMED.set(true);
    let result = work();
    ARMED.set(false);
    (result, ALLOCATIONS.get())
}

#[track_caller]
fn without_allocation<R>(work: impl FnOnce() -> R) -> R {
    let (result, count) = allocations(work);
    assert_eq!(count, 0, "allocations");
    result
}

#[test]
fn the_allocator_counts() {
    assert_eq!(allocations(|| drop(std::hint::black_box(Box::new(1)))).1, 1);
    assert_eq!(allocations(|| drop(std::hint::black_box(vec![0_u8; 9]))).1, 1);
}

#[test]
fn the_networks_are_of_every_layer() {
    every::assert_complete();
}

/// A batch that fills one block of lanes and a part of the next.
const BATCH: usize = 19;

/// Everything that a network does, but for the trainer.
fn run<N: Network>(samples: &[N::Input], errors: &[N::Output]) {
    let mut net = without_allocation(|| N::init(&mut Pcg32::seeded(1)));
    without_allocation(|| {
        let [first, ..] = samples else { return };
        let _ = std::hint::black_box(net.forward(first));
        let _ = std::hint::black_box(net.forward_in(first, &mut Workspace::new()));

        let mut tape = Tape::<N, BATCH>::new();
        let mut gradients = Gradients::<N>::new();
        let mut inputs = InputGradients::<N, BATCH>::new();
        assert_eq!(net.forward_tape(samples, &mut tape), Ok(()));
        assert_eq!(net.backward(&mut tape, errors, &mut gradients), Ok(()));
        assert_eq!(net.backward_input(&mut tape, errors, Some(&mut gradients), &mut inputs), Ok(()));
        assert!(tape.output(18).is_some());
        net.update_statistics(&tape);
        let _ = std::hint::black_box(inputs.get(18));

        gradients.copy_to(&mut net);
        gradients.copy_from(&net);
        net.initialize(&mut Pcg32::seeded(2), Init::HeNormal);
    });
    image(&mut net);
}

/// An image of a network is written and read, and refused where it is damaged.
fn image<N: Network>(net: &mut N) {
    let mut bytes = vec![0; N::IMAGE_BYTES];
    without_allocation(|| net.to_bytes(&mut bytes)).unwrap();
    without_allocation(|| N::from_bytes(&bytes).map(drop)).unwrap();
    without_allocation(|| net.read_bytes(&bytes)).unwrap();
    bytes[N::IMAGE_BYTES / 2] ^= 1;
    assert!(without_allocation(|| net.read_bytes(&bytes)).is_err());
}

#[test]
fn no_network_allocates() {
    run::<Activations>(&every::values(1, BATCH), &every::values(2, BATCH));
    run::<Graph>(&every::values(1, BATCH), &every::values(2, BATCH));
    run::<Double>(&every::values(1, BATCH), &every::values(2, BATCH));
    run::<Images>(&every::values(1, BATCH), &every::values(2, BATCH));
    run::<Planes>(&every::values(1, BATCH), &every::values(2, BATCH));
}

#[test]
fn training_and_folding_a_norm_do_not_allocate() {
    let (inputs, targets) = (inputs::<SMatrix<f32, 30, 3>>(), every::values::<SVector<f32, 2>>(8, 2 * BATCH));
    train::<Planes, _, _, _>(MeanSquaredError::new(), Sgd::new(0.1), &inputs[..BATCH], &targets[..BATCH]);
    let net = Planes::init(&mut Pcg32::seeded(1));
    let folded = without_allocation(|| net.fold());
    assert_eq!(folded.squeezed.bias.len(), 3);
}

#[test]
fn a_summary_and_a_flowchart_do_not_allocate() {
    struct Nowhere(usize);
    impl std::fmt::Write for Nowhere {
        fn write_str(&mut self, text: &str) -> std::fmt::Result {
            self.0 += text.len();
            Ok(())
        }
    }
    let mut nowhere = Nowhere(0);
    without_allocation(|| {
        std::fmt::Write::write_fmt(&mut nowhere, format_args!("{}{}", Graph::summary(), Graph::diagram().mermaid()))
            .is_ok()
    });
    assert!(nowhere.0 > 0);
}

/// Three steps: one block of lanes and a part of one, and a slice longer than the tape.
#[track_caller]
fn train<N, L, O, Y>(loss: L, optimizer: O, inputs: &[N::Input], targets: &[Y])
where
    N: Network,
    N::Ending: constnet::losses::ending::Suits<L>,
    L: Loss<<N::Output as Value>::Parts, Y, Scalar = N::Scalar>,
    O: Optimizer<Network = N>,
{
    let results = without_allocation(|| {
        let mut net = N::init(&mut Pcg32::seeded(1));
        let mut trainer = Trainer::<N, L, O, BATCH>::new(loss, optimizer);
        trainer.seed(3);
        [
            trainer.step(&mut net, &inputs[..BATCH], &targets[..BATCH]).map(drop),
            trainer.step(&mut net, inputs, targets).map(drop),
            trainer.step(&mut net, &inputs[..2], &targets[..3]).map(drop),
        ]
    });
    assert_eq!(results, [Ok(()), Ok(()), Err(TrainError::Lengths { inputs: 2, targets: 3 })]);
}

network! { struct Small: [2] -> [3] { hidden: Dense(6) | Tanh, kept: Dropout(0.1), out: Dense(3) } }
network! { struct One: [2] -> [1] { out: Dense(1) } }

fn inputs<V: Value>() -> Vec<V> {
    every::values(7, 2 * BATCH)
}

#[test]
fn no_loss_allocates() {
    let sgd = || Sgd::<Small>::new(0.1).stored();
    let numbers: Vec<SVector<f32, 3>> = every::values(8, 2 * BATCH);
    let classes: Vec<usize> = (0..2 * BATCH).map(|index| index % 3).collect();
    let truths: Vec<[bool; 3]> = classes.iter().map(|class| [0, 1, 2].map(|index| index <= *class)).collect();
    let inputs = inputs::<SVector<f32, 2>>();
    let spread = vec![SVector::from([0.5, 0.25, 0.25]); 2 * BATCH];

    let classification = CrossEntropy::new().class_weights([1.0, 2.0, 3.0]).label_smoothing(0.1);
    train::<Small, _, _, _>(CrossEntropy::new(), sgd(), &inputs, &classes);
    train::<Small, _, _, _>(classification, sgd(), &inputs, &classes);
    train::<Small, _, _, _>(classification, sgd(), &inputs, &spread);
    train::<Small, _, _, _>(BinaryCrossEntropy::new(), sgd(), &inputs, &truths);
    train::<Small, _, _, _>(BinaryCrossEntropy::new().pos_weight([1.0, 2.0, 3.0]), sgd(), &inputs, &spread);
    train::<Small, _, _, _>(MeanSquaredError::new(), sgd(), &inputs, &numbers);
    train::<Small, _, _, _>(HalfSquaredError::new(), sgd(), &inputs, &numbers);
    train::<Small, _, _, _>(MeanAbsoluteError::new(), sgd(), &inputs, &numbers);
    train::<Small, _, _, _>(Huber::new().delta(0.5), sgd(), &inputs, &numbers);
    train::<Small, _, _, _>(MeanSquaredError::new().scaled(0.5), sgd(), &inputs, &numbers);
    train::<One, _, _, _>(MeanSquaredError::new(), Sgd::<One>::new(0.1), &inputs[..BATCH], &[1.0; BATCH]);
    train::<One, _, _, _>(BinaryCrossEntropy::new(), Sgd::<One>::new(0.1), &inputs[..BATCH], &[true; BATCH]);
}

#[test]
fn no_optimizer_allocates() {
    let inputs = inputs::<GraphInput>();
    let targets: Vec<(usize, f32, [usize; 2])> = (0..2 * BATCH).map(|n| (n % 3, n as f32 / 40.0, [n % 4, 3])).collect();
    let loss = (CrossEntropy::new(), Huber::new().scaled(0.5), CrossEntropy::new());
    let schedule = Schedule::cosine(10, 0.1).warm_up(2, 0.5);

    train::<Graph, _, _, _>(loss, Sgd::new(0.1), &inputs[..BATCH], &targets[..BATCH]);
    train::<Graph, _, _, _>(loss, Sgd::new(0.1).stored(), &inputs, &targets);
    train::<Graph, _, _, _>(loss, Sgd::new(0.1).momentum(0.9).nesterov(), &inputs, &targets);
    train::<Graph, _, _, _>(loss, Adam::new(1e-3).schedule(schedule), &inputs, &targets);
    train::<Graph, _, _, _>(loss, AdamW::new(1e-3).clip_norm(1.0), &inputs, &targets);
    train::<Graph, _, _, _>(loss, RmsProp::new(1e-3).momentum(0.9).centered(), &inputs, &targets);
    train::<Graph, _, _, _>(loss, Adagrad::new(1e-2).weight_decay(0.1).clip_value(0.5), &inputs, &targets);
}

#[test]
fn a_network_in_a_static_trains_without_allocation() {
    use std::sync::Mutex;
    static NET: Mutex<Double> = Mutex::new(Double::zeroed());
    type Training = Trainer<Double, MeanSquaredError, Adam<Double>, 4>;
    static TRAINER: Mutex<Training> = Mutex::new(Trainer::new(MeanSquaredError::new(), Adam::new(1e-3)));

    let (inputs, targets) = (every::values(1, 4), every::values::<SMatrix<f64, 2, 3>>(2, 4));
    let result = without_allocation(|| {
        let (Ok(mut net), Ok(mut trainer)) = (NET.lock(), TRAINER.lock()) else { return None };
        net.initialize(&mut Pcg32::seeded(1), Init::GlorotUniform);
        trainer.step(&mut net, &inputs, &targets).ok()
    });
    assert!(result.is_some());
}

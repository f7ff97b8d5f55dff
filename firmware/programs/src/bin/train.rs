//! Learns XOR, and then fits the last layer of the digits' network to digits that are moved by a pixel; prints the losses on the way
//! and the weights at the end as bits. All memory is in `static`s.

#![cfg_attr(target_os = "none", no_std, no_main)]

use core::mem::MaybeUninit;

use board::{Checksum, print, print_bits, print_number};
use constnet::prelude::*;
use programs::{digits, largest};

network! {
    struct Xor: [2] -> [1] {
        hidden: Dense(8) | Tanh,
        out:    Dense(1) | Sigmoid,
    }
}

network! {
    /// The network of `infer`, of which only the last layer learns.
    struct Tuned: [1, 8, 8] -> [10] {
        flat:   Flatten,
        #[frozen]
        hidden: Dense(32) | Relu,
        logits: Dense(10),
    }
}

type XorTrainer = Trainer<Xor, MeanSquaredError, Adam<Xor>, 4>;
type TunedTrainer = Trainer<Tuned, CrossEntropy, Sgd<Tuned, Momentum>, 16>;

static mut XOR: Xor = Xor::zeroed();
static mut XOR_TRAINER: MaybeUninit<XorTrainer> = MaybeUninit::uninit();
// In memory, because it learns; the weights come from flash before the program starts.
static mut TUNED: Tuned = include_weights!(Tuned, "../../examples/data/digits.safetensors");
static mut TUNED_TRAINER: MaybeUninit<TunedTrainer> = MaybeUninit::uninit();
static mut WORKSPACE: Workspace<Tuned> = Workspace::new();

const STEPS: usize = 1000;
const LEARNED: usize = 128;
static LINES: [[u8; 67]; LEARNED] = digits::lines(200);

fn run() {
    // SAFETY: this function runs once, and nothing else names these.
    let (xor, xor_place, tuned, tuned_place, workspace) = unsafe {
        (
            &mut *&raw mut XOR,
            &mut *&raw mut XOR_TRAINER,
            &mut *&raw mut TUNED,
            &mut *&raw mut TUNED_TRAINER,
            &mut *&raw mut WORKSPACE,
        )
    };
    learn_xor(xor, XorTrainer::new_in(xor_place, MeanSquaredError::new(), Adam::new(0.02)));
    let descent = Sgd::new(0.01).momentum(0.9);
    tune(tuned, TunedTrainer::new_in(tuned_place, CrossEntropy::new(), descent), workspace);

    for (name, bytes) in [
        ("XOR", Xor::PARAMETER_BYTES),
        ("XOR_TRAINER", XorTrainer::BYTES),
        ("TUNED", Tuned::PARAMETER_BYTES),
        ("TUNED_TRAINER", TunedTrainer::BYTES),
        ("WORKSPACE", Tuned::WORKSPACE_BYTES),
    ] {
        print("memory ");
        print(name);
        print(" ");
        print_number(bytes as u32);
        print("\n");
    }
}

fn learn_xor(net: &mut Xor, trainer: &mut XorTrainer) {
    let inputs = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]].map(SVector::from);
    let targets = [0.0_f32, 1.0, 1.0, 0.0];
    net.initialize(&mut Pcg32::seeded(1), Init::GlorotUniform);
    for step in 0..STEPS {
        report(step, trainer.step(net, &inputs, &targets));
    }
    for input in &inputs {
        print("xor ");
        print_bits(net.forward(input)[0]);
        print("\n");
    }
    show(net);
}

fn tune(net: &mut Tuned, trainer: &mut TunedTrainer, workspace: &mut Workspace<Tuned>) {
    accuracy(net, workspace);
    for step in 0..STEPS {
        let from = step * 16 % LEARNED;
        let batch: [_; 16] = core::array::from_fn(|index| read(from + index));
        let (images, classes) = (batch.map(|(image, _)| image), batch.map(|(_, class)| class as usize));
        report(step, trainer.step(net, &images, &classes));
    }
    accuracy(net, workspace);
    show(net);
}

fn read(index: usize) -> (digits::Image, u32) {
    let (image, class) = LINES.get(index).map_or((digits::Image::zeros(), 0), digits::read);
    (digits::shifted(&image), class)
}

/// How many of the moved digits are read right.
fn accuracy(net: &Tuned, workspace: &mut Workspace<Tuned>) {
    let right = (0..LEARNED).filter(|&index| {
        let (image, class) = read(index);
        largest(&net.forward_in(&image, workspace)) == class
    });
    print("moved digits read right: ");
    print_number(right.count() as u32);
    print(" of ");
    print_number(LEARNED as u32);
    print("\n");
}

/// The loss of every hundredth step.
fn report(step: usize, loss: Result<f32, TrainError>) {
    let Ok(loss) = loss else { return print("a step failed\n") };
    if step % 100 == 99 {
        print("step ");
        print_number(step as u32 + 1);
        print(" loss ");
        print_bits(loss);
        print("\n");
    }
}

/// The parameters as bits, where they are few, and their checksum.
fn show<N: Network<Scalar = f32>>(net: &N) {
    let mut weights = Weights(Checksum::new());
    net.visit(&mut weights);
    print("weights ");
    weights.0.print();
    print("\n");
}

struct Weights(Checksum);

impl constnet::layer::Visitor<f32> for Weights {
    fn parameter(&mut self, name: &'static str, _: Shape, values: &[f32]) {
        self.0.add(values);
        if values.len() <= 32 {
            print(name);
            for &value in values {
                print(" ");
                print_bits(value);
            }
            print("\n");
        }
    }
    fn fixed(&mut self, _: &'static str, _: Shape, values: &[f32]) {
        self.0.add(values);
    }
}

board::program!(run);

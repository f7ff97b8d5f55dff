//! Networks of layers of all widths: dense layers from one output to more than two tiles, convolutions with edges, strides, groups and
//! holes, and pools. Prints what they infer, and the weights after training, as checksums: what a microcontroller has in instructions of
//! its own gives the bits that a host's kernels give.

#![cfg_attr(target_os = "none", no_std, no_main)]

use core::mem::MaybeUninit;

use board::{Checksum, print};
use constnet::activations::Elementwise;
use constnet::layer::Visitor;
use constnet::prelude::*;

network! {
    /// Every width of a tile, after every remainder of four inputs.
    struct Widths: [3] -> [39] {
        d1:  Dense(1) | Tanh,
        d2:  Dense(2) | Tanh,
        d3:  Dense(3) | Tanh,
        d4:  Dense(4) | Tanh,
        d5:  Dense(5, bias = false) | Tanh,
        d6:  Dense(6) | Tanh,
        d7:  Dense(7) | Tanh,
        d8:  Dense(8) | Tanh,
        d9:  Dense(9) | Tanh,
        d10: Dense(10) | Tanh,
        d11: Dense(11) | Tanh,
        d12: Dense(12) | Tanh,
        d13: Dense(13) | Tanh,
        d14: Dense(14) | Tanh,
        d15: Dense(15) | Tanh,
        d16: Dense(16) | Tanh,
        d31: Dense(31, bias = false) | Tanh,
        d39: Dense(39),
    }
}

network! {
    /// Sums in parts: every width of a tile, with a bias and without, after inputs that leave three, one and none.
    struct Parts: [19] -> [101] {
        one:     input | Dense(1),
        two:     input | Dense(2, bias = false),
        three:   input | Dense(3),
        four:    input | Dense(4),
        five:    input | Dense(5),
        rest:    input | Dense(17) | Tanh,
        six:     rest | Dense(6, bias = false),
        seven:   rest | Dense(7),
        eight:   rest | Dense(8),
        eleven:  rest | Dense(11),
        none:    rest | Dense(32) | Tanh,
        last:    none | Dense(18, bias = false),
        both:    none | Dense(36, bias = false),
        less:    Concat(one, two, three, four, five, six, seven, eight),
        all:     Concat(less, eleven, last, both),
    }
}

network! {
    struct Planes: [3, 13, 11] -> [4] {
        edges:   Conv2d(8, kernel = 3, padding = same) | Relu,
        strides: Conv2d(11, kernel = [2, 3], stride = [1, 2], padding = [1, 2], bias = false) | Tanh,
        point:   Conv2d(12, kernel = 1) | Relu,
        groups:  Conv2d(6, kernel = 3, padding = same, groups = 3) | Tanh,
        each:    DepthwiseConv2d(kernel = 3, multiplier = 2, padding = same),
        holes:   Conv2d(7, kernel = 2, dilation = 2, padding = 1) | Relu,
        beside:  Conv2d(9, kernel = [1, 2], stride = [2, 1], padding = [2, 3]) | Tanh,
        halves:  MaxPool2d(2),
        beyond:  Conv2d(5, kernel = 5, padding = 4) | Relu,
        largest: MaxPool2d(3, stride = 2),
        flat:    Flatten,
        out:     Dense(4),
    }
}

network! {
    /// One filter a channel, in rows of all lengths that a tile may have, with a place left and without.
    struct Depths: [3, 14, 26] -> [3] {
        whole:   DepthwiseConv2d(kernel = 3),
        edges:   DepthwiseConv2d(kernel = [3, 2], padding = same) | Tanh,
        strides: DepthwiseConv2d(kernel = 3, stride = [1, 2], padding = 1, bias = false) | Relu,
        less:    DepthwiseConv2d(kernel = 2) | Tanh,
        same:    DepthwiseConv2d(kernel = 3, padding = 1),
        halves:  DepthwiseConv2d(kernel = [2, 3], stride = 2, bias = false) | Tanh,
        short:   DepthwiseConv2d(kernel = 2),
        pair:    DepthwiseConv2d(kernel = [2, 3]),
        flat:    Flatten,
        out:     Dense(3),
    }
}

network! {
    /// A stride of two in a long row.
    struct Sparse: [2, 5, 31] -> [2] {
        long:  DepthwiseConv2d(kernel = 3, stride = 2) | Tanh,
        other: DepthwiseConv2d(kernel = 2, stride = [1, 2], padding = [0, 1]),
        flat:  Flatten,
        out:   Dense(2),
    }
}

/// A function of the library's own as an activation.
macro_rules! function {
    ($name:ident, $function:ident) => {
        #[derive(Debug, Clone, Copy)]
        struct $name;

        impl Elementwise<f32> for $name {
            fn value<I: Isa>(&self, x: f32) -> f32 {
                Scalar::$function::<I>(x)
            }
            fn derivative<I: Isa>(&self, _: f32) -> f32 {
                1.0
            }
        }
    };
}

function!(Exp, exp);
function!(Ln, ln);

network! { struct Exponentials: [64] -> [64] { all: Flatten | Exp } }
network! { struct Logarithms: [64] -> [64] { all: Flatten | Ln } }
network! { struct Tangents: [64] -> [64] { all: Flatten | Tanh } }

type WidthsTrainer = Trainer<Widths, MeanSquaredError, Sgd<Widths>, 1>;
type PlanesTrainer = Trainer<Planes, CrossEntropy, Sgd<Planes>, 1>;

static mut WIDTHS: Widths = Widths::zeroed();
static mut WIDTHS_TRAINER: MaybeUninit<WidthsTrainer> = MaybeUninit::uninit();
static mut PLANES: Planes = Planes::zeroed();
static mut PLANES_TRAINER: MaybeUninit<PlanesTrainer> = MaybeUninit::uninit();

fn run() {
    // SAFETY: this function runs once, and nothing else names these.
    let (widths, widths_place, planes, planes_place) = unsafe {
        (&mut *&raw mut WIDTHS, &mut *&raw mut WIDTHS_TRAINER, &mut *&raw mut PLANES, &mut *&raw mut PLANES_TRAINER)
    };
    let input = SVector::from([0.5, -0.25, 0.75]);
    let trainer = WidthsTrainer::new_in(widths_place, MeanSquaredError::new(), Sgd::new(0.1));
    show("widths", widths, &input, |net| trainer.step(net, &[input], &[SVector::from([0.5; 39])]).is_ok());

    let input = SVector::from_fn(|at, _| (at * 7 % 16) as f32 / 8.0 - 1.0);
    scores("parts", &mut Parts::zeroed(), &input);
    print("\n");

    sweep("exponentials", &Exponentials::zeroed());
    sweep("logarithms", &Logarithms::zeroed());
    sweep("tangents", &Tangents::zeroed());

    let image = SMatrix::from_fn(|place, channel| ((place * 5 + channel) % 16) as f32 / 8.0 - 1.0);
    scores("depths", &mut Depths::zeroed(), &image);
    print("\n");
    let image = SMatrix::from_fn(|place, channel| ((place * 3 + channel) % 16) as f32 / 8.0 - 1.0);
    scores("sparse", &mut Sparse::zeroed(), &image);
    print("\n");

    let image = SMatrix::from_fn(|place, channel| ((place * 7 + channel * 3) % 16) as f32 / 8.0 - 1.0);
    let trainer = PlanesTrainer::new_in(planes_place, CrossEntropy::new(), Sgd::new(0.1));
    show("planes", planes, &image, |net| trainer.step(net, &[image], &[2_usize]).is_ok());
}

/// Prints the checksum of a function over numbers of all sizes and both signs, and what is no number.
fn sweep<N>(name: &str, net: &N)
where
    N: Network<Scalar = f32, Input = SVector<f32, 64>, Output = SVector<f32, 64>>,
{
    const STEP: u32 = 12_289;
    let mut values = Checksum::new();
    // Which of the numbers that are none comes out is the processor's.
    let mut add = |input: &SVector<f32, 64>| {
        values.add(net.forward(input).map(|y| if y.is_nan() { f32::NAN } else { y }).as_slice());
    };
    let edges = [0.0, 1e-45, f32::MIN_POSITIVE, 10.0, 64.0, 89.0, 104.0, f32::MAX, f32::INFINITY, f32::NAN];
    add(&SVector::from_fn(|at, _| if at % 2 == 0 { edges[at / 2 % 10] } else { -edges[at / 2 % 10] }));
    let mut bits = 0_u32;
    for _ in 0..u32::MAX / STEP / 64 {
        add(&SVector::from_fn(|_, _| {
            let x = f32::from_bits(bits);
            // Every other number near one, where the three bend.
            bits = bits.wrapping_add(STEP);
            if bits & 1 == 0 { x } else { f32::from_bits(x.to_bits() & 0x83ff_ffff | 0x3c00_0000) }
        }));
    }
    print(name);
    print(" ");
    values.print();
    print("\n");
}

/// Prints the checksum of the output for random weights.
fn scores<N: Network<Scalar = f32>>(name: &str, net: &mut N, input: &N::Input) {
    net.initialize(&mut Pcg32::seeded(1), Init::HeUniform);
    let mut scores = Checksum::new();
    let mut flat = <N::Output as Value>::Spare::ZEROED;
    scores.add(net.forward(input).flat(&mut flat));
    print(name);
    print(" infer ");
    scores.print();
}

/// Prints the checksum of the output for random weights, and that of the weights after some steps.
fn show<N: Network<Scalar = f32>>(name: &str, net: &mut N, input: &N::Input, mut step: impl FnMut(&mut N) -> bool) {
    scores(name, net, input);
    let learned = (0..3).all(|_| step(net));
    let mut weights = Weights(Checksum::new());
    net.visit(&mut weights);
    print(if learned { " and learn " } else { " and do not learn " });
    weights.0.print();
    print("\n");
}

struct Weights(Checksum);

impl Visitor<f32> for Weights {
    fn parameter(&mut self, _: &'static str, _: Shape, values: &[f32]) {
        self.0.add(values);
    }
    fn fixed(&mut self, _: &'static str, _: Shape, values: &[f32]) {
        self.0.add(values);
    }
}

board::program!(run);

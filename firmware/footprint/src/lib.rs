//! The networks, and how they are measured.

#![cfg_attr(target_os = "none", no_std)]

use core::hint::black_box;

use board::measure;
use constnet::prelude::*;

/// A network with the weights that the build script wrote, in flash.
#[macro_export]
macro_rules! weights {
    ($network:ident, $file:literal) => {
        constnet::include_weights!($network, concat!(env!("OUT_DIR"), "/", $file, ".safetensors"))
    };
}

/// A program that measures inferences of a network in flash.
#[macro_export]
macro_rules! inference {
    ($network:ident, $file:literal, $calls:literal) => {
        static NET: $network = $crate::weights!($network, $file);

        fn run() {
            $crate::infer(&NET, $calls);
        }

        board::program!(run);
    };
}

/// A program that measures training steps of a network in memory, with one sample each.
#[macro_export]
macro_rules! training {
    ($network:ident, $file:literal, $optimizer:ident::new($rate:literal), $calls:literal) => {
        use core::mem::MaybeUninit;

        type Training = Trainer<$network, CrossEntropy, $optimizer<$network>, 1>;

        static mut NET: $network = $crate::weights!($network, $file);
        static mut PLACE: MaybeUninit<Training> = MaybeUninit::uninit();

        fn run() {
            // SAFETY: this function runs once, and nothing else names these.
            let (net, place) = unsafe { (&mut *&raw mut NET, &mut *&raw mut PLACE) };
            let trainer = Trainer::new_in(place, CrossEntropy::new(), $optimizer::new($rate));
            $crate::train(net, $calls, |net, inputs, class| trainer.step(net, inputs, &[class]).is_ok());
        }

        board::program!(run);
    };
}

/// Measures inferences.
#[inline(always)]
pub fn infer<N: Network<Scalar = f32>>(net: &'static N, calls: u32) {
    let input = input::<N::Input>(0);
    report("output", || {
        let mut checksum = board::Checksum::new();
        let mut flat = <N::Output as Value>::Spare::ZEROED;
        checksum.add(net.forward(&input).flat(&mut flat));
        checksum.print();
    });
    let once = || {
        black_box(net.forward(black_box(&input)));
    };
    report("stack", || board::print_number(measure::stack(once)));
    report("instructions", || board::print_number(measure::instructions(calls, once)));
}

/// Measures training steps with one sample each.
#[inline(always)]
pub fn train<N: Network<Scalar = f32>>(
    net: &mut N,
    calls: u32,
    mut step: impl FnMut(&mut N, &[N::Input; 1], usize) -> bool,
) {
    let inputs: [[N::Input; 1]; 4] = core::array::from_fn(|sample| [input::<N::Input>(sample)]);
    let mut sample = 0;
    let mut fine = true;
    let mut once = || {
        fine &= step(net, &inputs[sample % 4], sample % 3);
        sample += 1;
    };
    report("stack", || board::print_number(measure::stack(&mut once)));
    report("instructions", || board::print_number(measure::instructions(calls, &mut once)));
    // As many as are measured on the device, so that the host has the same weights.
    report("output", || {
        let mut checksum = Weights(board::Checksum::new());
        net.visit(&mut checksum);
        checksum.0.print();
    });
    if !fine {
        board::print("a step failed\n");
    }
}

struct Weights(board::Checksum);

impl constnet::layer::Visitor<f32> for Weights {
    fn parameter(&mut self, _: &'static str, _: Shape, values: &[f32]) {
        self.0.add(values);
    }
    fn fixed(&mut self, _: &'static str, _: Shape, values: &[f32]) {
        self.0.add(values);
    }
}

/// Numbers between -1 and 1, different for each sample.
fn input<V: Value<Scalar = f32>>(sample: usize) -> V {
    V::filled(|values| {
        for (index, value) in values.iter_mut().enumerate() {
            *value = ((index * 37 + sample * 11) % 64) as f32 / 32.0 - 1.0;
        }
    })
}

fn report(name: &str, value: impl FnOnce()) {
    board::print(name);
    board::print(" ");
    value();
    board::print("\n");
}

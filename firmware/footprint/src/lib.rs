//! The networks, and how they are measured.

#![cfg_attr(target_os = "none", no_std)]

use core::hint::black_box;
use core::mem::MaybeUninit;

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
    let mut input = MaybeUninit::uninit();
    fill::<N::Input>(&mut input, 0);
    let mut output = MaybeUninit::uninit();
    fill::<N::Output>(&mut output, 0);
    // SAFETY: both have been filled.
    let (input, output) = unsafe { (input.assume_init_ref(), output.assume_init_mut()) };
    let mut once = || forward(net, black_box(input), output);
    report("stack", || board::print_number(measure::stack(&mut once)));
    report("instructions", || board::print_number(measure::instructions(calls, &mut once)));
    report("output", || {
        let mut checksum = board::Checksum::new();
        let mut flat = <N::Output as Value>::Spare::ZEROED;
        checksum.add(output.flat(&mut flat));
        checksum.print();
    });
}

/// One inference, as a function of its own: what is measured is in the program once, and not around each of its calls.
#[inline(never)]
fn forward<N: Network<Scalar = f32>>(net: &N, input: &N::Input, output: &mut N::Output) {
    net.forward_to(input, output, Workspace::new_in(&mut MaybeUninit::uninit()));
}

/// Measures training steps with one sample each.
#[inline(always)]
pub fn train<N: Network<Scalar = f32>>(
    net: &mut N,
    calls: u32,
    mut step: impl FnMut(&mut N, &[N::Input; 1], usize) -> bool,
) {
    let mut inputs = [const { MaybeUninit::uninit() }; 4];
    for (sample, input) in inputs.iter_mut().enumerate() {
        fill::<N::Input>(input, sample);
    }
    // SAFETY: all of them have been filled, and an array of one is laid out as that one.
    let inputs = unsafe { &*(&raw const inputs).cast::<[[N::Input; 1]; 4]>() };
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

/// Numbers between -1 and 1, different for each sample. They are written in place, one after the other: cleared before, or copied as a
/// whole, a large input would bring functions of memory into the program, which would then be counted as the network's.
#[inline(always)]
fn fill<V: Value<Scalar = f32>>(place: &mut MaybeUninit<V>, sample: usize) {
    const { assert!(size_of::<V>() == V::LEN * size_of::<f32>(), "a matrix") };
    // SAFETY: a matrix is as many numbers.
    unsafe { fill_all(place.as_mut_ptr().cast(), black_box(V::LEN), sample) };
}

/// # Safety
/// There is room for as many numbers.
#[inline(never)]
unsafe fn fill_all(at: *mut f32, numbers: usize, sample: usize) {
    for index in 0..black_box(numbers) {
        // SAFETY: the caller's promise.
        unsafe { at.add(index).write(((index * 37 + sample * 11) % 64) as f32 / 32.0 - 1.0) };
    }
}

fn report(name: &str, value: impl FnOnce()) {
    board::print(name);
    board::print(" ");
    value();
    board::print("\n");
}

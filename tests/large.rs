//! A network that is too large for a thread's stack trains in a debug build, in a `static` and in a `Box`.

use std::mem::MaybeUninit;
use std::sync::Mutex;

use constnet::prelude::*;

#[path = "every/own.rs"]
mod own;

use own::{Blend, Window};

network! {
    /// 5.8 million parameters, 23 MB; with Adam the trainer takes 70 MB more.
    struct Large: [784] -> [10] {
        first: Dense(2048) | Relu,
        second: Dense(2048) | Relu,
        logits: Dense(10),
    }
}

network! {
    /// As large, as a layer of a network with layers of the user's own, of which the library does not know that zeroes are valid.
    struct Nested: [784] -> [10] {
        large: Large,
        window: Window<10>,
        again: large | Dense(10),
        out: Blend<10>(window, again),
    }
}

type Training = Trainer<Large, CrossEntropy, Adam<Large>, 8>;

const LOSS: CrossEntropy = CrossEntropy::new();
const ADAM: Adam<Large> = Adam::new(1e-4);

static NET: Mutex<Large> = Mutex::new(Large::zeroed());
static TRAINER: Mutex<MaybeUninit<Training>> = Mutex::new(MaybeUninit::uninit());

/// Two steps and an inference, in a thread with the stack that threads have by default, of 2 MiB.
fn run(place: impl FnOnce(&mut dyn FnMut(&mut Large, &mut Training)) + Send + 'static) {
    let thread = std::thread::spawn(|| {
        place(&mut |net, trainer| {
            let inputs: [SVector<f32, 784>; 4] =
                std::array::from_fn(|class| SVector::from_fn(|pixel, _| if pixel % 4 == class { 1.0 } else { 0.0 }));
            let targets = [0, 1, 2, 3];
            let first = trainer.step(net, &inputs, &targets).expect("a finite loss");
            let second = trainer.step(net, &inputs, &targets).expect("a finite loss");
            assert!(second < first, "the loss goes from {first} to {second}");
            for (input, class) in inputs.iter().zip(targets) {
                assert_eq!(net.forward(input).imax(), class);
            }
        });
    });
    assert!(thread.join().is_ok());
}

#[test]
fn in_a_static() {
    run(|train| {
        let (mut net, mut place) = (NET.lock().expect("the net"), TRAINER.lock().expect("the trainer's place"));
        net.initialize(&mut Pcg32::seeded(1), Init::GlorotUniform);
        train(&mut net, Trainer::new_in(&mut place, LOSS, ADAM));
    });
}

#[test]
fn in_a_box() {
    run(|train| train(&mut Large::init_boxed(&mut Pcg32::seeded(1)), &mut Training::boxed(LOSS, ADAM)));
}

#[test]
fn in_a_box_with_layers_of_the_users_own() {
    let thread = std::thread::spawn(|| {
        let net = Nested::init_boxed(&mut Pcg32::seeded(1));
        assert!(net.large.first.weight.iter().all(|weight| weight.is_finite()));
        assert!(net.forward(&SVector::zeros()).iter().all(|output| output.is_finite()));
    });
    assert!(thread.join().is_ok());
}

/// Neither the zeroes of the statics nor those of any constant are in the file. What its size is says nothing of that: it holds
/// what debuggers read, too.
#[test]
fn the_program_does_not_store_zeroes() {
    let program = std::env::current_exe().and_then(std::fs::read).expect("this program");
    let longest = program.split(|&byte| byte != 0).map(<[u8]>::len).max().unwrap_or(0);
    assert!(longest < Large::PARAMETER_BYTES / 8, "{longest} zeroes in a row are in the file");
}

//! Trains the network of `infer` on the host, and writes its weights to `examples/data/digits.safetensors`: `cargo run --release --example learn`.

use std::error::Error;

use constnet::prelude::*;
use programs::{Digits, digits, largest};

const TRAINED_ON: usize = 1500;
const TESTED_WITH: usize = 297;

fn main() -> Result<(), Box<dyn Error>> {
    let read = |lines: &[[u8; 67]]| -> (Vec<_>, Vec<_>) {
        lines.iter().map(digits::read).map(|(image, class)| (image, class as usize)).unzip()
    };
    let (images, classes) = read(&digits::lines::<TRAINED_ON>(TESTED_WITH));
    let (test_images, test_classes) = read(&digits::lines::<TESTED_WITH>(0));
    let mut net = Digits::init(&mut Pcg32::seeded(1));
    let mut trainer = Trainer::<Digits, CrossEntropy, Adam<Digits>, 32>::boxed(CrossEntropy::new(), Adam::new(2e-3));
    for _ in 0..40 {
        for (images, classes) in images.chunks(32).zip(classes.chunks(32)) {
            trainer.step(&mut net, images, classes)?;
        }
    }
    let right = test_images.iter().zip(test_classes).filter(|(x, y)| largest(&net.forward(x)) as usize == *y).count();
    println!("{right} of {TESTED_WITH} test digits are read right");

    net.save(concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/data/digits.safetensors"))?;
    Ok(())
}

//! Trains the network of `infer` on the host, and writes its weights to `examples/data/digits.safetensors`: `cargo run --release --example learn`.

use std::error::Error;
use std::fs::File;
use std::io::Write;

use constnet::prelude::*;
use programs::{Digits, digits, largest};

const TRAINED_ON: usize = 1500;
const TESTED_WITH: usize = 297;

/// The parameters as safetensors: a header in JSON, and the values in C order.
#[derive(Default)]
struct Tensors {
    layer: &'static str,
    header: Vec<String>,
    data: Vec<u8>,
}

impl constnet::layer::Visitor<f32> for Tensors {
    fn enter(&mut self, layer: &'static str) {
        self.layer = layer;
    }
    fn parameter(&mut self, name: &'static str, shape: Shape, values: &[f32]) {
        let from = self.data.len();
        let rows = if shape.rank() > 1 { shape.axes()[0] } else { 1 };
        for row in 0..rows {
            self.data.extend(values.iter().skip(row).step_by(rows).flat_map(|value| value.to_le_bytes()));
        }
        self.header.push(format!(
            r#""{}.{name}":{{"dtype":"F32","shape":{:?},"data_offsets":[{from},{}]}}"#,
            self.layer,
            shape.axes(),
            self.data.len()
        ));
    }
    fn fixed(&mut self, name: &'static str, shape: Shape, values: &[f32]) {
        self.parameter(name, shape, values);
    }
}

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

    let mut tensors = Tensors::default();
    net.visit(&mut tensors);
    let mut header = format!("{{{}}}", tensors.header.join(","));
    header.extend(std::iter::repeat_n(' ', header.len().next_multiple_of(8) - header.len()));
    let mut file = File::create(concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/data/digits.safetensors"))?;
    file.write_all(&(header.len() as u64).to_le_bytes())?;
    file.write_all(header.as_bytes())?;
    Ok(file.write_all(&tensors.data)?)
}

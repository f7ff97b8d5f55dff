//! The numbers that stand for weights and inputs, as `pytorch.py` makes them, and what is stored of results.

use std::collections::BTreeMap;

use constnet::layer::{Visitor, VisitorMut};
use constnet::prelude::*;

/// Multiples of 2⁻²³ from −1 to 1: `SplitMix64` from the FNV-1a hash of the name on.
pub fn noise(name: &str, count: usize) -> Vec<f64> {
    let hash = |seed: u64, byte: u8| (seed ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3);
    let mut state = name.bytes().fold(0xCBF2_9CE4_8422_2325, hash);
    let mut next = || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^= z >> 31;
        (z >> 40) as f64 / 8_388_608.0 - 1.0
    };
    (0..count).map(|_| next()).collect()
}

/// Length, product with noise, and the first, middle and last entry.
pub fn digest(name: &str, values: &[f32]) -> [f64; 5] {
    let values: Vec<f64> = values.iter().copied().map(f64::from).collect();
    let dot = |other: &[f64]| values.iter().zip(other).map(|(a, b)| a * b).sum::<f64>();
    let (length, product) = (dot(&values).sqrt(), dot(&noise(&format!("probe {name}"), values.len())));
    [length, product, values[0], values[values.len() / 2], values[values.len() - 1]]
}

/// The position in PyTorch's C order of each value in the visitor's order, in which the first axis is contiguous.
fn positions(shape: Shape) -> impl Iterator<Item = usize> {
    let first = shape.axes()[0];
    let rest = shape.len() / first;
    (0..shape.len()).map(move |index| index % first * rest + index / first)
}

/// Sets every parameter, by its name.
pub fn randomize<N: Network<Scalar = f32>>(net: &mut N) {
    struct Set(&'static str);

    impl VisitorMut<f32> for Set {
        fn enter(&mut self, layer: &'static str) {
            self.0 = layer;
        }
        fn parameter(&mut self, name: &'static str, shape: Shape, values: &mut [f32]) {
            let fan_in = if shape.rank() > 1 { shape.len() / shape.axes()[0] } else { 768 };
            let halvings = (0..).find(|&halvings| 6 * 4_usize.pow(halvings) >= 2 * fan_in).unwrap_or(0);
            let noise = noise(&format!("{}.{name}", self.0), shape.len());
            for (value, position) in values.iter_mut().zip(positions(shape)) {
                *value = (noise[position] / f64::from(1_u32 << halvings)) as f32;
            }
        }
        fn fixed(&mut self, name: &'static str, shape: Shape, values: &mut [f32]) {
            self.parameter(name, shape, values);
        }
    }

    net.visit_mut(&mut Set(""));
}

/// Parameters by PyTorch's names, in PyTorch's order.
pub struct Tensors(pub BTreeMap<String, Vec<f32>>);

impl Tensors {
    pub fn of<N: Network<Scalar = f32>>(net: &N) -> Self {
        struct Collect(&'static str, BTreeMap<String, Vec<f32>>);

        impl Visitor<f32> for Collect {
            fn enter(&mut self, layer: &'static str) {
                self.0 = layer;
            }
            fn parameter(&mut self, name: &'static str, shape: Shape, values: &[f32]) {
                let mut stored = vec![0.0; values.len()];
                for (value, position) in values.iter().zip(positions(shape)) {
                    stored[position] = *value;
                }
                self.1.insert(format!("{}.{name}", self.0), stored);
            }
            fn fixed(&mut self, name: &'static str, shape: Shape, values: &[f32]) {
                self.parameter(name, shape, values);
            }
        }

        let mut collect = Collect("", BTreeMap::new());
        net.visit(&mut collect);
        Self(collect.1)
    }
}

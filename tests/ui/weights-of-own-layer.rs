//! A layer of a type of the user's own, which does not list its tensors.

use constnet::prelude::*;

use constnet::layer::{Batch, Recorded};

#[derive(Debug, Clone)]
pub struct Gain {
    factor: f32,
}

impl Layer for Gain {
    type Scalar = f32;
    const INPUT_SHAPES: [Shape; 1] = [Shape::new(&[4])];
    const OUTPUT_SHAPE: Shape = Shape::new(&[4]);
    const PARAMETERS: usize = 1;
    const ZEROED: Self = Gain { factor: 0.0 };

    fn infer<I: Isa>(&self, _: [&[f32]; 1], _: &mut [f32], _: &mut [f32]) {}
    fn record<I: Isa, const L: usize>(
        &self,
        _: [&[[f32; L]]; 1],
        _: &mut [[f32; L]],
        _: &mut [[f32; L]],
        _: &mut Batch<'_>,
    ) {
    }
    fn backpropagate<I: Isa, const L: usize>(
        &self,
        _: Recorded<'_, f32, L, 1>,
        _: &mut [[f32; L]],
        _: [Option<&mut [[f32; L]]>; 1],
        _: Option<&mut [f32]>,
        _: &mut [[f32; L]],
        _: &Batch<'_>,
    ) {
    }
}

network! {
    struct Small: [3] -> [2] {
        hidden: Dense(4) | Tanh,
        gain: Gain,
        out: Dense(2),
    }
}

static NET: Small = include_weights!(Small, concat!("weights/good.safetensors"));

fn main() {}

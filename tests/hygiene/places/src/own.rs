//! Layers and an activation of the user's own.

use constnet::activations::Elementwise;
use constnet::layer::{Batch, Recorded, Visitor, VisitorMut};
use constnet::prelude::*;

pub mod settings {
    pub const SIZE: usize = 7;
}

network! {
    /// A network that others nest.
    #[derive(Debug, Clone)]
    pub struct Inner: [4] -> [4] {
        hidden: Dense(3) | Tanh,
        out: Dense(4),
    }
}

/// `x²`.
#[derive(Debug, Clone, Copy)]
pub struct Square;

impl Elementwise<f32> for Square {
    const CACHED: bool = true;
    fn value<I: Isa>(&self, x: f32) -> f32 {
        x * x
    }
    fn derivative<I: Isa>(&self, x: f32) -> f32 {
        2.0 * x
    }
}

/// One learned factor.
pub struct Gain<const LEN: usize> {
    factor: f32,
}

impl<const LEN: usize> Layer for Gain<LEN> {
    type Scalar = f32;
    const INPUT_SHAPES: [Shape; 1] = [Shape::new(&[LEN])];
    const OUTPUT_SHAPE: Shape = Shape::new(&[LEN]);
    const PARAMETERS: usize = 1;
    const ZEROED: Self = Self { factor: 0.0 };

    fn initialize<R: Rng + ?Sized>(&mut self, _: &mut R, _: Init) {
        self.factor = 0.5;
    }
    fn visit(&self, visitor: &mut impl Visitor<f32>) {
        visitor.parameter("factor", Shape::new(&[1]), std::slice::from_ref(&self.factor));
    }
    fn visit_mut(&mut self, visitor: &mut impl VisitorMut<f32>) {
        visitor.parameter("factor", Shape::new(&[1]), std::slice::from_mut(&mut self.factor));
    }
    fn infer<I: Isa>(&self, [x]: [&[f32]; 1], y: &mut [f32], _: &mut [f32]) {
        y.iter_mut().zip(x).for_each(|(y, x)| *y = self.factor * x);
    }
    fn record<I: Isa, const L: usize>(
        &self,
        [x]: [&[[f32; L]]; 1],
        y: &mut [[f32; L]],
        _: &mut [[f32; L]],
        _: &mut Batch<'_>,
    ) {
        y.as_flattened_mut().iter_mut().zip(x.as_flattened()).for_each(|(y, x)| *y = self.factor * x);
    }
    fn backpropagate<I: Isa, const L: usize>(
        &self,
        recorded: Recorded<'_, f32, L, 1>,
        dy: &mut [[f32; L]],
        [dx]: [Option<&mut [[f32; L]]>; 1],
        gradient: Option<&mut [f32]>,
        _: &mut [[f32; L]],
        _: &Batch<'_>,
    ) {
        let dy = dy.as_flattened();
        if let Some([gradient]) = gradient {
            *gradient += dy.iter().zip(recorded.inputs[0].as_flattened()).map(|(dy, x)| dy * x).sum::<f32>();
        }
        if let Some(dx) = dx {
            dx.as_flattened_mut().iter_mut().zip(dy).for_each(|(dx, dy)| *dx = self.factor * dy);
        }
    }
}

/// `a + mix · b`: two inputs.
pub struct Mix<const LEN: usize> {
    mix: f32,
}

impl<const LEN: usize> Layer<2> for Mix<LEN> {
    type Scalar = f32;
    const INPUT_SHAPES: [Shape; 2] = [Shape::new(&[LEN]); 2];
    const OUTPUT_SHAPE: Shape = Shape::new(&[LEN]);
    const PARAMETERS: usize = 1;
    const ZEROED: Self = Self { mix: 0.0 };

    fn initialize<R: Rng + ?Sized>(&mut self, _: &mut R, _: Init) {
        self.mix = 0.25;
    }
    fn visit(&self, visitor: &mut impl Visitor<f32>) {
        visitor.parameter("mix", Shape::new(&[1]), std::slice::from_ref(&self.mix));
    }
    fn visit_mut(&mut self, visitor: &mut impl VisitorMut<f32>) {
        visitor.parameter("mix", Shape::new(&[1]), std::slice::from_mut(&mut self.mix));
    }
    fn infer<I: Isa>(&self, [a, b]: [&[f32]; 2], y: &mut [f32], _: &mut [f32]) {
        y.iter_mut().zip(a.iter().zip(b)).for_each(|(y, (a, b))| *y = a + self.mix * b);
    }
    fn record<I: Isa, const L: usize>(
        &self,
        [a, b]: [&[[f32; L]]; 2],
        y: &mut [[f32; L]],
        _: &mut [[f32; L]],
        _: &mut Batch<'_>,
    ) {
        let inputs = a.as_flattened().iter().zip(b.as_flattened());
        y.as_flattened_mut().iter_mut().zip(inputs).for_each(|(y, (a, b))| *y = a + self.mix * b);
    }
    fn backpropagate<I: Isa, const L: usize>(
        &self,
        recorded: Recorded<'_, f32, L, 2>,
        dy: &mut [[f32; L]],
        [da, db]: [Option<&mut [[f32; L]]>; 2],
        gradient: Option<&mut [f32]>,
        _: &mut [[f32; L]],
        _: &Batch<'_>,
    ) {
        let dy = dy.as_flattened();
        if let Some([gradient]) = gradient {
            *gradient += dy.iter().zip(recorded.inputs[1].as_flattened()).map(|(dy, b)| dy * b).sum::<f32>();
        }
        for (dx, factor) in [(da, 1.0), (db, self.mix)] {
            for (dx, dy) in dx.into_iter().flat_map(|dx| dx.as_flattened_mut()).zip(dy) {
                *dx = factor * dy;
            }
        }
    }
}

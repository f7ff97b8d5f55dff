//! Layers of the user's own that use all three kinds of memory.

use constnet::layer::{Batch, Recorded, Visitor, VisitorMut};
use constnet::prelude::*;

/// `y[i] = factor · (x[i] + x[i − 1])`, in the most roundabout way.
#[derive(Debug, Clone)]
pub struct Window<const LEN: usize> {
    factor: f32,
}

fn sums<V: Copy>(x: &[V], sums: &mut [V], add: impl Fn(V, V) -> V) {
    let mut last = None;
    for (sum, &x) in sums.iter_mut().zip(x) {
        *sum = last.map_or(x, |last| add(x, last));
        last = Some(x);
    }
}

fn add<const L: usize>(a: [f32; L], b: [f32; L]) -> [f32; L] {
    std::array::from_fn(|lane| a[lane] + b[lane])
}

impl<const LEN: usize> Layer for Window<LEN> {
    type Scalar = f32;
    const INPUT_SHAPES: [Shape; 1] = [Shape::new(&[LEN])];
    const OUTPUT_SHAPE: Shape = Shape::new(&[LEN]);
    const PARAMETERS: usize = 1;
    const WORKSPACE: usize = LEN;
    const CACHE: usize = LEN;
    const SCRATCH: usize = LEN;
    const ZEROED: Self = Self { factor: 0.0 };

    fn initialize<R: Rng + ?Sized>(&mut self, _: &mut R, _: Init) {
        self.factor = 0.75;
    }
    fn visit(&self, visitor: &mut impl Visitor<f32>) {
        visitor.parameter("factor", Shape::new(&[1]), std::slice::from_ref(&self.factor));
    }
    fn visit_mut(&mut self, visitor: &mut impl VisitorMut<f32>) {
        visitor.parameter("factor", Shape::new(&[1]), std::slice::from_mut(&mut self.factor));
    }
    #[inline(always)]
    fn infer<I: Isa>(&self, [x]: [&[f32]; 1], y: &mut [f32], workspace: &mut [f32]) {
        sums(x, workspace, |a, b| a + b);
        for (y, sum) in y.iter_mut().zip(workspace) {
            *y = self.factor * *sum;
        }
    }
    #[inline(always)]
    fn record<I: Isa, const L: usize>(
        &self,
        [x]: [&[[f32; L]]; 1],
        y: &mut [[f32; L]],
        cache: &mut [[f32; L]],
        _: &mut Batch<'_>,
    ) {
        for ((x, y), cache) in x.chunks(LEN).zip(y.chunks_mut(LEN)).zip(cache.chunks_mut(LEN)) {
            sums(x, cache, add);
            for (y, sum) in y.iter_mut().zip(cache) {
                *y = sum.map(|sum| self.factor * sum);
            }
        }
    }
    #[inline(always)]
    fn backpropagate<I: Isa, const L: usize>(
        &self,
        recorded: Recorded<'_, f32, L, 1>,
        dy: &mut [[f32; L]],
        [dx]: [Option<&mut [[f32; L]]>; 1],
        gradient: Option<&mut [f32]>,
        scratch: &mut [[f32; L]],
        _: &Batch<'_>,
    ) {
        if let Some([gradient]) = gradient {
            for (dy, sum) in dy.as_flattened().iter().zip(recorded.cache.as_flattened()) {
                *gradient += dy * sum;
            }
        }
        let Some(dx) = dx else { return };
        for ((dx, dy), scratch) in dx.chunks_mut(LEN).zip(dy.chunks(LEN)).zip(scratch.chunks_mut(LEN)) {
            for (to, dy) in scratch.iter_mut().zip(dy) {
                *to = dy.map(|dy| self.factor * dy);
            }
            let next = scratch.iter().skip(1).copied().chain([[0.0; L]]);
            for ((dx, own), next) in dx.iter_mut().zip(&*scratch).zip(next) {
                *dx = add(*own, next);
            }
        }
    }
}

/// `mix · a + (1 − mix) · b`: a layer of two inputs.
#[derive(Debug, Clone)]
pub struct Blend<const LEN: usize> {
    mix: f32,
}

impl<const LEN: usize> Layer<2> for Blend<LEN> {
    type Scalar = f32;
    const INPUT_SHAPES: [Shape; 2] = [Shape::new(&[LEN]); 2];
    const OUTPUT_SHAPE: Shape = Shape::new(&[LEN]);
    const PARAMETERS: usize = 1;
    const CACHE: usize = LEN;
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
    #[inline(always)]
    fn infer<I: Isa>(&self, [a, b]: [&[f32]; 2], y: &mut [f32], _: &mut [f32]) {
        for ((y, a), b) in y.iter_mut().zip(a).zip(b) {
            *y = self.mix * (a - b) + b;
        }
    }
    #[inline(always)]
    fn record<I: Isa, const L: usize>(
        &self,
        [a, b]: [&[[f32; L]]; 2],
        y: &mut [[f32; L]],
        cache: &mut [[f32; L]],
        _: &mut Batch<'_>,
    ) {
        let inputs = a.as_flattened().iter().zip(b.as_flattened());
        for ((y, difference), (a, b)) in y.as_flattened_mut().iter_mut().zip(cache.as_flattened_mut()).zip(inputs) {
            *difference = a - b;
            *y = self.mix * *difference + b;
        }
    }
    #[inline(always)]
    fn backpropagate<I: Isa, const L: usize>(
        &self,
        recorded: Recorded<'_, f32, L, 2>,
        dy: &mut [[f32; L]],
        gradients: [Option<&mut [[f32; L]]>; 2],
        gradient: Option<&mut [f32]>,
        _: &mut [[f32; L]],
        _: &Batch<'_>,
    ) {
        let dy = dy.as_flattened();
        if let Some([gradient]) = gradient {
            for (dy, difference) in dy.iter().zip(recorded.cache.as_flattened()) {
                *gradient += dy * difference;
            }
        }
        for (dx, factor) in gradients.into_iter().zip([self.mix, 1.0 - self.mix]) {
            for (dx, dy) in dx.into_iter().flat_map(|dx| dx.as_flattened_mut()).zip(dy) {
                *dx = factor * dy;
            }
        }
    }
}

//! Layers and activations of the user's own. The layers use all that the contract allows: parameters, a workspace, a cache, a scratch, and
//! the right to leave garbage in the gradient that they were given.

use constnet::activations::Elementwise;
use constnet::layer::{Batch, Recorded, Visitor, VisitorMut};
use constnet::prelude::*;

/// `y = a · sin(x)`, element by element.
#[derive(Debug, Clone)]
pub struct Bend<const N: usize> {
    factors: [f64; N],
}

impl<const N: usize> Layer for Bend<N> {
    type Scalar = f64;
    const INPUT_SHAPES: [Shape; 1] = [Shape::new(&[N])];
    const OUTPUT_SHAPE: Shape = Shape::new(&[N]);
    const PARAMETERS: usize = N;
    const WORKSPACE: usize = N;
    const CACHE: usize = 2 * N;
    const SCRATCH: usize = N;
    const ZEROED: Self = Self { factors: [0.0; N] };

    fn initialize<R: Rng + ?Sized>(&mut self, _: &mut R, _: Init) {
        self.factors.fill(1.0);
    }
    fn visit(&self, visitor: &mut impl Visitor<f64>) {
        visitor.parameter("factors", Shape::new(&[N]), &self.factors);
    }
    fn visit_mut(&mut self, visitor: &mut impl VisitorMut<f64>) {
        visitor.parameter("factors", Shape::new(&[N]), &mut self.factors);
    }
    #[inline(always)]
    fn infer<I: Isa>(&self, [x]: [&[f64]; 1], y: &mut [f64], workspace: &mut [f64]) {
        assert_eq!((x.len(), y.len(), workspace.len()), (N, N, N));
        for (sine, x) in workspace.iter_mut().zip(x) {
            *sine = Scalar::sin(*x);
        }
        for ((y, sine), factor) in y.iter_mut().zip(workspace).zip(&self.factors) {
            *y = factor * *sine;
        }
    }
    #[inline(always)]
    fn record<I: Isa, const L: usize>(
        &self,
        [x]: [&[[f64; L]]; 1],
        y: &mut [[f64; L]],
        cache: &mut [[f64; L]],
        batch: &mut Batch<'_>,
    ) {
        assert_eq!((x.len(), y.len(), cache.len()), (N * batch.blocks, N * batch.blocks, 2 * N * batch.blocks));
        for (row, (x, y)) in x.iter().zip(y).enumerate() {
            for lane in 0..L {
                let sine = Scalar::sin(x[lane]);
                cache[2 * row][lane] = sine;
                cache[2 * row + 1][lane] = Scalar::cos(x[lane]);
                y[lane] = self.factors[row % N] * sine;
            }
        }
    }
    #[inline(always)]
    fn backpropagate<I: Isa, const L: usize>(
        &self,
        recorded: Recorded<'_, f64, L, 1>,
        dy: &mut [[f64; L]],
        [dx]: [Option<&mut [[f64; L]]>; 1],
        gradient: Option<&mut [f64]>,
        scratch: &mut [[f64; L]],
        batch: &Batch<'_>,
    ) {
        assert_eq!((dy.len(), scratch.len()), (N * batch.blocks, N * batch.blocks));
        let cache = recorded.cache;
        if let Some(gradient) = gradient {
            for (row, dy) in dy.iter().enumerate() {
                gradient[row % N] += (0..L).map(|lane| dy[lane] * cache[2 * row][lane]).sum::<f64>();
            }
        }
        for (row, dy) in dy.iter().enumerate() {
            for lane in 0..L {
                scratch[row][lane] = dy[lane] * self.factors[row % N] * cache[2 * row + 1][lane];
            }
        }
        if let Some(dx) = dx {
            dx.copy_from_slice(scratch);
        }
        dy.as_flattened_mut().fill(f64::NAN);
    }
}

/// `y = a ∘ x + b ∘ x ∘ z`: two inputs, each with a gradient of its own.
#[derive(Debug, Clone)]
pub struct Blend<const N: usize> {
    straight: [f64; N],
    crossed: [f64; N],
}

impl<const N: usize> Layer<2> for Blend<N> {
    type Scalar = f64;
    const INPUT_SHAPES: [Shape; 2] = [Shape::new(&[N]), Shape::new(&[N])];
    const OUTPUT_SHAPE: Shape = Shape::new(&[N]);
    const PARAMETERS: usize = 2 * N;
    const ZEROED: Self = Self { straight: [0.0; N], crossed: [0.0; N] };

    fn visit(&self, visitor: &mut impl Visitor<f64>) {
        visitor.parameter("straight", Shape::new(&[N]), &self.straight);
        visitor.parameter("crossed", Shape::new(&[N]), &self.crossed);
    }
    fn visit_mut(&mut self, visitor: &mut impl VisitorMut<f64>) {
        visitor.parameter("straight", Shape::new(&[N]), &mut self.straight);
        visitor.parameter("crossed", Shape::new(&[N]), &mut self.crossed);
    }
    #[inline(always)]
    fn infer<I: Isa>(&self, [x, z]: [&[f64]; 2], y: &mut [f64], _: &mut [f64]) {
        for at in 0..N {
            y[at] = self.straight[at] * x[at] + self.crossed[at] * x[at] * z[at];
        }
    }
    #[inline(always)]
    fn record<I: Isa, const L: usize>(
        &self,
        [x, z]: [&[[f64; L]]; 2],
        y: &mut [[f64; L]],
        _: &mut [[f64; L]],
        _: &mut Batch<'_>,
    ) {
        for (row, y) in y.iter_mut().enumerate() {
            for lane in 0..L {
                let (x, z) = (x[row][lane], z[row][lane]);
                y[lane] = self.straight[row % N] * x + self.crossed[row % N] * x * z;
            }
        }
    }
    #[inline(always)]
    fn backpropagate<I: Isa, const L: usize>(
        &self,
        recorded: Recorded<'_, f64, L, 2>,
        dy: &mut [[f64; L]],
        [dx, dz]: [Option<&mut [[f64; L]]>; 2],
        gradient: Option<&mut [f64]>,
        _: &mut [[f64; L]],
        _: &Batch<'_>,
    ) {
        let [x, z] = recorded.inputs;
        if let Some(gradient) = gradient {
            for (row, dy) in dy.iter().enumerate() {
                for lane in 0..L {
                    gradient[row % N] += dy[lane] * x[row][lane];
                    gradient[N + row % N] += dy[lane] * x[row][lane] * z[row][lane];
                }
            }
        }
        if let Some(dx) = dx {
            for (row, dx) in dx.iter_mut().enumerate() {
                for lane in 0..L {
                    dx[lane] = dy[row][lane] * (self.straight[row % N] + self.crossed[row % N] * z[row][lane]);
                }
            }
        }
        if let Some(dz) = dz {
            for (row, dz) in dz.iter_mut().enumerate() {
                for lane in 0..L {
                    dz[lane] = dy[row][lane] * self.crossed[row % N] * x[row][lane];
                }
            }
        }
        dy.as_flattened_mut().fill(f64::NAN);
    }
}

/// Running sums over the steps: no parameters.
#[derive(Debug, Clone)]
pub struct Sums<const STEPS: usize, const FEATURES: usize>;

impl<const STEPS: usize, const FEATURES: usize> Layer for Sums<STEPS, FEATURES> {
    type Scalar = f64;
    const INPUT_SHAPES: [Shape; 1] = [Shape::new(&[STEPS, FEATURES])];
    const OUTPUT_SHAPE: Shape = Shape::new(&[STEPS, FEATURES]);
    const ZEROED: Self = Self;

    #[inline(always)]
    fn infer<I: Isa>(&self, [x]: [&[f64]; 1], y: &mut [f64], _: &mut [f64]) {
        y.copy_from_slice(x);
        for at in FEATURES..y.len() {
            y[at] += y[at - FEATURES];
        }
    }
    #[inline(always)]
    fn record<I: Isa, const L: usize>(
        &self,
        [x]: [&[[f64; L]]; 1],
        y: &mut [[f64; L]],
        _: &mut [[f64; L]],
        _: &mut Batch<'_>,
    ) {
        y.copy_from_slice(x);
        for sample in y.chunks_exact_mut(STEPS * FEATURES) {
            for at in FEATURES..sample.len() {
                let before = sample[at - FEATURES];
                sample[at].iter_mut().zip(before).for_each(|(y, before)| *y += before);
            }
        }
    }
    #[inline(always)]
    fn backpropagate<I: Isa, const L: usize>(
        &self,
        _: Recorded<'_, f64, L, 1>,
        dy: &mut [[f64; L]],
        [dx]: [Option<&mut [[f64; L]]>; 1],
        _: Option<&mut [f64]>,
        _: &mut [[f64; L]],
        _: &Batch<'_>,
    ) {
        let Some(dx) = dx else { return };
        dx.copy_from_slice(dy);
        for sample in dx.chunks_exact_mut(STEPS * FEATURES) {
            for at in (FEATURES..sample.len()).rev() {
                let after = sample[at];
                sample[at - FEATURES].iter_mut().zip(after).for_each(|(dx, after)| *dx += after);
            }
        }
        dy.as_flattened_mut().fill(f64::NAN);
    }
}

/// `sin(a x)`.
#[derive(Debug, Clone, Copy)]
pub struct Wave(pub f64);

impl Elementwise<f64> for Wave {
    const CACHED: bool = true;

    fn value<I: Isa>(&self, x: f64) -> f64 {
        Scalar::sin(self.0 * x)
    }
    fn derivative<I: Isa>(&self, x: f64) -> f64 {
        self.0 * Scalar::cos(self.0 * x)
    }
}

/// `eˣ / N`, up to `x = 3`.
#[derive(Debug, Clone, Copy)]
pub struct Swell<const N: usize>;

impl<const N: usize> Elementwise<f64> for Swell<N> {
    fn value<I: Isa>(&self, x: f64) -> f64 {
        Scalar::exp::<I>(Scalar::min(x, 3.0)) / N as f64
    }
    fn derivative<I: Isa>(&self, y: f64) -> f64 {
        if y * (N as f64) < Scalar::exp::<I>(3.0) { y } else { 0.0 }
    }
}

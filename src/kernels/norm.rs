//! Normalisation: of channels over a mini-batch, and of rows by themselves.

use super::slices::{part, part_mut};
use super::sums;
use crate::isa::Isa;
use crate::scalar::Scalar;

/// How the values of a channel lie: in each of `outer` stretches a run of `inner` values a channel.
#[derive(Debug, Clone, Copy)]
pub struct Channels {
    pub outer: usize,
    pub channels: usize,
    pub inner: usize,
}

/// The samples of a mini-batch in blocks of lanes, as far as they are real.
#[derive(Debug, Clone, Copy)]
pub struct Real {
    /// Blocks of which every lane is a sample.
    pub full: usize,
    /// Samples in the block after those.
    pub rest: usize,
}

/// `1 / √(variance + ε)`: a correctly rounded root, and a division.
#[inline(always)]
pub fn inverse_deviation<T: Scalar>(variance: T, epsilon: T) -> T {
    T::ONE / (variance + epsilon).sqrt()
}

impl Channels {
    /// The run of a channel in one of the stretches.
    #[inline(always)]
    pub fn run<'a, V>(&self, values: &'a [V], outer: usize, channel: usize) -> &'a [V] {
        part(values, outer * self.channels + channel, self.inner)
    }

    #[inline(always)]
    pub fn run_mut<'a, V>(&self, values: &'a mut [V], outer: usize, channel: usize) -> &'a mut [V] {
        part_mut(values, outer * self.channels + channel, self.inner)
    }

    /// `Σ x` over the real samples of a channel: first in lanes, in four parts that take turns; those are joined in
    /// order.
    #[inline(always)]
    pub fn sum<T: Scalar, const L: usize>(&self, x: &[[T; L]], channel: usize, real: Real) -> T {
        let full = self.sum_in_lanes(x, channel, 0..self.full(real));
        self.joined(real, full, self.sum_in_lanes(x, channel, self.full(real)..self.all(real)))
    }

    #[inline(always)]
    fn sum_in_lanes<T: Scalar, const L: usize>(
        &self,
        x: &[[T; L]],
        channel: usize,
        stretches: core::ops::Range<usize>,
    ) -> [[T; L]; 4] {
        let mut parts = [[T::ZERO; L]; 4];
        for outer in stretches {
            for rows in self.run(x, outer, channel).chunks(4) {
                for (part, row) in parts.iter_mut().zip(rows) {
                    for (part, &x) in part.iter_mut().zip(row) {
                        *part += x;
                    }
                }
            }
        }
        parts
    }

    /// `Σ (x − center)²` over the real samples of a channel, in the same order.
    #[inline(always)]
    pub fn squares<T: Scalar, I: Isa, const L: usize>(&self, x: &[[T; L]], channel: usize, center: T, real: Real) -> T {
        let full = self.squares_in_lanes::<T, I, L>(x, channel, center, 0..self.full(real));
        let rest = self.squares_in_lanes::<T, I, L>(x, channel, center, self.full(real)..self.all(real));
        self.joined(real, full, rest)
    }

    #[inline(always)]
    fn squares_in_lanes<T: Scalar, I: Isa, const L: usize>(
        &self,
        x: &[[T; L]],
        channel: usize,
        center: T,
        stretches: core::ops::Range<usize>,
    ) -> [[T; L]; 4] {
        let mut parts = [[T::ZERO; L]; 4];
        for outer in stretches {
            for rows in self.run(x, outer, channel).chunks(4) {
                for (part, row) in parts.iter_mut().zip(rows) {
                    for (part, &x) in part.iter_mut().zip(row) {
                        let off = x - center;
                        *part = off.fma::<I>(off, *part);
                    }
                }
            }
        }
        parts
    }

    /// The stretches of full blocks.
    #[inline(always)]
    const fn full(&self, real: Real) -> usize {
        real.full * self.outer
    }

    /// The stretches of all blocks.
    #[inline(always)]
    const fn all(&self, real: Real) -> usize {
        (real.full + (real.rest > 0) as usize) * self.outer
    }

    #[inline(always)]
    fn joined<T: Scalar, const L: usize>(&self, real: Real, full: [[T; L]; 4], rest: [[T; L]; 4]) -> T {
        let mut sum = T::ZERO;
        for ([a, b, c, d], lanes) in [(full, L), (rest, real.rest)] {
            for (((a, b), c), d) in a.into_iter().zip(b).zip(c).zip(d).take(lanes) {
                sum += (a + b) + (c + d);
            }
        }
        sum
    }

    /// `Σ dy` and `Σ dy · (x − center)` over a channel of so many blocks. Lanes without a sample have a gradient of zero.
    #[inline(always)]
    pub fn gradient_sums<T: Scalar, I: Isa, const L: usize>(
        &self,
        [x, dy]: [&[[T; L]]; 2],
        channel: usize,
        center: T,
        blocks: usize,
    ) -> [T; 2] {
        let (mut plain, mut weighted) = ([T::ZERO; L], [T::ZERO; L]);
        for outer in 0..blocks * self.outer {
            for (x, dy) in self.run(x, outer, channel).iter().zip(self.run(dy, outer, channel)) {
                for lane in 0..L {
                    plain[lane] += dy[lane];
                    weighted[lane] = dy[lane].fma::<I>(x[lane] - center, weighted[lane]);
                }
            }
        }
        [plain, weighted].map(|lanes| {
            let mut sum = T::ZERO;
            for lane in lanes {
                sum += lane;
            }
            sum
        })
    }
}

/// `y = (x − mean) · scale + shift`, of a run in lanes.
#[inline(always)]
pub fn apply<T: Scalar, I: Isa>(x: &[T], y: &mut [T], [mean, scale, shift]: [T; 3]) {
    for (y, &x) in y.iter_mut().zip(x) {
        *y = (x - mean).fma::<I>(scale, shift);
    }
}

/// What normalised values are multiplied by and moved by, each over a run of `run` values; nothing, where both are empty.
#[derive(Debug, Clone, Copy)]
pub struct Affine<'a, T> {
    pub weight: &'a [T],
    pub bias: &'a [T],
    pub run: usize,
}

/// Normalises a row of one sample.
#[inline(always)]
pub fn row<T: Scalar, I: Isa>(x: &[T], y: &mut [T], affine: Affine<'_, T>, epsilon: T) {
    let count = T::from_usize(x.len());
    let mean = sums::sum(x) / count;
    let inverse = inverse_deviation(sums::squares::<T, I>(x, mean) / count, epsilon);
    for (y, &x) in y.iter_mut().zip(x) {
        *y = (x - mean) * inverse;
    }
    if affine.run == 1 {
        for ((y, &weight), &bias) in y.iter_mut().zip(affine.weight).zip(affine.bias) {
            *y = y.fma::<I>(weight, bias);
        }
    } else {
        for (number, (&weight, &bias)) in affine.weight.iter().zip(affine.bias).enumerate() {
            for y in part_mut(y, number, affine.run) {
                *y = y.fma::<I>(weight, bias);
            }
        }
    }
}

/// [`row`] of samples in lanes; gives mean and inverse deviation.
#[inline(always)]
pub fn row_lanes<T: Scalar, I: Isa, const L: usize>(
    x: &[[T; L]],
    y: &mut [[T; L]],
    affine: Affine<'_, T>,
    epsilon: T,
) -> [[T; L]; 2] {
    let count = T::from_usize(x.len());
    let means = sums::sum_lanes(x).map(|sum| sum / count);
    let inverses = sums::squares_lanes::<T, I, L>(x, &means).map(|sum| inverse_deviation(sum / count, epsilon));
    for (y, x) in y.iter_mut().zip(x) {
        for lane in 0..L {
            y[lane] = (x[lane] - means[lane]) * inverses[lane];
        }
    }
    for (number, (&weight, &bias)) in affine.weight.iter().zip(affine.bias).enumerate() {
        for y in part_mut(y, number, affine.run).as_flattened_mut() {
            *y = y.fma::<I>(weight, bias);
        }
    }
    [means, inverses]
}

/// The way back of [`row_lanes`]: with `g = dy · weight` and `n` the normalised values, `dx = (g − mean(g) − n · mean(g n)) / √(variance + ε)`.
/// `dy` becomes `g`. The gradients of weight and bias are those of the row's, or empty.
#[inline(always)]
pub fn row_gradient<T: Scalar, I: Isa, const L: usize>(
    x: &[[T; L]],
    dy: &mut [[T; L]],
    dx: Option<&mut [[T; L]]>,
    [means, inverses]: &[[T; L]; 2],
    affine: Affine<'_, T>,
    [dweight, dbias]: [&mut [T]; 2],
) {
    for (number, (dweight, dbias)) in dweight.iter_mut().zip(dbias).enumerate() {
        let (mut weighted, mut plain) = ([T::ZERO; L], [T::ZERO; L]);
        for (x, dy) in part(x, number, affine.run).iter().zip(part(dy, number, affine.run)) {
            for lane in 0..L {
                let normal = (x[lane] - means[lane]) * inverses[lane];
                weighted[lane] = dy[lane].fma::<I>(normal, weighted[lane]);
                plain[lane] += dy[lane];
            }
        }
        for lane in 0..L {
            *dweight += weighted[lane];
            *dbias += plain[lane];
        }
    }
    let Some(dx) = dx else { return };
    for (number, &weight) in affine.weight.iter().enumerate() {
        for dy in part_mut(dy, number, affine.run).as_flattened_mut() {
            *dy *= weight;
        }
    }
    let (mut plain, mut weighted) = ([T::ZERO; L], [T::ZERO; L]);
    for (x, g) in x.iter().zip(&*dy) {
        for lane in 0..L {
            let normal = (x[lane] - means[lane]) * inverses[lane];
            plain[lane] += g[lane];
            weighted[lane] = g[lane].fma::<I>(normal, weighted[lane]);
        }
    }
    let count = T::from_usize(x.len());
    let (plain, weighted) = (plain.map(|sum| sum / count), weighted.map(|sum| sum / count));
    for ((dx, x), g) in dx.iter_mut().zip(x).zip(&*dy) {
        for lane in 0..L {
            let normal = (x[lane] - means[lane]) * inverses[lane];
            dx[lane] = (g[lane] - plain[lane] - normal * weighted[lane]) * inverses[lane];
        }
    }
}

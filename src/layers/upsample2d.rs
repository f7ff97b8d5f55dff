use core::marker::PhantomData;

use crate::isa::Isa;
use crate::kernels::slices::{part, part_mut};
use crate::layer::{Batch, Layer, Recorded};
use crate::scalar::Scalar;
use crate::shape::Shape;
use crate::zeroed::Zeroed;

/// An image enlarged by whole factors, as `torch.nn.Upsample(scale_factor=scale, mode=mode)`.
///
/// In a declaration: `Upsample2d(scale, mode = nearest)`. The scale is a number for both axes or `[height, width]`, the mode is `nearest` or `bilinear`. It maps
/// `[CHANNELS, HEIGHT, WIDTH]` to `[CHANNELS, scale · HEIGHT, scale · WIDTH]`, and has no parameters.
///
/// * `nearest` repeats each value: `y[c, i, j] = x[c, ⌊i / scale⌋, ⌊j / scale⌋]`.
/// * `bilinear` goes evenly from one to the next in both axes: place `i` lies at `(i + ½) / scale − ½` of the input, and values at the edge go on beyond it.
///   That is PyTorch's default, `align_corners=False`.
///
/// ```
/// use constnet::prelude::*;
///
/// network! {
///     struct Larger: [1, 1, 2] -> [1, 2, 4] {
///         up: Upsample2d(2, mode = bilinear),
///     }
/// }
/// let image = SMatrix::from([[0.0, 4.0]]);
/// assert_eq!(Larger::zeroed().forward(&image), SMatrix::from([[0.0, 1.0, 3.0, 4.0, 0.0, 1.0, 3.0, 4.0]]));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Upsample2d<
    T,
    const CHANNELS: usize,
    const HEIGHT: usize,
    const WIDTH: usize,
    const SCALE_HEIGHT: usize,
    const SCALE_WIDTH: usize,
    const BILINEAR: bool = false,
> {
    scalar: PhantomData<T>,
}

/// Where a place of the output lies between two of the input, in one axis.
#[derive(Clone, Copy)]
struct Between<T> {
    /// The two places.
    at: [usize; 2],
    /// What each of them counts.
    weights: [T; 2],
}

impl<T: Scalar> Between<T> {
    /// `(place + ½) / scale − ½`, as a fraction of `2 · scale`.
    #[inline(always)]
    fn of(place: usize, scale: usize, len: usize) -> Self {
        let (whole, numerator) = (2 * scale.max(1), (2 * place + 1).saturating_sub(scale));
        let first = numerator / whole;
        let second = T::from_usize(numerator % whole) / T::from_usize(whole);
        Self { at: [first, (first + 1).min(len.saturating_sub(1))], weights: [T::ONE - second, second] }
    }
}

impl<
    T: Scalar,
    const CHANNELS: usize,
    const HEIGHT: usize,
    const WIDTH: usize,
    const SCALE_HEIGHT: usize,
    const SCALE_WIDTH: usize,
    const BILINEAR: bool,
> Upsample2d<T, CHANNELS, HEIGHT, WIDTH, SCALE_HEIGHT, SCALE_WIDTH, BILINEAR>
{
    /// The layer.
    #[must_use]
    pub const fn new() -> Self {
        const { assert!(SCALE_HEIGHT > 0 && SCALE_WIDTH > 0, "a scale is a positive whole number") }
        Self { scalar: PhantomData }
    }

    const PLANE: usize = HEIGHT * WIDTH;
    const ENLARGED: usize = Self::PLANE * SCALE_HEIGHT * SCALE_WIDTH;

    /// One sample is one lane.
    #[inline(always)]
    fn enlarge<const L: usize>(x: &[[T; L]], y: &mut [[T; L]], planes: usize) {
        for plane in 0..planes {
            let (x, y) = (part(x, plane, Self::PLANE), part_mut(y, plane, Self::ENLARGED));
            for i in 0..HEIGHT * SCALE_HEIGHT {
                let y = part_mut(y, i, WIDTH * SCALE_WIDTH);
                if !BILINEAR {
                    let x = part(x, i / SCALE_HEIGHT, WIDTH);
                    for (y, x) in y.as_chunks_mut::<SCALE_WIDTH>().0.iter_mut().zip(x) {
                        y.fill(*x);
                    }
                    continue;
                }
                let down = Between::<T>::of(i, SCALE_HEIGHT, HEIGHT);
                let [upper, lower] = down.at.map(|row| part(x, row, WIDTH));
                for (j, y) in y.iter_mut().enumerate() {
                    let across = Between::<T>::of(j, SCALE_WIDTH, WIDTH);
                    let [left, right] = across.at;
                    let (Some(a), Some(b)) = (upper.get(left), upper.get(right)) else { return };
                    let (Some(c), Some(d)) = (lower.get(left), lower.get(right)) else { return };
                    for lane in 0..L {
                        let [first, second] = across.weights;
                        let (upper, lower) = (first * a[lane] + second * b[lane], first * c[lane] + second * d[lane]);
                        y[lane] = down.weights[0] * upper + down.weights[1] * lower;
                    }
                }
            }
        }
    }

    /// Each gradient goes to the values that were read, by what they counted.
    #[inline(always)]
    fn reduce<const L: usize>(dy: &[[T; L]], dx: &mut [[T; L]], planes: usize) {
        dx.fill([T::ZERO; L]);
        for plane in 0..planes {
            let (dx, dy) = (part_mut(dx, plane, Self::PLANE), part(dy, plane, Self::ENLARGED));
            for i in 0..HEIGHT * SCALE_HEIGHT {
                let dy = part(dy, i, WIDTH * SCALE_WIDTH);
                if !BILINEAR {
                    let dx = part_mut(dx, i / SCALE_HEIGHT, WIDTH);
                    for (dy, dx) in dy.as_chunks::<SCALE_WIDTH>().0.iter().zip(dx) {
                        for dy in dy {
                            dx.iter_mut().zip(dy).for_each(|(dx, dy)| *dx += *dy);
                        }
                    }
                    continue;
                }
                let down = Between::<T>::of(i, SCALE_HEIGHT, HEIGHT);
                for (j, dy) in dy.iter().enumerate() {
                    let across = Between::<T>::of(j, SCALE_WIDTH, WIDTH);
                    for (row, high) in down.at.into_iter().zip(down.weights) {
                        for (column, wide) in across.at.into_iter().zip(across.weights) {
                            let Some(dx) = dx.get_mut(row * WIDTH + column) else { return };
                            dx.iter_mut().zip(dy).for_each(|(dx, dy)| *dx += high * wide * *dy);
                        }
                    }
                }
            }
        }
    }
}

// SAFETY: a type without bytes.
unsafe impl<
    T: Scalar,
    const CHANNELS: usize,
    const HEIGHT: usize,
    const WIDTH: usize,
    const SCALE_HEIGHT: usize,
    const SCALE_WIDTH: usize,
    const BILINEAR: bool,
> Zeroed for Upsample2d<T, CHANNELS, HEIGHT, WIDTH, SCALE_HEIGHT, SCALE_WIDTH, BILINEAR>
{
    const ZEROED: Self = Self::new();
}

#[diagnostic::do_not_recommend]
impl<
    T: Scalar,
    const CHANNELS: usize,
    const HEIGHT: usize,
    const WIDTH: usize,
    const SCALE_HEIGHT: usize,
    const SCALE_WIDTH: usize,
    const BILINEAR: bool,
> Layer for Upsample2d<T, CHANNELS, HEIGHT, WIDTH, SCALE_HEIGHT, SCALE_WIDTH, BILINEAR>
{
    type Scalar = T;
    const INPUT_SHAPES: [Shape; 1] = [Shape::new(&[CHANNELS, HEIGHT, WIDTH])];
    const OUTPUT_SHAPE: Shape = Shape::new(&[CHANNELS, HEIGHT * SCALE_HEIGHT, WIDTH * SCALE_WIDTH]);
    const ZEROED: Self = Self::new();

    #[inline(always)]
    fn infer<I: Isa>(&self, [x]: [&[T]; 1], y: &mut [T], _: &mut [T]) {
        Self::enlarge::<1>(x.as_chunks().0, y.as_chunks_mut().0, CHANNELS);
    }

    #[inline(always)]
    fn record<I: Isa, const L: usize>(
        &self,
        [x]: [&[[T; L]]; 1],
        y: &mut [[T; L]],
        _: &mut [[T; L]],
        batch: &mut Batch<'_>,
    ) {
        Self::enlarge(x, y, CHANNELS * batch.blocks);
    }

    #[inline(always)]
    fn backpropagate<I: Isa, const L: usize>(
        &self,
        _: Recorded<'_, T, L, 1>,
        dy: &mut [[T; L]],
        [dx]: [Option<&mut [[T; L]]>; 1],
        _: Option<&mut [T]>,
        _: &mut [[T; L]],
        batch: &Batch<'_>,
    ) {
        if let Some(dx) = dx {
            Self::reduce(dy, dx, CHANNELS * batch.blocks);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::isa::Baseline;
    use crate::layers::testing::{check_bits, check_gradients};

    #[test]
    fn values_repeat() {
        let mut y = [0.0; 12];
        Upsample2d::<f32, 1, 1, 2, 2, 3>::new().infer::<Baseline>([&[5.0, 7.0]], &mut y, &mut []);
        assert_eq!(y, [5.0, 5.0, 5.0, 7.0, 7.0, 7.0, 5.0, 5.0, 5.0, 7.0, 7.0, 7.0]);
    }

    #[test]
    fn values_go_evenly_from_one_to_the_next() {
        let mut y = [0.0; 9];
        Upsample2d::<f64, 1, 1, 3, 1, 3, true>::new().infer::<Baseline>([&[0.0, 3.0, 0.0]], &mut y, &mut []);
        for (y, expected) in y.iter().zip([0.0, 0.0, 1.0, 2.0, 3.0, 2.0, 1.0, 0.0, 0.0]) {
            assert!((y - expected).abs() < 1e-15, "{y} for {expected}");
        }
    }

    #[test]
    fn gradients_agree_with_differences() {
        check_gradients(&Upsample2d::<f64, 2, 2, 3, 2, 3>::new());
        check_gradients(&Upsample2d::<f64, 2, 2, 3, 3, 2, true>::new());
        check_gradients(&Upsample2d::<f64, 1, 1, 4, 1, 4, true>::new());
    }

    #[test]
    fn training_and_inference_agree() {
        check_bits(&Upsample2d::<f32, 2, 2, 3, 2, 3>::new());
        check_bits(&Upsample2d::<f32, 2, 2, 3, 3, 2, true>::new());
    }
}

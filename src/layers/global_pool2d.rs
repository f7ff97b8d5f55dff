use core::marker::PhantomData;

use crate::isa::Isa;
use crate::kernels::pool::is_larger;
use crate::kernels::slices::part;
use crate::kernels::sums;
use crate::layer::{Batch, Layer, Recorded};
use crate::scalar::Scalar;
use crate::shape::Shape;
use crate::zeroed::Zeroed;

/// The mean of every channel, as `torch.nn.AdaptiveAvgPool2d(1)` with a `Flatten` after it, or Keras' `GlobalAveragePooling2D`.
///
/// In a declaration: `GlobalAvgPool2d`. It maps `[CHANNELS, height, width]` to `[CHANNELS]`, and has no parameters. `PLANE` is
/// `height · width`.
///
/// ```
/// use constnet::prelude::*;
///
/// network! {
///     struct Mean: [2, 2, 2] -> [2] {
///         mean: GlobalAvgPool2d,
///     }
/// }
/// let image = SMatrix::from([[1.0, 2.0, 3.0, 6.0], [0.0, 0.0, 0.0, 8.0]]);
/// assert_eq!(Mean::zeroed().forward(&image), SVector::from([3.0, 2.0]));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct GlobalAvgPool2d<T, const CHANNELS: usize, const PLANE: usize> {
    scalar: PhantomData<T>,
}

/// The largest value of every channel, as `torch.nn.AdaptiveMaxPool2d(1)` with a `Flatten` after it, or Keras'
/// `GlobalMaxPooling2D`.
///
/// In a declaration: `GlobalMaxPool2d`. It maps `[CHANNELS, height, width]` to `[CHANNELS]`, and has no parameters. `PLANE` is
/// `height · width`. Of equal values the first in raster order gets the gradient; a value that is not a number is larger than all others.
///
/// ```
/// use constnet::prelude::*;
///
/// network! {
///     struct Peak: [2, 2, 2] -> [2] {
///         peak: GlobalMaxPool2d,
///     }
/// }
/// let image = SMatrix::from([[1.0, 2.0, 3.0, 6.0], [-1.0, -2.0, -3.0, -8.0]]);
/// assert_eq!(Peak::zeroed().forward(&image), SVector::from([6.0, -1.0]));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct GlobalMaxPool2d<T, const CHANNELS: usize, const PLANE: usize> {
    scalar: PhantomData<T>,
}

impl<T, const CHANNELS: usize, const PLANE: usize> GlobalAvgPool2d<T, CHANNELS, PLANE> {
    /// The layer.
    #[must_use]
    pub const fn new() -> Self {
        Self { scalar: PhantomData }
    }
}

impl<T, const CHANNELS: usize, const PLANE: usize> GlobalMaxPool2d<T, CHANNELS, PLANE> {
    /// The layer.
    #[must_use]
    pub const fn new() -> Self {
        Self { scalar: PhantomData }
    }
}

// SAFETY: a type without bytes.
unsafe impl<T, const CHANNELS: usize, const PLANE: usize> Zeroed for GlobalAvgPool2d<T, CHANNELS, PLANE> {
    const ZEROED: Self = Self::new();
}

// SAFETY: a type without bytes.
unsafe impl<T, const CHANNELS: usize, const PLANE: usize> Zeroed for GlobalMaxPool2d<T, CHANNELS, PLANE> {
    const ZEROED: Self = Self::new();
}

#[diagnostic::do_not_recommend]
impl<T: Scalar, const CHANNELS: usize, const PLANE: usize> Layer for GlobalAvgPool2d<T, CHANNELS, PLANE> {
    type Scalar = T;
    const INPUT_SHAPES: [Shape; 1] = [Shape::new(&[CHANNELS, PLANE])];
    const OUTPUT_SHAPE: Shape = Shape::new(&[CHANNELS]);
    const ZEROED: Self = Self::new();

    #[inline(always)]
    fn infer<I: Isa>(&self, [x]: [&[T]; 1], y: &mut [T], _: &mut [T]) {
        for (channel, y) in y.iter_mut().enumerate() {
            *y = sums::sum(part(x, channel, PLANE)) / T::from_usize(PLANE);
        }
    }

    #[inline(always)]
    fn record<I: Isa, const L: usize>(
        &self,
        [x]: [&[[T; L]]; 1],
        y: &mut [[T; L]],
        _: &mut [[T; L]],
        _: &mut Batch<'_>,
    ) {
        // The channels of one block after those of the other.
        for (channel, y) in y.iter_mut().enumerate() {
            *y = sums::sum_lanes(part(x, channel, PLANE)).map(|sum| sum / T::from_usize(PLANE));
        }
    }

    #[inline(always)]
    fn backpropagate<I: Isa, const L: usize>(
        &self,
        _: Recorded<'_, T, L, 1>,
        dy: &mut [[T; L]],
        [dx]: [Option<&mut [[T; L]]>; 1],
        _: Option<&mut [T]>,
        _: &mut [[T; L]],
        _: &Batch<'_>,
    ) {
        let planes = dx.unwrap_or_default().as_chunks_mut::<PLANE>().0;
        for (plane, dy) in planes.iter_mut().zip(dy) {
            plane.fill(dy.map(|dy| dy / T::from_usize(PLANE)));
        }
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar, const CHANNELS: usize, const PLANE: usize> Layer for GlobalMaxPool2d<T, CHANNELS, PLANE> {
    type Scalar = T;
    const INPUT_SHAPES: [Shape; 1] = [Shape::new(&[CHANNELS, PLANE])];
    const OUTPUT_SHAPE: Shape = Shape::new(&[CHANNELS]);
    /// Which value is the largest.
    const CACHE: usize = CHANNELS;
    const ZEROED: Self = Self::new();

    #[inline(always)]
    fn infer<I: Isa>(&self, [x]: [&[T]; 1], y: &mut [T], _: &mut [T]) {
        for (channel, y) in y.iter_mut().enumerate() {
            *y = T::NEG_INFINITY;
            for &x in part(x, channel, PLANE) {
                *y = if is_larger(x, *y) { x } else { *y };
            }
        }
    }

    #[inline(always)]
    fn record<I: Isa, const L: usize>(
        &self,
        [x]: [&[[T; L]]; 1],
        y: &mut [[T; L]],
        which: &mut [[T; L]],
        _: &mut Batch<'_>,
    ) {
        for (channel, (y, which)) in y.iter_mut().zip(which).enumerate() {
            (*y, *which) = ([T::NEG_INFINITY; L], [T::ZERO; L]);
            for (place, x) in part(x, channel, PLANE).iter().enumerate() {
                for ((y, which), &x) in y.iter_mut().zip(&mut *which).zip(x) {
                    let larger = is_larger(x, *y);
                    *y = if larger { x } else { *y };
                    *which = if larger { T::from_usize(place) } else { *which };
                }
            }
        }
    }

    #[inline(always)]
    fn backpropagate<I: Isa, const L: usize>(
        &self,
        recorded: Recorded<'_, T, L, 1>,
        dy: &mut [[T; L]],
        [dx]: [Option<&mut [[T; L]]>; 1],
        _: Option<&mut [T]>,
        _: &mut [[T; L]],
        _: &Batch<'_>,
    ) {
        let planes = dx.unwrap_or_default().as_chunks_mut::<PLANE>().0;
        for ((plane, dy), which) in planes.iter_mut().zip(dy).zip(recorded.cache) {
            for (place, dx) in plane.iter_mut().enumerate() {
                for ((dx, &dy), &which) in dx.iter_mut().zip(&*dy).zip(which) {
                    *dx = if which == T::from_usize(place) { dy } else { T::ZERO };
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::isa::Baseline;
    use crate::layers::testing::{check_bits, check_gradients};

    #[test]
    fn one_value_a_channel() {
        let (mut mean, mut peak) = ([0.0; 2], [0.0; 2]);
        let x = [1.0, 2.0, 6.0, -1.0, -5.0, -3.0];
        GlobalAvgPool2d::<f32, 2, 3>::new().infer::<Baseline>([&x], &mut mean, &mut []);
        GlobalMaxPool2d::<f32, 2, 3>::new().infer::<Baseline>([&x], &mut peak, &mut []);
        assert_eq!((mean, peak), ([3.0, -3.0], [6.0, -1.0]));
    }

    #[test]
    fn gradients_agree_with_differences() {
        check_gradients(&GlobalAvgPool2d::<f64, 2, 20>::new());
        check_gradients(&GlobalMaxPool2d::<f64, 2, 20>::new());
    }

    #[test]
    fn training_and_inference_agree() {
        check_bits(&GlobalAvgPool2d::<f32, 3, 35>::new());
        check_bits(&GlobalMaxPool2d::<f32, 3, 35>::new());
    }
}

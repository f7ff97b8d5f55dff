use core::marker::PhantomData;

use crate::isa::Isa;
use crate::kernels::pool::Pool;
use crate::layer::{Batch, Layer, Recorded};
use crate::scalar::Scalar;
use crate::shape::Shape;
use crate::window::Slide;
use crate::zeroed::Zeroed;

/// The mean of every window, channel by channel, as `torch.nn.AvgPool2d`.
///
/// In a declaration: `AvgPool2d(size, stride = size, padding = valid, count_include_pad = true)`. Sizes are a number for both axes or
/// `[height, width]`; the padding is one of these, at most half of the size, or `valid` (none) or `same` (TensorFlow's). It has no parameters.
///
/// It maps `[CHANNELS, height, width]` to `[CHANNELS, height′, width′]`, by the sum of the window's values on the image, in raster order,
/// divided by the size of the window, zeros of the padding included; or, with `count_include_pad = false`, as TensorFlow does it, by the number of
/// those values. `height′ = ⌊(height + 2 · padding − size) / stride⌋ + 1`, and the width alike. **Rows and columns that no window
/// reaches are dropped**, as [`MaxPool2d`](super::MaxPool2d) drops them. PyTorch's `ceil_mode` is not offered.
///
/// `W` is the [`Window`](crate::window::Window), `INCLUDE_PAD` is `count_include_pad`.
///
/// ```
/// use constnet::prelude::*;
///
/// network! {
///     struct Halved: [1, 2, 4] -> [1, 1, 2] {
///         pool: AvgPool2d(2),
///     }
/// }
/// let image = SMatrix::from([[1.0, 5.0, 2.0, 0.0, 3.0, 3.0, 8.0, 6.0]]);
/// assert_eq!(Halved::zeroed().forward(&image), SMatrix::from([[3.0, 4.0]]));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct AvgPool2d<T, W: Slide, const CHANNELS: usize, const INCLUDE_PAD: bool = true> {
    of: PhantomData<(T, W)>,
}

impl<T, W: Slide, const CHANNELS: usize, const INCLUDE_PAD: bool> AvgPool2d<T, W, CHANNELS, INCLUDE_PAD> {
    /// The layer.
    #[must_use]
    pub const fn new() -> Self {
        Self { of: PhantomData }
    }

    const fn pool(blocks: usize, lanes: usize) -> Pool {
        Pool { window: W::SIZES, planes: CHANNELS * blocks, lanes, padding_counts: INCLUDE_PAD }
    }
}

// SAFETY: a type without bytes.
unsafe impl<T, W: Slide, const CHANNELS: usize, const INCLUDE_PAD: bool> Zeroed
    for AvgPool2d<T, W, CHANNELS, INCLUDE_PAD>
{
    const ZEROED: Self = Self::new();
}

#[diagnostic::do_not_recommend]
impl<T: Scalar, W: Slide, const CHANNELS: usize, const INCLUDE_PAD: bool> Layer
    for AvgPool2d<T, W, CHANNELS, INCLUDE_PAD>
{
    type Scalar = T;
    const INPUT_SHAPES: [Shape; 1] = [Shape::new(&[CHANNELS, W::SIZES.input[0], W::SIZES.input[1]])];
    const OUTPUT_SHAPE: Shape = Shape::new(&[CHANNELS, W::SIZES.output[0], W::SIZES.output[1]]);
    const DROPPED: [usize; 2] = W::SIZES.dropped();
    const ZEROED: Self = Self::new();

    #[inline(always)]
    fn infer<I: Isa>(&self, [x]: [&[T]; 1], y: &mut [T], _: &mut [T]) {
        T::pool_infer_means::<I>(&const { Self::pool(1, 1) }, x, y);
    }

    #[inline(always)]
    fn record<I: Isa, const L: usize>(
        &self,
        [x]: [&[[T; L]]; 1],
        y: &mut [[T; L]],
        _: &mut [[T; L]],
        batch: &mut Batch<'_>,
    ) {
        T::pool_means::<I>(&Self::pool(batch.blocks, L), x.as_flattened(), y.as_flattened_mut());
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
            T::pool_means_gradient::<I>(&Self::pool(batch.blocks, L), dy.as_flattened(), dx.as_flattened_mut());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::isa::Baseline;
    use crate::layers::testing::{check_bits, check_gradients};
    use crate::window::{Size, Window};

    /// Halves, and drops the last column of five.
    type Halves = Window<Size<4, 5>, Size<2, 2>, Size<2, 2>, Size<2, 2>>;
    /// Overlaps, with padding on all sides.
    type Overlaps = Window<Size<5, 6>, Size<5, 4>, Size<3, 2>, Size<1, 2>, Size<1, 1>>;

    #[test]
    fn padding_counts_or_does_not() {
        let (mut included, mut excluded) = ([0.0; 20], [0.0; 20]);
        AvgPool2d::<f32, Overlaps, 1>::new().infer::<Baseline>([&[6.0; 30]], &mut included, &mut []);
        AvgPool2d::<f32, Overlaps, 1, false>::new().infer::<Baseline>([&[6.0; 30]], &mut excluded, &mut []);
        assert_eq!(excluded, [6.0; 20]);
        assert_eq!(included[..8], [2.0, 4.0, 4.0, 2.0, 3.0, 6.0, 6.0, 3.0]);
    }

    #[test]
    fn gradients_agree_with_differences() {
        check_gradients(&AvgPool2d::<f64, Halves, 2>::new());
        check_gradients(&AvgPool2d::<f64, Overlaps, 2>::new());
        check_gradients(&AvgPool2d::<f64, Overlaps, 2, false>::new());
    }

    #[test]
    fn training_and_inference_agree() {
        check_bits(&AvgPool2d::<f32, Halves, 3>::new());
        check_bits(&AvgPool2d::<f32, Overlaps, 2>::new());
        check_bits(&AvgPool2d::<f32, Overlaps, 2, false>::new());
    }
}

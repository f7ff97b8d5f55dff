use core::marker::PhantomData;

use crate::isa::Isa;
#[cfg(float_unit = "arm")]
use crate::kernels::cortex;
use crate::kernels::pool::Pool;
use crate::layer::{Batch, Layer, Recorded};
use crate::scalar::Scalar;
use crate::shape::Shape;
use crate::window::Slide;
use crate::zeroed::Zeroed;

/// The largest value of every window, channel by channel, as `torch.nn.MaxPool2d`.
///
/// In a declaration: `MaxPool2d(size, stride = size, padding = valid)`. Sizes are a number for both axes or `[height, width]`; the padding is one of
/// these, at most half of the size, or `valid` (none) or `same` (TensorFlow's). It has no parameters.
///
/// It maps `[CHANNELS, height, width]` to `[CHANNELS, height′, width′]`:
///
/// `y[c, i, j] = max x[c, i · stride + k − padding, j · stride + l − padding]` over the `k, l` of the window that lie on the image,
///
/// with `height′ = ⌊(height + 2 · padding − size) / stride⌋ + 1`, and the width alike. **Rows and columns that no window reaches are
/// dropped**: `MaxPool2d(2)` gives `[8, 3, 3]` for `[8, 7, 7]`, without its last row and column. The table of layers says so, since a compiler
/// warning is not possible. PyTorch's `ceil_mode` is not offered.
///
/// Of equal values the first in raster order is the largest, to which the gradient goes; a value that is not a number is larger
/// than all others. Both are PyTorch's choices.
///
/// `W` is the [`Window`](crate::window::Window).
///
/// ```
/// use constnet::prelude::*;
///
/// network! {
///     struct Halved: [1, 2, 4] -> [1, 1, 2] {
///         pool: MaxPool2d(2),
///     }
/// }
/// let image = SMatrix::from([[1.0, 5.0, 2.0, 0.0, 3.0, 4.0, 8.0, 7.0]]);
/// assert_eq!(Halved::zeroed().forward(&image), SMatrix::from([[5.0, 8.0]]));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct MaxPool2d<T, W: Slide, const CHANNELS: usize> {
    of: PhantomData<(T, W)>,
}

impl<T, W: Slide, const CHANNELS: usize> MaxPool2d<T, W, CHANNELS> {
    /// The layer.
    #[must_use]
    pub const fn new() -> Self {
        Self { of: PhantomData }
    }

    pub(super) const fn pool(blocks: usize, lanes: usize) -> Pool {
        Pool { window: W::SIZES, planes: CHANNELS * blocks, lanes, padding_counts: false }
    }
}

// SAFETY: a type without bytes.
unsafe impl<T, W: Slide, const CHANNELS: usize> Zeroed for MaxPool2d<T, W, CHANNELS> {
    const ZEROED: Self = Self::new();
}

#[diagnostic::do_not_recommend]
impl<T: Scalar, W: Slide, const CHANNELS: usize> Layer for MaxPool2d<T, W, CHANNELS> {
    type Scalar = T;
    const INPUT_SHAPES: [Shape; 1] = [Shape::new(&[CHANNELS, W::SIZES.input[0], W::SIZES.input[1]])];
    const OUTPUT_SHAPE: Shape = Shape::new(&[CHANNELS, W::SIZES.output[0], W::SIZES.output[1]]);
    /// Which value in the window was the largest.
    const CACHE: usize = CHANNELS * W::SIZES.outputs();
    const DROPPED: [usize; 2] = W::SIZES.dropped();
    const ZEROED: Self = Self::new();

    #[inline(always)]
    fn infer<I: Isa>(&self, [x]: [&[T]; 1], y: &mut [T], _: &mut [T]) {
        #[cfg(float_unit = "arm")]
        if cortex::is_single::<T>() && const { cortex::is_two_by_two(&W::SIZES) } {
            return cortex::maxima(&const { W::SIZES }, CHANNELS, x, y);
        }
        T::pool_infer_largest::<I>(&const { Self::pool(1, 1) }, x, y);
    }

    #[inline(always)]
    fn record<I: Isa, const L: usize>(
        &self,
        [x]: [&[[T; L]]; 1],
        y: &mut [[T; L]],
        which: &mut [[T; L]],
        batch: &mut Batch<'_>,
    ) {
        let (x, y, which) = (x.as_flattened(), y.as_flattened_mut(), which.as_flattened_mut());
        T::pool_largest::<I>(&Self::pool(batch.blocks, L), x, y, which);
    }

    #[inline(always)]
    fn backpropagate<I: Isa, const L: usize>(
        &self,
        recorded: Recorded<'_, T, L, 1>,
        dy: &mut [[T; L]],
        [dx]: [Option<&mut [[T; L]]>; 1],
        _: Option<&mut [T]>,
        _: &mut [[T; L]],
        batch: &Batch<'_>,
    ) {
        if let Some(dx) = dx {
            let (which, dy, dx) = (recorded.cache.as_flattened(), dy.as_flattened(), dx.as_flattened_mut());
            T::pool_largest_gradient::<I>(&Self::pool(batch.blocks, L), which, dy, dx);
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
    /// Overlaps, with padding on all sides: 3×2 over 5×6.
    type Overlaps = Window<Size<5, 6>, Size<5, 4>, Size<3, 2>, Size<1, 2>, Size<1, 1>>;
    /// Steps over values.
    type Sparse = Window<Size<7, 7>, Size<2, 3>, Size<2, 1>, Size<4, 3>>;

    #[test]
    fn the_largest_value_of_each_window() {
        let x = [
            9.0, 1.0, 2.0, 3.0, 99.0, 0.0, 0.0, 4.0, 0.0, 99.0, -1.0, -2.0, 0.0, 0.0, 99.0, -3.0, -4.0, 0.0, 5.0, 99.0,
        ];
        let mut y = [0.0; 4];
        MaxPool2d::<f32, Halves, 1>::new().infer::<Baseline>([&x], &mut y, &mut []);
        assert_eq!(y, [9.0, 4.0, -1.0, 5.0]);
    }

    #[test]
    fn padding_is_never_the_largest() {
        let mut y = [0.0; 20];
        MaxPool2d::<f32, Overlaps, 1>::new().infer::<Baseline>([&[-3.0; 30]], &mut y, &mut []);
        assert_eq!(y, [-3.0; 20]);
    }

    #[test]
    fn what_is_not_a_number_stays() {
        let mut x = [1.0; 20];
        x[6] = f32::NAN;
        let mut y = [0.0; 4];
        MaxPool2d::<f32, Halves, 1>::new().infer::<Baseline>([&x], &mut y, &mut []);
        assert!(y[0].is_nan() && y[1..] == [1.0; 3]);
    }

    #[test]
    fn of_equal_values_the_first_gets_the_gradient() {
        let (x, mut y, mut which, mut dx) = ([[2.0_f64]; 20], [[0.0]; 4], [[0.0]; 4], [[9.0]; 20]);
        let layer = MaxPool2d::<f64, Halves, 1>::new();
        let generator = &mut crate::Pcg32::seeded(0);
        let mut batch = Batch { blocks: 1, samples: 1, frozen: false, generator, bounded: None };
        layer.record::<Baseline, 1>([&x], &mut y, &mut which, &mut batch);
        let recorded = Recorded { inputs: [&x[..]], output: &y, cache: &which };
        layer.backpropagate::<Baseline, 1>(recorded, &mut [[1.0]; 4], [Some(&mut dx)], None, &mut [], &batch);
        let mut expected = [[0.0]; 20];
        for at in [0, 2, 10, 12] {
            expected[at] = [1.0];
        }
        assert_eq!(dx, expected);
    }

    #[test]
    fn gradients_agree_with_differences() {
        check_gradients(&MaxPool2d::<f64, Halves, 2>::new());
        check_gradients(&MaxPool2d::<f64, Overlaps, 2>::new());
        check_gradients(&MaxPool2d::<f64, Sparse, 3>::new());
    }

    #[test]
    fn training_and_inference_agree() {
        check_bits(&MaxPool2d::<f32, Halves, 3>::new());
        check_bits(&MaxPool2d::<f32, Overlaps, 2>::new());
        check_bits(&MaxPool2d::<f32, Sparse, 1>::new());
    }
}

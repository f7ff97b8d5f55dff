use core::marker::PhantomData;

use super::copy;
use crate::isa::Isa;
use crate::kernels::slices::{part, part_mut};
use crate::layer::{Batch, Layer, Recorded};
use crate::scalar::Scalar;
use crate::shape::Shape;
use crate::zeroed::Zeroed;

/// Zeros around an image, as `torch.nn.ZeroPad2d`.
///
/// In a declaration: `ZeroPad2d(padding)`: a number for all sides, `[height, width]` for either side of an axis, or `[[top, bottom], [left, right]]`, as Keras has it
/// (PyTorch's order is left, right, top, bottom). It maps `[CHANNELS, HEIGHT, WIDTH]` to
/// `[CHANNELS, TOP + HEIGHT + BOTTOM, LEFT + WIDTH + RIGHT]`, and has no parameters.
///
/// ```
/// use constnet::prelude::*;
///
/// network! {
///     struct Framed: [1, 1, 2] -> [1, 2, 3] {
///         frame: ZeroPad2d([[1, 0], [0, 1]]),
///     }
/// }
/// let image = SMatrix::from([[1.0, 2.0]]);
/// assert_eq!(Framed::zeroed().forward(&image), SMatrix::from([[0.0, 0.0, 0.0, 1.0, 2.0, 0.0]]));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct ZeroPad2d<
    T,
    const CHANNELS: usize,
    const HEIGHT: usize,
    const WIDTH: usize,
    const TOP: usize,
    const BOTTOM: usize,
    const LEFT: usize,
    const RIGHT: usize,
> {
    scalar: PhantomData<T>,
}

/// An image without its margins, as Keras' `Cropping2D`, or `torch.nn.ZeroPad2d` with a negative padding.
///
/// In a declaration: `Crop2d(cropping)`: a number for all sides, `[height, width]` for either side of an axis, or `[[top, bottom], [left, right]]`. It maps
/// `[CHANNELS, HEIGHT, WIDTH]` to `[CHANNELS, HEIGHT − TOP − BOTTOM, WIDTH − LEFT − RIGHT]`, and has no parameters.
///
/// ```
/// use constnet::prelude::*;
///
/// network! {
///     struct Inside: [1, 2, 3] -> [1, 1, 2] {
///         inside: Crop2d([[1, 0], [0, 1]]),
///     }
/// }
/// let image = SMatrix::from([[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]]);
/// assert_eq!(Inside::zeroed().forward(&image), SMatrix::from([[4.0, 5.0]]));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Crop2d<
    T,
    const CHANNELS: usize,
    const HEIGHT: usize,
    const WIDTH: usize,
    const TOP: usize,
    const BOTTOM: usize,
    const LEFT: usize,
    const RIGHT: usize,
> {
    scalar: PhantomData<T>,
}

/// A plane, and a larger one that it lies in.
#[derive(Clone, Copy)]
struct Planes {
    /// Height and width of the smaller one.
    small: [usize; 2],
    large: [usize; 2],
    /// Where in the larger one it begins.
    top: usize,
    left: usize,
}

impl Planes {
    /// Copies every smaller plane to its place in a larger one full of zeros.
    #[inline(always)]
    fn put<V: Copy>(self, small: &[V], large: &mut [V], planes: usize, zero: V) {
        large.fill(zero);
        let ([height, width], [high, wide]) = (self.small, self.large);
        for plane in 0..planes {
            let (small, large) = (part(small, plane, height * width), part_mut(large, plane, high * wide));
            for row in 0..height {
                let to = large.get_mut((self.top + row) * wide + self.left..).unwrap_or_default();
                copy(part(small, row, width), to);
            }
        }
    }

    /// Copies every smaller plane out of the larger one.
    #[inline(always)]
    fn take<V: Copy>(self, large: &[V], small: &mut [V], planes: usize) {
        let ([height, width], [high, wide]) = (self.small, self.large);
        for plane in 0..planes {
            let (small, large) = (part_mut(small, plane, height * width), part(large, plane, high * wide));
            for row in 0..height {
                let from = large.get((self.top + row) * wide + self.left..).unwrap_or_default();
                copy(from, part_mut(small, row, width));
            }
        }
    }
}

macro_rules! margins {
    ($name:ident, $planes:expr, $output:expr, forward $forward:ident, backward $backward:ident) => {
        impl<
            T,
            const CHANNELS: usize,
            const HEIGHT: usize,
            const WIDTH: usize,
            const TOP: usize,
            const BOTTOM: usize,
            const LEFT: usize,
            const RIGHT: usize,
        > $name<T, CHANNELS, HEIGHT, WIDTH, TOP, BOTTOM, LEFT, RIGHT>
        {
            /// The layer.
            #[must_use]
            pub const fn new() -> Self {
                Self { scalar: PhantomData }
            }

            const PLANES: Planes = $planes;
        }

        // SAFETY: a type without bytes.
        unsafe impl<
            T,
            const CHANNELS: usize,
            const HEIGHT: usize,
            const WIDTH: usize,
            const TOP: usize,
            const BOTTOM: usize,
            const LEFT: usize,
            const RIGHT: usize,
        > Zeroed for $name<T, CHANNELS, HEIGHT, WIDTH, TOP, BOTTOM, LEFT, RIGHT>
        {
            const ZEROED: Self = Self::new();
        }

        #[diagnostic::do_not_recommend]
        impl<
            T: Scalar,
            const CHANNELS: usize,
            const HEIGHT: usize,
            const WIDTH: usize,
            const TOP: usize,
            const BOTTOM: usize,
            const LEFT: usize,
            const RIGHT: usize,
        > Layer for $name<T, CHANNELS, HEIGHT, WIDTH, TOP, BOTTOM, LEFT, RIGHT>
        {
            type Scalar = T;
            const INPUT_SHAPES: [Shape; 1] = [Shape::new(&[CHANNELS, HEIGHT, WIDTH])];
            const OUTPUT_SHAPE: Shape = Shape::new(&[CHANNELS, $output[0], $output[1]]);
            const ZEROED: Self = Self::new();

            #[inline(always)]
            fn infer<I: Isa>(&self, [x]: [&[T]; 1], y: &mut [T], _: &mut [T]) {
                Self::$forward::<1>(x.as_chunks().0, y.as_chunks_mut().0, CHANNELS);
            }

            #[inline(always)]
            fn record<I: Isa, const L: usize>(
                &self,
                [x]: [&[[T; L]]; 1],
                y: &mut [[T; L]],
                _: &mut [[T; L]],
                batch: &mut Batch<'_>,
            ) {
                Self::$forward(x, y, CHANNELS * batch.blocks);
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
                    Self::$backward(dy, dx, CHANNELS * batch.blocks);
                }
            }
        }

        impl<
            T: Scalar,
            const CHANNELS: usize,
            const HEIGHT: usize,
            const WIDTH: usize,
            const TOP: usize,
            const BOTTOM: usize,
            const LEFT: usize,
            const RIGHT: usize,
        > $name<T, CHANNELS, HEIGHT, WIDTH, TOP, BOTTOM, LEFT, RIGHT>
        {
            #[inline(always)]
            fn put<const L: usize>(small: &[[T; L]], large: &mut [[T; L]], planes: usize) {
                Self::PLANES.put(small, large, planes, [T::ZERO; L]);
            }

            #[inline(always)]
            fn take<const L: usize>(large: &[[T; L]], small: &mut [[T; L]], planes: usize) {
                Self::PLANES.take(large, small, planes);
            }
        }
    };
}

margins!(
    ZeroPad2d,
    Planes { small: [HEIGHT, WIDTH], large: [TOP + HEIGHT + BOTTOM, LEFT + WIDTH + RIGHT], top: TOP, left: LEFT },
    Self::PLANES.large,
    forward put,
    backward take
);
margins!(
    Crop2d,
    Planes {
        small: [HEIGHT.saturating_sub(TOP + BOTTOM), WIDTH.saturating_sub(LEFT + RIGHT)],
        large: [HEIGHT, WIDTH], top: TOP, left: LEFT },
    Self::PLANES.small,
    forward take,
    backward put
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layers::testing::{check_bits, check_gradients};

    type Padded<T> = ZeroPad2d<T, 2, 2, 3, 1, 0, 2, 1>;
    type Cropped<T> = Crop2d<T, 2, 4, 5, 1, 0, 2, 1>;

    #[test]
    fn one_undoes_the_other() {
        let x = core::array::from_fn::<f32, 12, _>(|at| at as f32 + 1.0);
        let (mut large, mut small) = ([9.0; 36], [0.0; 12]);
        Padded::<f32>::new().infer::<crate::isa::Baseline>([&x], &mut large, &mut []);
        assert_eq!(
            large[..18],
            [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 2.0, 3.0, 0.0, 0.0, 0.0, 4.0, 5.0, 6.0, 0.0]
        );
        Crop2d::<f32, 2, 3, 6, 1, 0, 2, 1>::new().infer::<crate::isa::Baseline>([&large], &mut small, &mut []);
        assert_eq!(small, x);
    }

    #[test]
    fn gradients_agree_with_differences() {
        check_gradients(&Padded::<f64>::new());
        check_gradients(&Cropped::<f64>::new());
    }

    #[test]
    fn training_and_inference_agree() {
        check_bits(&Padded::<f32>::new());
        check_bits(&Cropped::<f32>::new());
    }
}

use core::marker::PhantomData;
use core::ptr;

use super::{Conv2d, MaxPool2d};
use crate::init::Init;
use crate::isa::Isa;
use crate::kernels::conv::{self, Gradients, Sizes};
#[cfg(float_unit = "arm")]
use crate::kernels::cortex;
use crate::kernels::pool::Pool;
use crate::layer::{Batch, Layer, Recorded, Tensor, Visitor, VisitorMut};
use crate::scalar::Scalar;
use crate::shape::Shape;
use crate::window::Slide;

/// A [`Conv2d`] and the [`MaxPool2d`] after it as one layer, which has no more of the convolution's output at a time than a row of the pool
/// reaches. `network!` makes one of the two where nothing else reads the convolution, and no row is in two windows.
///
/// It computes what they do one after the other, to the last bit. The activation between them comes after it: of a function that nowhere
/// falls the largest value is that of the largest argument, and where it is constant its gradient is zero, whichever of equal values has it.
///
/// ```
/// use constnet::layer::Layer;
/// use constnet::layers::{Conv2d, MaxPool2d, Pooled};
/// use constnet::window::{Size, Window};
/// use constnet::Baseline;
///
/// type Sums = Conv2d<f32, Window<Size<2, 5>, Size<2, 4>, Size<1, 2>>, 1, 1, 2>;
/// type Largest = MaxPool2d<f32, Window<Size<2, 4>, Size<1, 2>, Size<2, 2>, Size<2, 2>>, 1>;
///
/// let mut sums = Sums::zeroed();
/// sums.weight.fill(1.0);
/// let (image, mut largest) = ([1.0, 2.0, 3.0, 4.0, 5.0, 9.0, 8.0, 0.0, 0.0, 0.0], [0.0; 2]);
/// let mut workspace = [0.0; Pooled::<Sums, Largest>::WORKSPACE];
/// Pooled::<_, Largest>::of(&sums).infer::<Baseline>([&image], &mut largest, &mut workspace);
/// assert_eq!(largest, [17.0, 9.0]);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[repr(transparent)]
pub struct Pooled<C, P> {
    convolution: C,
    pool: PhantomData<P>,
}

impl<C, P> Pooled<C, P> {
    /// The convolution, seen as one with the pool.
    #[must_use]
    #[inline(always)]
    pub const fn of(convolution: &C) -> &Self {
        // SAFETY: the type is transparent, its only field that has a size is the convolution.
        unsafe { &*ptr::from_ref(convolution).cast() }
    }

    /// As [`of`](Self::of), to change.
    #[must_use]
    #[inline(always)]
    pub const fn of_mut(convolution: &mut C) -> &mut Self {
        // SAFETY: as in `of`.
        unsafe { &mut *ptr::from_mut(convolution).cast() }
    }
}

impl<
    T: Scalar,
    W: Slide,
    V: Slide,
    const CHANNELS: usize,
    const FILTERS: usize,
    const FAN_IN: usize,
    const GROUPS: usize,
    const BIAS: usize,
> Pooled<Conv2d<T, W, CHANNELS, FILTERS, FAN_IN, GROUPS, BIAS>, MaxPool2d<T, V, FILTERS>>
{
    const fn sizes(blocks: usize, lanes: usize) -> Sizes {
        Conv2d::<T, W, CHANNELS, FILTERS, FAN_IN, GROUPS, BIAS>::sizes(blocks, lanes)
    }

    const fn pool(lanes: usize) -> Pool {
        MaxPool2d::<T, V, FILTERS>::pool(1, lanes)
    }
}

#[diagnostic::do_not_recommend]
impl<
    T: Scalar,
    W: Slide,
    V: Slide,
    const CHANNELS: usize,
    const FILTERS: usize,
    const FAN_IN: usize,
    const GROUPS: usize,
    const BIAS: usize,
> Layer for Pooled<Conv2d<T, W, CHANNELS, FILTERS, FAN_IN, GROUPS, BIAS>, MaxPool2d<T, V, FILTERS>>
{
    type Scalar = T;
    const INPUT_SHAPES: [Shape; 1] = [Shape::new(&[CHANNELS, W::SIZES.input[0], W::SIZES.input[1]])];
    const OUTPUT_SHAPE: Shape = Shape::new(&[FILTERS, V::SIZES.output[0], V::SIZES.output[1]]);
    const PARAMETERS: usize = FILTERS * FAN_IN + BIAS;
    const MACS: usize = FILTERS * FAN_IN * W::SIZES.outputs();
    const WORKSPACE: usize = conv::strip(&Self::sizes(1, 1), &Self::pool(1));
    /// Which value in each window is the largest, and a strip.
    const CACHE: usize = conv::cache(&Self::sizes(1, 1), &Self::pool(1));
    /// The gradient of the convolution's output.
    const SCRATCH: usize = FILTERS * W::SIZES.outputs();
    const ZEROED: Self = {
        assert!(
            V::SIZES.input[0] == W::SIZES.output[0] && V::SIZES.input[1] == W::SIZES.output[1],
            "the pool slides over what the convolution gives"
        );
        Self { convolution: Conv2d::zeroed(), pool: PhantomData }
    };

    const TENSORS: &'static [Tensor] = Conv2d::<T, W, CHANNELS, FILTERS, FAN_IN, GROUPS, BIAS>::TENSORS;

    fn initialize<R: rand_core::Rng + ?Sized>(&mut self, rng: &mut R, init: Init) {
        self.convolution.initialize(rng, init);
    }

    fn visit(&self, visitor: &mut impl Visitor<T>) {
        self.convolution.visit(visitor);
    }

    fn visit_mut(&mut self, visitor: &mut impl VisitorMut<T>) {
        self.convolution.visit_mut(visitor);
    }

    #[inline(always)]
    fn infer<I: Isa>(&self, [x]: [&[T]; 1], y: &mut [T], strip: &mut [T]) {
        let [weight, bias] = self.convolution.parameters();
        let (sizes, pool) = const { (Self::sizes(1, 1), Self::pool(1)) };
        #[cfg(float_unit = "arm")]
        if cortex::is_single::<T>()
            && const { cortex::is_dense(&Self::sizes(1, 1)) && cortex::is_two_by_two(&V::SIZES) }
        {
            let two_rows = const { &cortex::Convolution::of(&Self::sizes(1, 1), 2) };
            return cortex::convolve_maxima(two_rows, &sizes, &pool.window, [weight, bias], x, y, strip);
        }
        T::conv_infer_largest::<I>(&sizes, &pool, weight, bias, x, y, strip);
    }

    #[inline(always)]
    fn record<I: Isa, const L: usize>(
        &self,
        [x]: [&[[T; L]]; 1],
        y: &mut [[T; L]],
        cache: &mut [[T; L]],
        batch: &mut Batch<'_>,
    ) {
        let [weight, bias] = self.convolution.parameters();
        let (sizes, pool) = (Self::sizes(batch.blocks, L), Self::pool(L));
        let (x, y, cache) = (x.as_flattened(), y.as_flattened_mut(), cache.as_flattened_mut());
        T::conv_largest::<I>(&sizes, &pool, weight, bias, x, y, cache);
    }

    #[inline(always)]
    fn backpropagate<I: Isa, const L: usize>(
        &self,
        recorded: Recorded<'_, T, L, 1>,
        dy: &mut [[T; L]],
        [dx]: [Option<&mut [[T; L]]>; 1],
        gradient: Option<&mut [T]>,
        scratch: &mut [[T; L]],
        batch: &Batch<'_>,
    ) {
        let (Recorded { inputs: [x], cache, .. }, [weight, _]) = (recorded, self.convolution.parameters());
        let (sizes, pool) = (Self::sizes(batch.blocks, L), Self::pool(L));
        let (dw, db) = gradient.and_then(|all| all.split_at_mut_checked(FILTERS * FAN_IN)).unwrap_or_default();
        let (convolved, dx) = (scratch.as_flattened_mut(), dx.unwrap_or_default().as_flattened_mut());
        let gradients = Gradients { convolved, dx, dw, db };
        let (x, cache, dy) = (x.as_flattened(), cache.as_flattened(), dy.as_flattened());
        T::conv_largest_gradient::<I>(&sizes, &pool, weight, x, cache, dy, gradients);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::isa::Baseline;
    use crate::layers::testing::{check_bits, check_gradients, randomize};
    use crate::window::{Size, Window};

    /// Halves the convolution's 6×7, without its last column.
    type Halved<T> = Pooled<
        Conv2d<T, Window<Size<8, 9>, Size<6, 7>, Size<3, 3>>, 2, 5, 18>,
        MaxPool2d<T, Window<Size<6, 7>, Size<3, 3>, Size<2, 2>, Size<2, 2>>, 5>,
    >;
    /// Zeros around both: 8×11 by a stride of [2, 1] are 4×11, and 3×4.
    type Padded<T> = Pooled<
        Conv2d<T, Window<Size<8, 11>, Size<4, 11>, Size<3, 3>, Size<2, 1>, Size<1, 1>>, 4, 4, 18, 2, 0>,
        MaxPool2d<T, Window<Size<4, 11>, Size<3, 4>, Size<2, 3>, Size<2, 3>, Size<1, 1>>, 4>,
    >;
    /// Steps over rows of the convolution.
    type Sparse<T> = Pooled<
        Conv2d<T, Window<Size<9, 5>, Size<9, 5>, Size<1, 1>>, 3, 4, 3>,
        MaxPool2d<T, Window<Size<9, 5>, Size<3, 5>, Size<2, 1>, Size<3, 1>>, 4>,
    >;

    macro_rules! each {
        ($check:ident::<$scalar:ty>) => {
            $check(&randomize(Halved::<$scalar>::ZEROED));
            $check(&randomize(Padded::<$scalar>::ZEROED));
            $check(&randomize(Sparse::<$scalar>::ZEROED));
        };
    }

    #[test]
    fn gradients_are_those_of_differences() {
        each!(check_gradients::<f64>);
    }

    #[test]
    fn training_gives_the_bits_of_inference() {
        each!(check_bits::<f32>);
        each!(check_bits::<f64>);
    }

    #[test]
    fn it_is_the_pool_after_the_convolution() {
        fn check<C: Layer<Scalar = f32>, P: Layer<Scalar = f32>>(both: &Pooled<C, P>)
        where
            Pooled<C, P>: Layer<Scalar = f32>,
        {
            let x: std::vec::Vec<f32> = (0..C::INPUT_SHAPES[0].len()).map(|i| f32::sin(i as f32)).collect();
            let mut between = std::vec![0.0; C::OUTPUT_SHAPE.len()];
            let [mut expected, mut found] = [(); 2].map(|()| std::vec![f32::NAN; P::OUTPUT_SHAPE.len()]);
            both.convolution.infer::<Baseline>([&x], &mut between, &mut []);
            P::ZEROED.infer::<Baseline>([&between], &mut expected, &mut []);
            let mut strip = std::vec![f32::NAN; Pooled::<C, P>::WORKSPACE];
            both.infer::<Baseline>([&x], &mut found, &mut strip);
            assert_eq!(found, expected);
        }
        each!(check::<f32>);
    }
}

use core::marker::PhantomData;

use nalgebra::{ArrayStorage, SMatrix, SVector};
use rand_core::Rng;

use crate::init::Init;
use crate::isa::Isa;
use crate::kernels::conv::{Direction, Sizes};
use crate::layer::{Batch, Layer, Recorded, Tensor, Visitor, VisitorMut};
use crate::scalar::Scalar;
use crate::shape::Shape;
use crate::tensors::tensors;
use crate::window::Slide;
use crate::zeroed::Zeroed;

/// A transposed convolution, as `torch.nn.ConvTranspose2d`: the layer whose pass forward is a [`Conv2d`](super::Conv2d)'s way back.
///
/// In a declaration: `ConvTranspose2d(filters, kernel, stride = 1, padding = valid, output_padding = 0, dilation = 1, groups = 1,
/// bias = true, init = ..)`. It maps `[CHANNELS, height, width]` to `[FILTERS, height′, width′]`: every value of the input puts the
/// kernel, times that value, into the output.
///
/// `y[f, i · stride + k · dilation − padding, ..] += weight[c, f, k, ..] · x[c, i, ..]`, from `y = bias[f]` on, over the channels `c` of the
/// filter's group.
///
/// An axis of length `n` gives `(n − 1) · stride + dilation · (kernel − 1) + 1 − 2 · padding + output_padding`. `output_padding` makes the
/// output longer at its end only, by less than the stride or the dilation: a convolution with a stride maps several lengths to one, and it
/// chooses among them. With the padding `same`, TensorFlow's, an axis gives `n · stride`.
///
/// The type: `W` is the [`Window`](crate::window::Window) of the convolution that is transposed; it slides over the *output*. `FAN_OUT` is the
/// number of values that one input reaches, `FILTERS / GROUPS · kernel height · kernel width`.
///
/// Parameters: `weight` `[CHANNELS, FILTERS / GROUPS, kernel height, kernel width]`, held as a matrix of `[CHANNELS, FAN_OUT]`, and `bias`
/// `[FILTERS]`. Multiply-accumulates: `CHANNELS · FAN_OUT · height · width`. For the bounds of [`Init`](crate::Init), `fan_in` is
/// what PyTorch and Keras take, `FAN_OUT`.
///
/// ```
/// use constnet::prelude::*;
///
/// network! {
///     struct Doubled: [1, 2, 2] -> [1, 4, 4] {
///         up: ConvTranspose2d(1, kernel = 2, stride = 2, bias = false, init = constant(1.0)),
///     }
/// }
///
/// let net = Doubled::init(&mut Pcg32::seeded(1));
/// let image = net.forward(&SMatrix::from([[1.0, 2.0, 3.0, 4.0]]));
/// assert_eq!(image.as_slice(), [1.0, 1.0, 2.0, 2.0, 1.0, 1.0, 2.0, 2.0, 3.0, 3.0, 4.0, 4.0, 3.0, 3.0, 4.0, 4.0]);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct ConvTranspose2d<
    T: Scalar,
    W: Slide,
    const CHANNELS: usize,
    const FILTERS: usize,
    const FAN_OUT: usize,
    const GROUPS: usize = 1,
    const BIAS: usize = FILTERS,
> {
    /// A row a channel of the input: what it puts into the first filter's output, row after row of the kernel, then into the next.
    pub weight: SMatrix<T, CHANNELS, FAN_OUT>,
    /// What a filter's output begins with.
    pub bias: SVector<T, BIAS>,
    window: PhantomData<W>,
}

impl<
    T: Scalar,
    W: Slide,
    const CHANNELS: usize,
    const FILTERS: usize,
    const FAN_OUT: usize,
    const GROUPS: usize,
    const BIAS: usize,
> ConvTranspose2d<T, W, CHANNELS, FILTERS, FAN_OUT, GROUPS, BIAS>
{
    /// The layer with all parameters zero.
    #[must_use]
    pub const fn zeroed() -> Self {
        const { W::SIZES.check() };
        const {
            assert!(CHANNELS.is_multiple_of(GROUPS), "the groups of a convolution divide its channels");
            assert!(FILTERS.is_multiple_of(GROUPS), "the groups of a convolution divide its filters");
            assert!(
                FAN_OUT == FILTERS / GROUPS * W::SIZES.taps(),
                "an input reaches the window of one group's filters"
            );
            assert!(BIAS == FILTERS || BIAS == 0, "a bias for every filter, or none");
        }
        Self {
            weight: SMatrix::from_array_storage(ArrayStorage([[T::ZERO; CHANNELS]; FAN_OUT])),
            bias: SVector::from_array_storage(ArrayStorage([[T::ZERO; BIAS]; 1])),
            window: PhantomData,
        }
    }

    /// Those of the convolution that is transposed: its filters are the channels here.
    const fn sizes(blocks: usize, lanes: usize) -> Sizes {
        let (channels, filters) = (FILTERS / GROUPS, CHANNELS / GROUPS);
        Sizes { window: W::SIZES, groups: GROUPS, channels, filters, blocks, lanes }
    }

    /// The weights' shape in PyTorch.
    const WEIGHT: Shape = Shape::new(&[CHANNELS, FILTERS / GROUPS, W::SIZES.kernel[0], W::SIZES.kernel[1]]);
}

// SAFETY: both matrices are zeroed types, and the window has no bytes.
unsafe impl<
    T: Scalar,
    W: Slide,
    const CHANNELS: usize,
    const FILTERS: usize,
    const FAN_OUT: usize,
    const GROUPS: usize,
    const BIAS: usize,
> Zeroed for ConvTranspose2d<T, W, CHANNELS, FILTERS, FAN_OUT, GROUPS, BIAS>
{
    const ZEROED: Self = Self::zeroed();
}

#[diagnostic::do_not_recommend]
impl<
    T: Scalar,
    W: Slide,
    const CHANNELS: usize,
    const FILTERS: usize,
    const FAN_OUT: usize,
    const GROUPS: usize,
    const BIAS: usize,
> Layer for ConvTranspose2d<T, W, CHANNELS, FILTERS, FAN_OUT, GROUPS, BIAS>
{
    type Scalar = T;
    const INPUT_SHAPES: [Shape; 1] = [Shape::new(&[CHANNELS, W::SIZES.output[0], W::SIZES.output[1]])];
    const OUTPUT_SHAPE: Shape = Shape::new(&[FILTERS, W::SIZES.input[0], W::SIZES.input[1]]);
    const PARAMETERS: usize = CHANNELS * FAN_OUT + BIAS;
    const MACS: usize = CHANNELS * FAN_OUT * W::SIZES.outputs();
    const ZEROED: Self = Self::zeroed();
    const TENSORS: &'static [Tensor] = tensors!(weight: Self::WEIGHT, bias: Shape::new(&[BIAS]));

    fn initialize<R: Rng + ?Sized>(&mut self, rng: &mut R, init: Init) {
        let fan_out = CHANNELS * W::SIZES.taps();
        init.fill(self.weight.data.0.as_flattened_mut(), CHANNELS, FAN_OUT, fan_out, rng);
        self.bias.data.0.as_flattened_mut().fill(T::ZERO);
    }

    fn visit(&self, visitor: &mut impl Visitor<T>) {
        visitor.parameter("weight", Self::WEIGHT, self.weight.data.0.as_flattened());
        if BIAS > 0 {
            visitor.parameter("bias", Shape::new(&[FILTERS]), self.bias.data.0.as_flattened());
        }
    }

    fn visit_mut(&mut self, visitor: &mut impl VisitorMut<T>) {
        visitor.parameter("weight", Self::WEIGHT, self.weight.data.0.as_flattened_mut());
        if BIAS > 0 {
            visitor.parameter("bias", Shape::new(&[FILTERS]), self.bias.data.0.as_flattened_mut());
        }
    }

    #[inline(always)]
    fn infer<I: Isa>(&self, [x]: [&[T]; 1], y: &mut [T], _: &mut [T]) {
        let (weight, bias) = (self.weight.data.0.as_flattened(), self.bias.data.0.as_flattened());
        T::conv_correlate::<I>(Direction::Back, &const { Self::sizes(1, 1) }, weight, bias, x, y);
    }

    #[inline(always)]
    fn record<I: Isa, const L: usize>(
        &self,
        [x]: [&[[T; L]]; 1],
        y: &mut [[T; L]],
        _: &mut [[T; L]],
        batch: &mut Batch<'_>,
    ) {
        let (weight, bias) = (self.weight.data.0.as_flattened(), self.bias.data.0.as_flattened());
        let (sizes, x, y) = (Self::sizes(batch.blocks, L), x.as_flattened(), y.as_flattened_mut());
        T::conv_correlate::<I>(Direction::Back, &sizes, weight, bias, x, y);
    }

    #[inline(always)]
    fn backpropagate<I: Isa, const L: usize>(
        &self,
        recorded: Recorded<'_, T, L, 1>,
        dy: &mut [[T; L]],
        [dx]: [Option<&mut [[T; L]]>; 1],
        gradient: Option<&mut [T]>,
        _: &mut [[T; L]],
        batch: &Batch<'_>,
    ) {
        let [x] = recorded.inputs;
        let (sizes, x, dy) = (Self::sizes(batch.blocks, L), x.as_flattened(), dy.as_flattened());
        if let Some(gradient) = gradient
            && let Some((dw, db)) = gradient.split_at_mut_checked(CHANNELS * FAN_OUT)
        {
            T::conv_weight_gradient::<I>(&sizes, 0, dy, x, dw);
            T::conv_bias_gradient::<I>(batch.blocks, W::SIZES.inputs() * L, 0, dy, db);
        }
        if let Some(dx) = dx {
            let (weight, dx) = (self.weight.data.0.as_flattened(), dx.as_flattened_mut());
            T::conv_correlate::<I>(Direction::Forward, &sizes, weight, &[], dy, dx);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layers::testing::{check_bits, check_gradients, randomize, visits};
    use crate::window::{Size, Window};

    type Plain<T> = ConvTranspose2d<T, Window<Size<5, 6>, Size<3, 4>, Size<3, 3>>, 3, 2, 18>;
    /// With an output padding of 1 below.
    type Strided<T> =
        ConvTranspose2d<T, Window<Size<8, 9>, Size<4, 3>, Size<3, 3>, Size<2, 3>, Size<1, 0>>, 2, 7, 63, 1, 0>;
    type Grouped<T> =
        ConvTranspose2d<T, Window<Size<5, 5>, Size<3, 3>, Size<2, 2>, Size<1, 1>, Size<0, 0>, Size<2, 2>>, 4, 8, 16, 2>;
    /// The padding takes away all that the values at the edges give.
    type Beside<T> = ConvTranspose2d<T, Window<Size<3, 5>, Size<5, 3>, Size<1, 1>, Size<1, 4>, Size<1, 2>>, 2, 3, 3>;

    #[test]
    fn gradients_are_those_of_differences() {
        check_gradients(&randomize(Plain::<f64>::zeroed()));
        check_gradients(&randomize(Strided::<f64>::zeroed()));
        check_gradients(&randomize(Grouped::<f64>::zeroed()));
        check_gradients(&randomize(Beside::<f64>::zeroed()));
    }

    #[test]
    fn training_gives_the_bits_of_inference() {
        check_bits(&randomize(Plain::<f32>::zeroed()));
        check_bits(&randomize(Strided::<f32>::zeroed()));
        check_bits(&randomize(Grouped::<f32>::zeroed()));
        check_bits(&randomize(Beside::<f32>::zeroed()));
    }

    #[test]
    fn parameters_are_visited_as_pytorch_has_them() {
        assert_eq!(visits(&Grouped::<f32>::zeroed()), ["parameter weight [4, 4, 2, 2] 64", "parameter bias [8] 8"]);
    }
}

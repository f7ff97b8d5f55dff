//! Convolutions of images.

use core::marker::PhantomData;

use nalgebra::{ArrayStorage, SMatrix, SVector};
use rand_core::Rng;

use crate::init::Init;
use crate::isa::Isa;
use crate::kernels::conv::{Direction, Sizes};
#[cfg(float_unit = "arm")]
use crate::kernels::cortex;
use crate::layer::{Batch, Layer, Recorded, Tensor, Visitor, VisitorMut};
use crate::scalar::Scalar;
use crate::shape::Shape;
use crate::tensors::tensors;
use crate::window::Slide;
use crate::zeroed::Zeroed;

/// A convolution of an image, as `torch.nn.Conv2d`.
///
/// In a declaration: `Conv2d(filters, kernel, stride = 1, padding = valid, dilation = 1, groups = 1, bias = true, init = ..)`. The sizes
/// `kernel`, `stride` and `dilation` are a number for both axes, or `[height, width]`; `padding` is one of these, or `valid` (none), or
/// `same` ([`Window`](crate::window::Window) says what that is with a stride, and how many places a window takes).
///
/// It maps `[CHANNELS, height, width]` to `[FILTERS, height′, width′]`:
///
/// `y[f, i, j] = bias[f] + Σ weight[f, c, k, l] · x[c₀ + c, i · stride + k · dilation − padding, j · stride + l · dilation − padding]`,
///
/// summed over the channels `c` of the filter's group, which begin at `c₀`, and the places `k, l` of the kernel; values outside the
/// image are zero. It is, as everywhere in the field, a correlation: the kernel is not turned round.
///
/// The type: `W` is the [`Window`](crate::window::Window), `FAN_IN` the number of values that an output sums, `CHANNELS / GROUPS ·
/// kernel height · kernel width`, and `BIAS` is `FILTERS`, or `0` for none. Sizes that contradict each other do not compile.
///
/// Parameters: `weight` `[FILTERS, CHANNELS / GROUPS, kernel height, kernel width]`, held as a matrix of `[FILTERS, FAN_IN]`, PyTorch's
/// `weight.view(out, -1)`; `bias` `[FILTERS]`. Multiply-accumulates: `FILTERS · FAN_IN · height′ · width′`, those with zeros at the
/// edge included, as it is usually counted.
///
/// ```
/// use constnet::prelude::*;
///
/// network! {
///     /// The differences of neighbours, across and down.
///     struct Edges: [1, 3, 3] -> [2, 3, 3] {
///         edges: Conv2d(2, kernel = 3, padding = same, bias = false),
///     }
/// }
///
/// let mut net = Edges::zeroed();
/// // A row is a filter, [[k00, k01, k02], [k10, ..], ..] row after row.
/// net.edges.weight[(0, 3)] = -1.0;
/// net.edges.weight[(0, 5)] = 1.0;
/// net.edges.weight[(1, 1)] = -1.0;
/// net.edges.weight[(1, 7)] = 1.0;
/// let image = SMatrix::<f32, 9, 1>::from([[0.0, 0.0, 0.0, 0.0, 5.0, 0.0, 0.0, 0.0, 0.0]]);
/// let edges = net.forward(&image);
/// assert_eq!(edges.column(0).as_slice(), [0.0, 0.0, 0.0, 5.0, 0.0, -5.0, 0.0, 0.0, 0.0]);
/// assert_eq!(edges.column(1).as_slice(), [0.0, 5.0, 0.0, 0.0, 0.0, 0.0, 0.0, -5.0, 0.0]);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Conv2d<
    T: Scalar,
    W: Slide,
    const CHANNELS: usize,
    const FILTERS: usize,
    const FAN_IN: usize,
    const GROUPS: usize = 1,
    const BIAS: usize = FILTERS,
> {
    /// A row a filter: its values for the first channel, row after row of the kernel, then for the next channel.
    pub weight: SMatrix<T, FILTERS, FAN_IN>,
    /// What a filter's sum begins with.
    pub bias: SVector<T, BIAS>,
    window: PhantomData<W>,
}

/// A convolution of every channel by itself, as `torch.nn.Conv2d(C, M * C, .., groups=C)` and Keras' `DepthwiseConv2D`.
///
/// In a declaration: `DepthwiseConv2d(kernel, multiplier = 1, stride = 1, padding = valid, dilation = 1, bias = true, init = ..)`. It maps
/// `[CHANNELS, height, width]` to `[multiplier · CHANNELS, height′, width′]`. The filters of a channel lie one after the other.
///
/// It is a [`Conv2d`] with as many groups as channels. `TAPS` is the number of values in the kernel.
///
/// Parameters: `weight` `[FILTERS, 1, kernel height, kernel width]`, held as a matrix of `[FILTERS, TAPS]`, and `bias` `[FILTERS]`.
/// Multiply-accumulates: `FILTERS · TAPS · height′ · width′`.
///
/// ```
/// use constnet::prelude::*;
///
/// network! {
///     struct Blurred: [2, 4, 4] -> [2, 2, 2] {
///         blur: DepthwiseConv2d(kernel = 2, stride = 2, bias = false, init = constant(0.25)),
///     }
/// }
///
/// let net = Blurred::init(&mut Pcg32::seeded(1));
/// let image = SMatrix::<f32, 16, 2>::from_fn(|place, channel| (channel * 16 + place) as f32);
/// assert_eq!(net.forward(&image), SMatrix::from([[2.5, 4.5, 10.5, 12.5], [18.5, 20.5, 26.5, 28.5]]));
/// ```
pub type DepthwiseConv2d<
    T,
    W,
    const CHANNELS: usize,
    const FILTERS: usize,
    const TAPS: usize,
    const BIAS: usize = FILTERS,
> = Conv2d<T, W, CHANNELS, FILTERS, TAPS, CHANNELS, BIAS>;

impl<
    T: Scalar,
    W: Slide,
    const CHANNELS: usize,
    const FILTERS: usize,
    const FAN_IN: usize,
    const GROUPS: usize,
    const BIAS: usize,
> Conv2d<T, W, CHANNELS, FILTERS, FAN_IN, GROUPS, BIAS>
{
    /// The layer with all parameters zero.
    #[must_use]
    pub const fn zeroed() -> Self {
        const { W::SIZES.check() };
        const {
            assert!(CHANNELS.is_multiple_of(GROUPS), "the groups of a convolution divide its channels");
            assert!(FILTERS.is_multiple_of(GROUPS), "the groups of a convolution divide its filters");
            assert!(FAN_IN == CHANNELS / GROUPS * W::SIZES.taps(), "an output sums the values of one group's window");
            assert!(BIAS == FILTERS || BIAS == 0, "a bias for every filter, or none");
        }
        Self {
            weight: SMatrix::from_array_storage(ArrayStorage([[T::ZERO; FILTERS]; FAN_IN])),
            bias: SVector::from_array_storage(ArrayStorage([[T::ZERO; BIAS]; 1])),
            window: PhantomData,
        }
    }

    pub(super) const fn sizes(blocks: usize, lanes: usize) -> Sizes {
        let (channels, filters) = (CHANNELS / GROUPS, FILTERS / GROUPS);
        Sizes { window: W::SIZES, groups: GROUPS, channels, filters, blocks, lanes }
    }

    /// The weights, and the bias.
    #[inline(always)]
    pub(super) const fn parameters(&self) -> [&[T]; 2] {
        [self.weight.data.0.as_flattened(), self.bias.data.0.as_flattened()]
    }

    /// The weights' shape in PyTorch.
    const WEIGHT: Shape = Shape::new(&[FILTERS, CHANNELS / GROUPS, W::SIZES.kernel[0], W::SIZES.kernel[1]]);
}

// SAFETY: both matrices are zeroed types, and the window has no bytes.
unsafe impl<
    T: Scalar,
    W: Slide,
    const CHANNELS: usize,
    const FILTERS: usize,
    const FAN_IN: usize,
    const GROUPS: usize,
    const BIAS: usize,
> Zeroed for Conv2d<T, W, CHANNELS, FILTERS, FAN_IN, GROUPS, BIAS>
{
    const ZEROED: Self = Self::zeroed();
}

#[diagnostic::do_not_recommend]
impl<
    T: Scalar,
    W: Slide,
    const CHANNELS: usize,
    const FILTERS: usize,
    const FAN_IN: usize,
    const GROUPS: usize,
    const BIAS: usize,
> Layer for Conv2d<T, W, CHANNELS, FILTERS, FAN_IN, GROUPS, BIAS>
{
    type Scalar = T;
    const INPUT_SHAPES: [Shape; 1] = [Shape::new(&[CHANNELS, W::SIZES.input[0], W::SIZES.input[1]])];
    const OUTPUT_SHAPE: Shape = Shape::new(&[FILTERS, W::SIZES.output[0], W::SIZES.output[1]]);
    const PARAMETERS: usize = FILTERS * FAN_IN + BIAS;
    const MACS: usize = FILTERS * FAN_IN * W::SIZES.outputs();
    const DROPPED: [usize; 2] = W::SIZES.dropped();
    const ZEROED: Self = Self::zeroed();
    const TENSORS: &'static [Tensor] = tensors!(weight: Self::WEIGHT, bias: Shape::new(&[BIAS]));

    fn initialize<R: Rng + ?Sized>(&mut self, rng: &mut R, init: Init) {
        let fan_out = FILTERS * W::SIZES.taps();
        init.fill(self.weight.data.0.as_flattened_mut(), FILTERS, FAN_IN, fan_out, rng);
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
        let [weight, bias] = self.parameters();
        #[cfg(float_unit = "arm")]
        if cortex::is_single::<T>() && const { cortex::is_dense(&Self::sizes(1, 1)) } {
            let convolution = const { &cortex::Convolution::of(&Self::sizes(1, 1), W::SIZES.output[0]) };
            return cortex::convolve(convolution, &const { Self::sizes(1, 1) }, [weight, bias], x, y);
        }
        T::conv_correlate::<I>(Direction::Forward, &const { Self::sizes(1, 1) }, weight, bias, x, y);
    }

    #[inline(always)]
    fn record<I: Isa, const L: usize>(
        &self,
        [x]: [&[[T; L]]; 1],
        y: &mut [[T; L]],
        _: &mut [[T; L]],
        batch: &mut Batch<'_>,
    ) {
        let [weight, bias] = self.parameters();
        let (sizes, x, y) = (Self::sizes(batch.blocks, L), x.as_flattened(), y.as_flattened_mut());
        T::conv_correlate::<I>(Direction::Forward, &sizes, weight, bias, x, y);
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
            && let Some((dw, db)) = gradient.split_at_mut_checked(FILTERS * FAN_IN)
        {
            T::conv_weight_gradient::<I>(&sizes, 0, x, dy, dw);
            T::conv_bias_gradient::<I>(batch.blocks, W::SIZES.outputs() * L, 0, dy, db);
        }
        if let Some(dx) = dx {
            let [weight, _] = self.parameters();
            T::conv_correlate::<I>(Direction::Back, &sizes, weight, &[], dy, dx.as_flattened_mut());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layers::testing::{check_bits, check_gradients, randomize, visits};
    use crate::window::{Size, Window};

    type Plain<T> = Conv2d<T, Window<Size<6, 7>, Size<4, 5>, Size<3, 3>>, 2, 3, 18>;
    /// TensorFlow's `same` of 3 rows by 2, and 4 columns by 3: one zero before, or none.
    type Strided<T> = Conv2d<T, Window<Size<7, 5>, Size<4, 2>, Size<3, 4>, Size<2, 3>, Size<1, 1>>, 3, 7, 36, 1, 0>;
    type Dilated<T> =
        Conv2d<T, Window<Size<9, 8>, Size<9, 4>, Size<3, 2>, Size<1, 1>, Size<2, 0>, Size<2, 4>>, 1, 9, 6>;
    type Grouped<T> = Conv2d<T, Window<Size<4, 4>, Size<4, 4>, Size<3, 3>, Size<1, 1>, Size<1, 1>>, 8, 16, 36, 2>;
    type Pointwise<T> = Conv2d<T, Window<Size<5, 5>, Size<5, 5>, Size<1, 1>>, 5, 25, 5>;
    type Depthwise<T> =
        DepthwiseConv2d<T, Window<Size<6, 20>, Size<6, 20>, Size<3, 3>, Size<1, 1>, Size<1, 1>>, 3, 6, 9>;
    /// All of the window's last column is beyond the plane at the last places, and most of its rows at all.
    type Beyond<T> = Conv2d<T, Window<Size<2, 2>, Size<4, 4>, Size<3, 3>, Size<1, 1>, Size<2, 2>>, 1, 2, 9>;
    /// The places at all edges see zeros alone.
    type Beside<T> = Conv2d<T, Window<Size<3, 4>, Size<5, 6>, Size<1, 1>, Size<1, 1>, Size<1, 1>>, 2, 3, 2>;
    /// Two rows by two columns beside the plane, and rows that the window's hole steps over.
    type BesideInSteps<T> =
        Conv2d<T, Window<Size<5, 4>, Size<5, 5>, Size<2, 1>, Size<2, 3>, Size<4, 5>, Size<3, 1>>, 4, 6, 4, 2, 0>;

    macro_rules! each {
        ($check:ident::<$scalar:ty>) => {
            $check(&randomize(Plain::<$scalar>::zeroed()));
            $check(&randomize(Strided::<$scalar>::zeroed()));
            $check(&randomize(Dilated::<$scalar>::zeroed()));
            $check(&randomize(Grouped::<$scalar>::zeroed()));
            $check(&randomize(Pointwise::<$scalar>::zeroed()));
            $check(&randomize(Depthwise::<$scalar>::zeroed()));
            $check(&randomize(Beyond::<$scalar>::zeroed()));
            $check(&randomize(Beside::<$scalar>::zeroed()));
            $check(&randomize(BesideInSteps::<$scalar>::zeroed()));
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

    /// The sum of the definition, with zeros where the window is outside.
    #[test]
    fn outputs_are_the_sums_of_the_definition() {
        fn check<W: Slide, const C: usize, const F: usize, const FAN: usize, const G: usize, const B: usize>(
            layer: &Conv2d<f64, W, C, F, FAN, G, B>,
        ) {
            let sizes = W::SIZES;
            let [input, output, kernel] = [sizes.input, sizes.output, sizes.kernel];
            let x: std::vec::Vec<f64> = (0..C * sizes.inputs()).map(|i| f64::sin(i as f64)).collect();
            let mut y = std::vec![f64::NAN; F * sizes.outputs()];
            layer.infer::<crate::isa::Baseline>([&x], &mut y, &mut []);
            for f in 0..F {
                for place in 0..sizes.outputs() {
                    let at = [place / output[1], place % output[1]];
                    let mut sum = layer.bias.get(f).copied().unwrap_or(0.0);
                    for tap in 0..FAN {
                        let (c, k) = (tap / sizes.taps(), tap % sizes.taps());
                        let k = [k / kernel[1], k % kernel[1]];
                        let [i, j] = [0, 1].map(|axis| {
                            at[axis] as isize * sizes.stride[axis] as isize + (k[axis] * sizes.dilation[axis]) as isize
                                - sizes.padding[axis] as isize
                        });
                        if (0..input[0] as isize).contains(&i) && (0..input[1] as isize).contains(&j) {
                            let channel = f / (F / G) * (C / G) + c;
                            sum +=
                                layer.weight[(f, tap)] * x[(channel * input[0] + i as usize) * input[1] + j as usize];
                        }
                    }
                    let found = y[f * sizes.outputs() + place];
                    assert!((found - sum).abs() < 1e-12, "filter {f}, place {at:?}: {found}, not {sum}");
                }
            }
        }
        each!(check::<f64>);
    }

    #[test]
    fn parameters_are_visited_as_pytorch_has_them() {
        assert_eq!(visits(&Grouped::<f32>::zeroed()), ["parameter weight [16, 4, 3, 3] 576", "parameter bias [16] 16"]);
        assert_eq!(visits(&Strided::<f32>::zeroed()), ["parameter weight [7, 3, 3, 4] 252"]);
        assert_eq!(visits(&Depthwise::<f32>::zeroed()), ["parameter weight [6, 1, 3, 3] 54", "parameter bias [6] 6"]);
    }
}

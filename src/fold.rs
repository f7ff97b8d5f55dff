//! Batch norms, folded into the layers before them.

use crate::layer::{Layer, Visitor, VisitorMut};
use crate::layers::{BatchNorm, Conv2d, ConvTranspose2d, Dense};
use crate::network::Network;
use crate::scalar::Scalar;
use crate::shape::Shape;
use crate::window::Slide;

/// A network with batch norms right after dense layers or convolutions. In inference such a norm does to a channel what weights and a bias
/// can do as well, so it can be folded into the layer before it:
///
/// `(W x + b − mean) · s + shift = (s W) x + (b − mean) · s + shift`, with `s = weight / √(variance + epsilon)`.
///
/// `network!` implements it for a network `Net` in which there is one to fold, and writes the network without them: `NetFolded`, of the same input
/// and output. Its layers have the names of those that were folded into, with the activation of the norm, and the bias that they need.
/// There is nothing left of the norm: `NetFolded` has neither its parameters nor its multiply-accumulates. Results are equal to rounding.
///
/// A norm is folded where it alone reads the layer before it, and nothing stands between them. Others stay: after an activation, a join
/// or a pool, or of the input. So do those of nested networks, which fold by themselves.
///
/// ```
/// use constnet::prelude::*;
///
/// network! {
///     #[derive(Clone)]
///     struct Net: [2] -> [1] {
///         hidden: Dense(8, bias = false),
///         norm: BatchNorm | Relu,
///         out: Dense(1),
///     }
/// }
/// let net = Net::init(&mut Pcg32::seeded(1));
/// let folded: NetFolded = net.fold();
/// let x = SVector::from([0.5, -2.0]);
/// assert!((folded.forward(&x)[0] - net.forward(&x)[0]).abs() < 1e-6);
/// assert_eq!((Net::MACS, NetFolded::MACS), (16 + 8 + 8, 16 + 8));
/// assert_eq!((Net::PARAMETERS, NetFolded::PARAMETERS), (16 + 2 * 8 + 9, 16 + 8 + 9));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no batch norm to fold",
    note = "a batch norm is folded into the dense layer or convolution right before it, which nothing else may read"
)]
pub trait Fold: Network {
    /// The network without the norms.
    type Folded: Network<Scalar = Self::Scalar, Input = Self::Input, Output = Self::Output>;

    /// Writes the parameters of `folded`, all of them.
    fn fold_to(&self, folded: &mut Self::Folded);

    /// The network with its batch norms folded into the layers before them.
    #[must_use]
    fn fold(&self) -> Self::Folded {
        let mut folded = Self::Folded::new_zeroed();
        self.fold_to(&mut folded);
        folded
    }

    /// As [`fold`](Self::fold), for a network that is too large for the stack.
    #[cfg(feature = "alloc")]
    #[must_use]
    fn fold_boxed(&self) -> alloc::boxed::Box<Self::Folded> {
        let mut folded = Self::Folded::zeroed_boxed();
        self.fold_to(&mut folded);
        folded
    }
}

/// What a norm does to a channel: `y = (x − mean) · scale + shift`.
pub trait Norm<T> {
    /// `[mean, scale, shift]`.
    fn of_channel(&self, channel: usize) -> [T; 3];
}

impl<
    T: Scalar,
    const CHANNELS: usize,
    const OUTER: usize,
    const INNER: usize,
    const EPSILON: u64,
    const MOMENTUM: u64,
    const AFFINE: usize,
> Norm<T> for BatchNorm<T, CHANNELS, OUTER, INNER, EPSILON, MOMENTUM, AFFINE>
{
    fn of_channel(&self, channel: usize) -> [T; 3] {
        Self::of_channel(self, channel)
    }
}

/// A layer that takes a norm up, to become one with a bias.
pub trait FoldInto<T, Folded> {
    /// Writes all of `folded`.
    fn fold_into(&self, norm: &impl Norm<T>, folded: &mut Folded);
}

/// Writes the weights and biases of outputs: a row of weights an output, the first axis contiguous.
fn rows<T: Scalar>(norm: &impl Norm<T>, [weight, bias]: [&[T]; 2], [to, to_bias]: [&mut [T]; 2]) {
    let outputs = to_bias.len();
    for (output, to_bias) in to_bias.iter_mut().enumerate() {
        let [mean, scale, shift] = norm.of_channel(output);
        *to_bias = (bias.get(output).copied().unwrap_or(T::ZERO) - mean) * scale + shift;
        let column = to.iter_mut().zip(weight).skip(output).step_by(outputs.max(1));
        column.for_each(|(to, weight)| *to = *weight * scale);
    }
}

impl<T: Scalar, const IN: usize, const OUT: usize, const STEPS: usize, const BIAS: usize>
    FoldInto<T, Dense<T, IN, OUT, STEPS>> for Dense<T, IN, OUT, STEPS, BIAS>
{
    fn fold_into(&self, norm: &impl Norm<T>, folded: &mut Dense<T, IN, OUT, STEPS>) {
        let from = [self.weight.data.0.as_flattened(), self.bias.data.0.as_flattened()];
        rows(norm, from, [folded.weight.data.0.as_flattened_mut(), folded.bias.data.0.as_flattened_mut()]);
    }
}

impl<T: Scalar, W: Slide, const C: usize, const F: usize, const FAN_IN: usize, const G: usize, const BIAS: usize>
    FoldInto<T, Conv2d<T, W, C, F, FAN_IN, G>> for Conv2d<T, W, C, F, FAN_IN, G, BIAS>
{
    fn fold_into(&self, norm: &impl Norm<T>, folded: &mut Conv2d<T, W, C, F, FAN_IN, G>) {
        let from = [self.weight.data.0.as_flattened(), self.bias.data.0.as_flattened()];
        rows(norm, from, [folded.weight.data.0.as_flattened_mut(), folded.bias.data.0.as_flattened_mut()]);
    }
}

impl<T: Scalar, W: Slide, const C: usize, const F: usize, const FAN_OUT: usize, const G: usize, const BIAS: usize>
    FoldInto<T, ConvTranspose2d<T, W, C, F, FAN_OUT, G>> for ConvTranspose2d<T, W, C, F, FAN_OUT, G, BIAS>
{
    /// A row is a channel of the input, and holds the filters of its group, one window after the other.
    fn fold_into(&self, norm: &impl Norm<T>, folded: &mut ConvTranspose2d<T, W, C, F, FAN_OUT, G>) {
        let (channels, filters, taps) = (const { C / G }, const { F / G }, const { W::SIZES.taps() });
        for (at, (to, from)) in folded.weight.data.0.iter_mut().zip(&self.weight.data.0).enumerate() {
            for (channel, (to, from)) in to.iter_mut().zip(from).enumerate() {
                let [_, scale, _] = norm.of_channel(channel / channels.max(1) * filters + at / taps.max(1));
                *to = *from * scale;
            }
        }
        for (filter, to) in folded.bias.data.0.as_flattened_mut().iter_mut().enumerate() {
            let [mean, scale, shift] = norm.of_channel(filter);
            *to = (self.bias.data.0.as_flattened().get(filter).copied().unwrap_or(T::ZERO) - mean) * scale + shift;
        }
    }
}

/// Copies all parameters and statistics from one layer to another of its type, which need not be `Clone`.
pub fn copy_parameters<Lay: Layer<N>, const N: usize>(from: &Lay, to: &mut Lay) {
    /// Visits the one, and with each of its tensors the other.
    struct From<'a, Lay, const N: usize>(&'a mut Lay, usize);
    /// Sets the tensor of that number.
    struct To<'a, T>(&'a [T], usize);

    impl<Lay: Layer<N>, const N: usize> Visitor<Lay::Scalar> for From<'_, Lay, N> {
        fn parameter(&mut self, name: &'static str, shape: Shape, values: &[Lay::Scalar]) {
            self.fixed(name, shape, values);
        }
        fn fixed(&mut self, _: &'static str, _: Shape, values: &[Lay::Scalar]) {
            self.0.visit_mut(&mut To(values, self.1));
            self.1 += 1;
        }
    }

    impl<T: Scalar> VisitorMut<T> for To<'_, T> {
        fn parameter(&mut self, name: &'static str, shape: Shape, values: &mut [T]) {
            self.fixed(name, shape, values);
        }
        fn fixed(&mut self, _: &'static str, _: Shape, values: &mut [T]) {
            if self.1 == 0 {
                values.iter_mut().zip(self.0).for_each(|(to, from)| *to = *from);
            }
            self.1 = self.1.wrapping_sub(1);
        }
    }

    from.visit(&mut From(to, 0));
}

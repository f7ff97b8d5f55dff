use nalgebra::{ArrayStorage, SVector};
use rand_core::Rng;

use crate::init::Init;
use crate::isa::Isa;
use crate::kernels::norm::{self, Affine};
use crate::kernels::slices::{part, part_mut};
use crate::layer::{Batch, Layer, Recorded, Tensor, Visitor, VisitorMut};
use crate::scalar::Scalar;
use crate::shape::Shape;
use crate::tensors::tensors;
use crate::zeroed::Zeroed;

/// Layer normalisation, as `torch.nn.LayerNorm(features)`.
///
/// In a declaration: `LayerNorm(epsilon = 1e-5, affine = true)`. It keeps the shape `[features]`, or `[steps, features]`, where each step is
/// normalised by itself:
///
/// `y = (x − mean) / √(variance + epsilon) · weight + bias`,
///
/// with the mean and the variance of the sample's (or the step's) features; the variance divides by their number, and is taken in a
/// second pass, from the mean. For an image, [`GroupNorm`](super::GroupNorm) with one group does it, with a weight a channel.
/// `affine` is PyTorch's `elementwise_affine`.
///
/// There are `STEPS` rows of `FEATURES`; `EPSILON` is [`f64::to_bits`]; `AFFINE` is `FEATURES`, or `0` for no weight and bias. Parameters: `weight`
/// and `bias`, `[FEATURES]` each. Source: J. L. Ba et al., *Layer Normalization* (2016).
///
/// ```
/// use constnet::prelude::*;
///
/// network! {
///     struct Even: [4] -> [4] {
///         norm: LayerNorm(epsilon = 0.0),
///     }
/// }
/// let net = Even::init(&mut Pcg32::seeded(1));
/// assert_eq!(net.forward(&SVector::from([2.0, 4.0, 2.0, 4.0])), SVector::from([-1.0, 1.0, -1.0, 1.0]));
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LayerNorm<
    T: Scalar,
    const FEATURES: usize,
    const STEPS: usize = 1,
    const EPSILON: u64 = { 1e-5_f64.to_bits() },
    const AFFINE: usize = FEATURES,
> {
    /// What normalised values are multiplied by.
    pub weight: SVector<T, AFFINE>,
    /// What is added then.
    pub bias: SVector<T, AFFINE>,
}

/// Normalisation of groups of channels, as `torch.nn.GroupNorm`.
///
/// In a declaration: `GroupNorm(groups, epsilon = 1e-5, affine = true)`. It keeps the shape `[channels, height, width]`, or `[features]`, which then are
/// the channels:
///
/// `y = (x − mean) / √(variance + epsilon) · weight + bias`,
///
/// with the mean and the variance of one sample's values in a group of `CHANNELS / GROUPS` channels; weight and bias are the channel's. One group is
/// a layer normalisation of the image; as many groups as channels are instance normalisation.
///
/// `PLANE` is `height · width`; `EPSILON` is [`f64::to_bits`]; `AFFINE` is `CHANNELS`, or `0` for no weight and bias. Parameters: `weight` and `bias`,
/// `[CHANNELS]` each. Source: Y. Wu, K. He, *Group Normalization*, ECCV 2018.
///
/// ```
/// use constnet::prelude::*;
///
/// network! {
///     struct Even: [2, 1, 2] -> [2, 1, 2] {
///         norm: GroupNorm(2, epsilon = 0.0),
///     }
/// }
/// let net = Even::init(&mut Pcg32::seeded(1));
/// let image = SMatrix::from([[2.0, 4.0], [10.0, 30.0]]);
/// assert_eq!(net.forward(&image), SMatrix::from([[-1.0, 1.0], [-1.0, 1.0]]));
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GroupNorm<
    T: Scalar,
    const GROUPS: usize,
    const CHANNELS: usize,
    const PLANE: usize = 1,
    const EPSILON: u64 = { 1e-5_f64.to_bits() },
    const AFFINE: usize = CHANNELS,
> {
    /// What normalised values of a channel are multiplied by.
    pub weight: SVector<T, AFFINE>,
    /// What is added then.
    pub bias: SVector<T, AFFINE>,
}

/// The code of both: `$rows` rows of `$len` values, of which row `row` has the parameters `$of_row`, each for `$run` values.
macro_rules! row_norm {
    (
        $name:ident<$($size:ident),+>, check $check:expr, shape $shape:expr, rows $rows:expr, len $len:expr,
        run $run:expr, channels $channels:ident, of_row |$row:ident| $of_row:expr
    ) => {
        impl<T: Scalar, $(const $size: usize,)+ const EPSILON: u64, const AFFINE: usize>
            $name<T, $($size,)+ EPSILON, AFFINE>
        {
            /// The layer with all parameters zero.
            #[must_use]
            pub const fn zeroed() -> Self {
                const {
                    assert!(AFFINE == $channels || AFFINE == 0, "a weight for every channel or feature, or none");
                    $check
                }
                Self {
                    weight: SVector::from_array_storage(ArrayStorage([[T::ZERO; AFFINE]; 1])),
                    bias: SVector::from_array_storage(ArrayStorage([[T::ZERO; AFFINE]; 1])),
                }
            }

            /// The parameters of a row.
            #[inline(always)]
            fn affine(&self, $row: usize) -> Affine<'_, T> {
                let (start, len): (usize, usize) = $of_row;
                let weight = self.weight.data.0.as_flattened().get(start..start + len).unwrap_or_default();
                let bias = self.bias.data.0.as_flattened().get(start..start + len).unwrap_or_default();
                Affine { weight, bias, run: $run }
            }
        }

        // SAFETY: both fields are zeroed types.
        unsafe impl<T: Scalar, $(const $size: usize,)+ const EPSILON: u64, const AFFINE: usize> Zeroed
            for $name<T, $($size,)+ EPSILON, AFFINE>
        {
            const ZEROED: Self = Self::zeroed();
        }

        #[diagnostic::do_not_recommend]
        impl<T: Scalar, $(const $size: usize,)+ const EPSILON: u64, const AFFINE: usize> Layer
            for $name<T, $($size,)+ EPSILON, AFFINE>
        {
            type Scalar = T;
            const INPUT_SHAPES: [Shape; 1] = [$shape];
            const OUTPUT_SHAPE: Shape = $shape;
            const PARAMETERS: usize = 2 * AFFINE;
            const MACS: usize = $rows * ($len);
            /// Of each row the mean and the inverse deviation.
            const CACHE: usize = 2 * $rows;
            const ZEROED: Self = Self::zeroed();
            const TENSORS: &'static [Tensor] =
                tensors!(weight: Shape::new(&[AFFINE]), bias: Shape::new(&[AFFINE]));

            fn initialize<R: Rng + ?Sized>(&mut self, _: &mut R, _: Init) {
                self.weight.data.0.as_flattened_mut().fill(T::ONE);
                self.bias.data.0.as_flattened_mut().fill(T::ZERO);
            }

            fn visit(&self, visitor: &mut impl Visitor<T>) {
                if AFFINE > 0 {
                    visitor.parameter("weight", Shape::new(&[AFFINE]), self.weight.data.0.as_flattened());
                    visitor.parameter("bias", Shape::new(&[AFFINE]), self.bias.data.0.as_flattened());
                }
            }

            fn visit_mut(&mut self, visitor: &mut impl VisitorMut<T>) {
                if AFFINE > 0 {
                    visitor.parameter("weight", Shape::new(&[AFFINE]), self.weight.data.0.as_flattened_mut());
                    visitor.parameter("bias", Shape::new(&[AFFINE]), self.bias.data.0.as_flattened_mut());
                }
            }

            #[inline(always)]
            fn infer<I: Isa>(&self, [x]: [&[T]; 1], y: &mut [T], _: &mut [T]) {
                let epsilon = T::from_f64(const { f64::from_bits(EPSILON) });
                for row in 0..$rows {
                    norm::row::<T, I>(part(x, row, $len), part_mut(y, row, $len), self.affine(row), epsilon);
                }
            }

            #[inline(always)]
            fn record<I: Isa, const L: usize>(
                &self,
                [x]: [&[[T; L]]; 1],
                y: &mut [[T; L]],
                cache: &mut [[T; L]],
                _: &mut Batch<'_>,
            ) {
                let epsilon = T::from_f64(const { f64::from_bits(EPSILON) });
                // The rows of one block after those of the other.
                for (row, cache) in cache.as_chunks_mut().0.iter_mut().enumerate() {
                    let affine = self.affine(row % $rows);
                    *cache = norm::row_lanes::<T, I, L>(part(x, row, $len), part_mut(y, row, $len), affine, epsilon);
                }
            }

            #[inline(always)]
            fn backpropagate<I: Isa, const L: usize>(
                &self,
                recorded: Recorded<'_, T, L, 1>,
                dy: &mut [[T; L]],
                [mut dx]: [Option<&mut [[T; L]]>; 1],
                mut gradient: Option<&mut [T]>,
                _: &mut [[T; L]],
                _: &Batch<'_>,
            ) {
                let [x] = recorded.inputs;
                for (row, cache) in recorded.cache.as_chunks().0.iter().enumerate() {
                    let ($row, affine) = (row % $rows, self.affine(row % $rows));
                    let (start, len): (usize, usize) = $of_row;
                    let gradient = gradient.as_deref_mut().unwrap_or_default();
                    let (dweight, dbias) = gradient.split_at_mut_checked(AFFINE).unwrap_or_default();
                    let dweight = dweight.get_mut(start..start + len).unwrap_or_default();
                    let dbias = dbias.get_mut(start..start + len).unwrap_or_default();
                    let dx = dx.as_deref_mut().map(|dx| part_mut(dx, row, $len));
                    let (x, dy) = (part(x, row, $len), part_mut(dy, row, $len));
                    norm::row_gradient::<T, I, L>(x, dy, dx, cache, affine, [dweight, dbias]);
                }
            }
        }
    };
}

row_norm!(
    LayerNorm<FEATURES, STEPS>, check {}, shape Shape::rows(STEPS, FEATURES), rows STEPS, len FEATURES, run 1,
    channels FEATURES, of_row |_row| (0, AFFINE)
);
row_norm!(
    GroupNorm<GROUPS, CHANNELS, PLANE>,
    check assert!(CHANNELS.is_multiple_of(GROUPS), "the groups of a normalisation divide its channels"),
    shape if PLANE == 1 { Shape::new(&[CHANNELS]) } else { Shape::new(&[CHANNELS, PLANE]) },
    rows GROUPS, len CHANNELS / GROUPS * PLANE, run PLANE, channels CHANNELS,
    of_row |row| (row * (AFFINE / GROUPS), AFFINE / GROUPS)
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layers::testing::{check_bits, check_gradients, randomize, visits};

    type Steps<T> = LayerNorm<T, 19, 3>;
    type Plain<T> = LayerNorm<T, 5, 1, { 1e-3_f64.to_bits() }, 0>;
    type Groups<T> = GroupNorm<T, 2, 6, 5>;
    type Features<T> = GroupNorm<T, 2, 6>;
    type Instances<T> = GroupNorm<T, 3, 3, 20, { 1e-3_f64.to_bits() }, 0>;

    #[test]
    fn gradients_agree_with_differences() {
        check_gradients(&randomize(Steps::<f64>::zeroed()));
        check_gradients(&Plain::<f64>::zeroed());
        check_gradients(&randomize(Groups::<f64>::zeroed()));
        check_gradients(&randomize(Features::<f64>::zeroed()));
        check_gradients(&Instances::<f64>::zeroed());
    }

    #[test]
    fn training_and_inference_agree() {
        check_bits(&randomize(Steps::<f32>::zeroed()));
        check_bits(&Plain::<f32>::zeroed());
        check_bits(&randomize(Groups::<f32>::zeroed()));
        check_bits(&randomize(Features::<f32>::zeroed()));
        check_bits(&Instances::<f32>::zeroed());
    }

    #[test]
    fn parameters_have_their_names() {
        assert_eq!(visits(&Steps::<f32>::zeroed()), ["parameter weight [19] 19", "parameter bias [19] 19"]);
        assert_eq!(visits(&Groups::<f32>::zeroed()), ["parameter weight [6] 6", "parameter bias [6] 6"]);
        assert!(visits(&Instances::<f32>::zeroed()).is_empty());
    }
}

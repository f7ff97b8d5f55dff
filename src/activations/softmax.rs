use super::Activation;
use crate::isa::Isa;
use crate::math::exp_each;
use crate::scalar::Scalar;

/// `eˣ / Σ eˣ` over each group of `FEATURES` consecutive values, as `torch.nn.Softmax(dim=-1)`: positive values that
/// add up to one.
///
/// The group's maximum is subtracted first, so no finite input overflows. The gradient is `y (dy − Σ y dy)`.
///
/// To train a classifier, end the network with the logits instead: [`losses`](crate::losses) of classes have the softmax in them.
///
/// ```
/// use constnet::prelude::*;
///
/// network! {
///     struct Shares: [2] -> [2] {
///         out: Dense(2) | Softmax,
///     }
/// }
/// assert_eq!(Shares::zeroed().forward(&SVector::from([1.0, 2.0])), SVector::from([0.5, 0.5]));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Softmax<const FEATURES: usize>;

impl<const FEATURES: usize> Softmax<FEATURES> {
    /// The activation.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

/// `x − ln Σ eˣ` over each group of `FEATURES` consecutive values, as `torch.nn.LogSoftmax(dim=-1)`: the logarithms of
/// [`Softmax`].
///
/// The group's maximum is subtracted first, so no finite input overflows. The gradient is `dy − eʸ Σ dy`.
///
/// ```
/// use constnet::prelude::*;
///
/// network! {
///     struct Scores: [2] -> [2] {
///         out: Dense(2) | LogSoftmax,
///     }
/// }
/// let scores = Scores::zeroed().forward(&SVector::from([1.0, 2.0]));
/// assert_eq!(scores[0], -core::f32::consts::LN_2);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LogSoftmax<const FEATURES: usize>;

impl<const FEATURES: usize> LogSoftmax<FEATURES> {
    /// The activation.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

macro_rules! activation {
    ($name:ident, $forward:ident, $backward:ident, $($scalar:ty),*) => {$(
        impl<const FEATURES: usize> Activation<$scalar> for $name<FEATURES> {
            #[inline(always)]
            fn infer<I: Isa>(&self, values: &mut [$scalar]) {
                $forward::<$scalar, I, FEATURES, 1>(values.as_chunks_mut().0);
            }

            #[inline(always)]
            fn record<I: Isa, const L: usize>(&self, values: &mut [[$scalar; L]], _: &mut [[$scalar; L]]) {
                $forward::<$scalar, I, FEATURES, L>(values);
            }

            #[inline(always)]
            fn backpropagate<I: Isa, const L: usize>(
                &self,
                outputs: &[[$scalar; L]],
                _: &[[$scalar; L]],
                gradients: &mut [[$scalar; L]],
            ) {
                $backward::<$scalar, I, FEATURES, L>(outputs, gradients);
            }
        }
    )*};
}

// One for each scalar: see `Activation`.
activation!(Softmax, softmax, softmax_gradient, f32, f64);
activation!(LogSoftmax, log_softmax, log_softmax_gradient, f32, f64);

/// How many values are few enough to stay in registers.
const FEW: usize = 16;

#[inline(always)]
fn softmax<T: Scalar, I: Isa, const FEATURES: usize, const L: usize>(values: &mut [[T; L]]) {
    for row in values.as_chunks_mut::<FEATURES>().0 {
        if const { FEATURES * L <= FEW } {
            // Of a copy, of which nothing is stored and read again on the way.
            let mut held = *row;
            softmax_of_row::<T, I, FEATURES, L>(&mut held);
            *row = held;
        } else {
            softmax_of_row::<T, I, FEATURES, L>(row);
        }
    }
}

#[inline(always)]
fn softmax_of_row<T: Scalar, I: Isa, const FEATURES: usize, const L: usize>(row: &mut [[T; L]; FEATURES]) {
    subtract_maximum(row);
    exp_each::<T, I>(row.as_flattened_mut());
    let mut sums = [T::ZERO; L];
    for x in row.iter() {
        for (x, sum) in x.iter().zip(&mut sums) {
            *sum += *x;
        }
    }
    for x in row {
        for (x, sum) in x.iter_mut().zip(&sums) {
            *x /= *sum;
        }
    }
}

#[inline(always)]
fn softmax_gradient<T: Scalar, I: Isa, const FEATURES: usize, const L: usize>(y: &[[T; L]], dy: &mut [[T; L]]) {
    for (dy, y) in dy.as_chunks_mut::<FEATURES>().0.iter_mut().zip(y.as_chunks::<FEATURES>().0) {
        let mut sums = [T::ZERO; L];
        for (dy, y) in dy.iter().zip(y) {
            for ((sum, dy), y) in sums.iter_mut().zip(dy).zip(y) {
                *sum = y.fma::<I>(*dy, *sum);
            }
        }
        for (dy, y) in dy.iter_mut().zip(y) {
            for ((dy, y), sum) in dy.iter_mut().zip(y).zip(&sums) {
                *dy = *y * (*dy - *sum);
            }
        }
    }
}

#[inline(always)]
fn log_softmax<T: Scalar, I: Isa, const FEATURES: usize, const L: usize>(values: &mut [[T; L]]) {
    for row in values.as_chunks_mut::<FEATURES>().0 {
        subtract_maximum(row);
        let mut sums = [T::ZERO; L];
        for x in row.iter() {
            for (x, sum) in x.iter().zip(&mut sums) {
                *sum += x.exp::<I>();
            }
        }
        let logarithms = sums.map(T::ln::<I>);
        for x in row {
            for (x, logarithm) in x.iter_mut().zip(&logarithms) {
                *x -= *logarithm;
            }
        }
    }
}

#[inline(always)]
fn log_softmax_gradient<T: Scalar, I: Isa, const FEATURES: usize, const L: usize>(y: &[[T; L]], dy: &mut [[T; L]]) {
    for (dy, y) in dy.as_chunks_mut::<FEATURES>().0.iter_mut().zip(y.as_chunks::<FEATURES>().0) {
        let mut sums = [T::ZERO; L];
        for dy in dy.iter() {
            for (sum, dy) in sums.iter_mut().zip(dy) {
                *sum += *dy;
            }
        }
        for (dy, y) in dy.iter_mut().zip(y) {
            for ((dy, y), sum) in dy.iter_mut().zip(y).zip(&sums) {
                *dy = (-y.exp::<I>()).fma::<I>(*sum, *dy);
            }
        }
    }
}

/// Subtracts from every lane of a group its maximum. A NaN, which the maximum passes over, is still in the group after.
#[inline(always)]
fn subtract_maximum<T: Scalar, const FEATURES: usize, const L: usize>(row: &mut [[T; L]; FEATURES]) {
    let mut maxima = [T::NEG_INFINITY; L];
    for x in row.iter() {
        for (maximum, x) in maxima.iter_mut().zip(x) {
            *maximum = x.max(*maximum);
        }
    }
    for x in row {
        for (x, maximum) in x.iter_mut().zip(&maxima) {
            *x -= *maximum;
        }
    }
}

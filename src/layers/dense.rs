use nalgebra::{ArrayStorage, SMatrix, SVector};
use rand_core::Rng;

use crate::init::Init;
use crate::isa::Isa;
use crate::kernels::dense;
use crate::layer::{Batch, Layer, Recorded, Visitor, VisitorMut};
use crate::scalar::Scalar;
use crate::shape::Shape;
use crate::zeroed::Zeroed;

/// A fully connected layer, `y = W x + b`, as `torch.nn.Linear`.
///
/// In a declaration: `Dense(units, bias = true, init = ..)`. It maps `[IN]` to `[OUT]`, and `[STEPS, IN]` to `[STEPS, OUT]`, each step
/// with the same weights. `BIAS` is `OUT`, or `0` for none.
///
/// Parameters: `weight` `[OUT, IN]` and `bias` `[OUT]`; multiply-accumulates: `STEPS · IN · OUT`.
///
/// ```
/// use constnet::prelude::*;
///
/// network! {
///     struct Affine: [2] -> [2] {
///         out: Dense(2),
///     }
/// }
///
/// let mut net = Affine::zeroed();
/// net.out.weight[(0, 1)] = 3.0;
/// net.out.bias[1] = 1.0;
/// assert_eq!(net.forward(&SVector::from([5.0, 7.0])), SVector::from([21.0, 1.0]));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Dense<T: Scalar, const IN: usize, const OUT: usize, const STEPS: usize = 1, const BIAS: usize = OUT> {
    /// `W`, a row an output.
    pub weight: SMatrix<T, OUT, IN>,
    /// `b`.
    pub bias: SVector<T, BIAS>,
}

impl<T: Scalar, const IN: usize, const OUT: usize, const STEPS: usize, const BIAS: usize>
    Dense<T, IN, OUT, STEPS, BIAS>
{
    /// The layer with all parameters zero.
    #[must_use]
    pub const fn zeroed() -> Self {
        Self {
            weight: SMatrix::from_array_storage(ArrayStorage([[T::ZERO; OUT]; IN])),
            bias: SVector::from_array_storage(ArrayStorage([[T::ZERO; BIAS]; 1])),
        }
    }
}

// SAFETY: both fields are zeroed types.
unsafe impl<T: Scalar, const IN: usize, const OUT: usize, const STEPS: usize, const BIAS: usize> Zeroed
    for Dense<T, IN, OUT, STEPS, BIAS>
{
    const ZEROED: Self = Self::zeroed();
}

impl<T: Scalar, const IN: usize, const OUT: usize, const STEPS: usize, const BIAS: usize> Layer
    for Dense<T, IN, OUT, STEPS, BIAS>
{
    type Scalar = T;
    const INPUT_SHAPES: [Shape; 1] = [Shape::rows(STEPS, IN)];
    const OUTPUT_SHAPE: Shape = Shape::rows(STEPS, OUT);
    const PARAMETERS: usize = IN * OUT + BIAS;
    const MACS: usize = STEPS * IN * OUT;
    const ZEROED: Self = Self::zeroed();

    fn initialize<R: Rng + ?Sized>(&mut self, rng: &mut R, init: Init) {
        init.fill(self.weight.as_mut_slice(), OUT, IN, OUT, rng);
        self.bias.fill(T::ZERO);
    }

    fn visit(&self, visitor: &mut impl Visitor<T>) {
        visitor.parameter("weight", Shape::new(&[OUT, IN]), self.weight.as_slice());
        if BIAS > 0 {
            visitor.parameter("bias", Shape::new(&[OUT]), self.bias.as_slice());
        }
    }

    fn visit_mut(&mut self, visitor: &mut impl VisitorMut<T>) {
        visitor.parameter("weight", Shape::new(&[OUT, IN]), self.weight.as_mut_slice());
        if BIAS > 0 {
            visitor.parameter("bias", Shape::new(&[OUT]), self.bias.as_mut_slice());
        }
    }

    #[inline(always)]
    fn infer<I: Isa>(&self, [x]: [&[T]; 1], y: &mut [T], _: &mut [T]) {
        for (x, y) in x.as_chunks().0.iter().zip(y.as_chunks_mut().0) {
            dense::infer::<T, I, IN, OUT>(&self.weight.data.0, self.bias.as_slice(), x, y);
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
        for (x, y) in x.as_chunks().0.iter().zip(y.as_chunks_mut().0) {
            dense::forward::<T, I, IN, OUT, L>(&self.weight.data.0, self.bias.as_slice(), x, y);
        }
    }

    #[inline(always)]
    fn backpropagate<I: Isa, const L: usize>(
        &self,
        recorded: Recorded<'_, T, L, 1>,
        dy: &mut [[T; L]],
        [dx]: [Option<&mut [[T; L]]>; 1],
        gradient: Option<&mut [T]>,
        _: &mut [[T; L]],
        _: &Batch<'_>,
    ) {
        let [x] = recorded.inputs;
        let dy = dy.as_chunks().0;
        if let Some((dweight, dbias)) = gradient.and_then(|gradient| gradient.split_at_mut_checked(IN * OUT)) {
            let dweight = dweight.as_chunks_mut().0;
            for (x, dy) in x.as_chunks().0.iter().zip(dy) {
                dense::weight_gradient::<T, I, IN, OUT, L>(x, dy, dweight, dbias);
            }
        }
        if let Some(dx) = dx {
            for (dx, dy) in dx.as_chunks_mut().0.iter_mut().zip(dy) {
                dense::input_gradient::<T, I, IN, OUT, L>(&self.weight.data.0, dy, dx);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layers::testing::{check_bits, check_gradients, randomize, visits};

    /// Runs a check for every width of tile, with and without bias, of one row and of several.
    macro_rules! everywhere {
        ($check:ident, $t:ty) => {
            everywhere!($check, $t, [1 3 17 33])
        };
        ($check:ident, $t:ty, [$($out:literal)*]) => {$(
            $check(&randomize(Dense::<$t, 5, $out>::zeroed()));
            $check(&randomize(Dense::<$t, 5, $out, 3>::zeroed()));
            $check(&randomize(Dense::<$t, 5, $out, 1, 0>::zeroed()));
            $check(&randomize(Dense::<$t, 5, $out, 3, 0>::zeroed()));
        )*};
    }

    #[test]
    fn gradients_match_differences() {
        everywhere!(check_gradients, f64);
        // The way back runs in tiles of inputs.
        check_gradients(&randomize(Dense::<f64, 1, 2>::zeroed()));
        check_gradients(&randomize(Dense::<f64, 9, 2>::zeroed()));
    }

    #[test]
    fn training_and_inference_agree() {
        everywhere!(check_bits, f32);
        everywhere!(check_bits, f64);
    }

    #[test]
    fn parameters_have_their_names() {
        assert_eq!(visits(&Dense::<f32, 2, 3>::zeroed()), ["parameter weight [3, 2] 6", "parameter bias [3] 3"]);
        assert_eq!(visits(&Dense::<f32, 2, 3, 1, 0>::zeroed()), ["parameter weight [3, 2] 6"]);
    }
}

use core::marker::PhantomData;

use super::copy;
use crate::isa::Isa;
use crate::layer::{Batch, Layer, Recorded};
use crate::scalar::Scalar;
use crate::shape::Shape;
use crate::zeroed::Zeroed;

/// The sum of two or more values of one shape, element by element: where a residual connection joins.
///
/// In a declaration: `Add(main, shortcut)`, of layers above by name. It has no parameters. The sum runs in the order of the
/// names.
///
/// ```
/// use constnet::prelude::*;
///
/// network! {
///     struct Residual: [2] -> [2] {
///         main: Dense(2),
///         sum: Add(main, input),
///     }
/// }
/// let mut net = Residual::zeroed();
/// net.main.bias[0] = 10.0;
/// assert_eq!(net.forward(&SVector::from([1.0, 2.0])), SVector::from([11.0, 2.0]));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Add<T, const LEN: usize, const INPUTS: usize> {
    scalar: PhantomData<T>,
}

impl<T, const LEN: usize, const INPUTS: usize> Add<T, LEN, INPUTS> {
    /// The layer.
    #[must_use]
    pub const fn new() -> Self {
        const { assert!(INPUTS >= 2, "a sum has two inputs or more") }
        Self { scalar: PhantomData }
    }
}

// SAFETY: a type without bytes.
unsafe impl<T, const LEN: usize, const INPUTS: usize> Zeroed for Add<T, LEN, INPUTS> {
    const ZEROED: Self = Self::new();
}

#[diagnostic::do_not_recommend]
impl<T: Scalar, const LEN: usize, const INPUTS: usize> Layer<INPUTS> for Add<T, LEN, INPUTS> {
    type Scalar = T;
    const INPUT_SHAPES: [Shape; INPUTS] = [Shape::new(&[LEN]); INPUTS];
    const OUTPUT_SHAPE: Shape = Shape::new(&[LEN]);
    const ZEROED: Self = Self::new();

    #[inline(always)]
    fn infer<I: Isa>(&self, inputs: [&[T]; INPUTS], y: &mut [T], _: &mut [T]) {
        let Some(([a, b], others)) = inputs.split_first_chunk() else { return };
        for ((y, a), b) in y.iter_mut().zip(*a).zip(*b) {
            *y = *a + *b;
        }
        for x in others {
            for (y, x) in y.iter_mut().zip(*x) {
                *y += *x;
            }
        }
    }

    #[inline(always)]
    fn record<I: Isa, const L: usize>(
        &self,
        inputs: [&[[T; L]]; INPUTS],
        y: &mut [[T; L]],
        _: &mut [[T; L]],
        _: &mut Batch<'_>,
    ) {
        self.infer::<I>(inputs.map(|x| x.as_flattened()), y.as_flattened_mut(), &mut []);
    }

    #[inline(always)]
    fn backpropagate<I: Isa, const L: usize>(
        &self,
        _: Recorded<'_, T, L, INPUTS>,
        dy: &mut [[T; L]],
        input_gradients: [Option<&mut [[T; L]]>; INPUTS],
        _: Option<&mut [T]>,
        _: &mut [[T; L]],
        _: &Batch<'_>,
    ) {
        for dx in input_gradients.into_iter().flatten() {
            copy(dy, dx);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layers::testing::{check_bits, check_gradients};

    #[test]
    fn sums_run_in_order() {
        let mut y = [0.0];
        Add::<f32, 1, 3>::new().infer::<crate::isa::Baseline>([&[1e8], &[-1e8], &[1.0]], &mut y, &mut []);
        assert_eq!(y, [1.0]);
        Add::<f32, 1, 3>::new().infer::<crate::isa::Baseline>([&[1e8], &[1.0], &[-1e8]], &mut y, &mut []);
        assert_eq!(y, [0.0]);
    }

    #[test]
    fn every_input_gets_the_gradient() {
        check_gradients(&Add::<f64, 5, 2>::new());
        check_gradients(&Add::<f64, 3, 4>::new());
    }

    #[test]
    fn training_and_inference_agree() {
        check_bits(&Add::<f32, 5, 3>::new());
    }
}

use core::marker::PhantomData;

use super::copy;
use crate::isa::Isa;
use crate::layer::{Batch, Layer, Recorded};
use crate::scalar::Scalar;
use crate::shape::Shape;
use crate::zeroed::Zeroed;

/// The product of two or more values of one shape, element by element: a gate.
///
/// In a declaration: `Multiply(value, gate)`, of layers above by name. It has no parameters. The product runs in the order of
/// the names. The gradient of an input is that of the output times all the other inputs; nothing is divided, so inputs may be
/// zero.
///
/// ```
/// use constnet::prelude::*;
///
/// network! {
///     struct Gated: [2] -> [2] {
///         gate: Dense(2) | Sigmoid,
///         out: Multiply(input, gate),
///     }
/// }
/// assert_eq!(Gated::zeroed().forward(&SVector::from([1.0, 2.0])), SVector::from([0.5, 1.0]));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Multiply<T, const LEN: usize, const INPUTS: usize> {
    scalar: PhantomData<T>,
}

impl<T, const LEN: usize, const INPUTS: usize> Multiply<T, LEN, INPUTS> {
    /// The layer.
    #[must_use]
    pub const fn new() -> Self {
        const { assert!(INPUTS >= 2, "a product has two inputs or more") }
        Self { scalar: PhantomData }
    }
}

// SAFETY: a type without bytes.
unsafe impl<T, const LEN: usize, const INPUTS: usize> Zeroed for Multiply<T, LEN, INPUTS> {
    const ZEROED: Self = Self::new();
}

#[diagnostic::do_not_recommend]
impl<T: Scalar, const LEN: usize, const INPUTS: usize> Layer<INPUTS> for Multiply<T, LEN, INPUTS> {
    type Scalar = T;
    const INPUT_SHAPES: [Shape; INPUTS] = [Shape::new(&[LEN]); INPUTS];
    const OUTPUT_SHAPE: Shape = Shape::new(&[LEN]);
    const ZEROED: Self = Self::new();

    #[inline(always)]
    fn infer<I: Isa>(&self, inputs: [&[T]; INPUTS], y: &mut [T], _: &mut [T]) {
        let Some(([a, b], others)) = inputs.split_first_chunk() else { return };
        for ((y, a), b) in y.iter_mut().zip(*a).zip(*b) {
            *y = *a * *b;
        }
        for x in others {
            for (y, x) in y.iter_mut().zip(*x) {
                *y *= *x;
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
        recorded: Recorded<'_, T, L, INPUTS>,
        dy: &mut [[T; L]],
        input_gradients: [Option<&mut [[T; L]]>; INPUTS],
        _: Option<&mut [T]>,
        _: &mut [[T; L]],
        _: &Batch<'_>,
    ) {
        for (mine, dx) in input_gradients.into_iter().enumerate() {
            let Some(dx) = dx else { continue };
            copy(dy, dx);
            let others = recorded.inputs.iter().enumerate().filter(|(other, _)| *other != mine);
            for (_, x) in others {
                for (dx, x) in dx.as_flattened_mut().iter_mut().zip(x.as_flattened()) {
                    *dx *= *x;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::isa::Baseline;
    use crate::layers::testing::{check_bits, check_gradients};

    #[test]
    fn gradients_are_products_of_the_others() {
        check_gradients(&Multiply::<f64, 5, 2>::new());
        check_gradients(&Multiply::<f64, 3, 4>::new());
    }

    #[test]
    fn zeros_have_gradients() {
        let (mut a, mut b) = ([[f32::NAN]], [[f32::NAN]]);
        Multiply::<f32, 1, 2>::new().backpropagate::<Baseline, 1>(
            Recorded { inputs: [&[[0.0]], &[[3.0]]], output: &[[0.0]], cache: &[] },
            &mut [[2.0]],
            [Some(&mut a), Some(&mut b)],
            None,
            &mut [],
            &Batch { blocks: 1, samples: 1, frozen: false, generator: &mut crate::Pcg32::seeded(0), bounded: None },
        );
        assert_eq!((a, b), ([[6.0]], [[0.0]]));
    }

    #[test]
    fn training_and_inference_agree() {
        check_bits(&Multiply::<f32, 5, 3>::new());
    }
}

use core::marker::PhantomData;

use nalgebra::Const;

use super::copy;
use crate::isa::Isa;
use crate::layer::{Batch, Layer, Recorded};
use crate::scalar::Scalar;
use crate::shape::Shape;
use crate::zeroed::Zeroed;

/// Two to eight values one after the other, as `torch.cat`: along the features, or for images along the channels.
///
/// In a declaration: `Concat(left, right)`, of layers above by name. It has no parameters.
///
/// `LENS` is a tuple of lengths, such as `(Const<3>, Const<4>)`. Of each of the `OUTER` rows, the output holds the inputs'
/// rows in order: `[features]` and `[channels, height, width]` are one row, `[steps, features]` is a row a step.
///
/// ```
/// use constnet::prelude::*;
///
/// network! {
///     struct Skip: [2] -> [3] {
///         narrow: Dense(1),
///         both: Concat(narrow, input),
///     }
/// }
/// assert_eq!(Skip::zeroed().forward(&SVector::from([1.0, 2.0])), SVector::from([0.0, 1.0, 2.0]));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Concat<T, const OUTER: usize, LENS> {
    lens: PhantomData<(T, LENS)>,
}

/// A tuple of as many lengths.
pub trait Lengths<const INPUTS: usize> {
    /// The lengths.
    const LENS: [usize; INPUTS];
    /// Their sum.
    const TOTAL: usize;
}

macro_rules! lengths {
    ($inputs:literal: $($len:ident)*) => {
        impl<$(const $len: usize),*> Lengths<$inputs> for ($(Const<$len>,)*) {
            const LENS: [usize; $inputs] = [$($len),*];
            const TOTAL: usize = 0 $(+ $len)*;
        }
    };
}

lengths!(2: A B);
lengths!(3: A B C);
lengths!(4: A B C D);
lengths!(5: A B C D E);
lengths!(6: A B C D E F);
lengths!(7: A B C D E F G);
lengths!(8: A B C D E F G H);

impl<T, const OUTER: usize, LENS> Concat<T, OUTER, LENS> {
    /// The layer.
    #[must_use]
    pub const fn new() -> Self {
        Self { lens: PhantomData }
    }

    /// Copies every input's rows, so many of each, to their places in the rows of `output`.
    #[inline(always)]
    fn join<V: Copy, const INPUTS: usize>(inputs: [&[V]; INPUTS], output: &mut [V], rows: usize)
    where
        LENS: Lengths<INPUTS>,
    {
        let mut start = 0;
        for (input, len) in inputs.into_iter().zip(LENS::LENS) {
            for row in 0..rows {
                let from = input.get(row * len..(row + 1) * len).unwrap_or_default();
                copy(from, output.get_mut(row * LENS::TOTAL + start..).unwrap_or_default());
            }
            start += len;
        }
    }

    /// The way back: copies the parts of every row to the inputs that are wanted.
    #[inline(always)]
    fn part<V: Copy, const INPUTS: usize>(output: &[V], inputs: [Option<&mut [V]>; INPUTS], rows: usize)
    where
        LENS: Lengths<INPUTS>,
    {
        let mut start = 0;
        for (input, len) in inputs.into_iter().zip(LENS::LENS) {
            let input = input.unwrap_or_default();
            for row in 0..rows {
                let to = input.get_mut(row * len..(row + 1) * len).unwrap_or_default();
                copy(output.get(row * LENS::TOTAL + start..).unwrap_or_default(), to);
            }
            start += len;
        }
    }
}

// SAFETY: a type without bytes.
unsafe impl<T, const OUTER: usize, LENS> Zeroed for Concat<T, OUTER, LENS> {
    const ZEROED: Self = Self::new();
}

#[diagnostic::do_not_recommend]
impl<T: Scalar, const OUTER: usize, const INPUTS: usize, LENS: Lengths<INPUTS>> Layer<INPUTS>
    for Concat<T, OUTER, LENS>
{
    type Scalar = T;
    const INPUT_SHAPES: [Shape; INPUTS] = {
        let mut shapes = [Shape::new(&[]); INPUTS];
        let mut input = 0;
        while input < INPUTS {
            shapes[input] = Shape::rows(OUTER, LENS::LENS[input]);
            input += 1;
        }
        shapes
    };
    const OUTPUT_SHAPE: Shape = Shape::rows(OUTER, LENS::TOTAL);
    const ZEROED: Self = Self::new();

    #[inline(always)]
    fn infer<I: Isa>(&self, inputs: [&[T]; INPUTS], y: &mut [T], _: &mut [T]) {
        Self::join(inputs, y, OUTER);
    }

    #[inline(always)]
    fn record<I: Isa, const L: usize>(
        &self,
        inputs: [&[[T; L]]; INPUTS],
        y: &mut [[T; L]],
        _: &mut [[T; L]],
        batch: &mut Batch<'_>,
    ) {
        Self::join(inputs, y, OUTER * batch.blocks);
    }

    #[inline(always)]
    fn backpropagate<I: Isa, const L: usize>(
        &self,
        _: Recorded<'_, T, L, INPUTS>,
        dy: &mut [[T; L]],
        input_gradients: [Option<&mut [[T; L]]>; INPUTS],
        _: Option<&mut [T]>,
        _: &mut [[T; L]],
        batch: &Batch<'_>,
    ) {
        Self::part(dy, input_gradients, OUTER * batch.blocks);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layers::testing::{check_bits, check_gradients};

    type Steps<T> = Concat<T, 3, (Const<1>, Const<2>)>;

    #[test]
    fn rows_are_joined_one_by_one() {
        let mut y = [0.0; 9];
        let (a, b) = ([1.0, 2.0, 3.0], [10.0, 11.0, 20.0, 21.0, 30.0, 31.0]);
        Steps::<f32>::new().infer::<crate::isa::Baseline>([&a, &b], &mut y, &mut []);
        assert_eq!(y, [1.0, 10.0, 11.0, 2.0, 20.0, 21.0, 3.0, 30.0, 31.0]);
    }

    #[test]
    fn shapes_follow_the_lengths() {
        assert_eq!(Steps::<f32>::INPUT_SHAPES, [Shape::new(&[3, 1]), Shape::new(&[3, 2])]);
        assert_eq!(Steps::<f32>::OUTPUT_SHAPE, Shape::new(&[3, 3]));
        assert_eq!(<Concat<f32, 1, (Const<4>, Const<2>, Const<1>)>>::OUTPUT_SHAPE, Shape::new(&[7]));
    }

    #[test]
    fn gradients_part_as_the_values_joined() {
        check_gradients(&Steps::<f64>::new());
        check_gradients(&Concat::<f64, 1, (Const<4>, Const<1>, Const<3>)>::new());
        type Two = Const<2>;
        check_gradients(&Concat::<f64, 2, (Two, Two, Const<1>, Two, Two, Const<5>, Two, Two)>::new());
    }

    #[test]
    fn training_and_inference_agree() {
        check_bits(&Steps::<f32>::new());
    }
}

//! The layers that copy: what differs is the shape that the macro reads into the values, and nothing moves.

use core::marker::PhantomData;

use super::copy;
use crate::isa::Isa;
use crate::layer::{Batch, Layer, Recorded};
use crate::scalar::Scalar;
use crate::shape::Shape;
use crate::zeroed::Zeroed;

macro_rules! copies {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq)]
        pub struct $name<T, const LEN: usize> {
            scalar: PhantomData<T>,
        }

        impl<T, const LEN: usize> $name<T, LEN> {
            /// The layer.
            #[must_use]
            pub const fn new() -> Self {
                Self { scalar: PhantomData }
            }
        }

        // SAFETY: a type without bytes.
        unsafe impl<T, const LEN: usize> Zeroed for $name<T, LEN> {
            const ZEROED: Self = Self::new();
        }

        #[diagnostic::do_not_recommend]
        impl<T: Scalar, const LEN: usize> Layer for $name<T, LEN> {
            type Scalar = T;
            const INPUT_SHAPES: [Shape; 1] = [Shape::new(&[LEN])];
            const OUTPUT_SHAPE: Shape = Shape::new(&[LEN]);
            const ZEROED: Self = Self::new();

            #[inline(always)]
            fn infer<I: Isa>(&self, [x]: [&[T]; 1], y: &mut [T], _: &mut [T]) {
                copy(x, y);
            }

            #[inline(always)]
            fn record<I: Isa, const L: usize>(
                &self,
                [x]: [&[[T; L]]; 1],
                y: &mut [[T; L]],
                _: &mut [[T; L]],
                _: &mut Batch<'_>,
            ) {
                copy(x, y);
            }

            #[inline(always)]
            fn backpropagate<I: Isa, const L: usize>(
                &self,
                _: Recorded<'_, T, L, 1>,
                dy: &mut [[T; L]],
                [dx]: [Option<&mut [[T; L]]>; 1],
                _: Option<&mut [T]>,
                _: &mut [[T; L]],
                _: &Batch<'_>,
            ) {
                if let Some(dx) = dx {
                    copy(dy, dx);
                }
            }
        }
    };
}

copies! {
    /// Gives what it reads, as `torch.nn.Identity`: what an activation that stands alone is applied to.
    ///
    /// ```
    /// use constnet::prelude::*;
    ///
    /// network! {
    ///     struct Rectified: [2] -> [2] {
    ///         out: Relu,
    ///     }
    /// }
    /// assert_eq!(Rectified::zeroed().forward(&SVector::from([-1.0, 2.0])), SVector::from([0.0, 2.0]));
    /// ```
    Identity
}

copies! {
    /// Makes one row of all values, as `torch.nn.Flatten`: `[channels, height, width]` becomes
    /// `[channels · height · width]`, in that order.
    ///
    /// In a declaration: `Flatten`, without arguments. It has no parameters.
    ///
    /// ```
    /// use constnet::prelude::*;
    ///
    /// network! {
    ///     struct Flat: [2, 3] -> [6] {
    ///         flat: Flatten,
    ///     }
    /// }
    /// // A column is a step.
    /// let steps = SMatrix::<f32, 3, 2>::from_columns(&[[1.0, 2.0, 3.0].into(), [4.0, 5.0, 6.0].into()]);
    /// assert_eq!(Flat::zeroed().forward(&steps), SVector::from([1.0, 2.0, 3.0, 4.0, 5.0, 6.0]));
    /// ```
    Flatten
}

copies! {
    /// Reads the same values in the same order as another shape, as `torch.Tensor.reshape`.
    ///
    /// In a declaration: `Reshape([steps, features])`, with as many values as the layer above gives. It has no
    /// parameters.
    ///
    /// ```
    /// use constnet::prelude::*;
    ///
    /// network! {
    ///     struct Steps: [4] -> [2, 2] {
    ///         steps: Reshape([2, 2]),
    ///     }
    /// }
    /// let steps = Steps::zeroed().forward(&SVector::from([1.0, 2.0, 3.0, 4.0]));
    /// assert_eq!(steps.column(1), SVector::from([3.0, 4.0]));
    /// ```
    Reshape
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layers::testing::{check_bits, check_gradients};

    #[test]
    fn what_goes_in_comes_out() {
        let mut y = [0.0; 3];
        Identity::<f32, 3>::new().infer::<crate::isa::Baseline>([&[1.0, -0.0, f32::INFINITY]], &mut y, &mut []);
        assert_eq!(y.map(f32::to_bits), [1.0, -0.0, f32::INFINITY].map(f32::to_bits));
    }

    #[test]
    fn gradients_pass() {
        check_gradients(&Identity::<f64, 7>::new());
        check_gradients(&Flatten::<f64, 1>::new());
        check_gradients(&Reshape::<f64, 20>::new());
    }

    #[test]
    fn training_and_inference_agree() {
        check_bits(&Identity::<f32, 7>::new());
    }
}

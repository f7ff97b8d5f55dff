//! Activations: what follows a layer, in place on its output.

use core::fmt::Debug;

use crate::init::Init;
use crate::isa::Isa;
use crate::scalar::Scalar;

mod relu;

pub use relu::Relu;

/// A function of a layer's output, applied in place, with its derivative.
///
/// Values come in blocks of lanes, as in [`Layer`](crate::Layer). The derivative is computed from the output where it can be;
/// otherwise the pass forward stores one value an element in `cache` ([`CACHED`](Self::CACHED)). Most activations work element by
/// element and implement [`Elementwise`] instead.
pub trait Activation<T: Scalar>: Copy + Debug {
    /// Whether the pass forward stores a value for every element.
    const CACHED: bool = false;
    /// The distribution for the weights of a layer that this activation follows.
    const INIT: Init = Init::GlorotUniform;

    /// Inference of one sample.
    fn infer<I: Isa>(&self, values: &mut [T]);

    /// The training pass forward. `cache` is as long as `values` if [`CACHED`](Self::CACHED), otherwise empty.
    fn record<I: Isa, const L: usize>(&self, values: &mut [[T; L]], cache: &mut [[T; L]]);

    /// Turns the gradient with respect to the output into that with respect to the input, in place.
    fn backpropagate<I: Isa, const L: usize>(&self, outputs: &[[T; L]], cache: &[[T; L]], gradients: &mut [[T; L]]);
}

/// An activation that is one function of one variable, whose derivative follows from its value.
///
/// ```
/// use constnet::prelude::*;
/// use constnet::activations::Elementwise;
///
/// /// x ↦ eˣ, its own derivative.
/// #[derive(Debug, Clone, Copy)]
/// pub struct Exponential;
///
/// impl Elementwise<f32> for Exponential {
///     fn value(&self, x: f32) -> f32 {
///         Scalar::exp(x)
///     }
///     fn derivative(&self, y: f32) -> f32 {
///         y
///     }
/// }
///
/// network! {
///     struct Rates: [2] -> [2] {
///         out: Dense(2) | self::Exponential,
///     }
/// }
/// # const _: () = ();
/// assert_eq!(Rates::zeroed().forward(&SVector::from([1.0, 2.0]))[0], 1.0);
/// ```
pub trait Elementwise<T: Scalar>: Copy + Debug {
    /// The distribution for the weights of a layer that this activation follows.
    const INIT: Init = Init::GlorotUniform;
    /// The function.
    fn value(&self, x: T) -> T;
    /// Its derivative at `x`, from the value `y = f(x)`.
    fn derivative(&self, y: T) -> T;
}

impl<T: Scalar, A: Elementwise<T>> Activation<T> for A {
    const INIT: Init = <A as Elementwise<T>>::INIT;

    #[inline(always)]
    fn infer<I: Isa>(&self, values: &mut [T]) {
        for value in values {
            *value = self.value(*value);
        }
    }

    #[inline(always)]
    fn record<I: Isa, const L: usize>(&self, values: &mut [[T; L]], _: &mut [[T; L]]) {
        self.infer::<I>(values.as_flattened_mut());
    }

    #[inline(always)]
    fn backpropagate<I: Isa, const L: usize>(&self, outputs: &[[T; L]], _: &[[T; L]], gradients: &mut [[T; L]]) {
        for (gradient, output) in gradients.as_flattened_mut().iter_mut().zip(outputs.as_flattened()) {
            *gradient *= self.derivative(*output);
        }
    }
}

//! Activations: what follows a layer, in place on its output.

use core::fmt::Debug;

use crate::init::Init;
use crate::isa::Isa;
use crate::scalar::Scalar;

mod compiled;
mod exponential;
mod gelu;
mod hard;
mod logistic;
mod rectifiers;
mod softmax;
mod squashing;
#[cfg(test)]
mod tests;

use compiled::compiled;
pub(crate) use compiled::{Activations, Apply, Work};
pub use exponential::{Elu, Selu};
pub use gelu::{Gelu, GeluTanh};
pub use hard::{HardSigmoid, HardSwish, HardTanh};
pub use logistic::{Sigmoid, Silu, Softplus};
pub use rectifiers::{LeakyRelu, Relu, Relu6};
pub use softmax::{LogSoftmax, Softmax};
pub use squashing::{Softsign, Tanh};

/// A function of a layer's output, applied in place, with its derivative.
///
/// Values come in blocks of lanes, as in [`Layer`](crate::Layer). The derivative is computed from the output where it can be;
/// otherwise the pass forward stores one value an element in `cache` ([`CACHED`](Self::CACHED)). Most activations work element by
/// element and implement [`Elementwise`] instead. The others implement this trait for `f32` or `f64` or each of them: an
/// implementation for every `T` at once might overlap with that for [`Elementwise`], as far as the compiler knows.
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

/// An activation that is one function of one variable.
///
/// Two functions make one: the value and the derivative. Where the derivative follows from the value, nothing more is kept for
/// the way back. Where it does not, set [`CACHED`](Self::CACHED): the derivative is then computed on the training pass
/// forward, which knows `x`, and kept.
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
///     fn value<I: Isa>(&self, x: f32) -> f32 {
///         Scalar::exp::<I>(x)
///     }
///     fn derivative<I: Isa>(&self, y: f32) -> f32 {
///         y
///     }
/// }
///
/// network! {
///     struct Rates: [2] -> [2] {
///         out: Dense(2) | Exponential,
///     }
/// }
/// assert_eq!(Rates::zeroed().forward(&SVector::from([1.0, 2.0]))[0], 1.0);
/// ```
pub trait Elementwise<T: Scalar>: Copy + Debug {
    /// Whether the derivative is computed from `x`, on the pass forward, and kept for the way back.
    const CACHED: bool = false;
    /// The distribution for the weights of a layer that this activation follows.
    const INIT: Init = Init::GlorotUniform;
    /// Whether [`compiled`](Self::compiled) is the library's.
    #[doc(hidden)]
    const COMPILED: bool = false;

    /// The function.
    fn value<I: Isa>(&self, x: T) -> T;

    /// Its derivative at `x`, from the value `y = f(x)`; if [`CACHED`](Self::CACHED), from `x` itself.
    fn derivative<I: Isa>(&self, at: T) -> T;

    /// The function of each value, in place: for a function that a processor does better by many values than one by one. The bits are those
    /// of [`value`](Self::value).
    #[inline(always)]
    fn map<I: Isa>(&self, values: &mut [T]) {
        one_by_one::<T, I, Self>(self, values);
    }

    /// Both at `x`, for a function where they share most of the work. The value has the bits of [`value`](Self::value).
    #[inline(always)]
    fn value_and_derivative<I: Isa>(&self, x: T) -> (T, T) {
        let y = self.value::<I>(x);
        (y, self.derivative::<I>(if Self::CACHED { x } else { y }))
    }

    /// Does the work by what the library has compiled, if it has, where the caller's own loops are not optimised.
    #[doc(hidden)]
    #[inline(always)]
    fn compiled<I: Isa>(&self, work: Work<'_, T>) {
        compiled::run::<T, I>(self, work);
    }
}

/// [`Elementwise::map`], where there is nothing better.
#[inline(always)]
fn one_by_one<T: Scalar, I: Isa, A: Elementwise<T>>(activation: &A, values: &mut [T]) {
    for value in values {
        *value = activation.value::<I>(*value);
    }
}

impl<T: Scalar, A: Elementwise<T>> Activation<T> for A {
    const CACHED: bool = <A as Elementwise<T>>::CACHED;
    const INIT: Init = <A as Elementwise<T>>::INIT;

    #[inline(always)]
    fn infer<I: Isa>(&self, values: &mut [T]) {
        I::Code::apply::<T, I>(self, Work::Map(values));
    }

    #[inline(always)]
    fn record<I: Isa, const L: usize>(&self, values: &mut [[T; L]], cache: &mut [[T; L]]) {
        let values = values.as_flattened_mut();
        let work = if <A as Elementwise<T>>::CACHED {
            Work::Keep(values, cache.as_flattened_mut())
        } else {
            Work::Map(values)
        };
        compiled::of_blocks::<T, I>(self, work);
    }

    #[inline(always)]
    fn backpropagate<I: Isa, const L: usize>(&self, outputs: &[[T; L]], cache: &[[T; L]], gradients: &mut [[T; L]]) {
        let gradients = gradients.as_flattened_mut();
        let work = if <A as Elementwise<T>>::CACHED {
            Work::Multiply(cache.as_flattened(), gradients)
        } else {
            Work::Derive(outputs.as_flattened(), gradients)
        };
        compiled::of_blocks::<T, I>(self, work);
    }
}

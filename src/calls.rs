//! How generated code calls a layer and the activation after it: inlined in a release build, where that specialises the code to its
//! sizes; as functions of their own in a debug build, where inlining only makes more code. `isa::dispatch` counts on it: what it
//! compiles for an instruction set is inlined.

use crate::activations::Activation;
use crate::init::Init;
use crate::isa::Isa;
use crate::layer::{Batch, Layer, Recorded};
use crate::scalar::Scalar;

/// [`Layer::infer`], then [`Activation::infer`].
#[cfg_attr(debug_assertions, inline(never))]
#[cfg_attr(not(debug_assertions), inline(always))]
pub fn infer<I: Isa, Lay: Layer<N>, A: Activation<Lay::Scalar>, const N: usize>(
    (layer, activation): (&Lay, &A),
    inputs: [&[Lay::Scalar]; N],
    output: &mut [Lay::Scalar],
    workspace: &mut [Lay::Scalar],
) {
    layer.infer::<I>(inputs, output, workspace);
    activation::infer::<I, _, A>(activation, output);
}

/// [`Layer::record`], then [`Activation::record`].
#[cfg_attr(debug_assertions, inline(never))]
#[cfg_attr(not(debug_assertions), inline(always))]
pub fn record<I: Isa, Lay: Layer<N>, A: Activation<Lay::Scalar>, const L: usize, const N: usize>(
    (layer, activation): (&Lay, &A),
    inputs: [&[[Lay::Scalar; L]]; N],
    output: &mut [[Lay::Scalar; L]],
    [cache, derivative]: [&mut [[Lay::Scalar; L]]; 2],
    batch: &mut Batch<'_>,
) {
    layer.record::<I, L>(inputs, output, cache, batch);
    activation::record::<I, _, A, L>(activation, output, derivative);
}

/// [`Activation::backpropagate`], then [`Layer::backpropagate`].
#[expect(clippy::too_many_arguments, reason = "those of both functions")]
#[cfg_attr(debug_assertions, inline(never))]
#[cfg_attr(not(debug_assertions), inline(always))]
pub fn backpropagate<I: Isa, Lay: Layer<N>, A: Activation<Lay::Scalar>, const L: usize, const N: usize>(
    (layer, activation): (&Lay, &A),
    recorded: Recorded<'_, Lay::Scalar, L, N>,
    derivative: &[[Lay::Scalar; L]],
    output_gradient: &mut [[Lay::Scalar; L]],
    input_gradients: [Option<&mut [[Lay::Scalar; L]]>; N],
    gradient: Option<&mut [Lay::Scalar]>,
    scratch: &mut [[Lay::Scalar; L]],
    batch: &Batch<'_>,
) {
    activation::backpropagate::<I, _, A, L>(activation, recorded.output, derivative, output_gradient);
    layer.backpropagate::<I, L>(recorded, output_gradient, input_gradients, gradient, scratch, batch);
}

/// The three of an activation, each a function of its own as well: it is the same for layers of many types.
mod activation {
    use crate::activations::Activation;
    use crate::isa::Isa;
    use crate::scalar::Scalar;

    #[cfg_attr(debug_assertions, inline(never))]
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn infer<I: Isa, T: Scalar, A: Activation<T>>(activation: &A, values: &mut [T]) {
        activation.infer::<I>(values);
    }

    #[cfg_attr(debug_assertions, inline(never))]
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn record<I: Isa, T: Scalar, A: Activation<T>, const L: usize>(
        activation: &A,
        values: &mut [[T; L]],
        cache: &mut [[T; L]],
    ) {
        activation.record::<I, L>(values, cache);
    }

    #[cfg_attr(debug_assertions, inline(never))]
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn backpropagate<I: Isa, T: Scalar, A: Activation<T>, const L: usize>(
        activation: &A,
        outputs: &[[T; L]],
        cache: &[[T; L]],
        gradients: &mut [[T; L]],
    ) {
        activation.backpropagate::<I, L>(outputs, cache, gradients);
    }
}

/// The number of values that an activation keeps on the tape after a layer of `len` values.
#[must_use]
pub const fn derivative_len<T: Scalar, A: Activation<T>>(_: &A, len: usize) -> usize {
    if A::CACHED { len } else { 0 }
}

/// The distribution for the weights of a layer before this activation.
#[must_use]
pub const fn init_before<T: Scalar, A: Activation<T>>(_: &A) -> Init {
    A::INIT
}

/// The activation of a layer that has none.
#[derive(Debug, Clone, Copy)]
pub struct Unchanged;

macro_rules! unchanged {
    ($($scalar:ty)*) => { $(
        impl Activation<$scalar> for Unchanged {
            #[inline(always)]
            fn infer<I: Isa>(&self, _: &mut [$scalar]) {}
            #[inline(always)]
            fn record<I: Isa, const L: usize>(&self, _: &mut [[$scalar; L]], _: &mut [[$scalar; L]]) {}
            #[inline(always)]
            fn backpropagate<I: Isa, const L: usize>(
                &self,
                _: &[[$scalar; L]],
                _: &[[$scalar; L]],
                _: &mut [[$scalar; L]],
            ) {
            }
        }
    )* };
}

unchanged!(f32 f64);

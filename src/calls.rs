//! How generated code calls a layer: inlined where that pays, as a function of its own where it does not.

use crate::isa::Isa;
use crate::layer::{Batch, Layer, Recorded};

/// [`Layer::infer`].
#[inline(always)]
pub fn infer<I: Isa, Lay: Layer<N>, const N: usize>(
    layer: &Lay,
    inputs: [&[Lay::Scalar]; N],
    output: &mut [Lay::Scalar],
    workspace: &mut [Lay::Scalar],
) {
    #[inline(never)]
    fn shared<I: Isa, Lay: Layer<N>, const N: usize>(
        layer: &Lay,
        inputs: [&[Lay::Scalar]; N],
        output: &mut [Lay::Scalar],
        workspace: &mut [Lay::Scalar],
    ) {
        layer.infer::<I>(inputs, output, workspace);
    }
    if I::SPECIALISE {
        layer.infer::<I>(inputs, output, workspace);
    } else {
        shared::<I, Lay, N>(layer, inputs, output, workspace);
    }
}

/// [`Layer::record`].
#[inline(always)]
pub fn record<I: Isa, Lay: Layer<N>, const L: usize, const N: usize>(
    layer: &Lay,
    inputs: [&[[Lay::Scalar; L]]; N],
    output: &mut [[Lay::Scalar; L]],
    cache: &mut [[Lay::Scalar; L]],
    batch: &mut Batch<'_>,
) {
    #[inline(never)]
    fn shared<I: Isa, Lay: Layer<N>, const L: usize, const N: usize>(
        layer: &Lay,
        inputs: [&[[Lay::Scalar; L]]; N],
        output: &mut [[Lay::Scalar; L]],
        cache: &mut [[Lay::Scalar; L]],
        batch: &mut Batch<'_>,
    ) {
        layer.record::<I, L>(inputs, output, cache, batch);
    }
    if I::SPECIALISE {
        layer.record::<I, L>(inputs, output, cache, batch);
    } else {
        shared::<I, Lay, L, N>(layer, inputs, output, cache, batch);
    }
}

/// [`Layer::backpropagate`].
#[inline(always)]
pub fn backpropagate<I: Isa, Lay: Layer<N>, const L: usize, const N: usize>(
    layer: &Lay,
    recorded: Recorded<'_, Lay::Scalar, L, N>,
    output_gradient: &mut [[Lay::Scalar; L]],
    input_gradients: [Option<&mut [[Lay::Scalar; L]]>; N],
    gradient: Option<&mut [Lay::Scalar]>,
    scratch: &mut [[Lay::Scalar; L]],
    batch: &Batch<'_>,
) {
    #[inline(never)]
    fn shared<I: Isa, Lay: Layer<N>, const L: usize, const N: usize>(
        layer: &Lay,
        recorded: Recorded<'_, Lay::Scalar, L, N>,
        output_gradient: &mut [[Lay::Scalar; L]],
        input_gradients: [Option<&mut [[Lay::Scalar; L]]>; N],
        gradient: Option<&mut [Lay::Scalar]>,
        scratch: &mut [[Lay::Scalar; L]],
        batch: &Batch<'_>,
    ) {
        layer.backpropagate::<I, L>(recorded, output_gradient, input_gradients, gradient, scratch, batch);
    }
    if I::SPECIALISE {
        layer.backpropagate::<I, L>(recorded, output_gradient, input_gradients, gradient, scratch, batch);
    } else {
        shared::<I, Lay, L, N>(layer, recorded, output_gradient, input_gradients, gradient, scratch, batch);
    }
}

/// The three of an activation, in the same way.
pub mod activation {
    use crate::activations::Activation;
    use crate::isa::Isa;
    use crate::scalar::Scalar;

    /// [`Activation::infer`].
    #[inline(always)]
    pub fn infer<I: Isa, T: Scalar, A: Activation<T>>(activation: &A, values: &mut [T]) {
        #[inline(never)]
        fn shared<I: Isa, T: Scalar, A: Activation<T>>(activation: &A, values: &mut [T]) {
            activation.infer::<I>(values);
        }
        if I::SPECIALISE {
            activation.infer::<I>(values);
        } else {
            shared::<I, T, A>(activation, values);
        }
    }

    /// [`Activation::record`].
    #[inline(always)]
    pub fn record<I: Isa, T: Scalar, A: Activation<T>, const L: usize>(
        activation: &A,
        values: &mut [[T; L]],
        cache: &mut [[T; L]],
    ) {
        #[inline(never)]
        fn shared<I: Isa, T: Scalar, A: Activation<T>, const L: usize>(
            activation: &A,
            values: &mut [[T; L]],
            cache: &mut [[T; L]],
        ) {
            activation.record::<I, L>(values, cache);
        }
        if I::SPECIALISE {
            activation.record::<I, L>(values, cache);
        } else {
            shared::<I, T, A, L>(activation, values, cache);
        }
    }

    /// [`Activation::backpropagate`].
    #[inline(always)]
    pub fn backpropagate<I: Isa, T: Scalar, A: Activation<T>, const L: usize>(
        activation: &A,
        outputs: &[[T; L]],
        cache: &[[T; L]],
        gradients: &mut [[T; L]],
    ) {
        #[inline(never)]
        fn shared<I: Isa, T: Scalar, A: Activation<T>, const L: usize>(
            activation: &A,
            outputs: &[[T; L]],
            cache: &[[T; L]],
            gradients: &mut [[T; L]],
        ) {
            activation.backpropagate::<I, L>(outputs, cache, gradients);
        }
        if I::SPECIALISE {
            activation.backpropagate::<I, L>(outputs, cache, gradients);
        } else {
            shared::<I, T, A, L>(activation, outputs, cache, gradients);
        }
    }
}

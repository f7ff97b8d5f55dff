//! The passes of a network: generated code hands them its steps, one after the other, and says where each reads and writes.
//!
//! In a release build a step is inlined, which specialises the code to its sizes: `isa::dispatch` counts on it, as what it compiles for
//! an instruction set is inlined. In a debug build, where inlining only makes more code, a step is a function of its own for each type of
//! layer. So what a pass does for a step is in functions that know no layer, and the generated code is no more than the list of steps.

mod descending;
mod inference;
mod recording;
mod taped;
mod way_back;

pub use self::descending::Descending;
pub use self::inference::Inference;
pub use self::recording::Recording;
pub use self::way_back::{ELSEWHERE, WayBack, trained};
use crate::activations::Activation;
use crate::init::Init;
use crate::isa::Isa;
use crate::kernels::dense::Known;
use crate::layer::Layer;
use crate::layers::Product;
use crate::plan::Region;
use crate::scalar::Scalar;

/// Where a step finds a value, or leaves it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// An input of the network, by its number.
    Input(usize),
    /// The value of a step, by the number of the step.
    Step(usize),
    /// The value of a step that is an output of the network, by the numbers of the step and of the output.
    Output(usize, usize),
}

/// Where the values of a network are: the inputs and the outputs each in one of the caller's, the others in the arenas.
pub struct Plans {
    /// The inputs, and the outputs, among all of them.
    pub input: &'static [Region],
    pub output: &'static [Region],
    /// The parameters of each step among all of them.
    pub parameters: &'static [Region],
    /// Their gradient as far as it is stored in a training that stores none.
    pub stored: &'static [Region],
    /// For each step its value and its scratch.
    pub workspace: &'static [Region],
    /// Inputs, unless there is one; for each step its value, the layer's cache and the activation's, one after the other.
    pub tape: &'static [Region],
    /// What generated code names by number.
    pub scratch: &'static [Region],
    /// The same where the gradients are kept for the layers to descend.
    pub kept: &'static [Region],
    /// Whether there is anything to train at a step or below it.
    pub trained: &'static [bool],
}

/// A pass forward.
pub trait Forward<T: Scalar> {
    /// Runs a layer, and the activation after it.
    fn step<Lay: Layer<N, Scalar = T>, A: Activation<T>, const N: usize>(
        &mut self,
        layer: &Lay,
        activation: &A,
        reads: [Place; N],
        writes: Place,
    );

    /// As [`step`](Self::step), for a dense layer whose sizes are values.
    fn product<K: Known, A: Activation<T>>(
        &mut self,
        product: &Product<'_, T, K>,
        activation: &A,
        reads: [Place; 1],
        writes: Place,
    );
}

/// The three of an activation, each a function of its own in a debug build: it is the same for layers of many types.
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

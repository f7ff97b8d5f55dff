//! The library's activations, compiled here: for code that is not optimised, which calls them instead of having their loops itself.

use super::{
    Elementwise, Elu, Gelu, GeluTanh, HardSigmoid, HardSwish, HardTanh, LeakyRelu, Relu, Relu6, Selu, Sigmoid, Silu,
    Softplus, Softsign, Tanh,
};
use crate::isa::Isa;
use crate::kernels::dense::{Compiled, Specialised};
use crate::scalar::Scalar;
#[cfg(feature = "threads")]
use crate::threads;

/// What there is to do by an activation.
#[derive(Debug)]
pub enum Work<'a, T> {
    /// Each value becomes the function of it.
    Map(&'a mut [T]),
    /// The same, and the derivatives go to the second.
    Keep(&'a mut [T], &'a mut [T]),
    /// By the outputs: each gradient is multiplied by the derivative.
    Derive(&'a [T], &'a mut [T]),
    /// As well, by the derivatives that were kept.
    Multiply(&'a [T], &'a mut [T]),
}

#[cfg(feature = "threads")]
impl<T> Work<'_, T> {
    /// What there is to do, in multiply-adds: for the shortest function, with the way from memory and back.
    #[inline(always)]
    const fn work(&self) -> usize {
        let (Self::Map(values) | Self::Keep(values, _) | Self::Derive(_, values) | Self::Multiply(_, values)) = self;
        8 * values.len()
    }
}

/// The work in parts, for threads that share it.
#[cfg(feature = "threads")]
fn shared<T: Scalar, I: Isa>(activation: &(impl Elementwise<T> + Sync), work: Work<'_, T>) {
    let amount = work.work();
    match work {
        Work::Map(values) => threads::rows(values, 1, amount, |_, values| activation.compiled::<I>(Work::Map(values))),
        Work::Keep(values, derivatives) => {
            threads::rows_with(values, 1, [(derivatives, 1)], amount, |_, values, [derivatives]| {
                activation.compiled::<I>(Work::Keep(values, derivatives));
            });
        }
        Work::Derive(outputs, gradients) => threads::rows(gradients, 1, amount, |part, gradients| {
            activation.compiled::<I>(Work::Derive(threads::rows_of(outputs, &part, 1), gradients));
        }),
        Work::Multiply(derivatives, gradients) => threads::rows(gradients, 1, amount, |part, gradients| {
            activation.compiled::<I>(Work::Multiply(threads::rows_of(derivatives, &part, 1), gradients));
        }),
    }
}

/// Goes over two slices, a chunk at a time, which is read before any of it is written: so that a loop that is unrolled, of few values,
/// becomes one over vectors though the compiler does not know that the slices are apart. Not by a closure: one that is not inlined is compiled
/// without the instruction set.
macro_rules! by_chunks {
    ($isa:ident, $to:ident, $from:ident, |$value:ident, $other:ident| $change:expr) => {
        let (chunks, rest) = if $isa::FAST { $to.as_chunks_mut::<8>() } else { (&mut [][..], $to) };
        let (others, other_rest) = if $isa::FAST { $from.as_chunks::<8>() } else { (&[][..], $from) };
        for (chunk, others) in chunks.iter_mut().zip(others) {
            let (mut values, others) = (*chunk, *others);
            for ($value, $other) in values.iter_mut().zip(&others) {
                $change;
            }
            *chunk = values;
        }
        for ($value, $other) in rest.iter_mut().zip(other_rest) {
            $change;
        }
    };
}

/// The work in a loop of the caller's own.
#[inline(always)]
pub fn run<T: Scalar, I: Isa>(activation: &impl Elementwise<T>, work: Work<'_, T>) {
    match work {
        Work::Map(values) => activation.map::<I>(values),
        Work::Keep(values, derivatives) => {
            for (value, derivative) in values.iter_mut().zip(derivatives) {
                (*value, *derivative) = activation.value_and_derivative::<I>(*value);
            }
        }
        Work::Derive(outputs, gradients) => {
            by_chunks!(I, gradients, outputs, |gradient, output| *gradient *= activation.derivative::<I>(*output));
        }
        Work::Multiply(derivatives, gradients) => {
            by_chunks!(I, gradients, derivatives, |gradient, derivative| *gradient *= *derivative);
        }
    }
}

/// The work on all samples of a mini-batch. An activation that is compiled in the library is so for several threads, too.
#[inline(always)]
pub fn of_blocks<T: Scalar, I: Isa>(activation: &impl Elementwise<T>, work: Work<'_, T>) {
    #[cfg(feature = "threads")]
    if is_compiled(activation) && threads::is_worth(work.work()) {
        return activation.compiled::<I>(work);
    }
    I::Code::apply::<T, I>(activation, work);
}

#[cfg(feature = "threads")]
const fn is_compiled<T: Scalar, A: Elementwise<T>>(_: &A) -> bool {
    A::COMPILED
}

/// Whose loop does the work: see [`Isa::Code`].
pub trait Apply {
    fn apply<T: Scalar, I: Isa>(activation: &impl Elementwise<T>, work: Work<'_, T>);
}

impl Apply for Specialised {
    #[inline(always)]
    fn apply<T: Scalar, I: Isa>(activation: &impl Elementwise<T>, work: Work<'_, T>) {
        run::<T, I>(activation, work);
    }
}

impl Apply for Compiled {
    #[inline(always)]
    fn apply<T: Scalar, I: Isa>(activation: &impl Elementwise<T>, work: Work<'_, T>) {
        activation.compiled::<I>(work);
    }
}

/// In an implementation of [`Elementwise`]: the library has compiled this one, by that name.
macro_rules! compiled {
    ($name:ident) => {
        const COMPILED: bool = true;

        #[inline(always)]
        fn compiled<I: $crate::isa::Isa>(&self, work: $crate::activations::Work<'_, T>) {
            T::$name::<I>(self, work);
        }
    };
}
pub(super) use compiled;

crate::kernels::compiled::compiled! {
    /// The library's activations.
    Activations {
        apply_elu = run, (activation: &Elu<T>, work: Work<'_, T>), shared by shared;
        apply_gelu = run, (activation: &Gelu, work: Work<'_, T>), shared by shared;
        apply_gelu_tanh = run, (activation: &GeluTanh, work: Work<'_, T>), shared by shared;
        apply_hard_sigmoid = run, (activation: &HardSigmoid, work: Work<'_, T>), shared by shared;
        apply_hard_swish = run, (activation: &HardSwish, work: Work<'_, T>), shared by shared;
        apply_hard_tanh = run, (activation: &HardTanh<T>, work: Work<'_, T>), shared by shared;
        apply_leaky_relu = run, (activation: &LeakyRelu<T>, work: Work<'_, T>), shared by shared;
        apply_relu = run, (activation: &Relu, work: Work<'_, T>), shared by shared;
        apply_relu6 = run, (activation: &Relu6, work: Work<'_, T>), shared by shared;
        apply_selu = run, (activation: &Selu, work: Work<'_, T>), shared by shared;
        apply_sigmoid = run, (activation: &Sigmoid, work: Work<'_, T>), shared by shared;
        apply_silu = run, (activation: &Silu, work: Work<'_, T>), shared by shared;
        apply_softplus = run, (activation: &Softplus<T>, work: Work<'_, T>), shared by shared;
        apply_softsign = run, (activation: &Softsign, work: Work<'_, T>), shared by shared;
        apply_tanh = run, (activation: &Tanh, work: Work<'_, T>), shared by shared;
    }
}

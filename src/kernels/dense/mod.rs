//! Products of a weight matrix with one sample, and with a block of samples in lanes.
//!
//! Weights are nalgebra's `[out, in]`: in memory, for each input the weights of all outputs. Every sum runs in one order
//! whatever the width of the machine's vectors: outputs over ascending inputs from the bias on, or in [`PARTS`] where
//! [they are few](Sizes::in_parts); input gradients over ascending outputs, weight gradients over ascending samples. Tiles of
//! accumulators, which stay in registers, run over what is independent.
//!
//! The sizes are arguments. Inlined into a layer they are constants, and the loops are specialised to them; compiled in the library
//! they serve all layers (see [`super::compiled`]). Both are the same code, and give the same bits.
//!
//! What bounds them on a machine of two fused multiply-adds and two loads a cycle, in vectors, as read from the assembly of the copies for
//! AVX2, and for AVX-512, whose vectors are twice as wide and twice as many:
//!
//! | kernel | AVX2 | loads a multiply-add | AVX-512 | loads a multiply-add | bound by |
//! |---|---|---|---|---|---|
//! | [`infer`] | 8 vectors of outputs; by 8 rows, where they are not all outputs | 9/8, or 10/8 | the same | 9/8, 10/8 | loads: each weight is used once |
//! | [`forward`] | 6 outputs × 2 vectors of samples | 8/12: two of samples, six weights | 12 × 1 | 13/12 | multiply-adds |
//! | [`input_gradient`] | 6 inputs × 2 vectors of samples | 8/12, and three of pointers | 8 × 1 | 9/8, and one of a pointer | multiply-adds |
//! | [`weight_gradient`] | 6 inputs × 2 vectors of outputs | 8/12 | 12 × 1 | 13/12 | multiply-adds |
//!
//! The sums stay in registers in all of them.

mod code;
mod infer;
mod lanes;
mod plain;
#[cfg(feature = "threads")]
mod shared;
mod single;
#[cfg(test)]
pub mod tests;
mod weights;

use core::cell::Cell;

pub use self::code::{Code, Compiled, Specialised};
use super::sums;
use super::vector::{In, Vector};
use crate::isa::Isa;
use crate::layer::Step;
use crate::scalar::Scalar;

/// The sizes of a product.
#[derive(Debug, Clone, Copy)]
pub struct Sizes {
    /// Products with the same weights, one after the other: blocks, and steps within them.
    pub rows: usize,
    pub inputs: usize,
    pub outputs: usize,
    /// Samples in lanes.
    pub lanes: usize,
}

impl Sizes {
    /// As many rows of so many lanes for each of `blocks` blocks.
    #[inline(always)]
    pub const fn of_blocks(self, blocks: usize, lanes: usize) -> Self {
        Self { rows: blocks * self.rows, lanes, ..self }
    }
}

/// In how many parts a sum is where it is [in parts](Sizes::in_parts). Input `i` goes to part `i` modulo [`PARTS`]; the bias begins part 0
/// and zero the others; and they are added as [`joined`] says.
pub const PARTS: usize = 4;

impl Sizes {
    /// Whether the sums of the outputs are in parts, of all kernels alike, since they have other bits then.
    ///
    /// A multiply-add waits four or five cycles for the one before it in its sum, and a small layer of one sample has not enough sums to fill
    /// that time: with sixteen outputs, in two vectors, one of sixteen inputs took three times as long. Fewer inputs than that gain little
    /// beside the three additions. More than 32 are summed in several turns by some kernels, between which a sum is in memory, four times
    /// then; and layers with as many have work enough to fill the time.
    #[inline(always)]
    pub const fn in_parts(self) -> bool {
        in_parts(self.inputs)
    }
}

const fn in_parts(inputs: usize) -> bool {
    matches!(inputs, 16..=32)
}

/// The sums of the parts, in as many vectors. Without a closure, which would not always be inlined.
#[inline(always)]
fn joined<T: Scalar, V: Vector<T>, const N: usize>(parts: &[[V; N]; PARTS]) -> [V; N] {
    let [mut sums, second, third, fourth] = *parts;
    for (((sum, second), third), fourth) in sums.iter_mut().zip(second).zip(third).zip(fourth) {
        *sum = sum.add(second).add(third.add(fourth));
    }
    sums
}

/// What is known of the sizes when the code is generated, so that there is none for what cannot be.
pub trait Known {
    /// The number of outputs, if it is known.
    const OUTPUTS: Option<usize>;
    /// The number of weights, if it is known.
    const WEIGHTS: Option<usize>;
    /// Whether sums are in parts, if it is known.
    const IN_PARTS: Option<bool>;
}

/// Nothing is known.
pub struct Nothing;

impl Known for Nothing {
    const OUTPUTS: Option<usize> = None;
    const WEIGHTS: Option<usize> = None;
    const IN_PARTS: Option<bool> = None;
}

/// All is known.
#[cfg_attr(debug_assertions, expect(dead_code, reason = "see `known`"))]
pub struct Shape<const INPUTS: usize, const OUTPUTS: usize>;

impl<const INPUTS: usize, const OUTPUTS: usize> Known for Shape<INPUTS, OUTPUTS> {
    const OUTPUTS: Option<usize> = Some(OUTPUTS);
    const WEIGHTS: Option<usize> = Some(INPUTS * OUTPUTS);
    const IN_PARTS: Option<bool> = Some(in_parts(INPUTS));
}

/// What a layer tells the kernels of its sizes. A library with debug assertions inlines no layers: it has no code for any of them, and would
/// have a type for each.
#[cfg(not(debug_assertions))]
macro_rules! known {
    ($inputs:ident, $outputs:ident) => { $crate::kernels::dense::Shape<$inputs, $outputs> };
}
#[cfg(debug_assertions)]
macro_rules! known {
    ($inputs:ident, $outputs:ident) => {
        $crate::kernels::dense::Nothing
    };
}

pub(crate) use known;

/// `y = W x + b` for each row, of one sample; `bias` is empty for none.
#[inline(always)]
pub fn infer<T: Scalar, I: Isa>(sizes: Sizes, weight: &[T], bias: &[T], x: &[T], y: &mut [T]) {
    infer_known::<T, I, Nothing>(sizes, weight, bias, x, y);
}

/// As [`infer`], where something is known of the sizes.
#[inline(always)]
fn infer_known<T: Scalar, I: Isa, K: Known>(sizes: Sizes, weight: &[T], bias: &[T], x: &[T], y: &mut [T]) {
    if I::FAST {
        infer::infer::<T, I, K>(sizes, weight, bias, x, y);
    } else {
        plain::infer::<T, I>(sizes, weight, bias, x, y);
    }
}

/// `Y = W X + b` for each row, of samples in lanes.
#[inline(always)]
pub fn forward<T: Scalar, I: Isa>(sizes: Sizes, weight: &[T], bias: &[T], x: &[T], y: &mut [T]) {
    if sizes.lanes == 1 {
        // Vectors run over the outputs instead.
        infer::<T, I>(sizes, weight, bias, x, y);
    } else if I::FAST {
        lanes::in_turns::<T, I, false>(sizes, weight, bias, x, y);
    } else {
        plain::forward::<T, I>(sizes, weight, bias, x, y);
    }
}

/// `dX = Wᵀ dY` for each row.
#[inline(always)]
pub fn input_gradient<T: Scalar, I: Isa>(sizes: Sizes, weight: &[T], dy: &[T], dx: &mut [T]) {
    if sizes.lanes == 1 {
        input_gradient_of_one::<T, I>(sizes, weight, dy, dx);
    } else if I::FAST {
        lanes::in_turns::<T, I, true>(sizes, weight, &[], dy, dx);
    } else {
        plain::input_gradient::<T, I>(sizes, weight, dy, dx);
    }
}

/// As [`input_gradient`], of one sample.
#[inline(always)]
fn input_gradient_of_one<T: Scalar, I: Isa>(sizes: Sizes, weight: &[T], dy: &[T], dx: &mut [T]) {
    // A processor that looks far ahead has the next sum under way; one that does not is better off with several at once.
    if I::FAST {
        single::input_gradient::<T, I>(sizes, weight, dy, dx);
    } else {
        plain::input_gradient::<T, I>(sizes, weight, dy, dx);
    }
}

/// `dW += dY Xᵀ` and `db += dY 1` over all rows and their samples; `dbias` is empty for none. Of the weights of the inputs from `first` on, as
/// many as there are in `dweight`.
#[inline(always)]
pub fn weight_gradient<T: Scalar, I: Isa>(
    sizes: Sizes,
    first: usize,
    x: &[T],
    dy: &[T],
    dweight: &mut [T],
    dbias: &mut [T],
) {
    if sizes.lanes == 1 {
        single::weight_gradient::<T, I>(sizes, first, x, dy, dweight, dbias);
    } else if I::FAST {
        weights::weight_gradient::<T, I>(sizes, first, x, dy, dweight, dbias);
    } else {
        plain::weight_gradient::<T, I>(sizes, first, x, dy, dweight, dbias);
    }
}

/// As [`weight_gradient`] from zero, and the weights and the bias move by it at once.
#[inline(always)]
pub fn descend<T: Scalar, I: Isa>(
    sizes: Sizes,
    first: usize,
    x: &[T],
    dy: &[T],
    weight: &mut [T],
    bias: &mut [T],
    step: Step<T>,
) {
    if sizes.lanes == 1 && sizes.rows == 1 {
        single::descend::<T, I>(sizes, first, x, dy, weight, bias, step);
    } else if I::FAST {
        weights::descend::<T, I>(sizes, first, x, dy, weight, bias, step);
    } else {
        plain::descend::<T, I>(sizes, first, x, dy, weight, bias, step);
    }
}

/// [`Step::of`] a vector of values.
#[inline(always)]
fn moved<T: Scalar, V: Vector<T>>(step: Step<T>, values: V, gradient: V) -> V {
    let (rate, decay) = (V::splat(step.rate), V::splat(step.weight_decay));
    values.sub(rate.mul(gradient.add(decay.mul(values))))
}

/// Whether every sum of products of an `x` and a `dy` is finite, by a bound: the product of the sums of their sizes. What sees a sum that is
/// not finite makes `bounded` false.
#[expect(clippy::extra_unused_type_parameters, reason = "`compiled!` compiles it for each instruction set")]
#[inline(always)]
pub fn bound<T: Scalar, I: Isa>(x: &[T], dy: &[T], bounded: &Cell<bool>) {
    if !(sums::sizes(x) * sums::sizes(dy)).is_finite() {
        bounded.set(false);
    }
}

/// Makes a call for every tile of `$len`: tiles of `$most` while `$least` are left, and then the widths that are listed for
/// what is left: one tile, or two of about the same width.
macro_rules! even_tiles {
    ($len:expr, $most:literal to $least:literal, [$($left:literal: $($width:literal)+;)*], |$at:ident, $k:ident| $call:expr) => {
        let (len, mut $at) = ($len, 0);
        while len - $at >= $least {
            const $k: usize = $most;
            $call;
            $at += $most;
        }
        match len - $at {
            $($left => {
                $({
                    const $k: usize = $width;
                    $call;
                    $at += $width;
                })+
            })*
            _ => {}
        }
    };
}

/// Tiles of six: by two vectors of eight they are twelve sums, which leaves of sixteen registers four for the factors.
macro_rules! sixes {
    ($len:expr, |$at:ident, $k:ident| $call:expr) => {
        $crate::kernels::dense::even_tiles!(
            $len, 6 to 9, [1: 1; 2: 2; 3: 3; 4: 4; 5: 5; 6: 6; 7: 4 3; 8: 4 4;], |$at, $k| $call
        );
    };
}

use {even_tiles, sixes};

super::compiled::compiled! {
    /// The kernels of dense layers.
    DenseKernels of wide vectors {
        dense_infer = infer, (sizes: Sizes, weight: &[T], bias: &[T], x: &[T], y: &mut [T]);
        dense_forward =
            forward, (sizes: Sizes, weight: &[T], bias: &[T], x: &[T], y: &mut [T]), shared by crate::kernels::dense::shared::forward;
        dense_input_gradient =
            input_gradient, (sizes: Sizes, weight: &[T], dy: &[T], dx: &mut [T]), shared by crate::kernels::dense::shared::input_gradient;
        dense_weight_gradient =
            weight_gradient, (sizes: Sizes, first: usize, x: &[T], dy: &[T], dweight: &mut [T], dbias: &mut [T]),
            shared by crate::kernels::dense::shared::weight_gradient;
        dense_descend =
            descend, (sizes: Sizes, first: usize, x: &[T], dy: &[T], weight: &mut [T], bias: &mut [T], step: Step<T>),
            shared by crate::kernels::dense::shared::descend;
        dense_bound = bound, (x: &[T], dy: &[T], bounded: &Cell<bool>);
    }
}

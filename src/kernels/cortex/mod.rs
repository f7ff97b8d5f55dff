//! What one sample takes on a Cortex-M4F and its successors, in their float unit's instructions.
//!
//! The unit has 32 registers of single precision, one multiply-add an instruction, and loads and stores of several registers. So a
//! multiply-add takes one instruction at least, and what is beside it is to be shared: a load of eight weights by eight multiply-adds, an
//! input by a tile of outputs, the loop's bookkeeping by four inputs or by all filters of a tile. Compiled Rust takes about two instructions
//! more a multiply-add: the compiler loads every weight by itself, and moves operands of an instruction that it does not know between
//! registers. Counted from the code below, for each turn of the inner loop:
//!
//! | kernel | tile | multiply-adds | loads and stores | pointers | loop | instructions a multiply-add |
//! |---|---|---:|---:|---:|---:|---:|
//! | [`infer`] | 16 outputs | 64 | 8 of weights, 1 of inputs | 4 | 2 | 79 / 64 = 1.23 |
//! | | 12, 8 outputs | 48, 32 | 4 and 1 | 4 | 2 | 1.23, 1.34 |
//! | | 4, 2, 1 outputs beside others | 16, 8, 4 | 4 and 1 | 4 | 2 | 1.7, 2.4, 3.8 |
//! | | 4, 2, 1 outputs and no more | 16, 8, 4 | 1 and 1 | – | 2 | 1.25, 1.5, 2 |
//! | [`infer`] in parts | 16, 8 outputs | 16, 8 | 2 or 1 of weights, 1 of inputs | 2 | 2 | 1.44, 1.75 |
//! | | 4, 3, 2, 1 outputs and no more | 16, 12, 8, 4 | 1 of weights, or 2 of four, and 1 | – | 2 | 1.3, 1.3, 1.5, 2 |
//! | [`convolve`] | 8 filters by 2 places | 16 | 1 of weights, 2 of values | 1 | 2 | 22 / 16 = 1.38 |
//! | | 6, 4 filters by 2 places | 12, 8 | 1 and 2 | 1 | 2 | 1.5, 1.8 |
//! | | 1 filter by 8, 5, 3 places | 8, 5, 3 | 1 and 1 | 2 | 2 | 1.75, 2.2, 3 |
//! | [`weight_gradient`] | 8 outputs | 32 | 8 of gradients, 1 of inputs | 4 | 2 | 47 / 32 = 1.47 |
//! | [`descend_at_once`] | 8 weights | 8, and 16 not fused | 2 of weights, 1 of inputs, 1 of zeroes | 1 | 2 | 31 / 24 = 1.29 |
//! | | 2 rows of 3 weights and no more | 6, and 12 not fused | 2, 1 and 1 | – | 2 | 24 / 18 = 1.33 |
//! | [`input_gradient`] | 4 inputs by 4 outputs | 16 | 4 of weights, 1 of gradients | – | 2 | 23 / 16 = 1.44 |
//! | [`descend`] | 4 parameters | 8, not fused | 2 and 1 | – | 2 | 13 / 8 = 1.63 |
//! | [`all_finite`] | 8 values | 8 | 1 | – | 2 | 11 / 8 = 1.38 |
//!
//! Sums in parts take 3 instructions more an output, to add them; a tile that goes from part to part takes some 30 around that.
//!
//! A convolution takes 8 instructions more at the end of a row of the window, which is a tenth where a row has five values and the tile
//! sixteen sums, and some 40 around a tile. Those weigh most where a window has few values, as in a depthwise convolution of three by three: with
//! 24 places in a row it takes 2.7 instructions a multiply-add, 4.6 with zeros around, and 11 where a row has five places.
//!
//! The limit is 1 and a load of each value once: 1.13 for a dense layer, whose every weight is used once and loaded by eights. What is above
//! it are the pointer that skips the other tiles' weights, and the loop.
//!
//! Of activations, [`tanh`] takes 31 instructions a value: 5 to bring |x| into range, 13 for the exponential, 8 for the quotient and the
//! powers of two, 3 for the sign and 2 for the loop; [`relu`] 4.75. A window of [`maxima`] takes 20. [`exp`] and [`ln`] are called one by
//! one, with 26 and 28 instructions.
//!
//! The order of every sum is that of the other kernels, and so are the bits: the program `kernels` of `firmware/` holds them against the
//! host's, for tiles and remainders of all widths.
//!
//! The sizes are constants where the kernels are called, and the choice of tiles is inlined: a program has in it those tiles alone that its
//! layers take. What goes from tile to tile is a function that all layers share, and to which sizes are data: the compiler would write out
//! the calls of every layer.

mod activations;
mod at_once;
mod conv;
mod dense;
mod descent;
mod finite;
mod gradients;
mod math;
mod parts;
mod pool;
mod tiles;

use core::any::TypeId;
use core::arch::asm;

pub use activations::{relu, tanh};
pub use at_once::descend_at_once;
pub use conv::{Convolution, infer as convolve, is_dense};
pub use dense::infer;
pub use descent::descend;
pub use finite::all_finite;
pub use gradients::{input_gradient, weight_gradient};
pub use math::{exp, horner, ln};
pub use pool::{convolve_maxima, is_two_by_two, maxima};

/// The values of another name for `f32`; `None` for other types.
pub fn single<T: 'static>(values: &[T]) -> Option<&[f32]> {
    // SAFETY: it is the same type.
    is_single::<T>().then(|| unsafe { core::slice::from_raw_parts(values.as_ptr().cast(), values.len()) })
}

/// As [`single`], to write to.
fn single_mut<T: 'static>(values: &mut [T]) -> Option<&mut [f32]> {
    // SAFETY: it is the same type.
    is_single::<T>().then(|| unsafe { core::slice::from_raw_parts_mut(values.as_mut_ptr().cast(), values.len()) })
}

/// Whether there are kernels for a scalar.
#[inline(always)]
pub fn is_single<T: 'static>() -> bool {
    TypeId::of::<T>() == TypeId::of::<f32>()
}

/// A number of which the compiler knows nothing: it makes no copies of a loop for what it may be.
#[inline(always)]
fn unknown(mut number: usize) -> usize {
    // SAFETY: no instruction at all.
    unsafe { asm!("/* {} */", inout(reg) number, options(nomem, nostack, preserves_flags)) };
    number
}

/// Numbers that kernels load, in a row.
#[repr(C)]
struct Constants {
    /// Where sums begin that have no bias.
    zeros: [f32; 16],
    /// The input of a bias.
    one: f32,
}

static CONSTANTS: Constants = Constants { zeros: [0.0; 16], one: 1.0 };

/// A list of registers for a load or store of several.
macro_rules! list {
    ($first:ident $($rest:ident)*) => {
        concat!("{{", stringify!($first), $(", ", stringify!($rest),)* "}}")
    };
}

/// Multiply-adds to sums: `sum value` for each.
macro_rules! multiply_add {
    ($by:literal: $($sum:ident $value:ident),+) => {
        concat!($("vfma.f32 ", stringify!($sum), ", ", stringify!($value), ", ", $by, "\n"),+)
    };
}

use {list, multiply_add};

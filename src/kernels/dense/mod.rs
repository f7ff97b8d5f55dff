//! Products of a weight matrix with one sample, and with a block of samples in lanes.
//!
//! Weights are nalgebra's `[out, in]`: in memory, for each input the weights of all outputs. Every sum runs in one order
//! whatever the width of the machine's vectors: outputs over ascending inputs from the bias on, input gradients over
//! ascending outputs, weight gradients over ascending samples. Tiles of accumulators, which stay in registers, run over what is
//! independent.
//!
//! The sizes are arguments. Inlined into a layer they are constants, and the loops are specialised to them; compiled in the library
//! they serve all layers (see [`super::compiled`]). Both are the same code, and give the same bits.
//!
//! What bounds them on a machine of two fused multiply-adds and two loads a cycle, by vectors, as read from the assembly:
//!
//! | kernel | tile, with AVX2 | loads a multiply-add | bound by |
//! |---|---|---|---|
//! | [`infer`] | 8 vectors of outputs | 9/8: each weight, and the input once a tile | loads: each weight is used once |
//! | [`forward`] | 6 outputs × 2 vectors of samples | 8/12: two of samples, six weights | multiply-adds |
//! | [`input_gradient`] | 6 inputs × 2 vectors of samples | 8/12 | multiply-adds |
//! | [`weight_gradient`] | 6 inputs × 2 vectors of outputs | 8/12 | multiply-adds |

mod infer;
mod lanes;
#[cfg(any(test, not(any(target_arch = "x86_64", target_arch = "x86", target_arch = "aarch64"))))]
mod plain;
#[cfg(test)]
mod tests;
mod weights;

#[cfg(any(target_arch = "x86_64", target_arch = "x86", target_arch = "aarch64"))]
pub use {
    infer::infer,
    lanes::{forward, input_gradient},
    weights::weight_gradient,
};
#[cfg(not(any(target_arch = "x86_64", target_arch = "x86", target_arch = "aarch64")))]
pub use plain::{forward, infer, input_gradient, weight_gradient};

/// The vectors of a scalar with an instruction set.
type In<T, I> = <T as super::compiled::Kernels>::In<I>;

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

/// Makes a call for every tile of `$len`: tiles of the given widths, the widest first.
macro_rules! tiled {
    ($len:expr, [$($width:literal)*], |$at:ident, $k:ident| $call:expr) => {
        let mut $at = 0;
        $(while $len - $at >= $width {
            const $k: usize = $width;
            $call;
            $at += $width;
        })*
    };
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

/// Tiles of eight: as many vectors of sums as hide the time that one multiply-add takes.
macro_rules! eights {
    ($len:expr, |$at:ident, $k:ident| $call:expr) => {
        $crate::kernels::dense::even_tiles!(
            $len, 8 to 12,
            [1: 1; 2: 2; 3: 3; 4: 4; 5: 5; 6: 6; 7: 7; 8: 8; 9: 5 4; 10: 5 5; 11: 6 5;], |$at, $k| $call
        );
    };
}

use {eights, even_tiles, sixes, tiled};

/// The part of this number, of parts of `len` values.
#[inline(always)]
fn part<V>(values: &[V], number: usize, len: usize) -> &[V] {
    values.get(number * len..(number + 1) * len).unwrap_or_default()
}

/// As [`part`], to write to.
#[inline(always)]
fn part_mut<V>(values: &mut [V], number: usize, len: usize) -> &mut [V] {
    values.get_mut(number * len..(number + 1) * len).unwrap_or_default()
}

#[inline(always)]
fn chunk<V, const K: usize>(values: &[V], at: usize) -> Option<&[V; K]> {
    values.get(at..)?.first_chunk()
}

#[inline(always)]
fn chunk_mut<V, const K: usize>(values: &mut [V], at: usize) -> Option<&mut [V; K]> {
    values.get_mut(at..)?.first_chunk_mut()
}

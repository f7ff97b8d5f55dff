//! Parts of slices, without panics, and tiles of ranges.

/// The part of this number, of parts of `len` values.
#[inline(always)]
pub fn part<V>(values: &[V], number: usize, len: usize) -> &[V] {
    values.get(number * len..(number + 1) * len).unwrap_or_default()
}

/// As [`part`], to write to.
#[inline(always)]
pub fn part_mut<V>(values: &mut [V], number: usize, len: usize) -> &mut [V] {
    values.get_mut(number * len..(number + 1) * len).unwrap_or_default()
}

/// `K` values from `at` on.
#[inline(always)]
pub fn chunk<V, const K: usize>(values: &[V], at: usize) -> Option<&[V; K]> {
    values.get(at..)?.first_chunk()
}

/// As [`chunk`], to write to.
#[inline(always)]
pub fn chunk_mut<V, const K: usize>(values: &mut [V], at: usize) -> Option<&mut [V; K]> {
    values.get_mut(at..)?.first_chunk_mut()
}

/// Makes a call for every tile of a range: tiles of the given widths, the widest first.
macro_rules! tiled {
    ($range:expr, [$($width:literal)*], |$at:ident, $k:ident| $call:expr) => {
        let core::ops::Range { start: mut $at, end } = $range;
        $(while end - $at >= $width {
            const $k: usize = $width;
            $call;
            $at += $width;
        })*
    };
}
pub(crate) use tiled;

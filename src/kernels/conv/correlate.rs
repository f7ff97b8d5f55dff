//! Sums over a window: a convolution's pass forward, and its way back to the input.
//!
//! Both are the same: results are sums over planes of a source, and over taps along two axes ([`Line`]). On the way back the
//! roles of channels and filters change, the kernel is turned round, and with a stride there are several sorts of results.

use super::Sizes;
use super::area::Area;
use super::line::{Line, Segment};
use crate::isa::Isa;
use crate::kernels::slices::{part, part_mut};
use crate::scalar::Scalar;

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// `y = W ∗ x + b`.
    Forward,
    /// `dx = Wᵀ ∗ dy + b`.
    Back,
}

/// `y = W ∗ x + b`, or `dx = Wᵀ ∗ dy + b`; `bias`, a value for every plane of the result, is empty for none.
#[inline(always)]
pub fn correlate<T: Scalar, I: Isa>(
    direction: Direction,
    sizes: &Sizes,
    weight: &[T],
    bias: &[T],
    source: &[T],
    target: &mut [T],
) {
    let window = &sizes.window;
    let sorts = match direction {
        Direction::Forward => [1; 2],
        Direction::Back => [0, 1].map(|axis| window.stride[axis].min(window.input[axis])),
    };
    for first_row in 0..sorts[0] {
        for first_column in 0..sorts[1] {
            let lines = match direction {
                Direction::Forward => [Line::forward(window, 0, 0), Line::forward(window, 1, 0)],
                Direction::Back => [Line::back(window, 0, first_row), Line::back(window, 1, first_column)],
            };
            rectangles::<T, I>(direction, sizes, &lines, weight, bias, source, target);
        }
    }
}

/// As [`correlate`] forward, of some rows of places: from `first` on, as many as the output of the sizes has. The columns are those of
/// [`Line::forward`], which are the same for all rows.
#[inline(always)]
pub fn correlate_rows<T: Scalar, I: Isa>(
    first: usize,
    columns: &Line,
    sizes: &Sizes,
    weight: &[T],
    bias: &[T],
    source: &[T],
    target: &mut [T],
) {
    let lines = [Line::forward(&sizes.window, 0, first), *columns];
    rectangles::<T, I>(Direction::Forward, sizes, &lines, weight, bias, source, target);
}

/// All results along two axes, in rectangles of those that sum the same taps.
#[inline(always)]
fn rectangles<T: Scalar, I: Isa>(
    direction: Direction,
    sizes: &Sizes,
    lines: &[Line; 2],
    weight: &[T],
    bias: &[T],
    source: &[T],
    target: &mut [T],
) {
    let (sources, targets, results) = match direction {
        Direction::Forward => (sizes.inputs(), sizes.outputs(), sizes.filters),
        Direction::Back => (sizes.outputs(), sizes.inputs(), sizes.channels),
    };
    let mut first = [0; 2];
    // Without a closure: that would be compiled for the baseline.
    while let Some(segments) = next(lines, &mut first) {
        let area = Area::new(direction, sizes, lines, segments);
        for number in 0..sizes.blocks * sizes.groups {
            let group = number % sizes.groups.max(1);
            let (source, target) = (part(source, number, sources), part_mut(target, number, targets));
            let (weight, bias) = (weight.get(group * sizes.filters..).unwrap_or_default(), part(bias, group, results));
            T::conv_area::<I>(&area, weight, bias, source, target);
        }
    }
}

/// The rectangle that begins with the result `first`, which moves on.
#[inline(always)]
fn next([rows, columns]: &[Line; 2], first: &mut [usize; 2]) -> Option<[Segment; 2]> {
    if first[0] >= rows.count || columns.count == 0 {
        return None;
    }
    let segments = [rows.segment(first[0]), columns.segment(first[1])];
    first[1] = segments[1].results.end;
    if first[1] >= columns.count {
        *first = [segments[0].results.end, 0];
    }
    Some(segments)
}

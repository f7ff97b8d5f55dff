//! Convolutions of planes, for one sample and for samples in lanes.
//!
//! A plane is in raster order. Weights are nalgebra's `[filters, channels · kernel]`: in memory, for each place in the window the
//! weights of all filters. Only products with values inside the plane are computed: there are no zeros to multiply with,
//! but ranges that end at the edge.
//!
//! Every sum runs in one order, whatever the tile or the width of the machine's vectors. An output begins with its bias, and an input
//! gradient with zero; both run over planes, rows and columns of what they read, ascending. A weight gradient runs over blocks and
//! rows of places, in eight partial sums, between which the values of a row take turns, and which are then joined in order.
//!
//! What bounds them on a machine of two fused multiply-adds and two loads a cycle, in vectors, as read from the assembly of the AVX2 copies:
//!
//! | kernel | tile | loads a multiply-add | instructions a turn of the inner loop |
//! |---|---|---|---|
//! | [`correlate`], samples in lanes or rows of one | 6 planes × 2 vectors | 8/12: two of values, six weights | 28, of which 12 multiply and add |
//! | | 4 planes × 2 vectors | 6/8 | 20, 8 |
//! | [`infer_largest`], [`largest`] of windows of two by two | as these, of all places of a window or half of them | as these | 25 and 19, where the weights of a tap follow one another |
//! | [`correlate`] of one sample, short rows | 2 vectors of filters × 6 places | 8/12 | |
//! | [`weight_gradient`] | 5 taps × 2 filters | 7/10 | |
//! | | 3 taps × 4 filters, 1 tap × 8 | 7/12, 9/8 | |
//!
//! So the multiply-adds bound all of them but the last, and the sums stay in registers. What is lost is between tiles: a turn is a tap, and a
//! filter of 5×5 over one channel has but 25, after which a tile is pooled, or stored, and the next one's places are found.

mod area;
mod correlate;
mod filters;
mod fours;
mod largest;
mod line;
#[cfg(feature = "threads")]
mod shared;
#[cfg(test)]
mod tests;
mod walk;
mod weight_gradient;

use core::ops::Range;

pub use area::Area;
pub use correlate::{Direction, correlate};
pub use largest::{Gradients, cache, infer_largest, largest, largest_gradient, strip};
pub use weight_gradient::weight_gradient;

use super::compiled::compiled;
use super::pool::Pool;
use super::slices::{chunk_mut, part, tiled};
use super::sums;
use super::vector::In;
use crate::isa::Isa;
use crate::scalar::Scalar;
use crate::window;

compiled! {
    /// The kernels of convolutions.
    Convolutions in vectors of 256 bits {
        conv_correlate = crate::kernels::conv::correlate,
            (direction: Direction, sizes: &Sizes, weight: &[T], bias: &[T], source: &[T], target: &mut [T]),
            shared by crate::kernels::conv::shared::correlate;
        conv_area = crate::kernels::conv::area::sum, (area: &Area, weight: &[T], bias: &[T], source: &[T], target: &mut [T]);
        conv_weight_gradient = crate::kernels::conv::weight_gradient,
            (sizes: &Sizes, first: usize, x: &[T], dy: &[T], dw: &mut [T]),
            shared by crate::kernels::conv::shared::weight_gradient;
        conv_bias_gradient = crate::kernels::conv::bias_gradient,
            (blocks: usize, plane: usize, first: usize, dy: &[T], db: &mut [T]),
            shared by crate::kernels::conv::shared::bias_gradient;
        conv_infer_largest = crate::kernels::conv::infer_largest,
            (sizes: &Sizes, pool: &Pool, weight: &[T], bias: &[T], x: &[T], y: &mut [T], strip: &mut [T]);
        conv_largest = crate::kernels::conv::largest,
            (sizes: &Sizes, pool: &Pool, weight: &[T], bias: &[T], x: &[T], y: &mut [T], cache: &mut [T]),
            shared by crate::kernels::conv::shared::largest;
        conv_largest_gradient = crate::kernels::conv::largest_gradient,
            (sizes: &Sizes, pool: &Pool, weight: &[T], x: &[T], cache: &[T], dy: &[T], gradients: Gradients<'_, T>),
            shared by crate::kernels::conv::shared::largest_gradient;
    }
}

/// The sizes of a convolution.
#[derive(Debug, Clone, Copy)]
pub struct Sizes {
    pub window: window::Sizes,
    /// Parts of the channels, each with filters of its own.
    pub groups: usize,
    /// Channels of a group.
    pub channels: usize,
    /// Filters of a group.
    pub filters: usize,
    pub blocks: usize,
    /// Samples in lanes.
    pub lanes: usize,
}

impl Sizes {
    /// The filters of all groups: the distance from one place in the window to the next in the weights.
    #[inline(always)]
    pub fn all_filters(&self) -> usize {
        self.groups * self.filters
    }

    /// The values of a group's input in a block.
    #[inline(always)]
    pub fn inputs(&self) -> usize {
        self.channels * self.window.inputs() * self.lanes
    }

    /// The values of a group's output in a block.
    #[inline(always)]
    pub fn outputs(&self) -> usize {
        self.filters * self.window.outputs() * self.lanes
    }
}

/// One axis of a window over a plane.
#[derive(Clone, Copy)]
pub struct Axis {
    pub input: usize,
    pub output: usize,
    pub kernel: usize,
    pub stride: usize,
    padding: usize,
    dilation: usize,
}

impl Axis {
    #[inline(always)]
    pub const fn of(sizes: &window::Sizes, axis: usize) -> Self {
        Self {
            input: sizes.input[axis],
            output: sizes.output[axis],
            kernel: sizes.kernel[axis],
            stride: sizes.stride[axis],
            padding: sizes.padding[axis],
            dilation: sizes.dilation[axis],
        }
    }

    /// From the first value of the window to behind the last.
    #[inline(always)]
    const fn span(&self) -> usize {
        (self.kernel - 1) * self.dilation + 1
    }

    /// Whether all of the window is inside the plane at every place.
    #[inline(always)]
    pub const fn is_inside(&self) -> bool {
        self.padding == 0 && (self.output.saturating_sub(1) * self.stride + self.span()) <= self.input
    }

    /// The places at which all of the window is inside the plane.
    #[inline(always)]
    pub const fn interior(&self) -> Range<usize> {
        let start = self.padding.div_ceil(self.stride);
        let room = (self.input + self.padding + 1).saturating_sub(self.span());
        let end = room.div_ceil(self.stride);
        let end = if end < self.output { end } else { self.output };
        (if start < end { start } else { end })..end
    }

    /// The places at which a value of the window is inside the plane.
    #[inline(always)]
    fn places(&self, k: usize) -> Range<usize> {
        let at = k * self.dilation;
        let start = self.padding.saturating_sub(at).div_ceil(self.stride);
        let end = (self.input + self.padding).saturating_sub(at).div_ceil(self.stride).min(self.output);
        start.min(end)..end
    }

    /// Where in the plane a value of the window is, at a place.
    #[inline(always)]
    pub fn at(&self, place: usize, k: usize) -> usize {
        (place * self.stride + k * self.dilation).wrapping_sub(self.padding)
    }
}

/// `db += dY 1` over the blocks; `plane` is the number of values of a filter in a block. Of the filters from `first` on, as many as there
/// are in `db`.
#[inline(always)]
pub fn bias_gradient<T: Scalar, I: Isa>(blocks: usize, plane: usize, first: usize, dy: &[T], db: &mut [T]) {
    let of_block = dy.len() / blocks.max(1);
    for block in 0..blocks {
        let dy = part(dy, block, of_block);
        let mut done = 0;
        if I::FAST {
            tiled!(0..db.len(), [4], |at, K| {
                let mut planes: [&[T]; K] = [&[]; K];
                for (filter, values) in (first + at..).zip(&mut planes) {
                    *values = part(dy, filter, plane);
                }
                let Some(db) = chunk_mut::<T, K>(db, at) else { return };
                for (db, sum) in db.iter_mut().zip(sums::sum_each(planes)) {
                    *db += sum;
                }
                done = at + K;
            });
        }
        for (filter, db) in (first..).zip(&mut *db).skip(done) {
            *db += sums::sum(part(dy, filter, plane));
        }
    }
}

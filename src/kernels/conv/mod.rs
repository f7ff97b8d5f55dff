//! Convolutions of planes, for one sample and for samples in lanes.
//!
//! A plane is in raster order. Weights are nalgebra's `[filters, channels · kernel]`: in memory, for each place in the window the
//! weights of all filters. Only products with values inside the plane are computed: there are no zeros to multiply with,
//! but ranges that end at the edge.
//!
//! Every sum runs in one order, whatever the tile or the width of the machine's vectors. An output begins with its bias and runs over
//! channels, rows and columns of the window, ascending; an input gradient over rows and columns of the window, then
//! filters; a weight gradient over blocks, rows and columns of the places, in eight partial sums, of which a sample's lane
//! decides, and which are then joined in order.

mod forward;
mod infer;
mod input_gradient;
mod weight_gradient;

use core::ops::Range;

pub use forward::forward;
pub use infer::infer;
pub use input_gradient::input_gradient;
pub use weight_gradient::weight_gradient;

use super::compiled::compiled;
use crate::isa::Isa;
use crate::scalar::Scalar;
use crate::window;

compiled! {
    /// The kernels of convolutions.
    Convolutions {
        conv_infer = crate::kernels::conv::infer, (sizes: &Sizes, weight: &[T], bias: &[T], x: &[T], y: &mut [T]);
        conv_forward = crate::kernels::conv::forward, (sizes: &Sizes, weight: &[T], bias: &[T], x: &[T], y: &mut [T]);
        conv_input_gradient = crate::kernels::conv::input_gradient,
            (sizes: &Sizes, weight: &[T], bias: &[T], dy: &[T], dx: &mut [T]);
        conv_weight_gradient = crate::kernels::conv::weight_gradient,
            (sizes: &Sizes, x: &[T], dy: &[T], dw: &mut [T]);
        conv_bias_gradient = crate::kernels::conv::bias_gradient,
            (blocks: usize, plane: usize, dy: &[T], db: &mut [T]);
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

    /// The values of a block's input.
    #[inline(always)]
    pub fn input(&self) -> usize {
        self.groups * self.channels * self.window.inputs() * self.lanes
    }

    /// The values of a block's output.
    #[inline(always)]
    pub fn output(&self) -> usize {
        self.all_filters() * self.window.outputs() * self.lanes
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
    pub fn of(sizes: &window::Sizes, axis: usize) -> Self {
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
    fn span(&self) -> usize {
        (self.kernel - 1) * self.dilation + 1
    }

    /// The part of the window that is inside the plane at a place.
    #[inline(always)]
    pub fn inside(&self, place: usize) -> Range<usize> {
        let start = place * self.stride;
        let (before, end) = (self.padding.saturating_sub(start), (self.input + self.padding).saturating_sub(start));
        if before == 0 && self.span() <= end {
            return 0..self.kernel;
        }
        before.div_ceil(self.dilation)..end.div_ceil(self.dilation).min(self.kernel)
    }

    /// The places at which all of the window is inside the plane.
    #[inline(always)]
    pub fn interior(&self) -> Range<usize> {
        let start = self.padding.div_ceil(self.stride);
        let room = (self.input + self.padding + 1).saturating_sub(self.span());
        let end = room.div_ceil(self.stride).min(self.output);
        start.min(end)..end
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

    /// The place at which this value of the window is at `at` in the plane, if there is one.
    #[inline(always)]
    fn place_of(&self, at: usize, k: usize) -> Option<usize> {
        let distance = (at + self.padding).checked_sub(k * self.dilation)?;
        let place = if self.stride == 1 {
            distance
        } else if distance.is_multiple_of(self.stride) {
            distance / self.stride
        } else {
            return None;
        };
        (place < self.output).then_some(place)
    }
}

/// `db += dY 1` over the blocks; `plane` is the number of values of a filter in a block.
#[inline(always)]
pub fn bias_gradient<T: Scalar, I: Isa>(blocks: usize, plane: usize, dy: &[T], db: &mut [T]) {
    for block in 0..blocks {
        let filters = db.len();
        for (filter, sum) in db.iter_mut().enumerate() {
            let mut lanes = [T::ZERO; 8];
            let (chunks, rest) = part(dy, block * filters + filter, plane).as_chunks::<8>();
            for chunk in chunks.iter().map(|chunk| chunk.as_slice()).chain([rest]) {
                for (lane, &dy) in lanes.iter_mut().zip(chunk) {
                    *lane = dy.fma::<I>(T::ONE, *lane);
                }
            }
            for lane in lanes {
                *sum += lane;
            }
        }
    }
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
use tiled;

/// The first values of `K` sums.
#[inline(always)]
fn start<T: Scalar, const K: usize>(bias: &[T], at: usize) -> [T; K] {
    chunk(bias, at).copied().unwrap_or([T::ZERO; K])
}

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

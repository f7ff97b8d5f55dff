//! One axis of a correlation.

use core::ops::Range;

use crate::window;

/// Results in a row, each a sum over taps: result `i` and tap `m` meet at `source + i · source_step + m · tap_step` of what is summed,
/// if that is there.
#[derive(Clone, Copy)]
pub struct Line {
    /// Results.
    pub count: usize,
    /// Where the first result is.
    pub target: usize,
    /// From one result to the next.
    pub target_step: usize,
    /// Taps.
    pub taps: usize,
    /// Which value of the kernel the first tap is.
    pub kernel: usize,
    /// From one tap to the next in the kernel. It may be negative: additions wrap.
    pub kernel_step: usize,
    source: isize,
    pub source_step: usize,
    pub tap_step: usize,
    /// The length of what is summed.
    len: usize,
}

/// Results that sum the same taps. There may be none: beside all of what is summed, or where a dilated window reaches over it.
pub struct Segment {
    pub results: Range<usize>,
    pub taps: Range<usize>,
}

impl Line {
    /// An axis of a convolution, from the plane to the places of the window, from the place `first` on.
    pub fn forward(window: &window::Sizes, axis: usize, first: usize) -> Self {
        let stride = window.stride[axis].max(1);
        Self {
            count: window.output[axis],
            target: 0,
            target_step: 1,
            taps: window.kernel[axis],
            kernel: 0,
            kernel_step: 1,
            source: 0_isize.wrapping_add_unsigned(first * stride).wrapping_sub_unsigned(window.padding[axis]),
            source_step: stride,
            tap_step: window.dilation[axis].max(1),
            len: window.input[axis],
        }
    }

    /// An axis of a convolution's way back, from the places of the window to the plane: of all its values, those which are a multiple of
    /// the stride after the first.
    pub fn back(window: &window::Sizes, axis: usize, first: usize) -> Self {
        let (stride, dilation) = (window.stride[axis].max(1), window.dilation[axis].max(1));
        // The window's place moves by the stride, so that not all of its values come to lie on these.
        let kernel_step = (1..stride).find(|step| (step * dilation).is_multiple_of(stride)).unwrap_or(stride);
        let at = first + window.padding[axis];
        let found = (0..kernel_step.min(window.kernel[axis])).find(|k| k * dilation % stride == at % stride);
        let (taps, last) = match found {
            Some(k) => {
                let taps = (window.kernel[axis] - k).div_ceil(kernel_step);
                (taps, k + (taps - 1) * kernel_step)
            }
            None => (0, 0),
        };
        let (tap, at) = (last * dilation, at);
        let source = if tap > at {
            0_isize.wrapping_sub_unsigned((tap - at) / stride)
        } else {
            0_isize.wrapping_add_unsigned((at - tap) / stride)
        };
        Self {
            count: window.input[axis].saturating_sub(first).div_ceil(stride),
            target: first,
            target_step: stride,
            taps,
            kernel: last,
            kernel_step: 0_usize.wrapping_sub(kernel_step),
            source,
            source_step: 1,
            tap_step: (kernel_step * dilation / stride).max(1),
            len: window.output[axis],
        }
    }

    /// The results from `first` on that sum the same taps.
    pub fn segment(&self, first: usize) -> Segment {
        let whole = self.whole();
        if whole.contains(&first) {
            return Segment { results: first..whole.end, taps: 0..self.taps };
        }
        let at = self.source.wrapping_add_unsigned(first * self.source_step);
        let start = if at < 0 { steps(at.unsigned_abs(), self.tap_step) } else { 0 };
        let end = steps(self.room(at), self.tap_step).min(self.taps);
        // Without taps there is no first one, whose weight could be looked for: it would be behind the last.
        let taps = if start < end { start..end } else { 0..0 };
        Segment { results: first..first + 1, taps }
    }

    /// The results that sum all taps.
    fn whole(&self) -> Range<usize> {
        if self.taps == 0 {
            return 0..self.count;
        }
        let start = if self.source < 0 { steps(self.source.unsigned_abs(), self.source_step) } else { 0 };
        let last = self.source.wrapping_add_unsigned((self.taps - 1) * self.tap_step);
        let end = steps(self.room(last), self.source_step).min(self.count);
        start.min(end)..end
    }

    /// How much there is to sum from `at` on, which may be before all of it.
    fn room(&self, at: isize) -> usize {
        if at < 0 { self.len + at.unsigned_abs() } else { self.len.saturating_sub(at.unsigned_abs()) }
    }

    /// Where a result and a tap meet.
    pub fn meet(&self, result: usize, tap: usize) -> usize {
        let steps = result * self.source_step + tap * self.tap_step;
        self.source.wrapping_add_unsigned(steps).max(0).unsigned_abs()
    }
}

/// How many steps a way takes. Most are of one, without a division: this is asked for every rectangle of results.
const fn steps(way: usize, step: usize) -> usize {
    if step <= 1 { way } else { way.div_ceil(step) }
}

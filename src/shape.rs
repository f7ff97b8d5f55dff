//! Shapes, written as users of NumPy and PyTorch write them, without the batch.

use core::fmt;

/// The shape of one sample's value: `[features]`, `[steps, features]` or `[channels, height, width]`, or of a parameter
/// as PyTorch has it. Its values lie in C order: the last axis is contiguous.
///
/// ```
/// use constnet::Shape;
///
/// const IMAGE: Shape = Shape::new(&[1, 8, 8]);
/// assert_eq!(IMAGE.len(), 64);
/// assert_eq!(IMAGE.to_string(), "[1, 8, 8]");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Shape {
    rank: usize,
    axes: [usize; Shape::MAX_RANK],
}

impl Shape {
    /// The largest number of axes: a convolution's weight has four.
    pub const MAX_RANK: usize = 4;

    /// A shape from the lengths of its axes.
    ///
    /// # Panics
    /// If there are more than [`MAX_RANK`](Self::MAX_RANK) axes; in a constant, that is a compile error.
    #[must_use]
    pub const fn new(axes: &[usize]) -> Self {
        let mut shape = Self { rank: axes.len(), axes: [1; Self::MAX_RANK] };
        let mut axis = 0;
        while axis < axes.len() {
            shape.axes[axis] = axes[axis];
            axis += 1;
        }
        shape
    }

    /// `[len]` for one row, `[rows, len]` for several: the shapes that a layer gives which works row by row.
    #[must_use]
    pub const fn rows(rows: usize, len: usize) -> Self {
        if rows == 1 { Self::new(&[len]) } else { Self::new(&[rows, len]) }
    }

    /// The number of axes.
    #[must_use]
    pub const fn rank(&self) -> usize {
        self.rank
    }

    /// The lengths of the axes.
    #[must_use]
    pub const fn axes(&self) -> &[usize] {
        self.axes.split_at(self.rank).0
    }

    /// The length of this axis, or `1` where there is no such axis.
    #[must_use]
    pub const fn axis(&self, axis: usize) -> usize {
        if axis < self.rank { self.axes[axis] } else { 1 }
    }

    /// The number of values: the product of all axes.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "no axis of a network's shape is zero; empty shapes do not occur")]
    pub const fn len(&self) -> usize {
        let mut len = 1;
        let mut axis = 0;
        while axis < self.rank {
            len *= self.axes[axis];
            axis += 1;
        }
        len
    }

    /// The length of the last axis, along which a [`Dense`](crate::layers::Dense) layer works.
    #[must_use]
    pub const fn last(&self) -> usize {
        if self.rank == 0 { 1 } else { self.axes[self.rank - 1] }
    }

    /// The product of all axes but the last: the number of rows of [`last`](Self::last) values.
    #[must_use]
    pub const fn leading(&self) -> usize {
        let mut len = 1;
        let mut axis = 0;
        while axis + 1 < self.rank {
            len *= self.axes[axis];
            axis += 1;
        }
        len
    }

    /// What a normalisation takes for channels: the first axis of an image, the last of other shapes.
    #[doc(hidden)]
    #[must_use]
    pub const fn channels(&self) -> usize {
        if self.rank == 3 { self.axes[0] } else { self.last() }
    }

    /// The values of a channel that lie together: an image's plane.
    #[doc(hidden)]
    #[must_use]
    pub const fn plane(&self) -> usize {
        if self.rank == 3 { self.axes[1] * self.axes[2] } else { 1 }
    }

    /// The number of times that the channels come one after the other: the steps of `[steps, features]`.
    #[doc(hidden)]
    #[must_use]
    pub const fn steps(&self) -> usize {
        if self.rank == 2 { self.axes[0] } else { 1 }
    }

    /// This shape with another last axis.
    #[must_use]
    pub const fn with_last(mut self, last: usize) -> Self {
        if self.rank > 0 {
            self.axes[self.rank - 1] = last;
        }
        self
    }

    /// Whether both have the same axes; `==` for constants.
    #[must_use]
    pub const fn equals(&self, other: &Self) -> bool {
        if self.rank != other.rank {
            return false;
        }
        let mut axis = 0;
        while axis < self.rank {
            if self.axes[axis] != other.axes[axis] {
                return false;
            }
            axis += 1;
        }
        true
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.axes()).finish()
    }
}

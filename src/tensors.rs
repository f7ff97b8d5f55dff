//! What a layer says of its parameters before it exists: their names, shapes and places.

use crate::shape::Shape;
use crate::value::Value;

/// A parameter of a layer, or a layer of a network: what [`include_weights!`](crate::include_weights) needs to fill a network at
/// compile time, where no function of a trait can be called.
///
/// A layer lists the parameters that [`Layer::visit`](crate::Layer::visit) shows, in the same order:
///
/// ```
/// use core::mem::offset_of;
///
/// use constnet::Shape;
/// use constnet::layer::Tensor;
///
/// struct Gain {
///     factor: f32,
/// }
///
/// // SAFETY: `factor` is one scalar, at that place.
/// const TENSORS: &[Tensor] = &[unsafe { Tensor::values("factor", Shape::new(&[1]), offset_of!(Gain, factor)) }];
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Tensor {
    pub(crate) name: &'static str,
    /// Its first byte, counted from that of the layer or network.
    pub(crate) offset: usize,
    pub(crate) kind: Kind,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// Scalars, with the first axis contiguous and the others in C order.
    Values(Shape),
    /// A layer with this many parameters and statistics, and those of them that it lists.
    Layer { values: usize, tensors: &'static [Tensor] },
}

impl Tensor {
    /// A parameter of this name and shape in PyTorch. Its values lie with the first axis contiguous and the others in C order,
    /// as in [`Visitor`](crate::layer::Visitor). An empty one is none.
    ///
    /// # Safety
    /// Where the layer that lists it keeps `offset` bytes from its beginning, there are `shape.len()` scalars of its type.
    #[must_use]
    pub const unsafe fn values(name: &'static str, shape: Shape, offset: usize) -> Self {
        Self { name, offset, kind: Kind::Values(shape) }
    }

    /// A field of a layer, which must be a matrix of that many scalars.
    ///
    /// # Safety
    /// The field that the function shows begins `offset` bytes from the beginning of the layer.
    pub(crate) const unsafe fn field<L, V: Value>(
        name: &'static str,
        shape: Shape,
        offset: usize,
        _: fn(&L) -> &V,
    ) -> Self {
        assert!(V::LEN == shape.len(), "a field of another shape");
        // SAFETY: the caller's promise, and the field is a matrix of as many scalars.
        unsafe { Self::values(name, shape, offset) }
    }

    /// A layer of a network.
    ///
    /// # Safety
    /// `L` lies `offset` bytes from the beginning of the network.
    #[doc(hidden)]
    #[must_use]
    pub const fn layer<L: crate::Layer<INPUTS>, const INPUTS: usize>(name: &'static str, offset: usize) -> Self {
        Self { name, offset, kind: Kind::Layer { values: L::PARAMETERS + L::STATISTICS, tensors: L::TENSORS } }
    }
}

/// The tensors of a layer of the library: its fields, which are matrices, with their shapes in PyTorch.
macro_rules! tensors {
    ($($field:ident: $shape:expr),+) => {
        &[$(
            // SAFETY: the offset and the function name the same field.
            unsafe {
                $crate::layer::Tensor::field(
                    stringify!($field),
                    $shape,
                    core::mem::offset_of!(Self, $field),
                    |layer: &Self| &layer.$field,
                )
            }
        ),+]
    };
}
pub(crate) use tensors;

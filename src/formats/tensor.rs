//! From a network's values to the bytes of a tensor and back.

use std::borrow::Cow;

use ::safetensors::tensor::{Dtype, TensorView, View};

use super::error::MisfitKind;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// The types that [`reader`] reads, as safetensors names them.
const FLOATS: &str = "F32, F64, F16 or BF16";

/// A tensor to be written, in C order.
pub struct Tensor {
    dtype: Dtype,
    shape: Vec<usize>,
    bytes: Vec<u8>,
}

impl Tensor {
    /// From values with the first axis contiguous, as a visitor has them.
    pub fn new<T: Scalar>(shape: Shape, values: &[T]) -> Self {
        let rows = rows(shape);
        let in_c_order = (0..rows).flat_map(|row| values.iter().skip(row).step_by(rows));
        let mut bytes = vec![0; size_of_val(values)];
        for (bytes, value) in bytes.chunks_exact_mut(T::BYTES).zip(in_c_order) {
            value.store(bytes);
        }
        Self { dtype: T::DTYPE, shape: shape.axes().to_vec(), bytes }
    }

    /// From values in a row, of any number.
    pub fn row<T: Scalar>(values: &[T]) -> Self {
        let mut bytes = vec![0; size_of_val(values)];
        bytes.chunks_exact_mut(T::BYTES).zip(values).for_each(|(bytes, value)| value.store(bytes));
        Self { dtype: T::DTYPE, shape: vec![values.len()], bytes }
    }

    /// From bytes of a type that no network computes with.
    pub fn raw(dtype: Dtype, shape: &[usize], bytes: Vec<u8>) -> Self {
        Self { dtype, shape: shape.to_vec(), bytes }
    }
}

impl View for &Tensor {
    fn dtype(&self) -> Dtype {
        self.dtype
    }
    fn shape(&self) -> &[usize] {
        &self.shape
    }
    fn data(&self) -> Cow<'_, [u8]> {
        Cow::Borrowed(&self.bytes)
    }
    fn data_len(&self) -> usize {
        self.bytes.len()
    }
}

/// The length of the first axis, which is contiguous in a network.
fn rows(shape: Shape) -> usize {
    shape.axes().first().copied().unwrap_or(1).max(1)
}

/// A tensor that was found to fit.
pub struct Fitting<'a> {
    bytes: &'a [u8],
    size: usize,
    read: Reader,
}

impl<'a> Fitting<'a> {
    /// Whether a tensor of a file fits a parameter: in its type, its shape and its values.
    pub fn new<T: Scalar>(shape: Shape, tensor: &TensorView<'a>) -> Result<Self, MisfitKind> {
        let Some(read) = reader(tensor.dtype()) else {
            return Err(MisfitKind::Type { expected: FLOATS, found: tensor.dtype().to_string() });
        };
        if tensor.shape() != shape.axes() {
            return Err(MisfitKind::Shape { expected: shape.axes().to_vec(), found: tensor.shape().to_vec() });
        }
        let fitting = Self { bytes: tensor.data(), size: tensor.dtype().bitsize() / 8, read };
        let infinite = fitting.values().enumerate().find(|&(_, value)| !T::from_f64(value).is_finite());
        match infinite {
            None => Ok(fitting),
            Some((at, found)) => Err(MisfitKind::NonFinite { index: index(at, shape.axes()), found }),
        }
    }

    /// The values in C order.
    fn values(&self) -> impl Iterator<Item = f64> {
        self.bytes.chunks_exact(self.size).map(self.read)
    }

    /// Writes the values in the order of a visitor.
    pub fn copy_to<T: Scalar>(&self, shape: Shape, values: &mut [T]) {
        let rows = rows(shape);
        let columns = values.len() / rows;
        for (at, value) in self.values().enumerate() {
            let (row, column) = (at / columns.max(1), at % columns.max(1));
            if let Some(place) = values.get_mut(column * rows + row) {
                *place = T::from_f64(value);
            }
        }
    }
}

/// Reads an element from its bytes.
type Reader = fn(&[u8]) -> f64;

/// How an element of a floating-point type is read; `None` for other types.
fn reader(dtype: Dtype) -> Option<Reader> {
    fn array<const N: usize>(bytes: &[u8]) -> [u8; N] {
        bytes.try_into().unwrap_or([0; N])
    }
    match dtype {
        Dtype::F32 => Some(|bytes| f32::from_le_bytes(array(bytes)).into()),
        Dtype::F64 => Some(|bytes| f64::from_le_bytes(array(bytes))),
        Dtype::F16 => Some(|bytes| half::f16::from_le_bytes(array(bytes)).into()),
        Dtype::BF16 => Some(|bytes| half::bf16::from_le_bytes(array(bytes)).into()),
        _ => None,
    }
}

/// A position in C order as one on every axis.
fn index(mut at: usize, axes: &[usize]) -> Vec<usize> {
    let mut index = vec![0; axes.len()];
    for (index, &axis) in index.iter_mut().zip(axes).rev() {
        (*index, at) = (at % axis, at / axis);
    }
    index
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_one_on_every_axis() {
        assert_eq!(index(23, &[2, 3, 4]), [1, 2, 3]);
        assert_eq!(index(7, &[2, 3, 4]), [0, 1, 3]);
        assert!(index(0, &[]).is_empty());
    }

    #[test]
    fn values_turn_into_c_order_and_back() {
        let shape = Shape::new(&[2, 3, 2]);
        let values: [f32; 12] = core::array::from_fn(|i| i as f32);
        let tensor = Tensor::new(shape, &values);
        let numbers: Vec<f32> = tensor.bytes.as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
        assert_eq!(numbers, [0.0, 2.0, 4.0, 6.0, 8.0, 10.0, 1.0, 3.0, 5.0, 7.0, 9.0, 11.0]);

        let view = TensorView::new(Dtype::F32, vec![2, 3, 2], &tensor.bytes).expect("it fits");
        let mut back = [0.0_f32; 12];
        Fitting::new::<f32>(shape, &view).expect("it fits").copy_to(shape, &mut back);
        assert_eq!(back, values);
    }
}

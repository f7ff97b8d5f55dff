use std::path::{Path, PathBuf};

use super::error::{DataError, Place};
use crate::value::Value;

/// The numbers of a file, with the file's shape; the first axis counts the samples.
///
/// It is what [`idx`](super::idx) reads, and `npy` with that feature. It knows the file's name, for what is wrong with its content.
#[derive(Debug, Clone, PartialEq)]
pub struct Array<T> {
    file: PathBuf,
    shape: Vec<usize>,
    values: Vec<T>,
}

impl<T: Element> Array<T> {
    pub(super) fn new(file: &Path, shape: Vec<usize>, values: Vec<T>) -> Self {
        Self { file: file.to_owned(), shape, values }
    }

    /// The length of each axis.
    #[must_use]
    pub fn shape(&self) -> &[usize] {
        &self.shape
    }

    /// All values in C order: the last axis is contiguous.
    #[must_use]
    pub fn values(&self) -> &[T] {
        &self.values
    }

    /// The samples as inputs or targets of a network, each number by way of `convert`.
    ///
    /// ```
    /// use constnet::data::idx;
    /// use constnet::prelude::*;
    ///
    /// // Two images of 1×2 pixels.
    /// let bytes = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 51, 102, 255];
    /// let images = idx::from_reader::<u8>(&bytes[..], "images")?;
    /// let inputs: Vec<SVector<f32, 2>> = images.samples(|ink| f32::from(ink) / 255.0)?;
    /// assert_eq!(inputs, [SVector::from([0.0, 0.2]), SVector::from([0.4, 1.0])]);
    /// # Ok::<(), constnet::data::DataError>(())
    /// ```
    ///
    /// # Errors
    /// [`DataError::Content`] where a sample has not as many numbers as an `X`.
    pub fn samples<X: Value>(&self, convert: impl Fn(T) -> X::Scalar) -> Result<Vec<X>, DataError> {
        let (samples, shape) = self.shape.split_first().map_or((0, &[][..]), |(samples, shape)| (*samples, shape));
        let len: usize = shape.iter().product();
        if len != X::LEN || len == 0 || self.shape.is_empty() {
            let found = format!("{samples} samples of shape {shape:?}");
            return Err(self.error(Place::Whole, format!("samples of {} numbers", X::LEN), found));
        }
        let sample =
            |numbers: &[T]| X::filled(|to| to.iter_mut().zip(numbers).for_each(|(to, &number)| *to = convert(number)));
        Ok(self.values.chunks(len).map(sample).collect())
    }

    /// A class a sample: targets of [`CrossEntropy`](crate::losses::CrossEntropy).
    ///
    /// # Errors
    /// [`DataError::Content`] where there is more than one number a sample, or one that is not a class below `classes`.
    pub fn classes(&self, classes: usize) -> Result<Vec<usize>, DataError> {
        if self.shape.len() != 1 {
            return Err(self.error(Place::Whole, "a class for each sample", format!("shape {:?}", self.shape)));
        }
        let class = |(sample, &value): (usize, &T)| {
            let class = usize::from_number(value.into()).filter(|&class| class < classes);
            class.ok_or_else(|| self.error(Place::Sample(sample), format!("a class below {classes}"), value))
        };
        self.values.iter().enumerate().map(class).collect()
    }

    fn error(&self, place: Place, expected: impl std::fmt::Display, found: impl std::fmt::Display) -> DataError {
        DataError::content(&self.file, place, expected, found)
    }
}

/// A number of a file, of whatever type.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    /// A whole number.
    Whole(i128),
    /// A number of a floating-point type.
    Float(f64),
}

/// A type that numbers of a file are read as: whole numbers as any type that holds them, all others as `f32` and `f64`.
pub trait Element: Copy + std::fmt::Display + Into<Number> {
    /// The type's name, for messages.
    const NAME: &'static str;

    /// The number as this type. Floating-point types round; whole ones take what they hold exactly.
    fn from_number(number: Number) -> Option<Self>;
}

macro_rules! whole {
    ($($t:ident)*) => {$(
        impl Element for $t {
            const NAME: &'static str = stringify!($t);
            #[inline]
            fn from_number(number: Number) -> Option<Self> {
                match number {
                    Number::Whole(whole) => whole.try_into().ok(),
                    Number::Float(_) => None,
                }
            }
        }
        impl From<$t> for Number {
            #[inline]
            fn from(whole: $t) -> Self {
                // No type of these is wider than 64 bits.
                Self::Whole(whole as i128)
            }
        }
    )*};
}

macro_rules! float {
    ($($t:ident)*) => {$(
        impl Element for $t {
            const NAME: &'static str = stringify!($t);
            #[inline]
            fn from_number(number: Number) -> Option<Self> {
                Some(match number {
                    Number::Whole(whole) => whole as Self,
                    Number::Float(float) => float as Self,
                })
            }
        }
        impl From<$t> for Number {
            #[inline]
            fn from(float: $t) -> Self {
                Self::Float(f64::from(float))
            }
        }
    )*};
}

whole!(u8 i8 u16 i16 u32 i32 u64 i64 usize);
float!(f32 f64);

//! IDX, the format of MNIST and its relatives, plain or compressed by gzip.
//!
//! A file is a magic number (two zeroes, a type, the number of axes), the length of each axis as a big-endian `u32`, and the values,
//! big-endian. Source: Y. LeCun, C. Cortes and C. Burges, *The MNIST Database*, "File formats".
//!
//! ```no_run
//! use constnet::data::{Dataset, idx};
//! use constnet::prelude::*;
//!
//! let images = idx::read::<u8>("train-images-idx3-ubyte.gz")?;
//! let labels = idx::read::<u8>("train-labels-idx1-ubyte.gz")?;
//! let inputs: Vec<SMatrix<f32, 784, 1>> = images.samples(|ink| f32::from(ink) / 255.0)?;
//! let classes = labels.classes(10)?;
//! let train = Dataset::new(&inputs, &classes)?;
//! # Ok::<(), constnet::data::DataError>(())
//! ```

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use super::array::{Array, Element, Number};
use super::error::{DataError, Place};

/// How a gzip file begins.
const GZIP: [u8; 2] = [0x1f, 0x8b];
/// Bytes that are read at once.
const PIECE: usize = 1 << 16;

/// Reads a file. Whether it is compressed shows in its first bytes; to read it then takes the feature `gzip`.
///
/// The file's type may be another than `T`, as long as `T` holds every value.
///
/// # Errors
/// [`DataError::Io`] where the file cannot be read, and [`DataError::Content`] where it is not such a file: a wrong magic
/// number, fewer or more values than the header says, a value that is no `T`.
pub fn read<T: Element>(path: impl AsRef<Path>) -> Result<Array<T>, DataError> {
    let path = path.as_ref();
    from_reader(File::open(path).map_err(|error| DataError::io(path, error))?, path)
}

/// As [`read`], from anything; `name` stands for the file in errors.
///
/// Memory is taken as bytes arrive, and not because a header says so.
///
/// # Errors
/// As [`read`].
pub fn from_reader<T: Element>(reader: impl Read, name: impl AsRef<Path>) -> Result<Array<T>, DataError> {
    let name = name.as_ref();
    let mut reader = BufReader::new(reader);
    if reader.fill_buf().map_err(|error| DataError::io(name, error))?.starts_with(&GZIP) {
        return compressed(reader, name);
    }
    Source { reader, name, read: 0 }.array()
}

#[cfg(feature = "gzip")]
fn compressed<T: Element>(reader: impl BufRead, name: &Path) -> Result<Array<T>, DataError> {
    Source { reader: flate2::bufread::MultiGzDecoder::new(reader), name, read: 0 }.array()
}

#[cfg(not(feature = "gzip"))]
fn compressed<T: Element>(_: impl BufRead, name: &Path) -> Result<Array<T>, DataError> {
    Err(DataError::content(name, Place::Whole, "no compression, since the feature `gzip` is off", "a gzip file"))
}

/// The bytes of a file, and how many of them were read.
struct Source<'a, R> {
    reader: R,
    name: &'a Path,
    read: u64,
}

impl<R: Read> Source<'_, R> {
    fn array<T: Element>(mut self) -> Result<Array<T>, DataError> {
        let [first, second, kind, rank] = self.bytes("a header")?;
        let magic = u32::from_be_bytes([first, second, kind, rank]);
        let kind = Kind::of(kind).filter(|_| (first, second) == (0, 0) && rank > 0);
        let Some(kind) = kind else {
            let expected = "the magic number of an IDX file, 0x0000TTNN for a type TT and NN axes";
            return Err(self.error(Place::Byte(0), expected, format_args!("{magic:#010x}")));
        };
        let mut shape = Vec::new();
        for _ in 0..rank {
            shape.push(u32::from_be_bytes(self.bytes("a header")?) as usize);
        }
        let bytes = shape.iter().try_fold(kind.size(), |product, &axis| product.checked_mul(axis));
        let Some(bytes) = bytes else {
            return Err(self.error(Place::Byte(4), "a shape that fits memory", format_args!("{shape:?}")));
        };
        let values = self.values(bytes, kind, &shape)?;
        let end = self.read;
        if self.piece(&mut [0])? > 0 {
            return Err(self.error(Place::Byte(end), format_args!("the end, after values of shape {shape:?}"), "more"));
        }
        Ok(Array::new(self.name, shape, values))
    }

    fn values<T: Element>(&mut self, bytes: usize, kind: Kind, shape: &[usize]) -> Result<Vec<T>, DataError> {
        let (mut values, mut left, mut buffer) = (Vec::new(), bytes, vec![0; PIECE.min(bytes)]);
        while left > 0 {
            let buffer = buffer.get_mut(..left.min(PIECE)).unwrap_or_default();
            let found = self.piece(buffer)?;
            if found < buffer.len() {
                let (expected, found) = (format!("{bytes} bytes of values, for shape {shape:?}"), bytes - left + found);
                return Err(self.error(Place::Whole, expected, found));
            }
            for bytes in buffer.chunks(kind.size()) {
                let number = kind.number(bytes);
                let value = T::from_number(number).ok_or_else(|| {
                    let place = Place::Byte(self.read - left as u64);
                    self.error(
                        place,
                        format_args!("values that fit {}", T::NAME),
                        format_args!("{number:?}, a {kind:?}"),
                    )
                })?;
                values.push(value);
            }
            left -= buffer.len();
        }
        Ok(values)
    }

    fn bytes<const N: usize>(&mut self, what: &str) -> Result<[u8; N], DataError> {
        let mut bytes = [0; N];
        let found = self.piece(&mut bytes)?;
        if found == N { Ok(bytes) } else { Err(self.error(Place::Byte(self.read), what, "the end of the file")) }
    }

    /// Fills the buffer as far as there are bytes, and gives their number.
    fn piece(&mut self, buffer: &mut [u8]) -> Result<usize, DataError> {
        let mut filled = 0;
        while let Some(rest @ [_, ..]) = buffer.get_mut(filled..) {
            match self.reader.read(rest) {
                Ok(0) => break,
                Ok(count) => filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                // A compressed file that ends too early.
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                    let place = Place::Byte(self.read + filled as u64);
                    return Err(self.error(place, "the rest of the compressed data", "the end of the file"));
                }
                Err(error) => return Err(DataError::io(self.name, error)),
            }
        }
        self.read += filled as u64;
        Ok(filled)
    }

    fn error(&self, place: Place, expected: impl std::fmt::Display, found: impl std::fmt::Display) -> DataError {
        DataError::content(self.name, place, expected, found)
    }
}

/// The types of an IDX file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(non_camel_case_types, reason = "they are shown as Rust's names of them")]
enum Kind {
    u8,
    i8,
    i16,
    i32,
    f32,
    f64,
}

impl Kind {
    fn of(byte: u8) -> Option<Self> {
        Some(match byte {
            0x08 => Self::u8,
            0x09 => Self::i8,
            0x0b => Self::i16,
            0x0c => Self::i32,
            0x0d => Self::f32,
            0x0e => Self::f64,
            _ => return None,
        })
    }

    /// Bytes of a value.
    fn size(self) -> usize {
        match self {
            Self::u8 | Self::i8 => 1,
            Self::i16 => 2,
            Self::i32 | Self::f32 => 4,
            Self::f64 => 8,
        }
    }

    /// The value of these bytes, which are as many as one has.
    #[inline]
    fn number(self, bytes: &[u8]) -> Number {
        fn array<const N: usize>(bytes: &[u8]) -> [u8; N] {
            bytes.try_into().unwrap_or([0; N])
        }
        match self {
            Self::u8 => u8::from_be_bytes(array(bytes)).into(),
            Self::i8 => i8::from_be_bytes(array(bytes)).into(),
            Self::i16 => i16::from_be_bytes(array(bytes)).into(),
            Self::i32 => i32::from_be_bytes(array(bytes)).into(),
            Self::f32 => f32::from_be_bytes(array(bytes)).into(),
            Self::f64 => f64::from_be_bytes(array(bytes)).into(),
        }
    }
}

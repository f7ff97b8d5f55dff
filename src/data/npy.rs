//! NPY and NPZ, the files of NumPy: `numpy.save`, `numpy.savez` and `numpy.savez_compressed`. With the feature `npy`.
//!
//! Arrays of numbers and truths are read, of either byte order, and in C order whichever the file has. Others are not: of texts,
//! of complex numbers, of records, and of Python's objects, which would have to be unpickled.
//! Source: NumPy's documentation, [`numpy.lib.format`](https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html).
//!
//! ```no_run
//! use constnet::data::{Dataset, npy};
//! use constnet::prelude::*;
//!
//! // numpy.savez_compressed("digits.npz", images=images, labels=labels)
//! let mut file = npy::Archive::open("digits.npz")?;
//! let inputs: Vec<SMatrix<f32, 64, 1>> = file.read::<u8>("images")?.samples(|ink| f32::from(ink) / 16.0)?;
//! let classes = file.read::<i64>("labels")?.classes(10)?;
//! let train = Dataset::new(&inputs, &classes)?;
//! # Ok::<(), constnet::data::DataError>(())
//! ```

use std::fmt::Display;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use std::path::{Path, PathBuf};

use npyz::{DType, Deserialize, NpyFile, NpyHeader, Order, TypeChar};
use zip::ZipArchive;
use zip::result::ZipError;

use super::array::{Array, Element, Number};
use super::error::{DataError, Place};

/// How a file of one array begins.
const MAGIC: &[u8; 6] = b"\x93NUMPY";
/// The longest header that is read. One of an array of numbers has some hundred bytes.
const LONGEST_HEADER: usize = 1 << 16;

/// Reads a file of one array.
///
/// The file's type may be another than `T`, as long as `T` holds every value; a truth is 0 or 1.
///
/// # Errors
/// [`DataError::Io`] where the file cannot be read, and [`DataError::Content`] where it is not such a file, is of another type than
/// numbers, has fewer or more values than its header says, or one that is no `T`.
pub fn read<T: Element>(path: impl AsRef<Path>) -> Result<Array<T>, DataError> {
    let path = path.as_ref();
    from_reader(BufReader::new(File::open(path).map_err(|error| DataError::io(path, error))?), path)
}

/// As [`read`], from anything; `name` stands for the file in errors.
///
/// Memory is taken as bytes arrive, and not because a header says so.
///
/// # Errors
/// As [`read`].
pub fn from_reader<T: Element>(reader: impl Read, name: impl AsRef<Path>) -> Result<Array<T>, DataError> {
    let name = name.as_ref();
    let mut source = Source { reader, name, read: 0 };
    let header = source.header()?;
    source.array(&header)
}

/// A file of several arrays, each with a name.
#[derive(Debug)]
pub struct Archive<R> {
    file: PathBuf,
    zip: ZipArchive<R>,
}

impl Archive<BufReader<File>> {
    /// Opens a file.
    ///
    /// # Errors
    /// [`DataError::Io`] where the file cannot be read, and [`DataError::Content`] where it is no archive.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, DataError> {
        let path = path.as_ref();
        Self::from_reader(BufReader::new(File::open(path).map_err(|error| DataError::io(path, error))?), path)
    }
}

impl<R: Read + Seek> Archive<R> {
    /// As [`open`](Archive::open), from anything; `name` stands for the file in errors.
    ///
    /// # Errors
    /// As [`open`](Archive::open).
    pub fn from_reader(reader: R, name: impl AsRef<Path>) -> Result<Self, DataError> {
        let name = name.as_ref();
        let zip = ZipArchive::new(reader).map_err(|error| failure(name, "a file of numpy.savez", error))?;
        Ok(Self { file: name.to_owned(), zip })
    }

    /// The names of the arrays.
    pub fn names(&self) -> impl Iterator<Item = String> {
        let names = self.zip.file_names().filter_map(Result::ok);
        names.map(|name| name.strip_suffix(".npy").unwrap_or(&name).to_owned())
    }

    /// Reads the array of that name, as [`read`].
    ///
    /// # Errors
    /// [`DataError::Content`] where there is none; else as [`read`].
    pub fn read<T: Element>(&mut self, array: &str) -> Result<Array<T>, DataError> {
        let Some(place) = self.zip.index_for_name(&format!("{array}.npy")) else {
            let mut names: Vec<String> = self.names().collect();
            names.sort_unstable();
            let found = if names.is_empty() { "no arrays".to_owned() } else { names.join(", ") };
            return Err(DataError::content(&self.file, Place::Whole, format_args!("an array `{array}`"), found));
        };
        // Of two files, `a.npz` and its array `b`, errors tell as of `a.npz: b`.
        let name = PathBuf::from(format!("{}: {array}", self.file.display()));
        let entry = self.zip.by_index(place).map_err(|error| failure(&name, "an array", error))?;
        from_reader(BufReader::new(entry), name)
    }
}

fn failure(name: &Path, expected: &str, error: ZipError) -> DataError {
    match error {
        ZipError::Io(error) => DataError::io(name, error),
        error => DataError::content(name, Place::Whole, expected, error),
    }
}

/// The bytes of a file, and how many of them were read.
struct Source<'a, R> {
    reader: R,
    name: &'a Path,
    read: u64,
}

impl<R: Read> Read for Source<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.read += count as u64;
        Ok(count)
    }
}

impl<R: Read> Source<'_, R> {
    /// The header, which is looked at before it is parsed: that one which is damaged takes no memory, and no shape overflows.
    fn header(&mut self) -> Result<NpyHeader, DataError> {
        let mut bytes = vec![0; 8];
        let magic = self.fill(&mut bytes)?;
        if magic < 8 || !bytes.starts_with(MAGIC) {
            let found = bytes.get(..magic.min(MAGIC.len())).unwrap_or_default().escape_ascii();
            return Err(self.error(Place::Byte(0), r"`\x93NUMPY`, as NumPy's files begin", format_args!("`{found}`")));
        }
        let is_long = bytes.get(6).is_some_and(|version| *version > 1);
        let mut len = [0; 4];
        self.whole(len.get_mut(..if is_long { 4 } else { 2 }).unwrap_or_default(), "a header")?;
        bytes.extend_from_slice(len.get(..if is_long { 4 } else { 2 }).unwrap_or_default());
        let len = u32::from_le_bytes(len) as usize;
        if len > LONGEST_HEADER {
            let expected = format!("a header of no more than {LONGEST_HEADER} bytes");
            return Err(self.error(Place::Byte(8), expected, format_args!("one of {len}")));
        }
        let start = bytes.len();
        bytes.resize(start + len, 0);
        self.whole(bytes.get_mut(start..).unwrap_or_default(), "a header")?;
        let text = String::from_utf8_lossy(bytes.get(start..).unwrap_or_default());
        if !fits_memory(&text) {
            return Err(self.error(Place::Byte(start as u64), "a shape that fits memory", text.trim()));
        }
        NpyHeader::from_reader(bytes.as_slice()).map_err(|error| {
            let found = format!("`{}`: {error}", text.trim().chars().take(200).collect::<String>());
            self.error(Place::Byte(start as u64), "the header of an array", found)
        })
    }

    fn array<T: Element>(self, header: &NpyHeader) -> Result<Array<T>, DataError> {
        let dtype = header.dtype();
        let DType::Plain(kind) = &dtype else {
            return Err(self.error(Place::Whole, "an array of numbers", dtype.descr()));
        };
        match (kind.type_char(), kind.size_field()) {
            (TypeChar::Bool, 1) => self.values::<bool, T>(header, |truth| u8::from(truth).into()),
            (TypeChar::Uint, 1) => self.values::<u8, T>(header, Number::from),
            (TypeChar::Uint, 2) => self.values::<u16, T>(header, Number::from),
            (TypeChar::Uint, 4) => self.values::<u32, T>(header, Number::from),
            (TypeChar::Uint, 8) => self.values::<u64, T>(header, Number::from),
            (TypeChar::Int, 1) => self.values::<i8, T>(header, Number::from),
            (TypeChar::Int, 2) => self.values::<i16, T>(header, Number::from),
            (TypeChar::Int, 4) => self.values::<i32, T>(header, Number::from),
            (TypeChar::Int, 8) => self.values::<i64, T>(header, Number::from),
            (TypeChar::Float, 2) => self.values::<half::f16, T>(header, |float| float.to_f64().into()),
            (TypeChar::Float, 4) => self.values::<f32, T>(header, Number::from),
            (TypeChar::Float, 8) => self.values::<f64, T>(header, Number::from),
            _ => Err(self.error(Place::Whole, "an array of numbers", format_args!("the type `{kind}`"))),
        }
    }

    /// All values, of which the file holds `V`.
    fn values<V: Deserialize, T: Element>(
        mut self,
        header: &NpyHeader,
        number: impl Fn(V) -> Number,
    ) -> Result<Array<T>, DataError> {
        let name = self.name;
        let shape: Vec<usize> = header.shape().iter().map(|&axis| axis as usize).collect();
        let file = NpyFile::with_header(header.clone(), &mut self);
        let read = file.data::<V>().map_err(|error| DataError::content(name, Place::Whole, "numbers", error))?;
        let mut values = Vec::new();
        for value in read {
            let number = number(value.map_err(|error| match error.kind() {
                io::ErrorKind::UnexpectedEof => {
                    let expected = format!("{} values, for shape {shape:?}", header.len());
                    DataError::content(name, Place::Whole, expected, values.len())
                }
                _ => DataError::io(name, error),
            })?);
            let value = T::from_number(number).ok_or_else(|| {
                let (expected, found) = (format!("values that fit {}", T::NAME), format!("{number:?}"));
                DataError::content(name, Place::Value(values.len()), expected, found)
            })?;
            values.push(value);
        }
        let end = self.read;
        if self.fill(&mut [0])? > 0 {
            return Err(self.error(Place::Byte(end), format_args!("the end, after values of shape {shape:?}"), "more"));
        }
        if header.order() == Order::Fortran {
            values = in_c_order(&values, &shape);
        }
        Ok(Array::new(name, shape, values))
    }

    /// Fills the buffer as far as there are bytes, and gives their number.
    fn fill(&mut self, buffer: &mut [u8]) -> Result<usize, DataError> {
        let name = self.name;
        let mut filled = 0;
        while let Some(rest @ [_, ..]) = buffer.get_mut(filled..) {
            match self.read(rest) {
                Ok(0) => break,
                Ok(count) => filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(DataError::io(name, error)),
            }
        }
        Ok(filled)
    }

    /// Fills all of the buffer.
    fn whole(&mut self, buffer: &mut [u8], what: &str) -> Result<(), DataError> {
        if self.fill(buffer)? == buffer.len() {
            return Ok(());
        }
        Err(self.error(Place::Byte(self.read), what, "the end of the file"))
    }

    fn error(&self, place: Place, expected: impl Display, found: impl Display) -> DataError {
        DataError::content(self.name, place, expected, found)
    }
}

/// Whether the numbers of a header, of which the shape's are some, have a product that is a length.
fn fits_memory(header: &str) -> bool {
    let words = header.split(|letter: char| !(letter.is_alphanumeric() || letter == '_'));
    let mut numbers = words.filter(|word| word.starts_with(|letter: char| letter.is_ascii_digit()));
    let product =
        numbers.try_fold(1_usize, |product, number| product.checked_mul(number.parse::<usize>().ok()?.max(1)));
    product.is_some_and(|product| isize::try_from(product).is_ok())
}

/// Values whose first axis is contiguous, with the last one contiguous.
fn in_c_order<T: Copy>(values: &[T], shape: &[usize]) -> Vec<T> {
    let mut place = vec![0; shape.len()];
    let mut ordered = Vec::with_capacity(values.len());
    while ordered.len() < values.len() {
        let mut stride = 1;
        let mut at = 0;
        for (place, axis) in place.iter().zip(shape) {
            at += place * stride;
            stride *= axis;
        }
        let Some(value) = values.get(at) else { break };
        ordered.push(*value);
        // The last axis turns first.
        for (place, axis) in place.iter_mut().zip(shape).rev() {
            *place += 1;
            if *place < *axis {
                break;
            }
            *place = 0;
        }
    }
    ordered
}

//! Tables of comma-separated values, with a line of names at the top.
//!
//! ```
//! use constnet::data::csv::Table;
//! use constnet::prelude::*;
//!
//! let text = "length,width,kind\n5.1,3.5,setosa\n6.3,2.9,virginica\n4.9,3.0,setosa\n";
//! let table = Table::from_reader(text.as_bytes(), "iris.csv")?;
//! let inputs: Vec<SVector<f32, 2>> = table.inputs(["length", "width"])?;
//! let (classes, names) = table.classes("kind")?;
//! assert_eq!(inputs[1], SVector::from([6.3, 2.9]));
//! assert_eq!((classes, names), (vec![0, 1, 0], vec!["setosa", "virginica"]));
//!
//! let error = table.inputs::<f32, 1>(["kind"]).unwrap_err();
//! assert_eq!(error.to_string(), "iris.csv:2: column 3: expected a number as `kind`, found \"setosa\"");
//! # Ok::<(), constnet::data::DataError>(())
//! ```

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use csv::{ErrorKind, StringRecord};
use nalgebra::SVector;

use super::error::{DataError, Place};
use crate::scalar::Scalar;

/// A table: texts in rows and columns.
#[derive(Debug, Clone)]
pub struct Table {
    file: PathBuf,
    headers: Vec<String>,
    rows: Vec<StringRecord>,
}

impl Table {
    /// Reads a file: UTF-8, fields separated by commas and quoted by `"` where they have to be, as RFC 4180 has it. Spaces around
    /// a field are not part of it.
    ///
    /// # Errors
    /// [`DataError::Io`] where the file cannot be read, and [`DataError::Content`] where a line has not as many fields as the
    /// first, a field is not UTF-8, or two columns have one name.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, DataError> {
        let path = path.as_ref();
        Self::from_reader(File::open(path).map_err(|error| DataError::io(path, error))?, path)
    }

    /// As [`read`](Self::read), from anything; `name` stands for the file in errors.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn from_reader(reader: impl Read, name: impl AsRef<Path>) -> Result<Self, DataError> {
        let name = name.as_ref();
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(reader);
        let failed = |error| failure(name, error);
        let headers: Vec<String> = reader.headers().map_err(failed)?.iter().map(str::to_owned).collect();
        if headers.is_empty() {
            return Err(DataError::content(name, Place::Whole, "a line with the names of the columns", "nothing"));
        }
        for (index, header) in headers.iter().enumerate() {
            if headers.iter().take(index).any(|before| before == header) {
                let place = Place::Line { line: 1, column: Some(index + 1) };
                return Err(DataError::content(name, place, "a name that no other column has", Quoted(header)));
            }
        }
        let rows = reader.records().collect::<Result<_, _>>().map_err(failed)?;
        Ok(Self { file: name.to_owned(), headers, rows })
    }

    /// The names of the columns.
    #[must_use]
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// The number of rows below the names.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The texts of a column.
    ///
    /// # Errors
    /// [`DataError::Content`] where there is no such column.
    pub fn texts(&self, column: &str) -> Result<Vec<&str>, DataError> {
        let column = self.column(column)?;
        Ok(self.rows.iter().map(|row| row.get(column).unwrap_or_default()).collect())
    }

    /// The numbers of a column.
    ///
    /// # Errors
    /// [`DataError::Content`] where there is no such column, or a field is not a finite number.
    pub fn numbers<T: Scalar>(&self, column: &str) -> Result<Vec<T>, DataError> {
        let column = self.column(column)?;
        self.rows.iter().map(|row| self.number(row, column)).collect()
    }

    /// The numbers of several columns, a vector a row.
    ///
    /// # Errors
    /// As [`numbers`](Self::numbers).
    pub fn inputs<T: Scalar, const N: usize>(&self, columns: [&str; N]) -> Result<Vec<SVector<T, N>>, DataError> {
        let mut places = [0; N];
        for (place, column) in places.iter_mut().zip(columns) {
            *place = self.column(column)?;
        }
        let input = |row| {
            let mut input = SVector::from_array_storage(nalgebra::ArrayStorage([[T::ZERO; N]]));
            for (to, &column) in input.iter_mut().zip(&places) {
                *to = self.number(row, column)?;
            }
            Ok(input)
        };
        self.rows.iter().map(input).collect()
    }

    /// A column as classes: a number for each different text, in the order in which they first come; and those texts.
    ///
    /// # Errors
    /// [`DataError::Content`] where there is no such column.
    pub fn classes(&self, column: &str) -> Result<(Vec<usize>, Vec<&str>), DataError> {
        let mut names: Vec<&str> = Vec::new();
        let class = |text| {
            names.iter().position(|name| *name == text).unwrap_or_else(|| {
                names.push(text);
                names.len() - 1
            })
        };
        Ok((self.texts(column)?.into_iter().map(class).collect(), names))
    }

    fn column(&self, name: &str) -> Result<usize, DataError> {
        self.headers.iter().position(|header| header == name).ok_or_else(|| {
            let place = Place::Line { line: 1, column: None };
            DataError::content(&self.file, place, format_args!("a column {}", Quoted(name)), self.headers.join(", "))
        })
    }

    fn number<T: Scalar>(&self, row: &StringRecord, column: usize) -> Result<T, DataError> {
        let text = row.get(column).unwrap_or_default();
        let number = text.parse().ok().map(T::from_f64).filter(|number| number.is_finite());
        number.ok_or_else(|| {
            let line = row.position().map_or(0, csv::Position::line);
            let place = Place::Line { line, column: Some(column + 1) };
            let name = self.headers.get(column).map_or("", String::as_str);
            DataError::content(&self.file, place, format_args!("a number as `{name}`"), Quoted(text))
        })
    }
}

/// A text of the file, with what cannot be seen made visible.
struct Quoted<'a>(&'a str);

impl std::fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

fn failure(name: &Path, error: csv::Error) -> DataError {
    let at = |position: &Option<csv::Position>, column| Place::Line {
        line: position.as_ref().map_or(1, csv::Position::line),
        column,
    };
    match error.into_kind() {
        ErrorKind::Io(error) => DataError::io(name, error),
        ErrorKind::UnequalLengths { pos, expected_len, len } => {
            DataError::content(name, at(&pos, None), format_args!("{expected_len} fields, as in the first line"), len)
        }
        ErrorKind::Utf8 { pos, err } => {
            DataError::content(name, at(&pos, Some(err.field() + 1)), "a text in UTF-8", "other bytes")
        }
        other => DataError::content(name, Place::Whole, "comma-separated values", format_args!("{other:?}")),
    }
}

//! Data on its way to a network: files, splits, and what is done to numbers before they are learned from.
//!
//! - [`idx`], [`csv`] (feature `csv`) and `npy` (feature `npy`) read files. What is wrong with one is a [`DataError`] that
//!   names the file, the place in it, what was expected and what was found.
//! - [`split`], [`stratified_split`], [`k_folds`] and [`stratified_k_folds`] divide sample numbers by chance; a [`Dataset`] is a
//!   view of the samples of such numbers, which copies none of them.
//! - [`Standardization`] and [`one_hot`] prepare inputs and targets.
//!
//! ```
//! use constnet::data::{Dataset, Standardization, stratified_split};
//! use constnet::prelude::*;
//!
//! let mut inputs: Vec<SVector<f32, 2>> = (0..50).map(|i| SVector::from([i as f32, 3.0])).collect();
//! let classes: Vec<usize> = (0..50).map(|i| i % 2).collect();
//!
//! // A fifth of each class is put aside; what it looks like must not leak into the training.
//! let parts = stratified_split(&classes, 0.2, &mut Pcg32::seeded(1))?;
//! let standard = Standardization::of(parts.train.iter().map(|&sample| &inputs[sample]))?;
//! inputs.iter_mut().for_each(|input| standard.apply(input));
//!
//! let all = Dataset::new(&inputs, &classes)?;
//! let (train, test) = (all.select(&parts.train)?, all.select(&parts.test)?);
//! assert_eq!((train.len(), test.len()), (40, 10));
//! # Ok::<(), constnet::data::DataError>(())
//! ```

#[cfg(feature = "std")]
mod array;
#[cfg(feature = "csv")]
pub mod csv;
#[cfg(feature = "std")]
mod dataset;
#[cfg(feature = "std")]
mod error;
#[cfg(feature = "std")]
pub mod idx;
#[cfg(feature = "npy")]
pub mod npy;
mod one_hot;
mod shuffle;
#[cfg(feature = "std")]
mod split;
#[cfg(feature = "std")]
mod standardization;

#[cfg(feature = "std")]
pub use array::{Array, Element, Number};
#[cfg(feature = "std")]
pub use dataset::Dataset;
#[cfg(feature = "std")]
pub use error::{DataError, Place};
pub use one_hot::one_hot;
pub use shuffle::shuffle;
#[cfg(feature = "std")]
pub use split::{Split, k_folds, split, stratified_k_folds, stratified_split};
#[cfg(feature = "std")]
pub use standardization::Standardization;

//! The loops that take the time, on flat arrays.

pub mod dense;

//! The loops that take the time, on flat slices.

pub mod compiled;
pub mod conv;
pub mod dense;
pub mod vector;

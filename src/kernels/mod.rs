//! The loops that take the time, on flat slices.

pub mod compiled;
pub mod conv;
#[cfg(float_unit = "arm")]
pub mod cortex;
pub mod dense;
pub mod norm;
pub mod pool;
pub mod slices;
pub mod sums;
pub mod transpose;
pub mod vector;

//! Layers: ordinary generic structs, usable without the macro.

mod dense;

pub use dense::Dense;

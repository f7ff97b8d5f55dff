//! Data: files that are read or refused, splits, views, and standardized numbers.

mod csv;
mod idx;
mod npy;
mod splits;
mod views;

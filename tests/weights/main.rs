//! Weights in and out: files from PyTorch and for it, and what is refused.

mod pytorch;
mod store;
mod strict;

//! Weights in and out: files from PyTorch and for it, images, checkpoints, and what is refused.

mod checkpoint;
mod damaged;
mod image;
mod keras;
mod killed;
mod pytorch;
mod store;
mod strict;

//! constnet
#![cfg_attr(not(feature = "std"), no_std)]
// What runs on a microcontroller does not panic; a test may.
#![cfg_attr(not(test), warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable))]

#[cfg(feature = "alloc")]
extern crate alloc;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
pub mod activations;
pub mod batch;
#[doc(hidden)]
pub mod calls;
mod error;
mod feeds;
pub mod formats;
mod gradients;
mod init;
mod isa;
mod kernels;
mod lanes;
pub mod layer;
pub mod layers;
pub mod losses;
mod message;
mod network;
pub mod optimizers;
mod plan;
mod rng;
mod scalar;
mod shape;
mod summary;
mod tape;
mod trainer;
pub mod value;
pub mod window;
mod zeroed;

pub use error::TrainError;
pub use feeds::Feeds;
pub use gradients::{Gradients, InputGradients};
pub use init::Init;
pub use isa::Isa;
pub use layer::Layer;
pub use losses::Loss;
pub use nalgebra;
pub use network::{LayerInfo, Network};
pub use optimizers::Optimizer;
pub use rand_core;
pub use rng::Pcg32;
pub use scalar::Scalar;
pub use shape::Shape;
pub use summary::Summary;
pub use tape::{Tape, Workspace};
pub use trainer::Trainer;
pub use typenum;
pub use value::Value;
pub use zeroed::{Flat, Zeroed};

/// Declares a network.
#[macro_export]
macro_rules! network {
    ($($declaration:tt)*) => {
        $crate::__private::network! { [$crate] $($declaration)* }
    };
}

/// Writes `zeroed_boxed` for a network of the library's layers, where the library has an allocator.
#[doc(hidden)]
#[macro_export]
#[cfg(feature = "alloc")]
macro_rules! __zeroed_boxed {
    ($($layer:ty),*) => {
        fn zeroed_boxed() -> $crate::__private::Box<Self> {
            $(const { $crate::__private::zeroed::<$layer>() };)*
            <Self as $crate::__private::Zeroed>::zeroed_boxed()
        }
    };
}

/// Nothing, where there is no allocator.
#[doc(hidden)]
#[macro_export]
#[cfg(not(feature = "alloc"))]
macro_rules! __zeroed_boxed {
    ($($layer:ty),*) => {};
}

/// What a program that declares and trains networks imports.
pub mod prelude {
    pub use nalgebra::{SMatrix, SVector};
    pub use rand_core::{Rng, SeedableRng};

    pub use crate::activations::*;
    pub use crate::formats::Weights;
    pub use crate::layers::*;
    pub use crate::losses::{
        BinaryCrossEntropy, CrossEntropy, HalfSquaredError, Huber, Loss, MeanAbsoluteError, MeanSquaredError,
    };
    pub use crate::optimizers::*;
    pub use crate::{
        Feeds, Gradients, Init, InputGradients, Isa, Layer, Network, Pcg32, Scalar, Shape, Tape, TrainError, Trainer,
        Value, Workspace, Zeroed, network,
    };
}

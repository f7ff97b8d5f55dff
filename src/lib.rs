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
pub mod data;
mod error;
mod feeds;
#[cfg(feature = "std")]
pub mod fit;
pub mod formats;
mod gradients;
mod hardware;
mod init;
mod isa;
mod kernels;
mod lanes;
pub mod layer;
pub mod layers;
pub mod losses;
mod message;
pub mod metrics;
mod network;
pub mod optimizers;
mod plan;
#[cfg(feature = "plot")]
pub mod plot;
mod rng;
mod scalar;
mod shape;
mod statistics;
mod summary;
mod tape;
mod tensors;
mod trainer;
pub mod value;
pub mod window;
mod zeroed;

pub use error::TrainError;
pub use feeds::Feeds;
pub use gradients::{Gradients, InputGradients};
pub use init::Init;
pub use isa::{Baseline, Isa};
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

/// A network with the weights of a safetensors file, at compile time: a constant, which a `static` puts where the program's
/// constants are, on a microcontroller into flash. An inference reads them there.
///
/// The file is as PyTorch saves a module whose layers have the names of the declaration: `hidden.weight` of the shape `[out, in]`,
/// `hidden.bias`, and so on, of the network's scalar type. What is missing from the file, what is not in the network, and what
/// has another shape or type is a compile error that names it.
///
/// A literal path is relative to the crate, that is to the directory of its `Cargo.toml`. Any other expression is what
/// [`include_bytes!`] takes, as `concat!(env!("OUT_DIR"), "/digits.safetensors")` for a file that a build script wrote. Cargo builds
/// anew when the file changes. A network with layers of a type of your own needs their [`TENSORS`](Layer::TENSORS).
///
/// ```
/// use constnet::prelude::*;
///
/// network! {
///     struct Digits: [64] -> [10] {
///         hidden: Dense(32) | Relu,
///         logits: Dense(10),
///     }
/// }
///
/// static DIGITS: Digits = include_weights!(Digits, "examples/data/digits.safetensors");
///
/// assert!(DIGITS.hidden.weight[(0, 20)] != 0.0);
/// ```
#[macro_export]
macro_rules! include_weights {
    ($network:ty, $path:literal $(,)?) => {
        const {
            $crate::__private::network_of_file::<$network>(
                $crate::__private::core::include_bytes!($crate::__private::core::concat!(
                    $crate::__private::core::env!("CARGO_MANIFEST_DIR"),
                    "/",
                    $path
                )),
                $path,
            )
        }
    };
    ($network:ty, $path:expr $(,)?) => {
        const { $crate::__private::network_of_file::<$network>($crate::__private::core::include_bytes!($path), $path) }
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
    #[cfg(feature = "std")]
    pub use crate::fit::{EarlyStopping, Plateau};
    pub use crate::formats::Weights;
    pub use crate::layers::*;
    pub use crate::losses::{
        BinaryCrossEntropy, CrossEntropy, HalfSquaredError, Huber, Loss, MeanAbsoluteError, MeanSquaredError,
    };
    pub use crate::optimizers::*;
    pub use crate::{
        Feeds, Gradients, Init, InputGradients, Isa, Layer, Network, Pcg32, Scalar, Shape, Tape, TrainError, Trainer,
        Value, Workspace, Zeroed, include_weights, network,
    };
}

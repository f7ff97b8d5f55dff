//! Small neural networks for programs with no room for a framework: a microcontroller, an audio callback, a control loop, a game.
//!
//! [`network!`] turns the declaration of a network into a struct of [nalgebra] matrices. Every shape is known to the compiler: a
//! layer that does not fit is a compile error that names the layer and the edit that mends it. The generated code that runs and
//! trains the network has fixed sizes and never allocates.
//!
//! ```
//! use constnet::prelude::*;
//!
//! network! {
//!     struct Xor: [2] -> [1] {
//!         hidden: Dense(8) | Tanh,
//!         out:    Dense(1) | Sigmoid,
//!     }
//! }
//!
//! let inputs = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]].map(SVector::from);
//! let targets = [0.0, 1.0, 1.0, 0.0].map(|t| SVector::from([t]));
//!
//! let mut net = Xor::init(&mut Pcg32::seeded(1));
//! let mut trainer = Trainer::<Xor, MeanSquaredError, Adam<Xor>, 4>::new(MeanSquaredError::new(), Adam::new(0.05));
//! for _ in 0..500 {
//!     trainer.step(&mut net, &inputs, &targets)?;
//! }
//! for (x, t) in inputs.iter().zip(&targets) {
//!     assert!((net.forward(x) - t).amax() < 0.1);
//! }
//!
//! // Layers are public fields, of matrices; what the network costs is known before it runs.
//! assert_eq!(net.hidden.weight.shape(), (8, 2));
//! assert_eq!((Xor::PARAMETERS, Xor::WORKSPACE_BYTES), (33, 32));
//! # Ok::<(), TrainError>(())
//! ```
//!
//! # Where to look
//!
//! - [`network!`]: the language of declarations, with graphs, several inputs and outputs, budgets, and layers of your own.
//! - [`layers`], [`activations`], [`losses`], [`optimizers`]: what there is, with formulas. Definitions, names and defaults are PyTorch's.
//! - [`Network`]: what every declared network can do, and the trait for generic code; lengths are types of [typenum] there.
//! - [`Trainer`]: all that training needs, in one value of known size. The parts, for those who drive them: [`Tape`], [`Gradients`],
//!   [`Optimizer`].
//! - [`formats`]: weights on disk and in flash, as PyTorch's `state_dict` has them.
//! - [`data`], [`metrics`] and, with `std`, `fit`: data sets, measures, and a loop over epochs.
//!
//! # Memory
//!
//! Nothing that runs or trains a network allocates. A network, a [`Workspace`], a [`Tape`] and a [`Trainer`] are values whose sizes are
//! constants; put them on the stack, in a `static` or in a `Box`. What is too large for the stack is made in place:
//! [`Network::init_boxed`], [`Trainer::boxed`], [`Trainer::new_in`].
//!
//! # Features
//!
//! | feature | adds |
//! |---|---|
//! | `std` (default) | what a host has: the choice of vector instructions at run time, files, progress; includes `alloc` |
//! | `csv`, `gzip`, `interrupt`, `progress`, `threads` (default) | CSV files, compressed IDX files, Ctrl-C in a `fit`, a progress bar, several threads; each takes a crate |
//! | `alloc` | networks and trainers in a `Box` |
//!
//! Without default features the library is `no_std` and needs no allocator. nalgebra comes without its features; a crate that wants
//! its decompositions, or `norm`, on a target with `std` depends on `nalgebra` with `std` itself.
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
pub mod data;
mod diagram;
mod error;
mod feeds;
#[cfg(feature = "std")]
pub mod fit;
mod fold;
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
mod math;
mod matrix;
mod message;
pub mod metrics;
mod network;
pub mod optimizers;
#[doc(hidden)]
pub mod passes;
mod placed;
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
#[cfg(feature = "threads")]
mod threads;
mod trainer;
pub mod value;
pub mod window;
mod zeroed;

#[cfg(feature = "alloc")]
pub use diagram::Svg;
pub use diagram::{Diagram, Mermaid};
pub use error::TrainError;
pub use feeds::Feeds;
pub use fold::Fold;
pub use gradients::{Gradients, InputGradients};
pub use init::Init;
pub use isa::{Baseline, Isa};
pub use layer::Layer;
pub use losses::Loss;
pub use nalgebra;
pub use network::{Graph, InputInfo, LayerInfo, Network, OutputInfo};
pub use optimizers::Optimizer;
pub use rand_core;
pub use rng::Pcg32;
pub use scalar::Scalar;
pub use shape::Shape;
pub use summary::Summary;
pub use tape::{Tape, Workspace};
#[cfg(feature = "threads")]
pub use threads::{NoThreads, Threads};
pub use trainer::Trainer;
pub use typenum;
pub use value::Value;
pub use zeroed::{Flat, Zeroed};

#[doc = include_str!("network/language.md")]
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

/// Writes `zeroed_boxed`, where the library has an allocator: from zeroed memory for a network of these layers, all of the library,
/// and in place for one with others.
#[doc(hidden)]
#[macro_export]
#[cfg(feature = "alloc")]
macro_rules! __zeroed_boxed {
    (in_place) => {
        fn zeroed_boxed() -> $crate::__private::Box<Self> {
            $crate::__private::placed_boxed()
        }
    };
    ($($layer:ty),*) => {
        fn zeroed_boxed() -> $crate::__private::Box<Self> {
            const { $($crate::__private::zeroed::<$layer>();)* }
            <Self as $crate::__private::Zeroed>::zeroed_boxed()
        }
    };
}

/// Nothing, where there is no allocator.
#[doc(hidden)]
#[macro_export]
#[cfg(not(feature = "alloc"))]
macro_rules! __zeroed_boxed {
    ($($layers:tt)*) => {};
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
        Feeds, Fold, Gradients, Init, InputGradients, Isa, Layer, Network, Pcg32, Scalar, Shape, Tape, TrainError,
        Trainer, Value, Workspace, Zeroed, include_weights, network,
    };
}

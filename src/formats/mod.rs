//! Weights in and out: files that PyTorch reads and writes, and images for targets without files.
//!
//! [`Weights`] has the functions. A file is a [safetensors] file of the network's parameters and statistics, by the names,
//! shapes and order that PyTorch's `state_dict` would have for a module of the same fields:
//!
//! ```
//! use constnet::prelude::*;
//!
//! network! {
//!     struct Digits: [64] -> [10] {
//!         hidden: Dense(32) | Relu,
//!         logits: Dense(10),
//!     }
//! }
//!
//! # let folder = std::env::temp_dir().join(format!("constnet-formats-{}", std::process::id()));
//! # std::fs::create_dir_all(&folder)?;
//! # let path = folder.join("digits.safetensors");
//! let net = Digits::init(&mut Pcg32::seeded(1));
//! net.save(&path)?;
//! let same = Digits::load(&path)?;
//! assert_eq!(same.hidden.weight, net.hidden.weight);
//! # std::fs::remove_dir_all(&folder)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # From PyTorch and back
//!
//! ```python
//! class Digits(torch.nn.Module):
//!     def __init__(self):
//!         super().__init__()
//!         self.hidden = torch.nn.Linear(64, 32)
//!         self.logits = torch.nn.Linear(32, 10)
//!
//! safetensors.torch.save_file(model.state_dict(), "digits.safetensors")                  # and then Digits::load
//! model.load_state_dict(safetensors.torch.load_file("digits.safetensors"), strict=True)  # after net.save
//! ```
//!
//! A layer of the network is a submodule of the same name, and a network in a network is a module in a module: `block.hidden.weight`.
//! Frozen layers are in the file like others. Files of `float32`, `float64`, `float16` and `bfloat16` are read, whatever the network's
//! scalar, and rounded once to it; what is written has the network's own scalar.
//!
//! Of a batch norm PyTorch wants a count of mini-batches, `num_batches_tracked`, in the file. It is written as zero, and read past.
//!
//! # From Keras
//!
//! Keras has other names, and channels last. One statement turns a model of any file that Keras 3 loads (`.keras` or `.h5`) into a
//! safetensors file:
//!
//! ```python
//! model = keras.saving.load_model("net.keras")
//! safetensors.numpy.save_file({f"{layer.name}.{dict(kernel='weight', gamma='weight', beta='bias',
//!     moving_mean='running_mean', moving_variance='running_var').get(w.name, w.name)}":
//!     (w.numpy().transpose(2, 3, 0, 1).reshape(-1, 1, *w.shape[:2])
//!      if isinstance(layer, keras.layers.DepthwiseConv2D) and w.name == "kernel"
//!      else w.numpy().transpose({1: (0,), 2: (1, 0), 4: (3, 2, 0, 1)}[len(w.shape)])).copy()
//!     for layer in model.layers for w in layer.weights}, "net.safetensors")
//! ```
//!
//! | of Keras | is here |
//! |---|---|
//! | `Dense` `kernel` `[in, out]` | `weight` `[out, in]` |
//! | `Conv2D` `kernel` `[height, width, in, out]` | `weight` `[out, in, height, width]` |
//! | `Conv2DTranspose` `kernel` `[height, width, out, in]` | `weight` `[in, out, height, width]` |
//! | `DepthwiseConv2D` `kernel` `[height, width, in, multiplier]` | `weight` `[in · multiplier, 1, height, width]` |
//! | `gamma`, `beta` of norms | `weight`, `bias` |
//! | `moving_mean`, `moving_variance` | `running_mean`, `running_var` |
//!
//! Inputs are `[channels, height, width]` here. A `Dense` after a `Flatten` of an image reads channel after channel, where Keras reads pixel after
//! pixel: its `kernel` is to be `kernel.reshape(height, width, channels, out).transpose(2, 0, 1, 3).reshape(-1, out)` first. Keras's norms have
//! an epsilon of 1e-3, and a batch norm a momentum of 0.99, which is `BatchNorm(epsilon = 1e-3, momentum = 0.01)`.
//!
//! # Without files
//!
//! For a program without files, [`include_weights!`](crate::include_weights) reads such a file at compile time.
//!
//! [safetensors]: https://huggingface.co/docs/safetensors

#[cfg(feature = "std")]
pub(crate) mod checkpoint;
#[cfg(feature = "std")]
mod checkpoint_error;
pub(crate) mod constant;
#[cfg(feature = "std")]
mod error;
#[cfg(feature = "std")]
mod file;
mod fingerprint;
mod header;
mod image;
mod image_error;
#[cfg(feature = "std")]
mod names;
#[cfg(feature = "std")]
mod safetensors;
mod stored;
#[cfg(feature = "std")]
mod tensor;
mod weights;

#[cfg(feature = "std")]
pub(crate) use checkpoint::Training;
#[cfg(feature = "std")]
pub use checkpoint_error::CheckpointError;
#[cfg(feature = "std")]
pub use error::{LoadError, Misfit, MisfitKind, Misfits, SaveError};
pub use image_error::ImageError;
pub(crate) use stored::Stored;
pub use weights::Weights;
#[cfg(feature = "std")]
pub(crate) use weights::{read, write};

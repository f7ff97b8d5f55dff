//! What users call.

#[cfg(feature = "std")]
use std::{boxed::Box, path::Path, vec::Vec};

use super::{ImageError, image};
#[cfg(feature = "std")]
use super::{
    error::{LoadError, Misfits, SaveError},
    file, safetensors,
};
use crate::network::Network;

/// Weights in and out. Every network has these functions; the [prelude](crate::prelude) imports them.
///
/// Loading is strict: a tensor that is missing, that the network has not got, of another shape, of a type that is not floating-point or
/// with a value that is not finite is an error. All of them are listed at once, and the network is as it was.
///
/// ```
/// use constnet::prelude::*;
///
/// # mod before { use constnet::prelude::*;
/// network! {
///     pub struct Letters: [64] -> [26] { hidden: Dense(32) | Relu, logits: Dense(26) }
/// }
/// # }
/// # use before::Letters;
/// network! {
///     pub struct Digits: [64] -> [10] { hidden: Dense(32) | Relu, logits: Dense(10) }
/// }
///
/// let letters = Letters::init(&mut Pcg32::seeded(1)).to_safetensors()?;
///
/// let error = Digits::from_safetensors(&letters).err().unwrap();
/// assert_eq!(error.to_string(), "\
/// 2 tensors do not fit `Digits`:
///   `logits.weight`: expected [10, 32], found [26, 32]
///   `logits.bias`: expected [10], found [26]");
///
/// // For transfer learning, what fits is loaded.
/// let mut digits = Digits::init(&mut Pcg32::seeded(2));
/// let unmatched = digits.read_matching(&letters)?;
/// assert_eq!(unmatched.iter().map(|misfit| misfit.name.as_str()).collect::<Vec<_>>(), ["logits.weight", "logits.bias"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Weights: Network {
    /// The length of an [image](Self::to_bytes) in bytes.
    const IMAGE_BYTES: usize = image::HEADER + Self::PARAMETER_BYTES;

    /// Fills `bytes`, of which there are [`IMAGE_BYTES`](Self::IMAGE_BYTES), with an image of the network: for a target without files and
    /// without an allocator, to keep in its flash or to send over a wire.
    ///
    /// All numbers are little-endian:
    ///
    /// | bytes | hold |
    /// |---|---|
    /// | 0–7 | `constnet` |
    /// | 8–11 | the version of the format, 1 |
    /// | 12–15 | the bytes of a value, 4 or 8 |
    /// | 16–19 | the number of values |
    /// | 20–27 | the architecture's fingerprint: of the names, pipelines and shapes of the layers and the names and shapes of the parameters, as declared |
    /// | 28–31 | the CRC-32, that of zip and Ethernet, of all bytes but these four |
    /// | from 32 | the values of all parameters and statistics, in the order of [`visit`](crate::Layer::visit) |
    ///
    /// ```
    /// use constnet::formats::ImageError;
    /// use constnet::prelude::*;
    ///
    /// network! { struct Gate: [2] -> [1] { hidden: Dense(4) | Tanh, out: Dense(1) } }
    ///
    /// let net = Gate::init(&mut Pcg32::seeded(1));
    /// let mut image = [0; Gate::IMAGE_BYTES];
    /// net.to_bytes(&mut image)?;
    /// assert_eq!(Gate::from_bytes(&image)?.hidden.weight, net.hidden.weight);
    ///
    /// image[40] ^= 1;
    /// assert!(matches!(Gate::from_bytes(&image), Err(ImageError::Checksum { .. })));
    /// # Ok::<(), ImageError>(())
    /// ```
    ///
    /// # Errors
    /// [`ImageError::Length`] where `bytes` are more or fewer.
    fn to_bytes(&self, bytes: &mut [u8]) -> Result<(), ImageError> {
        image::write(self, bytes)
    }

    /// A network from an image.
    ///
    /// # Errors
    /// Where the image is damaged or of another network: see [`ImageError`].
    fn from_bytes(bytes: &[u8]) -> Result<Self, ImageError> {
        let mut net = Self::new_zeroed();
        net.read_bytes(bytes)?;
        Ok(net)
    }

    /// Sets all parameters and statistics from an image: for a network in a `static`.
    ///
    /// # Errors
    /// As [`from_bytes`](Self::from_bytes); the network is then as it was.
    fn read_bytes(&mut self, bytes: &[u8]) -> Result<(), ImageError> {
        image::read(self, bytes)
    }

    /// Writes all parameters and statistics to a safetensors file. It takes the place of what was there when it is whole, so
    /// that a crash leaves the old file or the new one.
    ///
    /// # Errors
    /// Where the file cannot be written, or a value is not finite: see [`SaveError`].
    #[cfg(feature = "std")]
    fn save(&self, path: impl AsRef<Path>) -> Result<(), SaveError> {
        write(path.as_ref(), &self.to_safetensors()?)
    }

    /// A network from a safetensors file.
    ///
    /// # Errors
    /// Where the file cannot be read or does not fit: see [`LoadError`].
    #[cfg(feature = "std")]
    fn load(path: impl AsRef<Path>) -> Result<Self, LoadError> {
        let mut net = Self::new_zeroed();
        net.load_into(path)?;
        Ok(net)
    }

    /// As [`load`](Self::load), for a network that is too large for the stack: it is made on the heap.
    ///
    /// # Errors
    /// As [`load`](Self::load).
    #[cfg(feature = "std")]
    fn load_boxed(path: impl AsRef<Path>) -> Result<Box<Self>, LoadError> {
        let mut net = Self::zeroed_boxed();
        net.load_into(path)?;
        Ok(net)
    }

    /// Sets all parameters and statistics from a safetensors file.
    ///
    /// # Errors
    /// As [`load`](Self::load); the network is then as it was.
    #[cfg(feature = "std")]
    fn load_into(&mut self, path: impl AsRef<Path>) -> Result<(), LoadError> {
        let path = path.as_ref();
        self.read_safetensors(&read(path)?).map_err(|error| error.in_file(path))
    }

    /// Sets the parameters and statistics that a safetensors file has by the same name and shape, leaves the others as they are, and gives
    /// what did not fit, on either side.
    ///
    /// # Errors
    /// Where the file cannot be read or is not a safetensors file; the network is then as it was.
    #[cfg(feature = "std")]
    fn load_matching(&mut self, path: impl AsRef<Path>) -> Result<Misfits, LoadError> {
        let path = path.as_ref();
        self.read_matching(&read(path)?).map_err(|error| error.in_file(path))
    }

    /// The bytes of a safetensors file, for those without files.
    ///
    /// # Errors
    /// Where a value is not finite, which no load would accept.
    #[cfg(feature = "std")]
    fn to_safetensors(&self) -> Result<Vec<u8>, SaveError> {
        safetensors::encode(self)
    }

    /// A network from the bytes of a safetensors file.
    ///
    /// # Errors
    /// As [`load`](Self::load).
    #[cfg(feature = "std")]
    fn from_safetensors(bytes: &[u8]) -> Result<Self, LoadError> {
        let mut net = Self::new_zeroed();
        net.read_safetensors(bytes)?;
        Ok(net)
    }

    /// Sets all parameters and statistics from the bytes of a safetensors file.
    ///
    /// # Errors
    /// As [`load`](Self::load); the network is then as it was.
    #[cfg(feature = "std")]
    fn read_safetensors(&mut self, bytes: &[u8]) -> Result<(), LoadError> {
        safetensors::decode(self, bytes)
    }

    /// As [`load_matching`](Self::load_matching), from the bytes of a safetensors file.
    ///
    /// # Errors
    /// Where the bytes are not those of a safetensors file; the network is then as it was.
    #[cfg(feature = "std")]
    fn read_matching(&mut self, bytes: &[u8]) -> Result<Misfits, LoadError> {
        safetensors::decode_matching(self, bytes)
    }
}

impl<N: Network> Weights for N {}

#[cfg(feature = "std")]
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, LoadError> {
    std::fs::read(path).map_err(|error| LoadError::File { path: path.to_path_buf(), error })
}

#[cfg(feature = "std")]
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    file::replace(path, bytes).map_err(|error| SaveError::File { path: path.to_path_buf(), error })
}

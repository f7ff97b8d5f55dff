//! Scalars as they are stored: in little-endian bytes.

/// A scalar that can be stored.
pub trait Stored: Sized {
    /// The number of bytes.
    const BYTES: usize = size_of::<Self>();
    /// What safetensors calls it.
    #[cfg(feature = "std")]
    const DTYPE: safetensors::Dtype;

    /// Writes the scalar to `bytes`, of which there are [`BYTES`](Self::BYTES).
    fn store(self, bytes: &mut [u8]);
    /// Reads it back.
    fn stored(bytes: &[u8]) -> Self;
}

macro_rules! stored {
    ($scalar:ident, $dtype:ident) => {
        impl Stored for $scalar {
            #[cfg(feature = "std")]
            const DTYPE: safetensors::Dtype = safetensors::Dtype::$dtype;

            fn store(self, bytes: &mut [u8]) {
                for (byte, mine) in bytes.iter_mut().zip(self.to_le_bytes()) {
                    *byte = mine;
                }
            }
            fn stored(bytes: &[u8]) -> Self {
                bytes.first_chunk().map_or($scalar::NAN, |bytes| Self::from_le_bytes(*bytes))
            }
        }
    };
}

stored!(f32, F32);
stored!(f64, F64);

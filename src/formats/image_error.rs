use core::fmt;

/// Why an image was refused. The network is as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ImageError {
    /// There are more or fewer bytes than there should be.
    Length {
        /// The number of bytes of the image, as its header says or as the network has it.
        expected: usize,
        /// The number of bytes given.
        found: usize,
    },
    /// The bytes do not begin as an image does.
    Magic {
        /// The beginning of an image.
        expected: [u8; 8],
        /// That of the bytes given.
        found: [u8; 8],
    },
    /// The image is of a version of the format that this version of the library does not read.
    Version {
        /// The version that it reads.
        expected: u32,
        /// That of the image.
        found: u32,
    },
    /// The image is damaged.
    Checksum {
        /// The checksum in the header.
        expected: u32,
        /// That of the bytes.
        found: u32,
    },
    /// The image has values of another scalar.
    Scalar {
        /// Bytes a value of the network.
        expected: u32,
        /// Bytes a value of the image.
        found: u32,
    },
    /// The image is of a network that was declared otherwise.
    Architecture {
        /// The fingerprint of the network.
        expected: u64,
        /// That of the image.
        found: u64,
    },
    /// There are more or fewer values than `PARAMETERS` says. That takes a layer of your own that counts wrong.
    Values {
        /// The number that the network's constants promise.
        expected: usize,
        /// The number that there is.
        found: usize,
    },
    /// A value is infinite or not a number.
    NonFinite {
        /// Its position among the values.
        position: usize,
    },
}

impl fmt::Display for ImageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Length { expected, found } => write!(f, "expected an image of {expected} bytes, found {found}"),
            Self::Magic { expected, found } => {
                write!(f, "expected an image, which begins with {expected:02x?}, found {found:02x?}")
            }
            Self::Version { expected, found } => write!(f, "expected an image of version {expected}, found {found}"),
            Self::Checksum { expected, found } => {
                write!(f, "expected the checksum {expected:08x}, found {found:08x}: the image is damaged")
            }
            Self::Scalar { expected, found } => write!(f, "expected values of {expected} bytes, found {found}"),
            Self::Architecture { expected, found } => {
                write!(f, "expected an image of the network {expected:016x}, found one of {found:016x}")
            }
            Self::Values { expected, found } => write!(f, "expected {expected} values, found {found}"),
            Self::NonFinite { position } => {
                write!(f, "expected finite values, found infinity or NaN as value {position}")
            }
        }
    }
}

impl core::error::Error for ImageError {}

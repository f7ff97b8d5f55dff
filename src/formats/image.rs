//! A network as an image: bytes that need no names, no files and no allocator to be read.

use crc::{CRC_32_ISO_HDLC, Crc};

use super::Stored;
use super::fingerprint::fingerprint;
use super::image_error::ImageError;
use crate::layer::{Visitor, VisitorMut};
use crate::network::Network;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// The bytes before the values.
pub const HEADER: usize = 32;
const MAGIC: [u8; 8] = *b"constnet";
const VERSION: u32 = 1;

/// A host has the 16 KiB of a quick table; a microcontroller does without.
#[cfg(feature = "std")]
static CRC: Crc<u32, crc::Table<16>> = Crc::<u32, crc::Table<16>>::new(&CRC_32_ISO_HDLC);
#[cfg(not(feature = "std"))]
static CRC: Crc<u32, crc::NoTable> = Crc::<u32, crc::NoTable>::new(&CRC_32_ISO_HDLC);

/// The CRC-32 of several stretches of bytes, as of one.
pub fn checksum(stretches: &[&[u8]]) -> u32 {
    let mut digest = CRC.digest();
    stretches.iter().for_each(|bytes| digest.update(bytes));
    digest.finalize()
}

/// The fields of a header, in their order.
struct Header {
    magic: [u8; 8],
    version: u32,
    /// Bytes a value.
    scalar: u32,
    values: u32,
    architecture: u64,
    /// Of all other bytes.
    checksum: u32,
}

impl Header {
    fn of<N: Network>(net: &N) -> Self {
        Self {
            magic: MAGIC,
            version: VERSION,
            scalar: N::Scalar::BYTES as u32,
            values: values::<N>() as u32,
            architecture: fingerprint(net),
            checksum: 0,
        }
    }

    /// All but the checksum.
    fn sealed(&self) -> [u8; HEADER - 4] {
        let fields: [&[u8]; 5] = [
            &self.magic,
            &self.version.to_le_bytes(),
            &self.scalar.to_le_bytes(),
            &self.values.to_le_bytes(),
            &self.architecture.to_le_bytes(),
        ];
        let mut bytes = [0; HEADER - 4];
        bytes.iter_mut().zip(fields.into_iter().flatten()).for_each(|(byte, field)| *byte = *field);
        bytes
    }

    /// The header and what comes after it.
    fn read(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let (magic, rest) = bytes.split_first_chunk()?;
        let (version, rest) = rest.split_first_chunk()?;
        let (scalar, rest) = rest.split_first_chunk()?;
        let (values, rest) = rest.split_first_chunk()?;
        let (architecture, rest) = rest.split_first_chunk()?;
        let (checksum, rest) = rest.split_first_chunk()?;
        let header = Self {
            magic: *magic,
            version: u32::from_le_bytes(*version),
            scalar: u32::from_le_bytes(*scalar),
            values: u32::from_le_bytes(*values),
            architecture: u64::from_le_bytes(*architecture),
            checksum: u32::from_le_bytes(*checksum),
        };
        Some((header, rest))
    }
}

/// The number of values of a network.
const fn values<N: Network>() -> usize {
    N::PARAMETER_BYTES / size_of::<N::Scalar>()
}

/// Writes an image to `bytes`, which it fills.
pub fn write<N: Network>(net: &N, bytes: &mut [u8]) -> Result<(), ImageError> {
    let (expected, found) = (HEADER + N::PARAMETER_BYTES, bytes.len());
    let Some((head, body)) = bytes.split_at_mut_checked(HEADER).filter(|_| found == expected) else {
        return Err(ImageError::Length { expected, found });
    };
    let mut write = Write { rest: body, visited: 0 };
    net.visit(&mut write);
    complete::<N>(write.visited)?;
    let sealed = Header::of(net).sealed();
    let checksum = checksum(&[&sealed, body]);
    head.iter_mut().zip(sealed.iter().chain(&checksum.to_le_bytes())).for_each(|(byte, header)| *byte = *header);
    Ok(())
}

/// Sets a network from an image, or leaves it as it is.
pub fn read<N: Network>(net: &mut N, bytes: &[u8]) -> Result<(), ImageError> {
    let expected = Header::of(net);
    let Some((header, body)) = Header::read(bytes) else {
        return Err(ImageError::Length { expected: HEADER + N::PARAMETER_BYTES, found: bytes.len() });
    };
    if header.magic != expected.magic {
        return Err(ImageError::Magic { expected: expected.magic, found: header.magic });
    }
    if header.version != expected.version {
        return Err(ImageError::Version { expected: expected.version, found: header.version });
    }
    // First whether it is whole, by its own account: what is damaged says nothing of a network.
    let own = (header.scalar as usize).saturating_mul(header.values as usize).saturating_add(HEADER);
    if bytes.len() != own {
        return Err(ImageError::Length { expected: own, found: bytes.len() });
    }
    let checksum = checksum(&[&header.sealed(), body]);
    if header.checksum != checksum {
        return Err(ImageError::Checksum { expected: header.checksum, found: checksum });
    }
    if header.scalar != expected.scalar {
        return Err(ImageError::Scalar { expected: expected.scalar, found: header.scalar });
    }
    if header.architecture != expected.architecture {
        return Err(ImageError::Architecture { expected: expected.architecture, found: header.architecture });
    }
    if header.values != expected.values {
        return Err(ImageError::Values { expected: expected.values as usize, found: header.values as usize });
    }
    let mut numbers = body.chunks_exact(N::Scalar::BYTES).map(N::Scalar::stored);
    if let Some(position) = numbers.position(|value| !value.is_finite()) {
        return Err(ImageError::NonFinite { position });
    }
    // So that `read` below finds as many values as there are.
    let mut count = Write { rest: &mut [], visited: 0 };
    net.visit(&mut count);
    complete::<N>(count.visited)?;
    net.visit_mut(&mut Read { rest: body });
    Ok(())
}

/// Whether a visit shows what the network's constants promise.
fn complete<N: Network>(visited: usize) -> Result<(), ImageError> {
    let expected = values::<N>();
    if visited == expected { Ok(()) } else { Err(ImageError::Values { expected, found: visited }) }
}

struct Write<'a> {
    rest: &'a mut [u8],
    visited: usize,
}

impl<T: Scalar> Visitor<T> for Write<'_> {
    fn parameter(&mut self, _: &'static str, _: Shape, values: &[T]) {
        self.visited += values.len();
        let mine = self.rest.split_off_mut(..size_of_val(values)).unwrap_or_default();
        mine.chunks_exact_mut(T::BYTES).zip(values).for_each(|(bytes, value)| value.store(bytes));
    }
    fn fixed(&mut self, name: &'static str, shape: Shape, values: &[T]) {
        self.parameter(name, shape, values);
    }
}

struct Read<'a> {
    rest: &'a [u8],
}

impl<T: Scalar> VisitorMut<T> for Read<'_> {
    fn parameter(&mut self, _: &'static str, _: Shape, values: &mut [T]) {
        let mine = self.rest.split_off(..size_of_val(values)).unwrap_or_default();
        values.iter_mut().zip(mine.chunks_exact(T::BYTES)).for_each(|(value, bytes)| *value = T::stored(bytes));
    }
    fn fixed(&mut self, name: &'static str, shape: Shape, values: &mut [T]) {
        self.parameter(name, shape, values);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_zip_and_ethernet() {
        assert_eq!(checksum(&[b"12345", b"6789"]), 0xCBF4_3926);
    }
}

//! Numbers as text.

use core::hint::black_box;

use crate::print;

/// Prints the bits of a float, as eight hexadecimal digits.
pub fn print_bits(value: f32) {
    let mut digits = [0; 8];
    let mut rest = value.to_bits();
    for digit in digits.iter_mut().rev() {
        let nibble = (rest & 15) as u8;
        *digit = if nibble < 10 { b'0' + nibble } else { b'a' - 10 + nibble };
        rest >>= 4;
    }
    print(core::str::from_utf8(&digits).unwrap_or_default());
}

/// Prints a number in decimal digits.
pub fn print_number(value: u32) {
    let mut digits = [b'0'; 10];
    let (mut rest, mut count) = (value, 0);
    for digit in digits.iter_mut().rev() {
        if rest == 0 && count > 0 {
            break;
        }
        *digit = b'0' + (rest % 10) as u8;
        rest /= 10;
        count += 1;
    }
    let (_, digits) = digits.split_at_checked(10 - count).unwrap_or_default();
    print(core::str::from_utf8(digits).unwrap_or_default());
}

/// A checksum of floats, bit by bit: the hash of Fowler, Noll and Vo in 32 bits.
#[derive(Debug, Clone, Copy)]
pub struct Checksum(u32);

impl Checksum {
    /// The checksum of nothing.
    pub const fn new() -> Self {
        Self(0x811c_9dc5)
    }

    /// Adds values. It is the same code in every program, whatever the compiler knows of the number of values.
    #[inline(never)]
    pub fn add(&mut self, values: &[f32]) {
        for byte in black_box(values).iter().flat_map(|value| value.to_bits().to_le_bytes()) {
            self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }

    /// Prints it, as the bits of a float are printed.
    pub fn print(self) {
        print_bits(f32::from_bits(self.0));
    }
}

impl Default for Checksum {
    fn default() -> Self {
        Self::new()
    }
}

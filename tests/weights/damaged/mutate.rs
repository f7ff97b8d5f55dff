//! Changes to a file such as a fault, an attacker or a careless program makes.

use constnet::prelude::*;

/// Numbers that programs trip over, as they stand in JSON.
const NUMBERS: [&str; 12] = [
    "0",
    "1",
    "-1",
    "4",
    "255",
    "65536",
    "4294967295",
    "4294967296",
    "9223372036854775807",
    "18446744073709551615",
    "18446744073709551616",
    "1e99",
];

/// Words of the header, to put into other places of it.
const WORDS: [&str; 14] = [
    "\"F64\"",
    "\"F16\"",
    "\"BF16\"",
    "\"I64\"",
    "\"F4\"",
    "\"dtype\"",
    "\"shape\"",
    "\"data_offsets\"",
    "[]",
    "{}",
    "[[[[",
    "null",
    "\"hidden.weight\"",
    "\"__metadata__\"",
];

/// A file with one to four changes.
pub fn mutate(valid: &[u8], random: &mut Pcg32) -> Vec<u8> {
    let mut bytes = valid.to_vec();
    for _ in 0..=below(4, random) {
        change(&mut bytes, random);
    }
    bytes
}

fn change(bytes: &mut Vec<u8>, random: &mut Pcg32) {
    let at = below(bytes.len().max(1), random);
    match below(10, random) {
        // Bits and bytes, and stretches that are lost, doubled or in another place.
        0 => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << (random.next_u32() % 8)),
        1 => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte = random.next_u32() as u8),
        2 => bytes.truncate(at),
        3 => drop(bytes.drain(at..(at + below(40, random)).min(bytes.len()))),
        4 => {
            let stretch = bytes[at..(at + below(40, random)).min(bytes.len())].to_vec();
            insert(bytes, below(bytes.len() + 1, random), &stretch);
        }
        // The length of the header: by a little, and by all that there is.
        5 => {
            let length = bytes.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
            let other =
                [length.wrapping_add(1), length.wrapping_sub(1), 0, u64::MAX, u64::MAX / 2, 100_000_000, 1 << 40]
                    [below(7, random)];
            bytes.iter_mut().zip(other.to_le_bytes()).for_each(|(byte, other)| *byte = other);
        }
        // A number, with the header's length kept true.
        6 | 7 => {
            let digits = |byte: &u8| byte.is_ascii_digit();
            if let Some(start) = bytes.iter().skip(at).position(digits).map(|start| at + start) {
                let end =
                    bytes.iter().skip(start).position(|byte| !digits(byte)).map_or(bytes.len(), |end| start + end);
                replace(bytes, start..end, NUMBERS[below(NUMBERS.len(), random)]);
            }
        }
        // A word, the same way.
        8 => {
            if let Some(start) = bytes.iter().skip(at).position(|byte| *byte == b'"').map(|start| at + start) {
                let end = bytes.iter().skip(start + 1).position(|byte| *byte == b'"');
                let end = end.map_or(bytes.len(), |end| start + 2 + end);
                replace(bytes, start..end, WORDS[below(WORDS.len(), random)]);
            }
        }
        // Values that are not finite.
        _ => {
            let special = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::MAX][below(4, random)];
            bytes.iter_mut().skip(at / 4 * 4).zip(special.to_le_bytes()).for_each(|(byte, other)| *byte = other);
        }
    }
}

fn insert(bytes: &mut Vec<u8>, at: usize, stretch: &[u8]) {
    let tail = bytes.split_off(at.min(bytes.len()));
    bytes.extend_from_slice(stretch);
    bytes.extend_from_slice(&tail);
}

/// Replaces a stretch of the header by a text, and mends the header's length.
fn replace(bytes: &mut Vec<u8>, range: core::ops::Range<usize>, text: &str) {
    let grown = text.len() as u64;
    let shrunk = range.len() as u64;
    bytes.splice(range, text.bytes());
    if let Some(length) = bytes.first_chunk_mut::<8>() {
        *length = u64::from_le_bytes(*length).wrapping_add(grown).wrapping_sub(shrunk).to_le_bytes();
    }
}

fn below(bound: usize, random: &mut Pcg32) -> usize {
    random.next_u32() as usize % bound
}

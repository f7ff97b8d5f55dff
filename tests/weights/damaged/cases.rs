//! The loaders, each with a file that it takes. The fuzzer runs them, too.

use constnet::optimizers::Memory;
use constnet::prelude::*;
use crc::{CRC_32_ISO_HDLC, Crc};

network! {
    #[derive(Clone, PartialEq)]
    struct Net: [3] -> [2] {
        hidden: Dense(4) | Tanh,
        #[frozen]
        kept: Dense(4),
        out: Dense(2),
    }
}

/// A loader.
pub struct Case {
    pub name: &'static str,
    /// A file that it takes.
    pub valid: fn() -> Vec<u8>,
    /// Loads bytes, and says whether they were taken. Fails if they were not and yet something is changed, or if they were and a value is not
    /// finite.
    pub load: fn(&[u8]) -> bool,
    /// Mends the checksum, so that what is behind it sees damaged files as well.
    pub mend: fn(&mut [u8]),
}

pub const CASES: [Case; 4] = [
    Case { name: "safetensors", valid: safetensors, load: load_safetensors, mend: |_| {} },
    Case { name: "matching", valid: safetensors, load: load_matching, mend: |_| {} },
    Case { name: "image", valid: image, load: load_image, mend: mend_image },
    Case { name: "checkpoint", valid: checkpoint, load: load_checkpoint, mend: mend_checkpoint },
];

/// Gives bytes to the loader of this name: as they are, and with the checksum mended.
pub fn attack(name: &str, bytes: &[u8]) {
    let case = CASES.iter().find(|case| case.name == name).expect("a loader");
    (case.load)(bytes);
    let mut mended = bytes.to_vec();
    (case.mend)(&mut mended);
    (case.load)(&mended);
}

const CRC: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);

fn mend_image(bytes: &mut [u8]) {
    let Some((header, values)) = bytes.split_at_mut_checked(32) else { return };
    let mut digest = CRC.digest();
    digest.update(&header[..28]);
    digest.update(values);
    header[28..].copy_from_slice(&digest.finalize().to_le_bytes());
}

fn mend_checkpoint(bytes: &mut [u8]) {
    const BEFORE: &[u8] = b"crc32\":\"";
    let header = bytes.first_chunk().map_or(0, |length| u64::from_le_bytes(*length) as usize);
    let Some(data) = header.checked_add(8).and_then(|header| bytes.get(header..)) else { return };
    let sum = format!("{:08x}", CRC.checksum(data));
    if let Some(at) = bytes.windows(BEFORE.len()).position(|bytes| bytes == BEFORE)
        && let Some(place) = bytes.get_mut(at + BEFORE.len()..at + BEFORE.len() + sum.len())
    {
        place.copy_from_slice(sum.as_bytes());
    }
}

fn net() -> Net {
    Net::init(&mut Pcg32::seeded(5))
}

fn safetensors() -> Vec<u8> {
    net().to_safetensors().expect("finite values")
}

fn image() -> Vec<u8> {
    let mut bytes = vec![0; Net::IMAGE_BYTES];
    net().to_bytes(&mut bytes).expect("as many bytes as it takes");
    bytes
}

type Training = Trainer<Net, MeanSquaredError, Adam<Net>, 1>;

fn trainer() -> Training {
    Trainer::new(MeanSquaredError::new(), Adam::new(0.01))
}

fn checkpoint() -> Vec<u8> {
    trainer().to_checkpoint(&net()).expect("finite values")
}

/// Whether a network was loaded: it is finite then, and `before` otherwise.
fn settled<E: std::fmt::Display>(result: Result<(), E>, net: &Net, before: &Net) -> bool {
    match result {
        Ok(()) => assert!(net.to_safetensors().is_ok(), "a value that is not finite was loaded"),
        Err(ref error) => {
            assert!(net == before, "refused, and changed");
            assert!(!error.to_string().is_empty());
        }
    }
    result.is_ok()
}

fn load_safetensors(bytes: &[u8]) -> bool {
    let mut net = Net::zeroed();
    let result = net.read_safetensors(bytes);
    settled(result, &net, &Net::zeroed())
}

/// Taken is what leaves nothing unmatched.
fn load_matching(bytes: &[u8]) -> bool {
    let mut net = Net::zeroed();
    let result = net.read_matching(bytes);
    assert!(net.to_safetensors().is_ok(), "a value that is not finite was loaded");
    let whole = result.as_ref().is_ok_and(|misfits| misfits.is_empty());
    result.is_ok_and(|misfits| misfits.to_string().lines().count() <= bytes.len()) && whole
}

fn load_image(bytes: &[u8]) -> bool {
    let mut net = Net::zeroed();
    let result = net.read_bytes(bytes);
    settled(result, &net, &Net::zeroed())
}

fn load_checkpoint(bytes: &[u8]) -> bool {
    let (mut net, mut trainer) = (Net::zeroed(), trainer());
    let result = trainer.read_checkpoint(&mut net, bytes);
    if result.is_err() {
        assert!(trainer.state().updates() == 0 && trainer.state().values().iter().all(|value| *value == 0.0));
        assert!(trainer.optimizer().learning_rate() == 0.01 && trainer.generator_mut().state() == 0);
    }
    settled(result, &net, &Net::zeroed())
}

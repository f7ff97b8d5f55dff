//! The loaders, each with a file that it takes. The fuzzer runs them, too.

use constnet::optimizers::Memory;
use constnet::prelude::*;

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
    /// A file that it takes.
    pub valid: fn() -> Vec<u8>,
    /// Loads bytes, and says whether they were taken. Fails if they were not and yet something is changed, or if they were and a value is not
    /// finite.
    pub load: fn(&[u8]) -> bool,
}

pub const CASES: [Case; 4] = [
    Case { valid: safetensors, load: load_safetensors },
    Case { valid: safetensors, load: load_matching },
    Case { valid: image, load: load_image },
    Case { valid: checkpoint, load: load_checkpoint },
];

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

pub fn load_safetensors(bytes: &[u8]) -> bool {
    let mut net = Net::zeroed();
    let result = net.read_safetensors(bytes);
    settled(result, &net, &Net::zeroed())
}

/// Taken is what leaves nothing unmatched.
pub fn load_matching(bytes: &[u8]) -> bool {
    let mut net = Net::zeroed();
    let result = net.read_matching(bytes);
    assert!(net.to_safetensors().is_ok(), "a value that is not finite was loaded");
    let whole = result.as_ref().is_ok_and(|misfits| misfits.is_empty());
    result.is_ok_and(|misfits| misfits.to_string().lines().count() <= bytes.len()) && whole
}

pub fn load_image(bytes: &[u8]) -> bool {
    let mut net = Net::zeroed();
    let result = net.read_bytes(bytes);
    settled(result, &net, &Net::zeroed())
}

pub fn load_checkpoint(bytes: &[u8]) -> bool {
    let (mut net, mut trainer) = (Net::zeroed(), trainer());
    let result = trainer.read_checkpoint(&mut net, bytes);
    if result.is_err() {
        assert!(trainer.state().updates() == 0 && trainer.state().values().iter().all(|value| *value == 0.0));
        assert!(trainer.optimizer().learning_rate() == 0.01 && trainer.generator_mut().state() == 0);
    }
    settled(result, &net, &Net::zeroed())
}

//! A crate without the standard library and without an allocator.
#![no_std]
#![forbid(unsafe_code)]
#![deny(missing_docs, warnings)]

use constnet::prelude::*;

network! {
    /// What runs on the device.
    pub struct Device: [4] -> [2] {
        hidden: Dense(8) | Silu,
        kept: Dropout(0.1),
        logits: Dense(2),
    }
}

network! {
    /// With names for its inputs and outputs.
    pub struct Sensors: (sound: [4], motion: [3]) -> (class: [2], sure: [1]) {
        ears: sound | Device,
        feet: motion | Dense(2) | Gelu,
        class: Add(ears, feet),
        sure: Dense(1) | Sigmoid,
    }
}

static NET: Device = Device::zeroed();

/// What the device in the `static` says.
#[must_use]
pub fn infer(input: &SVector<f32, 4>) -> SVector<f32, 2> {
    NET.forward(input)
}

/// One step of training, all of whose memory is the caller's.
///
/// # Errors
/// Those of the trainer.
pub fn train(
    net: &mut Device,
    trainer: &mut Trainer<Device, CrossEntropy, Adam<Device>, 4>,
    input: SVector<f32, 4>,
    class: usize,
) -> Result<f32, TrainError> {
    trainer.step(net, &[input], &[class])
}

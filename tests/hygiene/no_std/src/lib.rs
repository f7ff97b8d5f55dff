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

network! {
    /// Learns with norms, and infers without them.
    pub struct Camera: [1, 6, 6] -> [2] {
        conv: Conv2d(4, kernel = 3, bias = false),
        norm: BatchNorm | Relu,
        mean: GlobalAvgPool2d,
        logits: Dense(2),
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

/// The network that infers, made from the one that learned.
#[must_use]
pub fn folded(net: &Camera) -> CameraFolded {
    net.fold()
}

/// The same at a place of the caller's.
pub fn fold_to(net: &Camera, folded: &mut CameraFolded) {
    net.fold_to(folded);
}

//! The networks and the digits of the programs.

#![cfg_attr(target_os = "none", no_std)]

pub mod digits;

use constnet::prelude::*;

network! {
    /// Reads an 8×8 grey digit.
    pub struct Digits: [1, 8, 8] -> [10] {
        flat:   Flatten,
        hidden: Dense(32) | Relu,
        logits: Dense(10),
    }
}

/// The index of the largest score.
pub fn largest(scores: &SVector<f32, 10>) -> u32 {
    let mut best = (0, f32::NEG_INFINITY);
    for (class, &score) in (0..).zip(scores.iter()) {
        if score > best.1 {
            best = (class, score);
        }
    }
    best.0
}

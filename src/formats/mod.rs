//! Files of weights.

pub mod constant;
pub mod safetensors;

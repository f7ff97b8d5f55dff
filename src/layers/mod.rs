//! Layers: ordinary generic structs, usable without the macro.

mod add;
mod avg_pool2d;
mod batch_norm;
mod concat;
mod conv2d;
mod conv_transpose2d;
mod dense;
mod dropout;
mod dropout2d;
mod frozen;
mod global_pool2d;
mod identity;
mod layer_norm;
mod margins2d;
mod max_pool2d;
mod multiply;
mod pooled;
#[cfg(test)]
mod testing;
mod upsample2d;

pub use add::Add;
pub use avg_pool2d::AvgPool2d;
pub use batch_norm::BatchNorm;
pub use concat::Concat;
pub use conv_transpose2d::ConvTranspose2d;
pub use conv2d::{Conv2d, DepthwiseConv2d};
pub use dense::Dense;
pub(crate) use dense::{Product, ProductMut};
pub use dropout::Dropout;
pub use dropout2d::Dropout2d;
pub use frozen::Frozen;
pub use global_pool2d::{GlobalAvgPool2d, GlobalMaxPool2d};
pub use identity::{Flatten, Identity, Reshape};
pub use layer_norm::{GroupNorm, LayerNorm};
pub use margins2d::{Crop2d, ZeroPad2d};
pub use max_pool2d::MaxPool2d;
pub use multiply::Multiply;
pub use pooled::Pooled;
pub use upsample2d::Upsample2d;

/// Copies as much as both have. `copy_from_slice` would panic where the lengths differ, which the compiler cannot rule out.
#[inline(always)]
fn copy<V: Copy>(from: &[V], to: &mut [V]) {
    for (to, from) in to.iter_mut().zip(from) {
        *to = *from;
    }
}

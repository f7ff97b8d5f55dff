//! Layers: ordinary generic structs, usable without the macro.

mod add;
mod concat;
mod conv2d;
mod conv_transpose2d;
mod dense;
mod dropout;
mod frozen;
mod identity;
mod multiply;
#[cfg(test)]
mod testing;

pub use add::Add;
pub use concat::Concat;
pub use conv_transpose2d::ConvTranspose2d;
pub use conv2d::{Conv2d, DepthwiseConv2d};
pub use dense::Dense;
pub use dropout::Dropout;
pub use frozen::Frozen;
pub use identity::{Flatten, Identity, Reshape};
pub use multiply::Multiply;

/// Copies as much as both have. `copy_from_slice` would panic where the lengths differ, which the compiler cannot rule out.
#[inline(always)]
fn copy<V: Copy>(from: &[V], to: &mut [V]) {
    for (to, from) in to.iter_mut().zip(from) {
        *to = *from;
    }
}

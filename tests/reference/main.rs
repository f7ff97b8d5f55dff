//! The same numbers as PyTorch: every activation, loss, layer, optimizer and learning-rate schedule against what PyTorch computed, to a relative
//! error of 1e-5 in `f32` and 1e-10 in `f64`. README.md beside this file says where the numbers come from.

/// A test in both precisions for every case of a file, and one that the file has no others.
///
/// A row is the case's name, the network without its name and scalar, and what to check of it, in which `Net` is the
/// network.
macro_rules! cases {
    ($family:literal; $($name:ident: { $($network:tt)+ } => $check:expr;)+) => {
        $(
            mod $name {
                use constnet::prelude::*;
                use crate::check::*;

                #[test]
                fn f32() {
                    network! { struct Net<f32>: $($network)+ }
                    crate::store::with_case($family, stringify!($name), $check);
                }

                #[test]
                fn f64() {
                    network! { struct Net<f64>: $($network)+ }
                    crate::store::with_case($family, stringify!($name), $check);
                }
            }
        )+

        #[test]
        fn every_case_of_the_file_is_checked() {
            crate::store::assert_complete($family, &[$(stringify!($name)),+]);
        }
    };
}

mod activations;
mod check;
mod layers;
mod losses;
mod optimizers;
mod parameters;
mod schedules;
mod store;

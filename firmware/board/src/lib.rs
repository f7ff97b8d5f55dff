//! What a program needs of the machine: output, and on the board also the number of instructions and the depth of the stack.
//!
//! The same program runs on the emulated board and on the host, and its output has to be the same. Numbers are written without
//! `core::fmt`, which can panic.

#![cfg_attr(target_os = "none", no_std)]

#[cfg(target_os = "none")]
mod device;
#[cfg(not(target_os = "none"))]
mod host;
pub mod measure;
mod text;

#[cfg(target_os = "none")]
#[doc(hidden)]
pub use device::exit;
#[cfg(target_os = "none")]
pub use device::print;
#[cfg(not(target_os = "none"))]
pub use host::print;
pub use text::{Checksum, print_bits, print_number};

/// Makes a function the program: what is run after a reset, or the host's `main`.
#[macro_export]
macro_rules! program {
    ($run:path) => {
        #[cfg(target_os = "none")]
        #[unsafe(export_name = "main")]
        extern "C" fn main() -> ! {
            $run();
            $crate::exit()
        }

        #[cfg(not(target_os = "none"))]
        fn main() {
            $run();
        }
    };
}

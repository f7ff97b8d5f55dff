//! Builds for targets without an operating system: with the standard library that rustup has for them, or with Debian's source of it.

use std::path::Path;
use std::process::Command;

use crate::shell::{self, Result};

/// Where Debian's `rust-web-src` puts the standard library's source.
const DEBIAN_LIBRARY: &str = "/usr/lib/rustlib/src/rust/library";

/// A target, and the parts of Rust's own library that a build for it needs.
#[derive(Clone, Copy)]
pub struct Bare {
    pub target: &'static str,
    /// The crates, where they have to be compiled as well.
    pub crates: &'static str,
}

impl Bare {
    pub const fn core(target: &'static str) -> Self {
        Self { target, crates: "core" }
    }

    /// The cargo command of `line`, for this target.
    pub fn cargo(self, line: &str) -> Result<Command> {
        let Self { target, crates } = self;
        let mut command = if self.has_core()? {
            shell::cargo(line)
        } else if Path::new(DEBIAN_LIBRARY).exists() {
            // `-Z` wants a nightly, or this variable.
            let mut debian = Command::new("/usr/bin/cargo");
            debian.args(line.split_whitespace()).arg(format!("-Zbuild-std={crates}")).current_dir(shell::root());
            debian.env("RUSTC", "/usr/bin/rustc").env("RUSTC_BOOTSTRAP", "1").env_remove("LD_LIBRARY_PATH");
            if target.starts_with("thumb") {
                // Rust's own linker is not packaged.
                let name = target.to_uppercase().replace(['-', '.'], "_");
                debian.env(format!("CARGO_TARGET_{name}_LINKER"), "arm-none-eabi-ld");
                debian.env(format!("CARGO_TARGET_{name}_RUSTFLAGS"), "-Clinker-flavor=ld");
            }
            debian
        } else {
            return Err(format!(
                "no `core` for {target}: `rustup target add {target}`, or on Debian \
                 `apt-get install rustc-web cargo-web rust-web-src`"
            )
            .into());
        };
        command.args(["--target", target]);
        Ok(command)
    }

    /// Whether the compiler in use has the standard library of the target.
    pub fn has_core(self) -> Result<bool> {
        let mut rustc = Command::new("rustc");
        let directory = shell::output(rustc.args(["--print", "target-libdir", "--target", self.target]))?;
        Ok(std::env::var_os("CONSTNET_DEBIAN").is_none() && Path::new(directory.trim()).exists())
    }
}

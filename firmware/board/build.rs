//! Tells the linker what memory the board has.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

/// QEMU's `mps2-an385` (Cortex-M3) and `mps2-an386` (Cortex-M4F).
const MPS2: &str = "
MEMORY
{
  FLASH : ORIGIN = 0x00000000, LENGTH = 4M
  RAM : ORIGIN = 0x20000000, LENGTH = 4M
}
";

/// QEMU's `microbit`: an nRF51 with a Cortex-M0.
const MICROBIT: &str = "
MEMORY
{
  FLASH : ORIGIN = 0x00000000, LENGTH = 256K
  RAM : ORIGIN = 0x20000000, LENGTH = 16K
}
";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let directory = PathBuf::from(env::var("OUT_DIR")?);
    let memory = if env::var("TARGET")?.starts_with("thumbv6m") { MICROBIT } else { MPS2 };
    fs::write(directory.join("memory.x"), memory)?;
    println!("cargo::rustc-link-search={}", directory.display());
    Ok(())
}

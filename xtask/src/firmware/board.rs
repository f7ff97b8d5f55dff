//! The emulated boards, and the host, which runs the same programs.

use std::path::PathBuf;
use std::process::Command;

use super::directory;
use crate::bare::Bare;
use crate::shell::{self, Result};

/// A board that QEMU knows, and the target that its processor is.
#[derive(Clone, Copy)]
pub struct Board {
    pub processor: &'static str,
    target: &'static str,
    machine: &'static str,
}

/// A Cortex-M4 with its float unit, the board of all measurements.
pub const M4F: Board = Board { processor: "Cortex-M4F", target: "thumbv7em-none-eabihf", machine: "mps2-an386" };
/// Two processors without a float unit, so without a fused multiply-add.
pub const M3: Board = Board { processor: "Cortex-M3", target: "thumbv7m-none-eabi", machine: "mps2-an385" };
pub const M0: Board = Board { processor: "Cortex-M0", target: "thumbv6m-none-eabi", machine: "microbit" };

/// Where the programs are built, apart from the project itself.
fn build_directory() -> PathBuf {
    shell::target().join("firmware")
}

impl Board {
    /// Builds what `arguments` select.
    pub fn build(self, arguments: &str) -> Result {
        let mut cargo = Bare::core(self.target).cargo(&format!("build --locked --release {arguments}"))?;
        shell::run(cargo.current_dir(directory()).env("CARGO_TARGET_DIR", build_directory()))
    }

    /// Whether the compiler in use builds for it, and not Debian's.
    pub fn has_core(self) -> Result<bool> {
        Bare::core(self.target).has_core()
    }

    /// The image of a program.
    pub fn image(self, program: &str) -> PathBuf {
        build_directory().join(self.target).join("release").join(program)
    }

    /// Runs a program, and gives its output. One instruction takes one nanosecond of the board's time.
    pub fn run(self, program: &str) -> Result<String> {
        let mut qemu = Command::new("qemu-system-arm");
        qemu.args(["-M", self.machine, "-display", "none", "-monitor", "none", "-serial", "none"]);
        qemu.args(["-semihosting-config", "enable=on,target=native"]);
        qemu.args(["-icount", "shift=0,align=off,sleep=off", "-kernel"]).arg(self.image(program));
        shell::output(&mut qemu).map_err(|error| {
            format!("{error}\non Debian, `apt-get install qemu-system-arm` installs the emulator").into()
        })
    }
}

/// Builds what `arguments` select for the host.
pub fn build_on_host(arguments: &str) -> Result {
    let mut cargo = shell::cargo(&format!("build --locked {arguments}"));
    shell::run(cargo.current_dir(directory()).env("CARGO_TARGET_DIR", build_directory()))
}

/// Runs a program on the host, and gives its output.
pub fn run_on_host(program: &str) -> Result<String> {
    shell::output(&mut Command::new(build_directory().join("debug").join(program)))
}

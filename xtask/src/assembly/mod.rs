//! The machine code of three small networks' inference with AVX2, so that a lost inlining or a bounds check that is back shows in review.
//!
//! An example of these networks is compiled in release, and the function that `isa::dispatch` runs with AVX2 is cut out of the compiler's own
//! assembly. With the compiler that the stored texts are of, it is compared instruction by instruction. Whatever the compiler, there are no
//! calls but those listed, none of them a panic, and no more than so many instructions.

mod listing;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::shell::{self, Result, cargo};
use listing::Listing;

/// The compiler that the stored texts are of.
const COMPILER: &str = "rustc 1.95.0";

/// What is promised of a network's inference, whatever the compiler.
struct Promise {
    /// The function in `networks.rs`, and the name of the stored text.
    name: &'static str,
    /// The functions that it calls, by how their names end.
    calls: &'static [&'static str],
    /// The most instructions, loops counted once.
    instructions: usize,
}

/// The kernel, and what sets an output to zeroes and hands it to the caller.
const CONVOLUTION: &[&str] = &["conv_correlate", "memcpy", "memset"];

const PROMISES: [Promise; 3] = [
    Promise { name: "dense_2_8_1", calls: &[], instructions: 220 },
    Promise { name: "dense_4_16_16_3", calls: &[], instructions: 510 },
    Promise { name: "conv_1x8x8", calls: CONVOLUTION, instructions: 140 },
];

/// Whether the stored texts are compared or written anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stored {
    Compare,
    Bless,
}

pub fn run(stored: Stored) -> Result {
    if !cfg!(all(target_arch = "x86_64", target_os = "linux")) {
        println!("the stored assembly is of x86-64 with Linux: there is nothing to compare here");
        return Ok(());
    }
    let listing = Listing::read(&compile()?)?;
    let version = shell::output(Command::new("rustc").arg("--version").current_dir(shell::root()))?;
    let is_same = version.starts_with(&format!("{COMPILER} "));
    let mut broken = Vec::new();
    for promise in &PROMISES {
        let name = promise.name;
        let Some(function) = listing.with_avx2(name) else {
            broken.push(format!("`{name}` runs nothing with AVX2"));
            continue;
        };
        println!("{name}: {} instructions, calls {:?}", function.instructions(), function.calls());
        for call in function.calls() {
            if call.contains("panic") || call.contains("fail") {
                broken.push(format!("`{name}` may panic: it calls `{call}`"));
            } else if !promise.calls.iter().any(|known| call.ends_with(known)) {
                broken.push(format!("`{name}` calls `{call}`, which is not inlined"));
            }
        }
        if promise.instructions < function.instructions() {
            broken.push(format!("`{name}` has more than {} instructions", promise.instructions));
        }
        let file = text_of(name);
        if stored == Stored::Bless && is_same {
            fs::write(&file, function.text())?;
        } else if is_same && fs::read_to_string(&file).unwrap_or_default() != function.text() {
            let found = shell::target().join("assembly").join(name).with_extension("x86-64");
            fs::write(&found, function.text())?;
            broken.push(format!("`{name}` is compiled to other code: diff {} {}", file.display(), found.display()));
        }
    }
    if !is_same {
        println!("this is not {COMPILER}: calls and numbers of instructions are compared, and not the code");
    }
    if broken.is_empty() { Ok(()) } else { Err(broken.join("\n").into()) }
}

/// The file of a stored text.
fn text_of(name: &str) -> PathBuf {
    shell::root().join("xtask/src/assembly").join(name).with_extension("x86-64")
}

/// Compiles the networks; the file of assembly.
fn compile() -> Result<PathBuf> {
    let place = shell::target().join("assembly");
    fs::create_dir_all(&place)?;
    let assembly = place.join("networks.s");
    let mut cargo = cargo("rustc --quiet --release --example networks");
    // One unit, as the compiler may inline less from one unit into another.
    cargo.args(["--", "-Ccodegen-units=1"]).arg(format!("--emit=asm={}", assembly.display()));
    // For the machine that the stored texts are of, whatever the environment asks for.
    shell::run(cargo.env_remove("RUSTFLAGS").env("CARGO_ENCODED_RUSTFLAGS", ""))?;
    Ok(assembly)
}

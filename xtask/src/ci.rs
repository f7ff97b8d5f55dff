//! Everything that has to pass.

use std::path::Path;
use std::process::Command;

use crate::shell::{self, Result, cargo};

/// A microcontroller without an operating system: what needs `std` cannot be compiled for it.
const BARE_TARGET: &str = "thumbv7em-none-eabihf";
/// Where Debian's `rust-web-src` puts the standard library's source.
const DEBIAN_LIBRARY: &str = "/usr/lib/rustlib/src/rust/library";
/// What the main job has to reach, in percent.
const LEAST_ACCURACY: f64 = 97.0;

pub fn run() -> Result {
    shell::run(&mut cargo("test --workspace"))?;
    shell::run(&mut cargo("fmt --all --check"))?;
    shell::run(&mut cargo("clippy --workspace --all-targets -- -D warnings"))?;
    shell::run(cargo("doc --workspace --no-deps").env("RUSTDOCFLAGS", "-D warnings"))?;
    no_std("", "core")?;
    no_std("alloc", "core,alloc")?;
    main_job()?;
    shell::run(&mut cargo("run --release --example xor"))
}

/// Builds the library for a target that has no `std`, with these features, which need these crates of Rust's own.
fn no_std(features: &str, crates: &str) -> Result {
    let build = format!("build --package constnet --no-default-features --target {BARE_TARGET}");
    let mut command = if has_core(BARE_TARGET)? {
        cargo(&build)
    } else if Path::new(DEBIAN_LIBRARY).exists() {
        // Debian has the source of `core` and not its binary for this target. `-Z` wants a nightly, or this variable.
        let mut debian = Command::new("/usr/bin/cargo");
        debian.args(build.split_whitespace()).arg(format!("-Zbuild-std={crates}")).current_dir(shell::root());
        debian.env("RUSTC", "/usr/bin/rustc").env("RUSTC_BOOTSTRAP", "1").env_remove("LD_LIBRARY_PATH");
        debian
    } else {
        return Err(format!(
            "no `core` for {BARE_TARGET}: `rustup target add {BARE_TARGET}`, or on Debian \
             `apt-get install rustc-web cargo-web rust-web-src`"
        )
        .into());
    };
    command.arg("--target-dir").arg(shell::target().join("no_std")).args(["--features", features]);
    shell::run(&mut command)
}

/// Whether the compiler in use has the standard library of a target.
fn has_core(target: &str) -> Result<bool> {
    let directory = shell::output(Command::new("rustc").args(["--print", "target-libdir", "--target", target]))?;
    Ok(Path::new(directory.trim()).exists())
}

/// Trains the network of the digits example, and looks at how good it is.
fn main_job() -> Result {
    let mut digits = cargo("run --release --example digits -- --picture");
    let results = shell::output(digits.arg(shell::target().join("learning-curve.svg")))?;
    println!("{results}");
    let accuracy =
        results.lines().find_map(|line| line.strip_prefix("test accuracy: ")?.split(' ').next()?.parse().ok());
    match accuracy {
        Some(accuracy) if LEAST_ACCURACY <= accuracy => Ok(()),
        Some(accuracy) => Err(format!("the digits' test accuracy is {accuracy} %, below {LEAST_ACCURACY} %").into()),
        None => Err("the digits example states no test accuracy".into()),
    }
}

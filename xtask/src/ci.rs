//! Everything that has to pass.

use crate::assembly::{self, Stored};
use crate::bare::Bare;
use crate::firmware;
use crate::fused;
use crate::shell::{self, Result, cargo};

/// Targets without an operating system, from the smallest on: what needs `std` cannot be compiled for them.
const BARE_TARGETS: [&str; 6] = [
    // No float unit, and no atomic compare-and-swap.
    "thumbv6m-none-eabi",
    "thumbv7m-none-eabi",
    "thumbv7em-none-eabihf",
    "thumbv8m.main-none-eabihf",
    "riscv32imac-unknown-none-elf",
    "wasm32-unknown-unknown",
];
/// What the networks of the digits example have to reach, in percent.
const LEAST_ACCURACY: [(&str, f64); 2] = [("dense", 97.0), ("conv", 98.5)];

pub fn run() -> Result {
    shell::run(&mut cargo("test --workspace --no-fail-fast"))?;
    shell::run(&mut cargo("fmt --all --check"))?;
    shell::run(&mut cargo("clippy --workspace --all-targets -- -D warnings"))?;
    shell::run(cargo("doc --workspace --no-deps").env("RUSTDOCFLAGS", "-D warnings"))?;
    for target in BARE_TARGETS {
        no_std(Bare::core(target), "")?;
    }
    no_std(Bare { target: "thumbv7em-none-eabihf", crates: "core,alloc" }, "alloc")?;

    // What only a release build has.
    shell::run(&mut cargo("test --release --test short_steps"))?;
    fused::run()?;
    assembly::run(Stored::Compare)?;
    firmware::run()?;
    for (model, least) in LEAST_ACCURACY {
        digits(model, least)?;
    }
    shell::run(&mut cargo("run --release --example xor"))
}

/// Builds the library for a target that has no `std`, with these features.
fn no_std(bare: Bare, features: &str) -> Result {
    let mut cargo = bare.cargo("build --package constnet --no-default-features")?;
    cargo.arg("--target-dir").arg(shell::target().join("no_std")).args(["--features", features]);
    shell::run(&mut cargo)
}

/// Trains a network of the digits example, and looks at how good it is.
fn digits(model: &str, least: f64) -> Result {
    let mut digits = cargo(&format!("run --release --example digits -- --model {model} --picture"));
    let results = shell::output(digits.arg(shell::target().join("learning-curve.svg")))?;
    println!("{results}");
    let accuracy =
        results.lines().find_map(|line| line.strip_prefix("test accuracy: ")?.split(' ').next()?.parse().ok());
    match accuracy {
        Some(accuracy) if least <= accuracy => Ok(()),
        Some(accuracy) => {
            Err(format!("the test accuracy of `digits --model {model}` is {accuracy} %, below {least} %").into())
        }
        None => Err("the digits example states no test accuracy".into()),
    }
}

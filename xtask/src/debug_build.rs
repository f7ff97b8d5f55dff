//! How much longer a training takes in a debug build of the user's crate: the `digits` example, built as a crate of its own with the
//! profile that the README recommends, so that the library is optimised and the example is not.
//!
//! What counts is processor time, the least of a few runs in turns.

use std::fs;
use std::path::Path;

use crate::shell::{self, Result, cargo, processor_seconds};

/// The most that a debug build may take, in times of a release build.
const MOST: f64 = 10.0;
const ROUNDS: usize = 3;
const MODELS: [&str; 2] = ["dense", "conv"];

pub fn run() -> Result {
    let place = shell::target().join("debug-build");
    write(&place)?;
    let manifest = format!("--manifest-path {}", place.join("Cargo.toml").display());
    shell::run(&mut cargo(&format!("build --quiet {manifest}")))?;
    shell::run(&mut cargo(&format!("build --quiet --release {manifest}")))?;

    println!("{:8} {:>16} {:>16} {:>7}", "digits", "debug, seconds", "release, seconds", "times");
    let mut slow = Vec::new();
    for model in MODELS {
        let mut least = [f64::INFINITY; 2];
        for _ in 0..ROUNDS {
            for (profile, least) in ["", "--release"].into_iter().zip(&mut least) {
                let picture = place.join("curve.svg");
                let line =
                    format!("run --quiet {profile} {manifest} -- --model {model} --picture {}", picture.display());
                let before = processor_seconds()?;
                shell::output(&mut cargo(&line))?;
                *least = least.min(processor_seconds()? - before);
            }
        }
        let [debug, release] = least;
        println!("{model:8} {debug:16.2} {release:16.2} {:7.1}", debug / release);
        if debug > MOST * release {
            slow.push(model);
        }
    }
    if slow.is_empty() { Ok(()) } else { Err(format!("more than {MOST} times a release build: {slow:?}").into()) }
}

/// Writes the crate.
fn write(place: &Path) -> Result {
    fs::create_dir_all(place)?;
    let root = shell::root();
    let example = root.join("examples/digits/main.rs");
    let manifest = format!(
        "[package]\nname = \"digits\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [[bin]]\nname = \"digits\"\npath = {example:?}\n\n\
         [dependencies]\nconstnet = {{ path = {root:?}, features = [\"plot\"] }}\nindicatif = {{ version = \"0.18\", default-features = false }}\nlexopt = \"0.3\"\n\n\
         [profile.dev.package.constnet]\nopt-level = 3\n\n\
         [workspace]\n",
    );
    fs::write(place.join("Cargo.toml"), manifest)?;
    fs::copy(root.join("Cargo.lock"), place.join("Cargo.lock"))?;
    Ok(())
}

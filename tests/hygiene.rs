//! What the macro writes compiles and runs in crates of all kinds: those of tests/hygiene.

use std::path::Path;
use std::process::Command;
use std::sync::Once;

/// Runs cargo on one of the crates, which share dependencies and their versions with this workspace.
#[track_caller]
fn cargo(command: &str, package: &str) {
    static LOCK: Once = Once::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let crates = root.join("tests/hygiene");
    LOCK.call_once(|| {
        std::fs::copy(root.join("Cargo.lock"), crates.join("Cargo.lock")).expect("the workspace's lock file");
    });
    let output = Command::new(env!("CARGO"))
        .args([command, "--quiet", "--package", package])
        .current_dir(crates)
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("hygiene"))
        .output()
        .expect("cargo");
    assert!(output.status.success(), "cargo {command}: {}\n{}", output.status, String::from_utf8_lossy(&output.stderr));
}

/// `nn = { package = "constnet" }`, unsafe code forbidden, all sorts of lints denied.
#[test]
fn in_a_strict_crate_that_renames_the_library() {
    cargo("run", "renamed");
}

/// No standard library, no allocator, missing documentation denied.
#[test]
fn in_a_crate_without_std() {
    cargo("build", "no_std");
}

/// No prelude, and items of the user's own that are called `Option`, `core`, `Layer` and so on.
#[test]
fn among_items_of_the_same_names() {
    cargo("run", "shadowed");
}

/// In functions, modules and macros, with dimensions, layers and activations of the user's own.
#[test]
fn in_all_kinds_of_places() {
    cargo("run", "places");
}

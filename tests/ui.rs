//! The catalogue of compile-time errors: what the compiler says of each program in `tests/ui`, and that the edits which it
//! proposes mend them.
//!
//! `TRYBUILD=overwrite cargo test --test ui` writes the pinned errors anew.

mod mending;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use mending::Case;

/// Programs of which an error proposes no edit, by the reason.
const WITHOUT_EDIT: &[(&str, &[&str])] = &[
    (
        "what is missing, only the user knows",
        &[
            "syntax-no-outputs",
            "syntax-no-signature",
            "syntax-unnamed-of-several-inputs",
            "syntax-five-axes",
            "syntax-expression",
        ],
    ),
    ("what a nested network should give instead, only the user knows", &["conv-after-nested-network"]),
    ("it is no declaration yet", &["syntax-enum", "syntax-nothing", "syntax-tuple-struct"]),
    ("a layer moves, which is two edits", &["names-source-below"]),
    ("the settings of a type of the user's own are its own affair", &["graph-own-layer-with-settings"]),
    ("the constructor's own check of a constant", &["arguments-negative-slope-constant"]),
    (
        "the file and the network disagree, and only the user knows which is right",
        &[
            "weights-misnamed",
            "weights-not-a-file",
            "weights-of-another-shape",
            "weights-of-another-type",
            "weights-of-own-layer",
        ],
    ),
    (
        "a name or a type of the user's, which the compiler explains",
        &[
            "arguments-constant-of-another-type",
            "arguments-dropout-of-another-type",
            "arguments-init-of-another-type",
            "arguments-local-variable",
            "arguments-slope-of-another-type",
            "arguments-unknown-constant",
            "names-no-such-activation",
            "names-no-such-type",
        ],
    ),
    (
        "the wrong use of a type: the compiler says which it expects and which it found",
        &[
            "losses-class-of-a-regression",
            "losses-class-weights",
            "losses-class-weights-of-another-type",
            "losses-distribution-of-another-size",
            "losses-not-a-loss",
            "losses-number-for-a-class",
            "losses-one-for-two-outputs",
            "losses-pos-weights",
            "losses-signed-class",
            "losses-targets-of-another-size",
            "losses-targets-of-another-type",
            "losses-two-for-one-output",
            "types-array-as-input",
            "types-batch-of-zero",
            "types-batch-too-large",
            "types-feeds",
            "types-feeds-another-scalar",
            "types-field-of-an-input",
            "types-flat-image",
            "types-generic-chain",
            "types-generic-lengths",
            "types-input-by-value",
            "types-input-scalar",
            "types-input-size",
            "types-inputs-of-another-network",
            "types-layer-as-a-network",
            "types-layer-without-the-trait",
            "types-learning-rate-scalar",
            "types-networks-that-do-not-fit",
            "types-not-a-network",
            "types-optimizer-of-another-network",
            "types-tape-of-another-batch",
            "types-tape-of-another-network",
            "types-tape-too-large",
            "types-trainer-of-another-network",
            "types-unknown-layer",
            "types-workspace-of-another-network",
        ],
    ),
];

fn catalogue() -> Vec<Case> {
    Case::all(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui"))
}

#[test]
fn mistakes_are_explained() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}

/// The form of a message: lower case, no full stop, and never at the macro's call.
#[test]
fn messages_keep_their_form() {
    // Where there is no token to mark, and where the compiler goes on after an error that says all.
    let at_the_call = ["syntax-nothing", "types-layer-without-the-trait"];
    for case in &catalogue() {
        for error in &case.errors {
            let (name, message) = (&case.name, &error.message);
            assert!(message.starts_with(|first: char| first == '`' || first.is_lowercase()), "{name}: {message}");
            assert!(!message.ends_with('.'), "{name}: {message}");
            let marks_the_call = error.line.contains("network! {");
            assert!(!marks_the_call || at_the_call.contains(&name.as_str()), "{name} marks the call of the macro");
            assert!(error.help.as_ref().is_none_or(|help| !help.ends_with('.')), "{name}: {message}");
        }
    }
}

#[test]
fn edits_mend() {
    let cases = catalogue();
    let mut program = String::from("//! Every program of the catalogue, mended.\n#![allow(warnings)]\n\n");
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("mended");
    let _ = fs::remove_dir_all(folder.join("src"));
    fs::create_dir_all(folder.join("src")).expect("a folder to work in");
    let mut silent = BTreeSet::new();
    for case in &cases {
        match case.mended() {
            Some(mended) => {
                let module = case.name.replace('-', "_");
                fs::write(folder.join("src").join(format!("{module}.rs")), mended).expect("a module");
                writeln!(program, "mod {module};").expect("a line");
            }
            None => drop(silent.insert(case.name.as_str())),
        }
    }
    let expected: BTreeSet<&str> = WITHOUT_EDIT.iter().flat_map(|(_, names)| *names).copied().collect();
    assert_eq!(silent, expected, "the programs without an edit are listed in `WITHOUT_EDIT`, with a reason");
    program += "\nfn main() {}\n";
    fs::write(folder.join("src/main.rs"), program).expect("a program");
    let library = env!("CARGO_MANIFEST_DIR");
    let manifest = format!(
        "[package]\nname = \"mended\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         constnet = {{ path = {library:?} }}\n\n[workspace]\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest).expect("a manifest");
    fs::copy(Path::new(library).join("Cargo.lock"), folder.join("Cargo.lock")).expect("a lock file");
    let output = Command::new(env!("CARGO"))
        .args(["check", "--offline", "--quiet"])
        .current_dir(&folder)
        .env_remove("RUSTFLAGS")
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .output()
        .expect("cargo");
    assert!(output.status.success(), "an edit does not mend:\n{}", String::from_utf8_lossy(&output.stderr));
}

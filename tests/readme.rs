//! What the README shows is what there is: its program is the example, and its error is what the compiler says.

use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The first block of code in this language after `heading`.
fn block(heading: &str, language: &str) -> String {
    let readme = read("README.md");
    let after = readme.split_once(heading).unwrap_or_else(|| panic!("no `{heading}`")).1;
    let block = after.split_once(&format!("```{language}\n")).expect("a block of code").1;
    block.split_once("```").expect("its end").0.to_owned()
}

#[test]
fn the_program_is_the_example() {
    let example = read("examples/xor.rs");
    let program = example.split_once("\n\n").expect("a description, then the program").1;
    assert_eq!(block("## A whole program", "rust"), program);
}

#[test]
fn the_error_is_the_compilers() {
    let pinned = read("tests/ui/shapes-dense-on-input.stderr");
    // The catalogue's programs have other names and lines.
    let place = pinned.lines().find(|line| line.trim_start().starts_with("--> ")).expect("a place").trim();
    assert_eq!(
        block("## What a mistake looks like", "text").trim(),
        pinned.replace(place, "--> src/main.rs:5:17").trim()
    );
}

//! Four whole expansions, formatted, so that a reader sees what the macro writes, and a change of it shows.
//!
//! `CONSTNET_BLESS=1 cargo test -p constnet-macros snapshots` stores them anew.

use std::path::Path;

/// A chain of layers.
const CHAIN: &str = r"
/// Reads an 8×8 grey digit.
#[derive(Debug, Clone)]
pub struct Digits: [1, 8, 8] -> [10] {
    flat: Flatten,
    hidden: Dense(32) | Relu,
    kept: Dropout(0.25),
    logits: Dense(10),
}
";

/// A graph: two inputs, two outputs, and values that several layers read.
const GRAPH: &str = r"
struct Player<f64>: (board: [9], history: [4, 9]) -> (policy: [9], value: [1]) {
    stem: board | Dense(16) | Tanh,
    moves: history | Dense(4, bias = false),
    flat: Flatten,
    gate: Dense(16) | Sigmoid,
    gated: Multiply(stem, gate),
    sum: Add(gated, stem) | Relu,
    policy: Dense(9),
    value: sum | Dense(1) | Tanh,
}
";

/// Dimensions and a layer that only the compiler knows, under a budget.
const CONSTANTS: &str = r"
#[budget(parameters = 5_000, workspace_bytes = 4 * 1024)]
pub(crate) struct Filter: [CHANNELS] -> [2 * CHANNELS] {
    filter: audio::Biquad<CHANNELS>,
    #[frozen]
    wide: Dense(4 * CHANNELS, init = orthogonal) | LeakyRelu(0.1),
    out: Dense(2 * CHANNELS),
}
";

/// Norms to fold, the second into a frozen layer, and a convolution that drops a row.
const FOLDED: &str = r"
/// Sees.
#[derive(Debug)]
pub struct Eye: [1, 8, 9] -> [4, 1, 2] {
    conv: Conv2d(4, kernel = 3, stride = 2, bias = false),
    conv_norm: BatchNorm | Relu,
    #[frozen]
    each: DepthwiseConv2d(kernel = 3),
    norm: BatchNorm,
}
";

#[test]
fn a_chain() {
    check("chain", CHAIN);
}

#[test]
fn a_graph() {
    check("graph", GRAPH);
}

#[test]
fn constants() {
    check("constants", CONSTANTS);
}

#[test]
fn folded_norms() {
    check("folded", FOLDED);
}

fn check(name: &str, declaration: &str) {
    let tokens = format!("[constnet] {declaration}").parse().expect("tokens");
    let file = syn::parse2(crate::expand(tokens)).expect("items");
    let comment = declaration.trim().lines().map(|line| format!("//     {line}\n"));
    let expansion = format!(
        "// What the macro writes for\n//\n// network! {{\n{}// }}\n\n{}",
        comment.collect::<String>(),
        prettyplease::unparse(&file)
    );
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/snapshots").join(name).with_extension("rs");
    if std::env::var_os("CONSTNET_BLESS").is_some() {
        std::fs::write(path, expansion).expect("a place for the snapshot");
        return;
    }
    let stored = std::fs::read_to_string(&path).expect("a snapshot, stored by CONSTNET_BLESS=1");
    if stored != expansion {
        panic!("the expansion is no longer that of {}:\n{}", path.display(), difference(&stored, &expansion));
    }
}

/// The lines from the first to the last that differ, old and new.
fn difference(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let same = |pairs: &mut dyn Iterator<Item = (&&str, &&str)>| pairs.take_while(|(old, new)| old == new).count();
    let head = same(&mut old.iter().zip(&new));
    let tail = same(&mut old[head..].iter().rev().zip(new[head..].iter().rev()));
    let part = |lines: &[&str], sign: char| -> String {
        lines[head..lines.len() - tail].iter().map(|line| format!("{sign} {line}\n")).collect()
    };
    format!("at line {}\n{}{}", head + 1, part(&old, '-'), part(&new, '+'))
}

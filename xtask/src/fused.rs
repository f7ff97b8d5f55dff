//! No release binary calls the software's fused multiply-add.
//!
//! `f32::mul_add` is one instruction in code that is compiled for a processor that has it, and otherwise a call of `fmaf`, two
//! hundred times as slow and with the same result: nothing but the binary shows that something was not inlined into the
//! instruction set that was chosen at the entry.

use std::path::Path;

use object::{Object, ObjectSymbol};

use crate::shell::{self, Result, cargo};

/// The names of the routines.
const ROUTINES: [&str; 2] = ["fma", "fmaf"];
/// Programs that infer and train.
const EXAMPLES: [&str; 3] = ["xor", "linear_regression", "digits"];

/// Builds the examples and looks for the routines in them.
pub fn run() -> Result {
    for example in EXAMPLES {
        shell::run(&mut cargo(&format!("build --release --example {example}")))?;
        let found = routines(&shell::target().join("release/examples").join(example))?;
        if !found.is_empty() {
            return Err(format!(
                "the release build of `{example}` calls {}: a function below a job is not inlined into the instruction set \
                 that was chosen (see `src/isa.rs`)",
                found.join(" and ")
            )
            .into());
        }
    }
    println!("no release build calls {}", ROUTINES.join(" or "));
    Ok(())
}

/// Those of the routines that the program has in it or asks of a library. One that is called has a name in it: they come from
/// outside of Rust.
fn routines(path: &Path) -> Result<Vec<String>> {
    let bytes = std::fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let file = object::File::parse(bytes.as_slice())?;
    let names = file.symbols().chain(file.dynamic_symbols()).filter_map(|symbol| symbol.name().ok());
    // On some systems names begin with an underscore or end in a version.
    let names = names.filter_map(|name| name.trim_start_matches('_').split('@').next());
    let mut found: Vec<String> = names.filter(|name| ROUTINES.contains(name)).map(str::to_owned).collect();
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A check that cannot fail is none: this very program calls one of them.
    #[test]
    fn a_call_is_found() {
        let x = std::hint::black_box(3.0_f32).mul_add(std::hint::black_box(5.0), 7.0);
        assert!((x - 22.0).abs() < 1e-6);
        let program = std::env::current_exe().unwrap_or_default();
        let found = routines(&program).unwrap_or_default();
        assert!(cfg!(any(target_feature = "fma", target_arch = "aarch64")) || found.contains(&"fmaf".to_owned()));
    }
}

//! A compiler's assembly, taken apart into functions.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::shell::Result;

/// How the name of the function ends that is compiled for AVX2.
const WITH_AVX2: &str = "isa::found::run_avx2";

/// All functions of a file of assembly, by their names as the linker has them.
pub struct Listing {
    functions: BTreeMap<String, Vec<String>>,
}

/// A function: its instructions, and the labels among them.
pub struct Function {
    lines: Vec<String>,
}

impl Listing {
    pub fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        Ok(Self::parse(&text))
    }

    fn parse(text: &str) -> Self {
        let (mut functions, mut name) = (BTreeMap::<_, Vec<_>>::new(), None);
        for line in text.lines().map(|line| line.split('#').next().unwrap_or_default().trim()) {
            match line.strip_suffix(':') {
                // Labels within a function begin with a point.
                Some(label) if !label.starts_with('.') => name = Some(label.to_owned()),
                _ if line.starts_with(".size") => name = None,
                // The others that do are directives.
                label => {
                    if let Some(name) = &name
                        && (!line.starts_with('.') || label.is_some())
                        && !line.is_empty()
                    {
                        functions.entry(name.clone()).or_default().push(line.replace('\t', " "));
                    }
                }
            }
        }
        Self { functions }
    }

    /// What a function runs with AVX2.
    pub fn with_avx2(&self, caller: &str) -> Option<Function> {
        let caller = Function { lines: self.functions.get(caller)?.clone() };
        let name = caller.targets().find(|target| demangled(target).ends_with(WITH_AVX2))?;
        Some(Function { lines: self.functions.get(name)?.clone() })
    }
}

impl Function {
    /// The symbols that it calls, or jumps to.
    fn targets(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().filter_map(|line| {
            let (instruction, target) = line.split_once(' ')?;
            if !instruction.starts_with("call") && !instruction.starts_with('j') {
                return None;
            }
            let symbol = target.trim_start_matches('*').split(['@', '(']).next()?;
            (!symbol.starts_with('.')).then_some(symbol)
        })
    }

    /// The names of the functions that it calls.
    pub fn calls(&self) -> Vec<String> {
        let mut calls: Vec<_> = self.targets().map(demangled).collect();
        calls.sort_unstable();
        calls.dedup();
        calls
    }

    pub fn instructions(&self) -> usize {
        self.lines.iter().filter(|line| !line.ends_with(':')).count()
    }

    /// The instructions, with labels by the order in which they come up, and functions by their names as written in Rust.
    pub fn text(&self) -> String {
        let mut labels = BTreeMap::new();
        let mut text = String::new();
        for line in &self.lines {
            let indent = if line.ends_with(':') { "" } else { "    " };
            text += indent;
            let mut rest = line.as_str();
            while let Some(from) = rest.find(|first: char| first.is_alphanumeric() || "._$".contains(first)) {
                let word = &rest[from..];
                let len = word.find(|c: char| !c.is_alphanumeric() && !"._$".contains(c)).unwrap_or(word.len());
                let (word, after) = word.split_at(len);
                text += &rest[..from];
                if word.starts_with(".L") {
                    let next = labels.len();
                    text += &format!(".L{}", labels.entry(word.to_owned()).or_insert(next));
                } else if word.starts_with("_ZN") || word.starts_with("_R") {
                    text += &demangled(word);
                } else {
                    text += word;
                }
                rest = after;
            }
            text += rest;
            text.push('\n');
        }
        text
    }
}

/// The name as written in Rust, without the hash.
fn demangled(symbol: &str) -> String {
    format!("{:#}", rustc_demangle::demangle(symbol))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
\t.text
caller:
\t.cfi_startproc
\tje\t.LBB0_1
\tcallq\t*_ZN8constnet3isa5found8run_avx217h0123456789abcdefE@GOTPCREL(%rip)
.LBB0_1:
\tretq
.Lfunc_end0:
\t.size\tcaller, .Lfunc_end0-caller
_ZN8constnet3isa5found8run_avx217h0123456789abcdefE:
\tvmovups\t.LCPI1_0(%rip), %ymm0 # a constant
.LBB1_7:
\tjne\t.LBB1_7
\tjmp\t_ZN4core9panicking5panic17h0123456789abcdefE
\t.size\tx, .Lfunc_end1-x
";

    #[test]
    fn what_is_run_with_avx2_is_cut_out() {
        let function = Listing::parse(TEXT).with_avx2("caller").unwrap();
        assert_eq!(function.instructions(), 3);
        assert_eq!(function.calls(), ["core::panicking::panic"]);
        let text = "    vmovups .L0(%rip), %ymm0\n.L1:\n    jne .L1\n    jmp core::panicking::panic\n";
        assert_eq!(function.text(), text);
    }
}

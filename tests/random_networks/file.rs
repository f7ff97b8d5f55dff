//! The committed files of declarations.

use std::fmt::Write;
use std::path::PathBuf;

use crate::differences::Report;
use crate::generate::{Generator, Language};
use crate::subject::Subject;

/// A network on two tapes: one of few samples, their number, and one of many.
pub type Subjects = (Box<dyn Subject>, usize, Box<dyn Subject>);

/// Makes [`Subjects`] of a network.
pub type Make = fn() -> Subjects;

/// A file of networks, drawn from its seed.
pub struct File {
    pub name: &'static str,
    pub seed: u64,
    pub count: usize,
    pub language: Language,
}

impl File {
    fn declarations(&self) -> Vec<String> {
        let mut generator = Generator::new(self.seed, self.language);
        (0..self.count).map(|number| generator.network(&format!("Net{number}"))).collect()
    }

    fn text(&self) -> String {
        let mut text = String::from(
            "//! Drawn by `generate.rs`; `CONSTNET_BLESS=1 cargo test --test random_networks` writes it anew.\n\n\
             use crate::*;\n",
        );
        for declaration in self.declarations() {
            let _ = write!(text, "\nnetwork! {{\n{declaration}}}\n");
        }
        text.push_str("\n/// The networks, in order.\npub const NETWORKS: &[file::Make] = &[\n");
        for number in 0..self.count {
            // The batches that have lanes of their own take turns, which halves the code to compile.
            let _ = writeln!(text, "    subjects::<Net{number}, {}>,", [1, 5][number % 2]);
        }
        text.push_str("];\n");
        text
    }

    /// Fails if the committed file is another than what is drawn; writes it where that is asked for.
    pub fn is_committed(&self) {
        let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "random_networks", self.name].iter().collect();
        let text = self.text();
        if std::env::var_os("CONSTNET_BLESS").is_some() {
            std::fs::write(&path, text).expect("the file can be written");
        } else {
            let committed = std::fs::read_to_string(&path).expect("the file can be read");
            assert!(committed == text, "{} is not what `generate.rs` draws; run with CONSTNET_BLESS=1", self.name);
        }
    }

    /// Holds every network to a check, and says of all that fail what they are.
    pub fn hold(&self, networks: &[Make], check: impl Fn(Subjects, &str) -> Result<Report, String>) -> Report {
        assert_eq!(networks.len(), self.count);
        let (mut report, mut failures) = (Report::default(), String::new());
        for (declaration, make) in self.declarations().iter().zip(networks) {
            match check(make(), declaration) {
                Ok(found) => report += found,
                Err(failure) => {
                    let _ = write!(failures, "\n{failure}, in\n{declaration}");
                }
            }
        }
        assert!(failures.is_empty(), "{failures}");
        report
    }
}

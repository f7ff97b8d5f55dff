//! Reads the errors that are pinned beside the catalogue's programs, and applies the edits that they propose.

mod edit;
mod text;

use std::fs;
use std::path::{Path, PathBuf};

use edit::Edit;

/// A program of the catalogue and what the compiler says of it.
pub struct Case {
    pub name: String,
    pub source: String,
    pub errors: Vec<Report>,
}

/// One error.
pub struct Report {
    /// Its first line, without `error:`.
    pub message: String,
    /// Where it is in the source, in bytes.
    pub at: usize,
    /// The text that it marks starts here.
    pub line: String,
    /// What it proposes.
    pub help: Option<String>,
}

impl Case {
    /// All cases, in the order of their names.
    pub fn all(folder: &Path) -> Vec<Self> {
        let entries = fs::read_dir(folder).expect("the folder of the catalogue");
        let mut programs: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
        programs.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
        programs.sort();
        programs.iter().map(|path| Self::read(path)).collect()
    }

    fn read(path: &Path) -> Self {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let source = fs::read_to_string(path).expect("a program");
        let pinned = fs::read_to_string(path.with_extension("stderr"));
        let pinned = pinned.unwrap_or_else(|_| panic!("`{name}` has no pinned errors"));
        let mut errors: Vec<Report> = Vec::new();
        for line in pinned.lines() {
            if line.starts_with("error") {
                let (_, message) = line.split_once(": ").expect("a message");
                let message = message.trim_start_matches("evaluation panicked: ").to_owned();
                errors.push(Report { message, at: usize::MAX, line: String::new(), help: None });
            }
            let Some(error) = errors.last_mut() else { continue };
            if let Some(place) = line.trim_start().strip_prefix("--> tests/ui/").filter(|_| error.at == usize::MAX) {
                let mut numbers = place.rsplit(':').map(|number| number.parse().expect("a line and a column"));
                let (column, line): (usize, usize) =
                    (numbers.next().expect("a column"), numbers.next().expect("a line"));
                error.line = source.lines().nth(line - 1).unwrap_or_default().to_owned();
                error.at = text::offset(&source, line, column);
            }
            // The library's own, not the compiler's: those stand at the margin. A bound's help is its first note.
            let help = line.strip_prefix("       ").map(str::trim_start).and_then(|line| line.strip_prefix("help: "));
            let note = line.trim_start().strip_prefix("= note: ").filter(|note| note.starts_with("remove "));
            error.help = error.help.take().or_else(|| help.or(note).map(str::to_owned));
        }
        Self { name, source, errors }
    }

    /// The program with every edit applied, or `None` if an error proposes none.
    pub fn mended(&self) -> Option<String> {
        let changes: Option<Vec<_>> = self
            .errors
            .iter()
            .map(|error| {
                let edit = Edit::read(error.help.as_deref()?)?;
                let change = edit.locate(&self.source, error.at);
                Some(change.unwrap_or_else(|| panic!("`{}`: no place for the edit {edit:?}", self.name)))
            })
            .collect();
        let mut changes = changes?;
        changes.sort_by_key(|change| change.range.start);
        // What is too high and too wide is mended once.
        changes.dedup_by(|one, other| one.range == other.range && one.text == other.text);
        let mut mended = self.source.clone();
        let mut end = usize::MAX;
        for change in changes.into_iter().rev() {
            assert!(change.range.end <= end, "`{}`: two edits of one place", self.name);
            end = change.range.start;
            mended.replace_range(change.range, &change.text);
        }
        Some(mended)
    }
}

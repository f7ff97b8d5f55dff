//! The words in which the macro proposes an edit, as in `macros/src/edit.rs`.

use std::ops::Range;

use super::text;

/// An edit as read from a message.
#[derive(Debug)]
pub enum Edit {
    Replace { old: String, new: String, layer: Option<String> },
    Remove(String),
    Insert { new: String, before: String },
    Layer { new: String, after: String },
}

/// A range of the source, and what comes there.
pub struct Change {
    pub range: Range<usize>,
    pub text: String,
}

impl Edit {
    /// The edit at the beginning of a help. `None` where it is advice.
    pub fn read(help: &str) -> Option<Self> {
        // Every second piece was in backticks.
        let pieces: Vec<&str> = help.split('`').collect();
        let words: Vec<&str> = pieces.iter().step_by(2).copied().collect();
        let code = |index: usize| pieces.get(2 * index + 1).map(|code| (*code).to_owned());
        match words.as_slice() {
            ["replace ", " by ", " in layer ", ..] => {
                Some(Self::Replace { old: code(0)?, new: code(1)?, layer: code(2) })
            }
            ["replace ", " by ", ..] => Some(Self::Replace { old: code(0)?, new: code(1)?, layer: None }),
            ["remove ", ..] => Some(Self::Remove(code(0)?)),
            ["insert ", " before ", ..] => Some(Self::Insert { new: code(0)?, before: code(1)? }),
            ["add the layer ", " after layer ", ..] => Some(Self::Layer { new: code(0)?, after: code(1)? }),
            _ => None,
        }
    }

    /// What it changes in `source`, from a message about the place `at`.
    pub fn locate(&self, source: &str, at: usize) -> Option<Change> {
        let here_or_after = |code: &str, from: usize| {
            let places = text::places(source, code);
            places.iter().find(|place| place.end > from).or(places.first()).cloned()
        };
        match self {
            Self::Replace { old, new, layer: None } => {
                Some(Change { range: here_or_after(old, at)?, text: new.clone() })
            }
            Self::Replace { old, new, layer: Some(layer) } => {
                let layer = text::layer(source, layer)?;
                let range = here_or_after(old, layer.start).filter(|range| range.end <= layer.end)?;
                Some(Change { range, text: new.clone() })
            }
            Self::Remove(old) => Some(Change { range: here_or_after(old, at)?, text: String::new() }),
            Self::Insert { new, before } => {
                let places = text::places(source, before);
                let start = places.iter().rfind(|place| place.start <= at)?.start;
                Some(Change { range: start..start, text: format!("{new} ") })
            }
            Self::Layer { new, after } => {
                let end = text::layer(source, after)?.end;
                Some(Change { range: end..end, text: format!(", {new}") })
            }
        }
    }
}

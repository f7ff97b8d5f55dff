//! The edits that messages propose.

use std::fmt;

/// A change of the declaration that mends a mistake. The test of the catalogue reads it back from the message, applies
/// it and compiles the outcome; so a message proposes an edit only in these words.
pub enum Edit {
    /// At the place that the message marks, or the first after it; within a layer where one is named.
    Replace { old: String, new: String, layer: Option<String> },
    /// At the place that the message marks.
    Remove(String),
    /// Before the word that the message marks, or the last such word above it.
    Insert { new: String, before: String },
    /// One more layer, after another.
    Layer { new: String, after: String },
}

impl Edit {
    pub fn replace(old: impl Into<String>, new: impl Into<String>) -> Self {
        Self::Replace { old: old.into(), new: new.into(), layer: None }
    }

    /// As [`replace`](Self::replace), in another layer than that of the mistake.
    pub fn replace_in(layer: impl Into<String>, old: impl Into<String>, new: impl Into<String>) -> Self {
        Self::Replace { old: old.into(), new: new.into(), layer: Some(layer.into()) }
    }

    pub fn remove(text: impl Into<String>) -> Self {
        Self::Remove(text.into())
    }

    pub fn insert(new: impl Into<String>, before: impl Into<String>) -> Self {
        Self::Insert { new: new.into(), before: before.into() }
    }

    pub fn layer(new: impl Into<String>, after: impl Into<String>) -> Self {
        Self::Layer { new: new.into(), after: after.into() }
    }
}

impl fmt::Display for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Replace { old, new, layer: None } => write!(f, "replace `{old}` by `{new}`"),
            Self::Replace { old, new, layer: Some(layer) } => {
                write!(f, "replace `{old}` by `{new}` in layer `{layer}`")
            }
            Self::Remove(text) => write!(f, "remove `{text}`"),
            Self::Insert { new, before } => write!(f, "insert `{new}` before `{before}`"),
            Self::Layer { new, after } => write!(f, "add the layer `{new}` after layer `{after}`"),
        }
    }
}

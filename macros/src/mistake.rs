//! Mistakes in a declaration, as the compiler shows them: what is wrong, the trail of shapes, one edit that mends it.

use std::fmt::Display;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};

use crate::edit::Edit;

/// One mistake, at the smallest token to edit.
pub struct Mistake {
    place: Extent,
    lines: Vec<String>,
}

/// From one token to another: what the compiler marks. Stable Rust can't join two spans, but marks an item from its first
/// token to its last.
#[derive(Clone, Copy)]
pub struct Extent {
    pub start: Span,
    pub end: Span,
}

impl Extent {
    pub fn of(tokens: &impl ToTokens) -> Self {
        let mut tokens = tokens.to_token_stream().into_iter();
        let start = tokens.next().map_or_else(Span::call_site, |token| token.span());
        let end = tokens.last().map_or(start, |token| token.span());
        Self { start, end }
    }
}

impl From<Span> for Extent {
    fn from(span: Span) -> Self {
        Self { start: span, end: span }
    }
}

impl Mistake {
    /// What is wrong: lower case, no full stop, backticks on the user's code.
    pub fn at(tokens: &impl ToTokens, message: impl Display) -> Self {
        Self { place: Extent::of(tokens), lines: vec![message.to_string()] }
    }

    pub fn in_place(place: Extent, message: String) -> Self {
        Self { place, lines: vec![message] }
    }

    /// As [`at`](Self::at), where there is a span but no token.
    pub fn at_span(span: Span, message: impl Display) -> Self {
        Self { place: span.into(), lines: vec![message.to_string()] }
    }

    /// The edit that mends it.
    pub fn mend(self, edit: Edit) -> Self {
        self.advise(edit)
    }

    /// The edit that mends it, or something else.
    pub fn mend_or(self, edit: Edit, otherwise: impl Display) -> Self {
        self.advise(format!("{edit}, or {otherwise}"))
    }

    /// The edit that mends it, and what comes of it.
    pub fn mend_to(self, edit: Edit, outcome: impl Display) -> Self {
        self.advise(format!("{edit}; {outcome}"))
    }

    /// What to do, where no single edit does it.
    pub fn advise(mut self, advice: impl Display) -> Self {
        self.lines.push(format!("help: {advice}"));
        self
    }
}

impl From<syn::Error> for Mistake {
    fn from(error: syn::Error) -> Self {
        // The parser's own messages are lower case already; only the first of a combined error is kept, because the
        // others of its kind follow from it.
        Self { place: error.span().into(), lines: vec![error.to_string()] }
    }
}

/// All mistakes of a stage.
#[derive(Default)]
pub struct Mistakes(Vec<Mistake>);

impl Mistakes {
    pub fn push(&mut self, mistake: impl Into<Mistake>) {
        self.0.push(mistake.into());
    }

    /// The value, or `None` and one more mistake.
    pub fn keep<T, M: Into<Mistake>>(&mut self, result: Result<T, M>) -> Option<T> {
        result.map_err(|mistake| self.push(mistake)).ok()
    }

    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// `value` if nothing went wrong.
    pub fn or<T>(self, value: T) -> Result<T, Self> {
        if self.0.is_empty() { Ok(value) } else { Err(self) }
    }

    pub fn into_tokens(self) -> TokenStream {
        let mut tokens = TokenStream::new();
        for Mistake { place, lines } in self.0 {
            let message = lines.join("\n");
            tokens.extend(quote_spanned!(place.start=> ::core::compile_error!));
            tokens.extend(quote_spanned!(place.end=> { #message }));
        }
        tokens
    }

    #[cfg(test)]
    pub fn messages(&self) -> Vec<String> {
        self.0.iter().map(|mistake| mistake.lines.join("\n")).collect()
    }
}

impl From<Mistake> for Mistakes {
    fn from(mistake: Mistake) -> Self {
        Self(vec![mistake])
    }
}

impl From<syn::Error> for Mistakes {
    fn from(error: syn::Error) -> Self {
        Mistake::from(error).into()
    }
}

//! Mistakes in a declaration, as the compiler shows them: what is wrong, the trail of shapes, one edit that mends it.

use std::fmt::Display;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};

/// One mistake, at the smallest token to edit.
pub struct Mistake {
    start: Span,
    end: Span,
    lines: Vec<String>,
}

impl Mistake {
    /// What is wrong: lower case, no full stop, backticks on the user's code.
    pub fn at(tokens: &impl ToTokens, message: impl Display) -> Self {
        let mut tokens = tokens.to_token_stream().into_iter();
        let start = tokens.next().map_or_else(Span::call_site, |token| token.span());
        let end = tokens.last().map_or(start, |token| token.span());
        Self { start, end, lines: vec![message.to_string()] }
    }

    /// As [`at`](Self::at), where there is a span but no token.
    pub fn at_span(span: Span, message: impl Display) -> Self {
        Self { start: span, end: span, lines: vec![message.to_string()] }
    }

    /// The shapes that led there.
    pub fn shapes(mut self, trail: impl Display) -> Self {
        self.lines.push(format!("shapes: {trail}"));
        self
    }

    /// The edit that mends it.
    pub fn help(mut self, edit: impl Display) -> Self {
        self.lines.push(format!("help: {edit}"));
        self
    }
}

impl From<syn::Error> for Mistake {
    fn from(error: syn::Error) -> Self {
        // The parser's own messages are lower case already; only the first of a combined error is kept, because the
        // others of its kind follow from it.
        Self { start: error.span(), end: error.span(), lines: vec![error.to_string()] }
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

    /// `value` if nothing went wrong.
    pub fn or<T>(self, value: T) -> Result<T, Self> {
        if self.0.is_empty() { Ok(value) } else { Err(self) }
    }

    pub fn into_tokens(self) -> TokenStream {
        let mut tokens = TokenStream::new();
        for Mistake { start, end, lines } in self.0 {
            // The compiler marks from the first token's span to the last one's.
            let message = lines.join("\n");
            tokens.extend(quote_spanned!(start=> ::core::compile_error!));
            tokens.extend(quote_spanned!(end=> { #message }));
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

//! What comes next in a declaration, for messages.

use std::fmt::Display;

use proc_macro2::extra::DelimSpan;
use proc_macro2::{Spacing, TokenStream, TokenTree};
use syn::parse::{ParseBuffer, ParseStream};
use syn::{Attribute, Token, braced, bracketed, parenthesized, token};

use crate::mistake::Mistake;
use crate::text;

/// The next token; an operator whole. Empty at the end.
pub fn tokens(input: ParseStream<'_>) -> TokenStream {
    let ahead = input.fork();
    let mut tokens = TokenStream::new();
    while let Ok(token) = ahead.parse::<TokenTree>() {
        let joint = matches!(&token, TokenTree::Punct(punct) if punct.spacing() == Spacing::Joint);
        tokens.extend([token]);
        if !joint {
            break;
        }
    }
    tokens
}

/// The next token as text; a comment of documentation by how it begins.
pub fn text(input: ParseStream<'_>) -> Option<String> {
    if input.peek(Token![#])
        && let Ok(attributes) = Attribute::parse_outer(&input.fork())
        && attributes.first().is_some_and(|attribute| attribute.path().is_ident("doc"))
    {
        return Some("///".to_owned());
    }
    (!input.is_empty()).then(|| text::code(&tokens(input)))
}

/// A mistake at the next token, or at the end.
pub fn mistake(input: ParseStream<'_>, message: impl Display) -> Mistake {
    if input.is_empty() { Mistake::at_span(input.span(), message) } else { Mistake::at(&tokens(input), message) }
}

/// `expected`, and what is there instead.
pub fn expected(input: ParseStream<'_>, expected: impl Display) -> Mistake {
    match text(input) {
        Some(found) => mistake(input, format!("expected {expected}, found `{found}`")),
        None => mistake(input, format!("expected {expected}")),
    }
}

/// A mistake at the next token, or at the opening bracket of the next group.
pub fn opening(input: ParseStream<'_>, message: impl Display) -> Mistake {
    match tokens(input).into_iter().next() {
        Some(TokenTree::Group(group)) => Mistake::at_span(group.span_open(), message),
        _ => mistake(input, message),
    }
}

/// The content of the next `(..)`.
pub fn parentheses<'a>(input: &ParseBuffer<'a>) -> syn::Result<(token::Paren, ParseBuffer<'a>)> {
    let content;
    Ok((parenthesized!(content in input), content))
}

/// The content of the next `[..]`.
pub fn brackets<'a>(input: &ParseBuffer<'a>) -> syn::Result<(token::Bracket, ParseBuffer<'a>)> {
    let content;
    Ok((bracketed!(content in input), content))
}

/// The content of the next `{..}`.
pub fn braces<'a>(input: &ParseBuffer<'a>) -> syn::Result<(token::Brace, ParseBuffer<'a>)> {
    let content;
    Ok((braced!(content in input), content))
}

/// The content of the next `[..]` or `{..}`.
pub fn group<'a>(input: &ParseBuffer<'a>) -> syn::Result<(DelimSpan, ParseBuffer<'a>)> {
    if input.peek(token::Bracket) {
        brackets(input).map(|(brackets, content)| (brackets.span, content))
    } else {
        braces(input).map(|(braces, content)| (braces.span, content))
    }
}

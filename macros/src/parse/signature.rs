//! `[1, 8, 8] -> [10]`, or `(query: [16], memory: [32]) -> (policy: [9], value: [1])`.

use proc_macro2::{Span, TokenStream};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Expr, Ident, Lit, Token, token};

use super::ahead;
use crate::edit::Edit;
use crate::mistake::Mistake;
use crate::text;

/// A shape as written.
pub struct ShapeSyntax {
    pub axes: Vec<Expr>,
    pub brackets: token::Bracket,
}

impl ShapeSyntax {
    /// As a person would write it, on one line.
    pub fn text(&self) -> String {
        let axes: Vec<String> = self.axes.iter().map(text::code).collect();
        format!("[{}]", axes.join(", "))
    }

    pub fn span(&self) -> Span {
        self.brackets.span.join()
    }
}

fn shape(input: ParseStream<'_>) -> Result<ShapeSyntax, Mistake> {
    if !input.peek(token::Bracket) {
        let mistake = ahead::expected(input, "a shape in brackets, such as `[4]`, `[8, 4]` or `[1, 28, 28]`");
        return Err(match ahead::text(input) {
            Some(number) if input.peek(Lit) => mistake.mend(Edit::replace(number.clone(), format!("[{number}]"))),
            _ => mistake,
        });
    }
    let (brackets, content) = ahead::brackets(input)?;
    let axes = Punctuated::<Expr, Token![,]>::parse_terminated(&content)?.into_iter().collect();
    Ok(ShapeSyntax { axes, brackets })
}

/// One input or output.
pub struct Port {
    /// `None` where there is only one, without a name.
    pub name: Option<Ident>,
    pub shape: ShapeSyntax,
}

/// All inputs, or all outputs.
pub struct PortList {
    pub ports: Vec<Port>,
}

impl PortList {
    /// Whether they are a struct with fields, or one shape alone.
    pub fn named(&self) -> bool {
        self.ports.iter().any(|port| port.name.is_some())
    }
}

/// The inputs or the outputs; `kind` says which.
pub fn ports(input: ParseStream<'_>, kind: &str) -> Result<PortList, Mistake> {
    if !input.peek(token::Paren) {
        return Ok(PortList { ports: vec![Port { name: None, shape: shape(input)? }] });
    }
    let whole = ahead::tokens(input);
    let (_, content) = ahead::parentheses(input)?;
    if !(content.peek(Ident::peek_any) && content.peek2(Token![:])) {
        return Err(unnamed(&whole, content.parse()?, kind));
    }
    let mut ports = Vec::new();
    while !content.is_empty() {
        ports.push(port(&content, kind)?);
        if !content.is_empty() && !content.peek(Token![,]) {
            return Err(ahead::expected(&content, format!("`,` between the {kind}s")));
        }
        content.parse::<Option<Token![,]>>()?;
    }
    Ok(PortList { ports })
}

fn port(content: ParseStream<'_>, kind: &str) -> Result<Port, Mistake> {
    if !(content.peek(Ident::peek_any) && content.peek2(Token![:])) {
        let mistake = ahead::mistake(content, format!("each of several {kind}s is written as `name: [shape]`"));
        content.parse::<TokenStream>()?;
        return Err(mistake.advise(format!("name this {kind} too")));
    }
    let name = Ident::parse_any(content)?;
    content.parse::<Token![:]>()?;
    Ok(Port { name: Some(name), shape: shape(content)? })
}

/// Parentheses around what is not `name: [shape]`.
fn unnamed(whole: &TokenStream, content: TokenStream, kind: &str) -> Mistake {
    let (written, inner) = (text::code(whole), text::code(&content));
    let is_shape = |input: ParseStream<'_>| {
        let is_shape = shape(input).is_ok() && input.is_empty();
        input.parse::<TokenStream>()?;
        Ok(is_shape)
    };
    if is_shape.parse2(content.clone()).unwrap_or(false) {
        return Mistake::at(whole, format!("one {kind} without a name stands without parentheses"))
            .mend(Edit::replace(written, inner));
    }
    let numbers = Punctuated::<Expr, Token![,]>::parse_terminated.parse2(content).is_ok_and(|axes| {
        !axes.is_empty() && axes.iter().all(|axis| matches!(axis, Expr::Lit(_) | Expr::Path(_) | Expr::Binary(_)))
    });
    let inner = inner.trim_end_matches(',');
    if numbers {
        return Mistake::at(whole, "a shape stands in brackets, not in parentheses")
            .mend(Edit::replace(written, format!("[{inner}]")));
    }
    Mistake::at(whole, format!("expected the {kind}s, each as `name: [shape]`, found `{written}`"))
        .advise(format!("write one {kind} as `[4]`, several as `(first: [4], second: [8])`"))
}

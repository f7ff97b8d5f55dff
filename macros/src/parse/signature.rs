//! `[1, 8, 8] -> [10]`, or `(query: [16], memory: [32]) -> (policy: [9], value: [1])`.

use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Expr, Ident, Token, bracketed, parenthesized, token};

/// A shape as written.
pub struct ShapeSyntax {
    pub axes: Vec<Expr>,
    pub brackets: token::Bracket,
}

impl Parse for ShapeSyntax {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if !input.peek(token::Bracket) {
            return Err(input.error("expected a shape in brackets, such as `[4]`, `[8, 4]` or `[1, 28, 28]`"));
        }
        let content;
        let brackets = bracketed!(content in input);
        let axes = Punctuated::<Expr, Token![,]>::parse_terminated(&content)?.into_iter().collect();
        Ok(Self { axes, brackets })
    }
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

impl Parse for PortList {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let span = input.span();
        if !input.peek(token::Paren) {
            let shape = input.parse()?;
            return Ok(Self { ports: vec![Port { name: None, shape }] });
        }
        let content;
        parenthesized!(content in input);
        if content.is_empty() {
            return Err(syn::Error::new(span, "expected at least one `name: [shape]`"));
        }
        let named = |content: ParseStream<'_>| {
            let name = content.parse()?;
            content.parse::<Token![:]>()?;
            Ok(Port { name: Some(name), shape: content.parse()? })
        };
        let ports = content.parse_terminated(named, Token![,])?.into_iter().collect();
        Ok(Self { ports })
    }
}

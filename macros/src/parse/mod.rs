//! Tokens to syntax. Names stay names and dimensions stay expressions; nothing is computed.

mod attributes;
mod layer;
mod signature;

use proc_macro2::{Span, TokenStream};
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Ident, Token, Visibility, braced, token};

pub use attributes::{Budget, Limit};
pub use layer::{Argument, Item, LayerSyntax};
pub use signature::{Port, PortList};

use crate::mistake::{Mistake, Mistakes};

/// A whole declaration.
pub struct Declaration {
    /// The path of the library, as the calling macro gave it.
    pub library: TokenStream,
    /// What is passed on to the struct: documentation, derives.
    pub attributes: Vec<Attribute>,
    pub budgets: Vec<Budget>,
    pub visibility: Visibility,
    pub name: Ident,
    pub scalar: Ident,
    pub inputs: PortList,
    pub outputs: PortList,
    pub layers: Vec<LayerSyntax>,
    /// The closing brace, where a missing layer would go.
    pub end: Span,
}

/// Reads a declaration, past mistakes in single layers.
pub fn declaration(tokens: TokenStream) -> Result<Declaration, Mistakes> {
    let mut mistakes = Mistakes::default();
    let declaration = (|input: ParseStream<'_>| parse(input, &mut mistakes)).parse2(tokens);
    match declaration {
        Ok(declaration) => mistakes.or(declaration),
        Err(error) => {
            mistakes.push(error);
            Err(mistakes)
        }
    }
}

fn parse(input: ParseStream<'_>, mistakes: &mut Mistakes) -> syn::Result<Declaration> {
    let library;
    syn::bracketed!(library in input);
    let library: TokenStream = library.parse()?;
    let attributes = Attribute::parse_outer(input)?;
    let (budgets, attributes) = attributes::split(attributes, mistakes);
    let visibility: Visibility = input.parse()?;
    if !input.peek(Token![struct]) {
        return Err(input.error("a network is declared as `struct Name: [inputs] -> [outputs] { layers }`"));
    }
    input.parse::<Token![struct]>()?;
    let name: Ident = input.parse()?;
    let scalar = scalar(input, mistakes)?;
    if !input.peek(Token![:]) {
        return Err(input.error(format!("expected the signature of `{name}` after `:`, such as `: [4] -> [3]`")));
    }
    input.parse::<Token![:]>()?;
    let inputs: PortList = input.parse()?;
    input.parse::<Token![->]>()?;
    let outputs: PortList = input.parse()?;
    if !input.peek(token::Brace) {
        return Err(input.error("expected the layers in braces"));
    }
    let body;
    let braces = braced!(body in input);
    let layers = layer::layers(&body, mistakes);
    if !input.is_empty() {
        mistakes.push(Mistake::at_span(
            input.span(),
            "expected the end of the declaration; each network has a `network!` of its own",
        ));
        input.parse::<TokenStream>()?;
    }
    Ok(Declaration {
        library,
        attributes,
        budgets,
        visibility,
        name,
        scalar,
        inputs,
        outputs,
        layers,
        end: braces.span.close(),
    })
}

/// `<f64>`, or nothing for `f32`.
fn scalar(input: ParseStream<'_>, mistakes: &mut Mistakes) -> syn::Result<Ident> {
    if !input.peek(Token![<]) {
        return Ok(Ident::new("f32", Span::mixed_site()));
    }
    input.parse::<Token![<]>()?;
    let scalar: Ident = input.parse()?;
    input.parse::<Token![>]>()?;
    if scalar != "f32" && scalar != "f64" {
        mistakes.push(
            Mistake::at(&scalar, format!("a network computes with `f32` or `f64`, not with `{scalar}`"))
                .help(format!("replace `{scalar}` by `f32`")),
        );
    }
    Ok(scalar)
}

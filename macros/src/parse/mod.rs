//! Tokens to syntax. Names stay names and dimensions stay expressions; nothing is computed.

mod ahead;
mod arguments;
mod attributes;
mod layer;
mod signature;

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Ident, Token, Visibility, token};

pub use arguments::Argument;
pub use attributes::{Budget, Limit, is_snake_case};
pub use layer::{Item, LayerSyntax};
pub use signature::{Port, PortList, ShapeSyntax};

use crate::edit::Edit;
use crate::mistake::{Mistake, Mistakes};
use crate::text;

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

/// Reads a declaration, with the mistakes on the way. `Err` where some of it can't be read.
pub fn declaration(tokens: TokenStream) -> Result<(Declaration, Mistakes), Mistakes> {
    let mut mistakes = Mistakes::default();
    let mut declaration = None;
    let parser = |input: ParseStream<'_>| {
        let parsed = parse(input, &mut mistakes);
        declaration = mistakes.keep(parsed).flatten();
        input.parse::<TokenStream>()
    };
    match (parser.parse2(tokens), declaration) {
        (Ok(_), Some(declaration)) => Ok((declaration, mistakes)),
        // Tokens that are left after a mistake are no mistake of their own.
        (Err(error), _) if mistakes.count() == 0 => Err(error.into()),
        _ => Err(mistakes),
    }
}

/// `None` where a layer can't be read: those that read it would seem mistaken.
fn parse(input: ParseStream<'_>, mistakes: &mut Mistakes) -> Result<Option<Declaration>, Mistake> {
    let library: TokenStream = ahead::brackets(input)?.1.parse()?;
    let attributes = Attribute::parse_outer(input)?;
    let (budgets, attributes) = attributes::split(attributes, mistakes);
    let visibility: Visibility = input.parse()?;
    if !input.peek(Token![struct]) {
        return Err(no_struct(input));
    }
    input.parse::<Token![struct]>()?;
    if !input.peek(Ident) {
        return Err(ahead::expected(input, "the name of the network"));
    }
    let name: Ident = input.parse()?;
    let scalar = scalar(input, mistakes)?;
    let (inputs, outputs) = signature(input, &name, mistakes)?;
    if !input.peek(token::Brace) {
        return Err(ahead::expected(input, format!("the layers of `{name}` in braces")));
    }
    let (braces, body) = ahead::braces(input)?;
    let layers = layer::layers(&body, mistakes);
    if !input.is_empty() {
        mistakes.push(leftover(input));
    }
    let end = braces.span.close();
    Ok(layers.map(|layers| Declaration {
        library,
        attributes,
        budgets,
        visibility,
        name,
        scalar,
        inputs,
        outputs,
        layers,
        end,
    }))
}

/// Something else than a struct.
fn no_struct(input: ParseStream<'_>) -> Mistake {
    const FORM: &str = "a network is declared as `struct Name: [inputs] -> [outputs] { name: Layer, .. }`";
    match ahead::text(input) {
        Some(found) if input.peek(Token![enum]) || input.peek(Token![union]) => {
            ahead::mistake(input, format!("expected `struct`, found `{found}`; {FORM}"))
        }
        _ => ahead::mistake(input, FORM),
    }
}

/// `: inputs -> outputs`
fn signature(input: ParseStream<'_>, name: &Ident, mistakes: &mut Mistakes) -> Result<(PortList, PortList), Mistake> {
    if input.peek(token::Brace) || input.is_empty() {
        return Err(Mistake::at(name, format!("network `{name}` has no signature"))
            .advise(format!("write the shapes of its input and output, such as `{name}: [4] -> [3]`")));
    }
    if input.peek(Token![:]) {
        input.parse::<Token![:]>()?;
    } else if signature::ports(&input.fork(), "input").is_ok() {
        mistakes.push(
            Mistake::at(name, format!("expected `:` between `{name}` and its signature"))
                .mend(Edit::replace(name.to_string(), format!("{name}:"))),
        );
    } else {
        return Err(ahead::expected(input, format!("the signature of `{name}`"))
            .advise(format!("write it as `struct {name}: [inputs] -> [outputs] {{ name: Layer, .. }}`")));
    }
    let inputs = signature::ports(input, "input")?;
    if input.peek(token::Brace) {
        return Err(ahead::opening(input, format!("the signature of `{name}` ends without its outputs"))
            .advise("write `->` and the shape that the last layer gives, such as `-> [3]`"));
    }
    if input.peek(Token![->]) {
        input.parse::<Token![->]>()?;
    } else {
        let mistake = ahead::opening(input, "expected `->` between the inputs and the outputs");
        let mistake = match ahead::text(input) {
            Some(outputs) if input.peek(token::Bracket) || input.peek(token::Paren) => {
                mistake.mend(Edit::insert("->", outputs))
            }
            Some(sign) => mistake.mend(Edit::replace(sign, "->")),
            None => mistake,
        };
        if !(input.peek(token::Bracket) || input.peek(token::Paren)) {
            return Err(mistake);
        }
        mistakes.push(mistake);
    }
    Ok((inputs, signature::ports(input, "output")?))
}

/// Something after the closing brace.
fn leftover(input: ParseStream<'_>) -> Mistake {
    if input.peek(Token![;]) {
        return ahead::mistake(input, "a declaration ends with its brace").mend(Edit::remove(";"));
    }
    let mistake = ahead::mistake(input, "a declaration ends with its brace; each network has a `network!` of its own");
    match ahead::text(input) {
        Some(first) if input.peek(Token![struct]) || input.peek(Token![pub]) => {
            mistake.mend(Edit::insert("} network! {", first))
        }
        _ => mistake.advise("write the second network in a `network!` of its own"),
    }
}

/// `<f64>`, or nothing for `f32`.
fn scalar(input: ParseStream<'_>, mistakes: &mut Mistakes) -> Result<Ident, Mistake> {
    if !input.peek(Token![<]) {
        return Ok(Ident::new("f32", Span::mixed_site()));
    }
    if !(input.peek2(Ident) && input.peek3(Token![>])) {
        return Err(parameters(input));
    }
    input.parse::<Token![<]>()?;
    let scalar: Ident = input.parse()?;
    input.parse::<Token![>]>()?;
    if scalar != "f32" && scalar != "f64" {
        mistakes.push(
            Mistake::at(&scalar, format!("a network computes with `f32` or `f64`, not with `{scalar}`"))
                .mend(Edit::replace(scalar.to_string(), "f32")),
        );
    }
    Ok(scalar)
}

/// Parameters that are more than a scalar.
fn parameters(input: ParseStream<'_>) -> Mistake {
    let (mut written, mut names) = (TokenStream::new(), TokenStream::new());
    let ahead = input.fork();
    while let Ok(token) = ahead.parse::<TokenTree>() {
        let sign = matches!(&token, TokenTree::Punct(punct) if matches!(punct.as_char(), '<' | '>'));
        let last = sign && !names.is_empty();
        written.extend([token.clone()]);
        if last {
            break;
        }
        names.extend((!sign).then_some(token));
    }
    let mistake = Mistake::at(&written, "a network has no parameters but its scalar, `f32` or `f64`");
    mistake.mend(Edit::remove(format!("<{}>", text::code(&names))))
}

//! A layer: `name: source | Type(arguments) | Activation`.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{
    AngleBracketedGenericArguments, Attribute, Expr, Ident, Path, PathArguments, PathSegment, Token, Visibility,
    parenthesized, token,
};

use super::attributes;
use crate::mistake::{Mistake, Mistakes};
use crate::text;

/// A layer as declared.
pub struct LayerSyntax {
    pub attributes: Vec<Attribute>,
    pub frozen: Option<Span>,
    pub name: Ident,
    /// The layer or input that it reads; the one above it where it names none.
    pub source: Option<Ident>,
    /// The layer's type and the activations that follow. Never empty.
    pub items: Vec<Item>,
}

impl LayerSyntax {
    /// The pipeline as written, without its source.
    pub fn pipeline(&self) -> String {
        self.items.iter().map(Item::text).collect::<Vec<_>>().join(" | ")
    }
}

/// A layer type or an activation, with its arguments.
pub struct Item {
    pub path: Path,
    pub arguments: Option<Arguments>,
}

/// What stands in the parentheses.
pub struct Arguments {
    pub list: Vec<Argument>,
    pub parentheses: token::Paren,
}

/// `value` or `name = value`.
pub struct Argument {
    pub name: Option<Ident>,
    pub value: Expr,
}

impl Item {
    /// The name, where it is one word.
    pub fn ident(&self) -> Option<&Ident> {
        self.path.get_ident()
    }

    pub fn arguments(&self) -> &[Argument] {
        self.arguments.as_ref().map_or(&[], |arguments| &arguments.list)
    }

    pub fn text(&self) -> String {
        let path = text::code(&self.path);
        if self.arguments().is_empty() {
            return path;
        }
        let arguments = self.arguments().iter().map(|argument| match &argument.name {
            Some(name) => format!("{name} = {}", text::code(&argument.value)),
            None => text::code(&argument.value),
        });
        format!("{path}({})", arguments.collect::<Vec<_>>().join(", "))
    }
}

impl ToTokens for Item {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.path.to_tokens(tokens);
        if let Some(arguments) = &self.arguments {
            arguments.parentheses.surround(tokens, |_| {});
        }
    }
}

/// All layers. One that can't be read is a mistake, and reading goes on after its comma.
pub fn layers(body: ParseStream<'_>, mistakes: &mut Mistakes) -> Vec<LayerSyntax> {
    let mut layers = Vec::new();
    while !body.is_empty() {
        match layer(body, mistakes) {
            Ok(layer) => layers.push(layer),
            Err(error) => {
                mistakes.push(error);
                skip_layer(body);
            }
        }
    }
    layers
}

fn skip_layer(body: ParseStream<'_>) {
    while !body.is_empty() && !body.peek(Token![,]) {
        let _: syn::Result<proc_macro2::TokenTree> = body.parse();
    }
    let _: syn::Result<Option<Token![,]>> = body.parse();
}

fn layer(body: ParseStream<'_>, mistakes: &mut Mistakes) -> Result<LayerSyntax, Mistake> {
    let (frozen, attributes) = attributes::frozen(Attribute::parse_outer(body)?, mistakes);
    if let visibility @ (Visibility::Public(_) | Visibility::Restricted(_)) = body.parse::<Visibility>()? {
        let text = text::code(&visibility);
        mistakes.push(
            Mistake::at(&visibility, "the layers of a network are public fields").help(format!("remove `{text}`")),
        );
    }
    if !body.peek(Ident::peek_any) {
        return Err(body.error("expected a layer, such as `hidden: Dense(32) | Relu`").into());
    }
    let name = Ident::parse_any(body)?;
    if !body.peek(Token![:]) || body.peek(Token![::]) {
        return Err(unnamed(&name, body));
    }
    body.parse::<Token![:]>()?;
    let (source, items) = pipeline(body)?;
    if !body.is_empty() && !body.peek(Token![,]) {
        let missing_comma = body.peek(Ident) && (body.peek2(Token![:]));
        let mistake = Mistake::at_span(body.span(), format!("expected `,` or `|` after layer `{name}`"));
        if missing_comma {
            // The next layer is whole, so it is read as if the comma were there.
            mistakes.push(mistake.help(format!("write `,` at the end of layer `{name}`")));
            return Ok(LayerSyntax { attributes, frozen, name, source, items });
        }
        return Err(mistake);
    }
    body.parse::<Option<Token![,]>>()?;
    Ok(LayerSyntax { attributes, frozen, name, source, items })
}

/// `Dense(32)` where `hidden: Dense(32)` should be.
fn unnamed(name: &Ident, body: ParseStream<'_>) -> Mistake {
    if attributes::is_snake_case(name) {
        let mistake = Mistake::at(name, format!("layer `{name}` has no type"));
        return mistake.help(format!("replace `{name}` by `{name}: Dense(8)`, or by another layer"));
    }
    let mut arguments = String::new();
    if body.peek(token::Paren) {
        let ahead = body.fork();
        if let Ok(proc_macro2::TokenTree::Group(group)) = ahead.parse() {
            arguments = format!("({})", text::code(&group.stream()));
        }
    }
    let field = name.to_string().to_lowercase();
    Mistake::at(name, format!("`{name}` is a layer without a name"))
        .help(format!("replace `{name}{arguments}` by `{field}: {name}{arguments}`"))
}

fn pipeline(body: ParseStream<'_>) -> Result<(Option<Ident>, Vec<Item>), Mistake> {
    let mut items = vec![item(body)?];
    while body.peek(Token![|]) {
        body.parse::<Token![|]>()?;
        items.push(item(body)?);
    }
    let source =
        items[0].ident().filter(|name| attributes::is_snake_case(name) && items[0].arguments.is_none()).cloned();
    if source.is_some() {
        items.remove(0);
    }
    match (&source, items.is_empty()) {
        (Some(source), true) => Err(Mistake::at(source, format!("nothing follows the source `{source}`"))
            .help(format!("replace `{source}` by `{source} | Dense(8)`, or by another layer"))),
        _ => Ok((source, items)),
    }
}

fn item(body: ParseStream<'_>) -> Result<Item, Mistake> {
    if !(body.peek(Ident::peek_any) || body.peek(Token![::])) {
        return Err(body.error("expected a layer or an activation, such as `Dense(32)` or `Relu`").into());
    }
    let path = path(body)?;
    if !body.peek(token::Paren) {
        return Ok(Item { path, arguments: None });
    }
    Ok(Item { path, arguments: Some(body.parse()?) })
}

impl Parse for Arguments {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let content;
        let parentheses = parenthesized!(content in input);
        let list = Punctuated::<Argument, Token![,]>::parse_terminated(&content)?.into_iter().collect();
        Ok(Self { list, parentheses })
    }
}

/// A path that ends before a parenthesis, which `syn` would take for the arguments of an `Fn`.
fn path(body: ParseStream<'_>) -> syn::Result<Path> {
    let leading_colon = body.parse()?;
    let mut segments = Punctuated::new();
    loop {
        let ident = Ident::parse_any(body)?;
        let turbofish = body.peek(Token![::]) && body.peek3(Token![<]);
        let arguments = if body.peek(Token![<]) || turbofish {
            PathArguments::AngleBracketed(body.parse::<AngleBracketedGenericArguments>()?)
        } else {
            PathArguments::None
        };
        segments.push_value(PathSegment { ident, arguments });
        if !body.peek(Token![::]) {
            return Ok(Path { leading_colon, segments });
        }
        segments.push_punct(body.parse()?);
    }
}

impl Parse for Argument {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let named = input.peek(Ident::peek_any) && input.peek2(Token![=]) && !input.peek2(Token![==]);
        let name = if named {
            let name = Ident::parse_any(input)?;
            input.parse::<Token![=]>()?;
            Some(name)
        } else {
            None
        };
        Ok(Self { name, value: input.parse()? })
    }
}

//! A layer: `name: source | Type(arguments) | Activation`.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{
    AngleBracketedGenericArguments, Attribute, Ident, Lit, LitStr, Path, PathArguments, PathSegment, Token, Visibility,
    token,
};

use super::arguments::{self, Argument, Arguments};
use super::{ahead, attributes};
use crate::edit::Edit;
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

    /// The layer as written, without its attributes.
    pub fn text(&self) -> String {
        let source = self.source.as_ref().map_or_else(String::new, |source| format!("{source} | "));
        format!("{}: {source}{}", self.name, self.pipeline())
    }
}

/// A layer type or an activation, with its arguments.
pub struct Item {
    pub path: Path,
    pub arguments: Option<Arguments>,
}

impl Item {
    /// The name, where it is one word.
    pub fn ident(&self) -> Option<&Ident> {
        self.path.get_ident()
    }

    pub fn arguments(&self) -> &[Argument] {
        self.arguments.as_ref().map_or(&[], |arguments| &arguments.list)
    }

    /// The argument for the parameter of this name, or without a name in its place.
    pub fn argument(&self, name: &str, index: usize) -> Option<&Argument> {
        let named = self.arguments().iter().find(|argument| argument.name.as_ref().is_some_and(|word| word == name));
        named.or_else(|| self.arguments().get(index).filter(|argument| argument.name.is_none()))
    }

    /// As written, but with another argument for that parameter.
    pub fn with(&self, name: &str, index: usize, value: &str) -> String {
        let old = self.argument(name, index);
        let written = |argument: &Argument| match &argument.name {
            _ if !old.is_some_and(|old| std::ptr::eq(argument, old)) => argument.text(),
            Some(name) => format!("{name} = {value}"),
            None => value.to_owned(),
        };
        let mut arguments: Vec<String> = self.arguments().iter().map(written).collect();
        if old.is_none() {
            arguments.push(format!("{name} = {value}"));
        }
        format!("{}({})", text::code(&self.path), arguments.join(", "))
    }

    /// As written, but for empty parentheses.
    pub fn text(&self) -> String {
        if self.arguments().is_empty() { text::code(&self.path) } else { self.written() }
    }

    /// As written.
    pub fn written(&self) -> String {
        let path = text::code(&self.path);
        if self.arguments.is_none() {
            return path;
        }
        let arguments = self.arguments().iter().map(Argument::text);
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

/// All layers, or `None` if there is one that can't be read: a mistake, and reading goes on after its comma.
pub fn layers(body: ParseStream<'_>, mistakes: &mut Mistakes) -> Option<Vec<LayerSyntax>> {
    let mut layers = Some(Vec::new());
    while !body.is_empty() {
        let layer = layer(body, mistakes);
        let layer = mistakes.keep(layer);
        if layer.is_none() {
            skip_layer(body);
        }
        layers = layers.zip(layer).map(|(mut layers, layer)| {
            layers.push(layer);
            layers
        });
    }
    layers
}

fn skip_layer(body: ParseStream<'_>) {
    while !body.is_empty() && !body.peek(Token![,]) {
        let _: syn::Result<TokenTree> = body.parse();
    }
    let _: syn::Result<Option<Token![,]>> = body.parse();
}

fn layer(body: ParseStream<'_>, mistakes: &mut Mistakes) -> Result<LayerSyntax, Mistake> {
    let (frozen, attributes) = attributes::frozen(Attribute::parse_outer(body)?, mistakes);
    if let visibility @ (Visibility::Public(_) | Visibility::Restricted(_)) = body.parse::<Visibility>()? {
        let text = text::code(&visibility);
        mistakes.push(Mistake::at(&visibility, "the layers of a network are public fields").mend(Edit::remove(text)));
    }
    if !body.peek(Ident::peek_any) {
        return Err(nameless(body));
    }
    let name = Ident::parse_any(body)?;
    colon(&name, body, mistakes)?;
    let (source, items) = pipeline(&name, body, mistakes)?;
    end(&name, body, mistakes)?;
    Ok(LayerSyntax { attributes, frozen, name, source, items })
}

/// Something else where the name of a layer should be.
fn nameless(body: ParseStream<'_>) -> Mistake {
    let mistake = ahead::expected(body, "a layer, such as `hidden: Dense(32) | Relu`");
    if let Ok(name) = body.fork().parse::<LitStr>()
        && syn::parse_str::<Ident>(&name.value()).is_ok()
    {
        return mistake.mend(Edit::replace(text::code(&name), name.value()));
    }
    match ahead::text(body) {
        Some(sign) if body.peek(Token![,]) || body.peek(Token![;]) => mistake.mend(Edit::remove(sign)),
        _ => mistake,
    }
}

/// The colon after the name of a layer.
fn colon(name: &Ident, body: ParseStream<'_>, mistakes: &mut Mistakes) -> Result<(), Mistake> {
    if body.peek(Token![:]) && !body.peek(Token![::]) {
        body.parse::<Token![:]>()?;
        return Ok(());
    }
    let sign = body.peek(Token![=]) || body.peek(Token![->]) || body.peek(Token![<-]);
    let mistake = ahead::expected(body, format!("`:` after the name of layer `{name}`"));
    match ahead::text(body) {
        Some(sign_text) if sign => {
            for _ in ahead::tokens(body) {
                body.parse::<TokenTree>()?;
            }
            mistakes.push(mistake.mend(Edit::replace(sign_text, ":")));
            Ok(())
        }
        Some(layer) if body.peek(Ident::peek_any) => {
            mistakes.push(mistake.mend(Edit::insert(":", layer)));
            Ok(())
        }
        _ => Err(unnamed(name, body)),
    }
}

/// `Dense(32)` where `hidden: Dense(32)` should be.
fn unnamed(name: &Ident, body: ParseStream<'_>) -> Mistake {
    let mut path = name.to_string();
    let mut last = name.clone();
    let ahead = body.fork();
    while ahead.peek(Token![::]) && ahead.peek3(Ident::peek_any) {
        if let Ok((_, segment)) =
            ahead.parse::<Token![::]>().and_then(|colons| Ok((colons, ahead.call(Ident::parse_any)?)))
        {
            path = format!("{path}::{segment}");
            last = segment;
        }
    }
    let arguments = if ahead.peek(token::Paren) { text::code(&super::ahead::tokens(&ahead)) } else { String::new() };
    if last == path && attributes::is_snake_case(name) && arguments.is_empty() {
        return Mistake::at(name, format!("layer `{name}` has no type"))
            .mend_or(Edit::replace(&path, format!("{name}: Dense(8)")), "by another layer");
    }
    let (mut field, ty) = (text::snake_case(&last.to_string()), format!("{path}{arguments}"));
    if field == path {
        path = text::camel_case(&path);
    }
    if syn::parse_str::<Ident>(&field).is_err() {
        field.push('_');
    }
    Mistake::at(name, format!("`{ty}` is a layer without a name"))
        .mend(Edit::replace(ty, format!("{field}: {path}{arguments}")))
}

/// The comma after a layer, or the end of the declaration.
fn end(name: &Ident, body: ParseStream<'_>, mistakes: &mut Mistakes) -> Result<(), Mistake> {
    if body.is_empty() || body.peek(Token![,]) {
        body.parse::<Option<Token![,]>>()?;
        return Ok(());
    }
    let mistake = ahead::expected(body, format!("`,` or `|` after layer `{name}`"));
    let found = ahead::text(body).unwrap_or_default();
    if body.peek(Token![;]) {
        body.parse::<Token![;]>()?;
        mistakes.push(mistake.mend(Edit::replace(";", ",")));
        return Ok(());
    }
    if body.peek(Ident::peek_any) || body.peek(Token![#]) {
        // The next layer is whole, so it is read as if the comma were there.
        mistakes.push(mistake.mend(Edit::insert(",", found)));
        return Ok(());
    }
    Err(mistake.mend(Edit::remove(found)))
}

fn pipeline(
    name: &Ident,
    body: ParseStream<'_>,
    mistakes: &mut Mistakes,
) -> Result<(Option<Ident>, Vec<Item>), Mistake> {
    let mut items = vec![item(body, mistakes)?];
    while bar(name, body, mistakes)? {
        items.push(item(body, mistakes)?);
    }
    // A word alone is no source: it is the name of a layer type, in lower case.
    let source = (items.len() > 1).then(|| items[0].ident()).flatten();
    let source = source.filter(|name| attributes::is_snake_case(name) && items[0].arguments.is_none()).cloned();
    if source.is_some() {
        items.remove(0);
    }
    Ok((source, items))
}

/// Whether the pipeline goes on; past a `|`, or past what stands where it should.
fn bar(name: &Ident, body: ParseStream<'_>, mistakes: &mut Mistakes) -> Result<bool, Mistake> {
    if body.peek(Token![|]) {
        body.parse::<Token![|]>()?;
        return Ok(true);
    }
    let next_layer = body.peek2(Token![:]) && !body.peek2(Token![::]);
    let another_item = body.peek(Ident::peek_any) && !next_layer && !body.peek(Token![pub]);
    let sign = body.peek(Token![->]) || body.peek(Token![=>]) || body.peek(Token![>>]) || body.peek(Token![.]);
    if !(another_item || sign) {
        return Ok(false);
    }
    let found = ahead::text(body).unwrap_or_default();
    let mistake = ahead::expected(body, format!("`|` between the parts of layer `{name}`"));
    if sign {
        for _ in ahead::tokens(body) {
            body.parse::<TokenTree>()?;
        }
        mistakes.push(mistake.mend(Edit::replace(found, "|")));
    } else {
        mistakes.push(mistake.mend(Edit::insert("|", found)));
    }
    Ok(true)
}

fn item(body: ParseStream<'_>, mistakes: &mut Mistakes) -> Result<Item, Mistake> {
    if !(body.peek(Ident::peek_any) || body.peek(Token![::])) {
        let mistake = ahead::expected(body, "a layer or an activation, such as `Dense(32)` or `Relu`");
        return Err(match ahead::text(body) {
            Some(bar) if body.peek(Token![|]) => mistake.mend(Edit::remove(bar)),
            _ => mistake,
        });
    }
    let path = path(body)?;
    let name = text::code(&path);
    let (parentheses, content) = if body.peek(token::Paren) {
        ahead::parentheses(body)?
    } else if body.peek(token::Bracket) || body.peek(token::Brace) || body.peek(Lit) {
        let written = ahead::text(body).unwrap_or_default();
        let inner = written.trim_matches(['[', ']', '{', '}', ' ']);
        mistakes.push(
            ahead::mistake(body, format!("the arguments of `{name}` stand in parentheses"))
                .mend(Edit::replace(&written, format!("({inner})"))),
        );
        if body.peek(Lit) {
            let list = vec![Argument { name: None, value: body.parse()? }];
            return Ok(Item { path, arguments: Some(Arguments { list, parentheses: token::Paren::default() }) });
        }
        let (span, content) = ahead::group(body)?;
        (token::Paren { span }, content)
    } else {
        return Ok(Item { path, arguments: None });
    };
    Ok(Item { path, arguments: Some(arguments::arguments(&content, parentheses, &name)?) })
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

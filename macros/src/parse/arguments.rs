//! What stands in the parentheses: `32, bias = false`.

use proc_macro2::TokenStream;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Expr, Ident, Token, token};

use super::ahead;
use crate::edit::Edit;
use crate::mistake::Mistake;
use crate::text;

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

/// The arguments of `layer`, from what is in its parentheses.
pub fn arguments(content: ParseStream<'_>, parentheses: token::Paren, layer: &str) -> Result<Arguments, Mistake> {
    let list = list(content, layer);
    // After a mistake the rest is no mistake of its own.
    content.parse::<TokenStream>()?;
    Ok(Arguments { list: list?, parentheses })
}

fn list(content: ParseStream<'_>, layer: &str) -> Result<Vec<Argument>, Mistake> {
    let mut list = Vec::new();
    while !content.is_empty() {
        if content.peek(Token![,]) {
            return Err(ahead::mistake(content, format!("expected an argument of `{layer}`, found `,`"))
                .mend(Edit::remove(",")));
        }
        list.push(argument(content, list.is_empty())?);
        if !(content.is_empty() || content.peek(Token![,])) {
            let next = ahead::text(content).unwrap_or_default();
            let mistake = ahead::expected(content, format!("`,` between the arguments of `{layer}`"));
            return Err(mistake.mend(Edit::insert(",", next)));
        }
        content.parse::<Option<Token![,]>>()?;
    }
    Ok(list)
}

fn argument(content: ParseStream<'_>, first: bool) -> Result<Argument, Mistake> {
    let colon = content.peek2(Token![:]) && !content.peek2(Token![::]);
    let equals = content.peek2(Token![=]) && !content.peek2(Token![==]);
    if !content.peek(Ident::peek_any) || !(colon || equals) {
        return Ok(Argument { name: None, value: content.parse()? });
    }
    let name = Ident::parse_any(content)?;
    if colon {
        return Err(ahead::mistake(content, format!("expected `=` between `{name}` and its value"))
            .mend(Edit::replace(":", "=")));
    }
    content.parse::<Token![=]>()?;
    if content.is_empty() || content.peek(Token![,]) {
        let mistake = Mistake::at(&name, format!("`{name}` has no value"));
        return Err(if first {
            mistake.advise(format!("write a value after `{name} =`"))
        } else {
            mistake.mend_or(Edit::remove(format!(", {name} =")), "write its value")
        });
    }
    Ok(Argument { name: Some(name), value: content.parse()? })
}

impl Argument {
    /// As a person would write it.
    pub fn text(&self) -> String {
        let value = text::code(&self.value);
        self.name.as_ref().map_or_else(|| value.clone(), |name| format!("{name} = {value}"))
    }
}

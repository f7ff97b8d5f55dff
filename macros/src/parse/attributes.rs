//! `#[budget(..)]` on the struct and `#[frozen]` on a layer; all other attributes pass through.

use proc_macro2::Span;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Attribute, Expr, Ident, Meta, MetaNameValue, Token};

use crate::edit::Edit;
use crate::mistake::{Mistake, Mistakes};
use crate::text;

/// One limit of a budget.
pub struct Budget {
    pub limit: Limit,
    /// The number allowed.
    pub allowed: Expr,
}

/// What a budget can limit.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    Parameters,
    ParameterBytes,
    WorkspaceBytes,
    Macs,
}

impl Limit {
    const NAMES: [(&'static str, Self); 4] = [
        ("parameters", Self::Parameters),
        ("parameter_bytes", Self::ParameterBytes),
        ("workspace_bytes", Self::WorkspaceBytes),
        ("macs", Self::Macs),
    ];

    /// The word in the declaration.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, limit)| *limit == self).map_or("", |(name, _)| name)
    }
}

/// Takes the budget out of the struct's attributes.
pub fn split(attributes: Vec<Attribute>, mistakes: &mut Mistakes) -> (Vec<Budget>, Vec<Attribute>) {
    let mut limits: Vec<Budget> = Vec::new();
    let mut others = Vec::new();
    for attribute in attributes {
        if attribute.path().is_ident("budget") {
            budget(&attribute, &mut limits, mistakes);
        } else if attribute.path().is_ident("frozen") {
            let written = text::code(&attribute);
            mistakes.push(
                Mistake::at(&attribute.meta, "`frozen` is an attribute of a layer, not of the network")
                    .mend_to(Edit::remove(written), "it goes before each layer that is frozen"),
            );
        } else {
            others.push(attribute);
        }
    }
    (limits, others)
}

/// The limits of one attribute.
fn budget(attribute: &Attribute, limits: &mut Vec<Budget>, mistakes: &mut Mistakes) {
    let entries = match &attribute.meta {
        Meta::List(_) => attribute
            .parse_args_with(Punctuated::<MetaNameValue, Token![,]>::parse_terminated)
            .map_err(|error| no_limits(attribute, error.span())),
        _ => Err(no_limits(attribute, attribute.path().span())),
    };
    for (index, entry) in mistakes.keep(entries).into_iter().flatten().enumerate() {
        let Some(budget) = mistakes.keep(limit(&entry)) else { continue };
        if limits.iter().any(|other| other.limit == budget.limit) {
            let mistake = Mistake::at(&entry.path, format!("the limit `{}` is set twice", text::code(&entry.path)));
            mistakes.push(if index > 0 {
                mistake.mend(Edit::remove(format!(", {}", text::code(&entry))))
            } else {
                mistake.advise("remove one of the two")
            });
        }
        limits.push(budget);
    }
}

/// A budget without `name = value`.
fn no_limits(attribute: &Attribute, span: Span) -> Mistake {
    let mistake = Mistake::at_span(span, "a budget is a list of limits, each with a number");
    let number = attribute.parse_args::<Expr>().ok().map(|number| text::code(&number));
    let edit = match (&attribute.meta, number) {
        (_, Some(number)) => Edit::replace(&number, format!("parameters = {number}")),
        (Meta::Path(_), _) => Edit::replace("budget", "budget(parameters = 5_000)"),
        _ => return mistake.advise("write it as `#[budget(parameters = 5_000, macs = 100_000)]`"),
    };
    mistake.mend_or(edit, "set another limit")
}

fn limit(entry: &MetaNameValue) -> Result<Budget, Mistake> {
    let name = text::code(&entry.path);
    match Limit::NAMES.iter().find(|(known, _)| *known == name) {
        Some((_, limit)) => Ok(Budget { limit: *limit, allowed: entry.value.clone() }),
        None => {
            let names = Limit::NAMES.map(|(name, _)| name);
            let mistake = Mistake::at(&entry.path, format!("a budget has no limit `{name}`"));
            Err(match text::nearest(&name, names) {
                Some(near) => mistake.mend(Edit::replace(name, near)),
                None => {
                    let [first, others @ ..] = names;
                    mistake.mend_or(Edit::replace(name, first), format!("by {}", text::any(others)))
                }
            })
        }
    }
}

/// Takes `#[frozen]` out of a layer's attributes.
pub fn frozen(attributes: Vec<Attribute>, mistakes: &mut Mistakes) -> (Option<Span>, Vec<Attribute>) {
    let mut frozen = None;
    let mut others = Vec::new();
    for attribute in attributes {
        let path = attribute.path();
        if path.is_ident("frozen") {
            if !matches!(attribute.meta, Meta::Path(_)) {
                let written = text::code(&attribute.meta);
                mistakes.push(
                    Mistake::at(&attribute.meta, "`frozen` takes no arguments").mend(Edit::replace(written, "frozen")),
                );
            }
            frozen = Some(path.span());
        } else if path.is_ident("budget") {
            mistakes.push(
                Mistake::at(&attribute.meta, "`budget` is an attribute of the network, not of a layer")
                    .mend_to(Edit::remove(text::code(&attribute)), "it goes before `struct`"),
            );
        } else {
            others.push(attribute);
        }
    }
    (frozen, others)
}

/// Whether a name is that of a layer, such as `hidden`, rather than of a type.
pub fn is_snake_case(name: &Ident) -> bool {
    let name = name.to_string();
    !name.chars().any(char::is_uppercase)
}

//! `#[budget(..)]` on the struct and `#[frozen]` on a layer; all other attributes pass through.

use proc_macro2::Span;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Attribute, Expr, Ident, MetaNameValue, Token};

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
}

/// Takes the budget out of the struct's attributes.
pub fn split(attributes: Vec<Attribute>, mistakes: &mut Mistakes) -> (Vec<Budget>, Vec<Attribute>) {
    let (budgets, others): (Vec<_>, Vec<_>) =
        attributes.into_iter().partition(|attribute| attribute.path().is_ident("budget"));
    let mut limits: Vec<Budget> = Vec::new();
    for attribute in budgets {
        let entries = attribute.parse_args_with(Punctuated::<MetaNameValue, Token![,]>::parse_terminated);
        for entry in mistakes.keep(entries).into_iter().flatten() {
            let Some(budget) = mistakes.keep(budget(entry)) else { continue };
            if limits.iter().any(|other| other.limit == budget.limit) {
                mistakes.push(
                    Mistake::at_span(budget.allowed.span(), "this limit is set twice").help("remove one of them"),
                );
            }
            limits.push(budget);
        }
    }
    (limits, others)
}

fn budget(entry: MetaNameValue) -> Result<Budget, Mistake> {
    let name = text::code(&entry.path);
    match Limit::NAMES.iter().find(|(known, _)| *known == name) {
        Some((_, limit)) => Ok(Budget { limit: *limit, allowed: entry.value }),
        None => {
            let names = Limit::NAMES.map(|(name, _)| name);
            let mistake = Mistake::at(&entry.path, format!("a budget has no limit `{name}`"));
            Err(match text::nearest(&name, names) {
                Some(near) => mistake.help(format!("replace `{name}` by `{near}`")),
                None => mistake.help(format!("the limits are {}", text::list(&names.map(|name| format!("`{name}`"))))),
            })
        }
    }
}

/// Takes `#[frozen]` out of a layer's attributes.
pub fn frozen(attributes: Vec<Attribute>, mistakes: &mut Mistakes) -> (Option<Span>, Vec<Attribute>) {
    let (frozen, others): (Vec<_>, Vec<_>) =
        attributes.into_iter().partition(|attribute| attribute.path().is_ident("frozen"));
    for attribute in &frozen {
        mistakes.keep(attribute.meta.require_path_only());
    }
    (frozen.first().map(|attribute| attribute.path().span()), others)
}

/// Whether a name is that of a layer, such as `hidden`, rather than of a type.
pub fn is_snake_case(name: &Ident) -> bool {
    let name = name.to_string();
    !name.chars().any(char::is_uppercase)
}

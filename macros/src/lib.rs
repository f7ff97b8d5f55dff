//! The macro behind `constnet::network!`. Use it through the `constnet` crate, where its language is documented.
//!
//! A declaration goes through four stages, and a network with norms that can be folded through one more. Each one reports every independent mistake that it finds; none sees the
//! broken output of the one before it.

mod check;
mod codegen;
mod edit;
mod fold;
#[cfg(test)]
mod fuzz;
mod graph;
mod mistake;
mod parse;
#[cfg(test)]
mod snapshots;
#[cfg(test)]
mod spans;
#[cfg(test)]
mod tests;
mod text;

use proc_macro2::TokenStream;

/// Receives the path of the library, in brackets, and a declaration; gives the network's items.
#[proc_macro]
pub fn network(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand(tokens.into()).into()
}

fn expand(tokens: TokenStream) -> TokenStream {
    stages(tokens).unwrap_or_else(mistake::Mistakes::into_tokens)
}

fn stages(tokens: TokenStream) -> Result<TokenStream, mistake::Mistakes> {
    let (declaration, mistakes) = parse::declaration(tokens)?;
    let (graph, mistakes) = graph::build(declaration, mistakes)?;
    let checked = check::check(graph, mistakes)?;
    // From here on nothing can fail: every edge has a shape.
    let network = codegen::generate(&checked);
    let folded = fold::fold(checked).map(|folded| codegen::folded(&folded));
    Ok(quote::quote!(#network #folded))
}

//! What only the compiler can check: dimensions that are constants, and the budget. Items of their own, so that `cargo check` finds
//! them.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::model::Model;
use crate::graph::{Assertion, Piece};
use crate::parse::{Budget, Limit};

pub fn generate(model: &Model<'_>) -> TokenStream {
    let shapes = model.checked.assertions.iter().map(|assertion| shape(model, assertion));
    let budgets = model.graph.budgets.iter().map(|limit| budget(model, limit));
    quote!(#(#shapes)* #(#budgets)*)
}

fn shape(model: &Model<'_>, Assertion { span, holds, message }: &Assertion) -> TokenStream {
    let library = &model.library;
    let pieces = message.iter().map(|piece| match piece {
        Piece::Text(text) => quote!(.text(#text)),
        Piece::Number(number) => quote!(.number(#number)),
        Piece::Shape(shape) => quote!(.shape(&#shape)),
    });
    let message = quote!(#library::Message::new() #(#pieces)*);
    let panic = panic(library, *span, &message);
    quote!(const _: () = if !(#holds) { #panic };)
}

fn budget(model: &Model<'_>, Budget { limit, allowed }: &Budget) -> TokenStream {
    let Model { library, name, .. } = model;
    let network = quote!(<#name as #library::Network>);
    let (found, kind) = match limit {
        Limit::Parameters => (quote!(<#name as #library::Layer>::PARAMETERS), quote!(Parameters)),
        Limit::ParameterBytes => (quote!(#network::PARAMETER_BYTES), quote!(ParameterBytes)),
        Limit::WorkspaceBytes => (quote!(#network::WORKSPACE_BYTES), quote!(WorkspaceBytes)),
        Limit::Macs => (quote!(<#name as #library::Layer>::MACS), quote!(Macs)),
    };
    let text = name.to_string();
    let message = quote!(#library::Message::budget(#text, #library::Cost::#kind, #found, ALLOWED, #network::LAYERS));
    let panic = panic(library, allowed.span(), &message);
    quote! {
        const _: () = {
            const ALLOWED: usize = #allowed;
            if #found > ALLOWED { #panic }
        };
    }
}

/// A panic at the user's own tokens.
fn panic(library: &Ident, span: Span, message: &TokenStream) -> TokenStream {
    let variable = Ident::new("message", span);
    let panic = quote_spanned!(span=> #library::core::panic!("{}", #variable.as_str()));
    quote!(let #variable = #message; #panic)
}

//! What only the compiler can check: dimensions that are constants, and the budget. Items of their own, so that `cargo check` finds
//! them.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::model::Model;
use crate::graph::Assertion;
use crate::mistake::Extent;
use crate::parse::{Budget, Limit};
use crate::text::code;

pub fn generate(model: &Model<'_>) -> TokenStream {
    let shapes = model.checked.assertions.iter().enumerate().map(|(index, assertion)| shape(model, index, assertion));
    let budgets = model.graph.budgets.iter().map(|limit| budget(model, limit));
    quote!(#(#shapes)* #(#budgets)*)
}

fn shape(model: &Model<'_>, index: usize, Assertion { place, holds, message, after }: &Assertion) -> TokenStream {
    let library = &model.library;
    let own = format_ident!("__HOLDS{index}");
    let after: Vec<Ident> = after.iter().map(|before| format_ident!("__HOLDS{before}")).collect();
    let fail = fail(library, *place, quote!(#library::Message::new() #message));
    quote! {
        const #own: bool = #(#after &&)* #holds;
        const _: () = if #(#after &&)* !#own { #fail };
    }
}

/// Stops with a message, at tokens of the user's. All of the call has to be theirs for the compiler to mark it, so the
/// function is imported.
fn fail(library: &Ident, Extent { start, end }: Extent, message: TokenStream) -> TokenStream {
    let (function, argument) = (Ident::new("fail", start), Ident::new("message", end));
    let arguments = quote_spanned!(end=> (#argument));
    quote! {
        use #library::fail;
        let #argument = #message;
        #function #arguments
    }
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
    let (written, scalar) = (code(allowed), model.scalar);
    let message = quote!(#library::Message::budget(
        #text,
        #library::Cost::#kind,
        [#found, ALLOWED],
        #written,
        #network::LAYERS,
        #library::core::mem::size_of::<#scalar>(),
    ));
    let fail = fail(library, Extent::of(allowed), message);
    quote! {
        const _: () = {
            const ALLOWED: usize = #allowed;
            if #found > ALLOWED {
                #fail
            }
        };
    }
}

//! What only the compiler can check: dimensions that are constants, and the budget. Items of their own, so that `cargo check` finds
//! them.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::model::Model;
use crate::graph::Assertion;
use crate::mistake::Extent;
use crate::parse::{Budget, Limit};

pub fn generate(model: &Model<'_>) -> TokenStream {
    let shapes = model.checked.assertions.iter().map(|assertion| shape(model, assertion));
    let budgets = model.graph.budgets.iter().map(|limit| budget(model, limit));
    quote!(#(#shapes)* #(#budgets)*)
}

fn shape(model: &Model<'_>, Assertion { place, holds, message }: &Assertion) -> TokenStream {
    let library = &model.library;
    let panic = panic(library, *place);
    quote! {
        const _: () = {
            const MESSAGE: #library::Message = #library::Message::new() #message;
            if !(#holds) {
                #panic
            }
        };
    }
}

/// Stops with the message, at tokens of the user's.
fn panic(library: &TokenStream, Extent { start, end }: Extent) -> TokenStream {
    let mut panic = quote_spanned!(start=> #library::core::panic!);
    panic.extend(quote_spanned!(end=> ("{}", MESSAGE.as_str())));
    panic
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
    let panic = panic(library, Extent::of(allowed));
    quote! {
        const _: () = {
            const ALLOWED: usize = #allowed;
            const MESSAGE: #library::Message =
                #library::Message::budget(#text, #library::Cost::#kind, #found, ALLOWED, #network::LAYERS);
            if #found > ALLOWED {
                #panic
            }
        };
    }
}

//! What only the compiler can check: dimensions that are constants, and the budget. Items of their own, so that `cargo check` finds
//! them.

use proc_macro2::TokenStream;
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
    let panic = quote_spanned!(*span=> #library::core::panic!("{}", MESSAGE.as_str()));
    quote! {
        const _: () = {
            const MESSAGE: #library::Message = #library::Message::new() #(#pieces)*;
            if !(#holds) {
                #panic
            }
        };
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
    let panic = quote_spanned!(allowed.span()=> #library::core::panic!("{}", MESSAGE.as_str()));
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

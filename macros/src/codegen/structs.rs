//! The struct of layers, and its constructor of zeroes.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::docs;
use super::model::{Model, Step};
use crate::graph::inputs_argument;

pub fn generate(model: &Model<'_>) -> TokenStream {
    let Model { graph, name, .. } = model;
    let (attributes, visibility) = (&graph.attributes, &graph.visibility);
    let table = docs::table(model);
    let fields = model.fields().map(|step| {
        let node = &graph.nodes[step.node];
        let (attributes, field, ty) = (&node.attributes, &node.name, model.field_type(step));
        let shape = node.shape().map_or_else(String::new, ToString::to_string);
        let doc = format!(" `{}`, which gives `{shape}`.", node.pipeline);
        quote!(#(#attributes)* #[doc = #doc] pub #field: #ty)
    });
    quote! {
        #(#attributes)*
        #(#[doc = #table])*
        #visibility struct #name { #(#fields),* }
    }
}

/// The constructor, within the generated block.
pub fn zeroed(model: &Model<'_>) -> TokenStream {
    let name = model.name;
    let fields = model.fields().map(|step| {
        let (field, value) = (&model.graph.nodes[step.node].name, zeroed_field(model, step));
        quote!(#field: #value)
    });
    quote! {
        impl #name {
            /// The network with all parameters zero.
            #[must_use]
            pub const fn zeroed() -> Self {
                Self { #(#fields),* }
            }
        }
    }
}

fn zeroed_field(model: &Model<'_>, step: &Step) -> TokenStream {
    let (library, ty) = (&model.library, &step.ty);
    // A constant would be stored in the program, so layers with parameters have a function.
    let zeroed = |ty: &Ident| quote!(#ty::zeroed());
    match (model.checked.built(step.node).zeroed_is_function, model.frozen(step)) {
        (true, None) => zeroed(ty),
        (true, Some(thawed)) => {
            let thawed = zeroed(&thawed);
            quote!(#ty::new(#thawed))
        }
        (false, _) => {
            // With the tokens of the user's type, whose span an error then has.
            let (ty, inputs) = (model.type_within(step), inputs_argument(step.sources.len()));
            quote!(<#ty as #library::Layer #inputs>::ZEROED)
        }
    }
}

//! The struct of layers, and its constructor of zeroes.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::model::Model;

pub fn generate(model: &Model<'_>) -> TokenStream {
    let Model { graph, name, library, .. } = model;
    let (attributes, visibility) = (&graph.attributes, &graph.visibility);
    let table = docs::table(model);
    let fields = model.fields().map(|step| {
        let node = &graph.nodes[step.node];
        let (attributes, field, ty) = (&node.attributes, &node.name, model.field_type(step.node));
        let shape = node.shape().map_or_else(String::new, ToString::to_string);
        let doc = format!("`{}`, which gives `{shape}`.", node.pipeline);
        quote!(#(#attributes)* #[doc = #doc] pub #field: #ty)
    });
    let zeroed = model.fields().map(|step| {
        let node = &graph.nodes[step.node];
        let (field, ty) = (&node.name, model.field_type(step.node));
        let inputs = step.sources.len();
        let value = match &model.checked.built(step.node).zeroed {
            Some(value) if node.frozen => quote!(<#ty>::new(#value)),
            Some(value) => value.clone(),
            None => quote!(<#ty as #library::Layer<#inputs>>::ZEROED),
        };
        quote!(#field: #value)
    });
    quote! {
        #(#attributes)*
        #[doc = #table]
        #visibility struct #name { #(#fields),* }

        impl #name {
            /// The network with all parameters zero.
            #[must_use]
            pub const fn zeroed() -> Self {
                Self { #(#zeroed),* }
            }
        }
    }
}

//! What goes through all parameters: drawing them, and visiting them.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::model::{Model, Step};
use crate::graph::Source;

pub fn generate(model: &Model<'_>) -> TokenStream {
    let Model { library, scalar, .. } = model;
    let draws = model.fields().map(|step| {
        let (layer, field, init) = (&step.layer, &model.graph.nodes[step.node].name, distribution(model, step));
        if model.is_product(step) {
            return quote!(self.#field.product_mut().initialize(rng, #init););
        }
        quote!(#layer::initialize(&mut self.#field, rng, #init);)
    });
    let visit = visits(model, &quote!(Visitor), &quote!(visit), &quote!(product), &quote!(&));
    let visit_mut = visits(model, &quote!(VisitorMut), &quote!(visit_mut), &quote!(product_mut), &quote!(&mut));
    quote! {
        fn initialize<R: #library::Rng + ?#library::Sized>(&mut self, rng: &mut R, _: #library::Init) {
            #(#draws)*
        }

        fn visit(&self, visitor: &mut impl #library::Visitor<#scalar>) {
            #(#visit)*
        }

        fn visit_mut(&mut self, visitor: &mut impl #library::VisitorMut<#scalar>) {
            #(#visit_mut)*
        }
    }
}

/// The one that `init =` names, or the one that suits the activation that follows.
fn distribution(model: &Model<'_>, step: &Step) -> TokenStream {
    let Model { library, scalar, .. } = model;
    if let Some(init) = &model.checked.built(step.node).init {
        return init.clone();
    }
    // A user's layer has its activation as a step of its own.
    let own = step.activation.as_ref();
    let next = model
        .steps
        .get(step.node + 1)
        .filter(|next| !model.graph.nodes[next.node].field && next.sources.contains(&Source::Node(step.node)));
    match own.or_else(|| next?.activation.as_ref()) {
        Some(activation) => quote!(#library::init_before::<#scalar, _>(&#activation)),
        None => quote!(#library::Init::GlorotUniform),
    }
}

fn visits(
    model: &Model<'_>,
    visitor: &TokenStream,
    method: &TokenStream,
    product: &TokenStream,
    reference: &TokenStream,
) -> Vec<TokenStream> {
    let (library, named) = (&model.library, format_ident!("{}_as", method.to_string()));
    let visits = model.fields().map(|step| {
        let (layer, field) = (&step.layer, &model.graph.nodes[step.node].name);
        let name = field.to_string();
        if model.is_product(step) {
            return quote!(self.#field.#product().#named(#name, visitor););
        }
        quote! {
            #library::#visitor::enter(visitor, #name);
            #layer::#method(#reference self.#field, visitor);
            #library::#visitor::leave(visitor);
        }
    });
    visits.collect()
}

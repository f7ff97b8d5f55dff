//! Running statistics: how many there are, and the way from the tape into the layers that keep them.

use proc_macro2::TokenStream;
use quote::quote;

use super::model::{Model, Step};
use super::plans::index;

/// The steps that may keep statistics.
fn keepers<'a>(model: &'a Model<'_>) -> impl Iterator<Item = &'a Step> {
    model.active().filter(|step| model.checked.built(step.node).statistics)
}

/// The constants of `Layer`; those that it has by default where no layer keeps any.
pub fn constants(model: &Model<'_>) -> TokenStream {
    let library = &model.library;
    let layers: Vec<&TokenStream> = keepers(model).map(|step| &step.layer).collect();
    if layers.is_empty() {
        return TokenStream::new();
    }
    quote! {
        const STATISTICS: usize = #(#layers::STATISTICS)+*;
        const LEAST_SAMPLES: usize = #library::most(&[#(#layers::LEAST_SAMPLES),*]);
    }
}

/// `absorb`: each layer from its part of the cache.
pub fn absorb(model: &Model<'_>) -> TokenStream {
    let scalar = model.scalar;
    // Frozen ones don't change theirs.
    let steps: Vec<TokenStream> = keepers(model)
        .filter(|step| model.frozen(step).is_none())
        .map(|step| {
            let (layer, field) = (&step.layer, &model.graph.nodes[step.node].name);
            let kept = index(model.tape_index(step) + 1);
            quote!(#layer::absorb(&mut self.#field, __TAPE.part(cache, blocks, #kept), samples);)
        })
        .collect();
    if steps.is_empty() {
        return TokenStream::new();
    }
    quote! {
        fn absorb<const L: usize>(&mut self, cache: &[[#scalar; L]], samples: usize) {
            let blocks = samples.div_ceil(L);
            #(#steps)*
        }
    }
}

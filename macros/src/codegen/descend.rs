//! The update of a training that stores no gradient: each layer descends by what the way back kept for it.

use proc_macro2::TokenStream;
use quote::quote;

use super::backpropagate::gradient;
use super::model::{Model, Step};
use super::plans::index;
use crate::graph::Source;

/// `descend`: each layer with parameters that training changes; nothing where there is none.
pub fn generate(model: &Model<'_>) -> TokenStream {
    let Model { library, scalar, .. } = model;
    let trained: Vec<&Step> = model.active().filter(|step| is_trained(model, step)).collect();
    if trained.is_empty() {
        return TokenStream::new();
    }
    let steps = trained.iter().map(|step| descend(model, step));
    quote! {
        #[inline(always)]
        fn descend<I: #library::Isa, const L: usize>(
            &mut self,
            recorded: #library::Recorded<'_, #scalar, L, 1>,
            output_gradient: &[[#scalar; L]],
            kept: #library::Kept<'_, #scalar, L>,
            step: #library::DescentStep<#scalar>,
        ) {
            let pass = #library::Descending::<I, #scalar, L>::new(recorded, output_gradient, kept, step, __PLANS);
            #(#steps)*
        }
    }
}

/// Whether a step may have parameters that training changes: a layer of the user's own may.
fn is_trained(model: &Model<'_>, step: &Step) -> bool {
    let known_to_have_none = model.checked.built(step.node).parameters.value == Some(0);
    let own = model.graph.nodes[step.node].field && model.frozen(step).is_none() && !known_to_have_none;
    own || step.convolution.is_some()
}

fn descend(model: &Model<'_>, step: &Step) -> TokenStream {
    let field = &model.graph.nodes[step.node].name;
    let reads = step.sources.iter().map(|source| model.place(*source));
    let value = Source::Node(step.node);
    let (writes, gradient, scratch) =
        (model.place(value), gradient(model, value), index(model.scratch_index(step) + 1));
    let arguments = quote!([#(#reads),*], #writes, [#gradient, #scratch]);
    if model.is_product(step) {
        return quote!(pass.product(self.#field.product_mut(), #arguments););
    }
    if let Some(convolution) = step.convolution {
        let (library, convolution, pool) = (&model.library, &model.graph.nodes[convolution].name, &step.ty);
        return quote!(pass.step(#library::Pooled::<_, #pool>::of_mut(&mut self.#convolution), #arguments););
    }
    let count = model.arity(step);
    quote!(pass.step::<_, #count>(&mut self.#field, #arguments);)
}

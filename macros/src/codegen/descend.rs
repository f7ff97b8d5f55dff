//! The update of a training that stores no gradient: each layer descends by what the way back kept for it.

use proc_macro2::TokenStream;
use quote::quote;

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
    let last = trained.iter().any(|step| model.is_output_itself(step));
    let output_gradient = if last { quote!(output_gradient) } else { quote!(_) };
    quote! {
        #[inline(always)]
        fn descend<I: #library::Isa, const L: usize>(
            &mut self,
            recorded: #library::Recorded<'_, #scalar, L, 1>,
            #output_gradient: &[[#scalar; L]],
            kept: #library::Kept<'_, #scalar, L>,
            step: #library::Step<#scalar>,
        ) {
            let blocks = kept.blocks;
            #(#steps)*
        }
    }
}

/// Whether a step may have parameters that training changes: a layer of the user's own may.
fn is_trained(model: &Model<'_>, step: &Step) -> bool {
    let known_to_have_none = model.checked.built(step.node).parameters.value == Some(0);
    model.graph.nodes[step.node].field && model.frozen(step).is_none() && !known_to_have_none
}

fn descend(model: &Model<'_>, step: &Step) -> TokenStream {
    let Model { library, .. } = model;
    let (layer, field) = (&step.layer, &model.graph.nodes[step.node].name);
    let on_tape = |place: usize| {
        let place = index(place);
        quote!(__TAPE.part(recorded.cache, blocks, #place))
    };
    let value = |step: &Step| match model.is_output_itself(step) {
        true => quote!(recorded.output),
        false => on_tape(model.tape_index(step.node)),
    };
    let sources = step.sources.iter().map(|source| match source {
        Source::Input(_) if model.single_input() => quote!(recorded.inputs[0]),
        Source::Input(input) => on_tape(*input),
        Source::Node(node) => value(&model.steps[*node]),
    });
    let (output, cache) = (value(step), on_tape(model.tape_index(step.node) + 1));
    let (place, own, stored) =
        (index(model.scratch_index(step.node)), index(model.scratch_index(step.node) + 1), index(step.node));
    let gradient = match model.is_output_itself(step) {
        true => quote!(output_gradient),
        false => quote!(__KEPT.part(kept.scratch, blocks, #place)),
    };
    quote! {
        #layer::descend::<I, L>(
            &mut self.#field,
            #library::Recorded { inputs: [#(#sources),*], output: #output, cache: #cache },
            #gradient,
            #library::Kept {
                stored: __STORED.part(kept.stored, 1, #stored),
                scratch: __KEPT.part(kept.scratch, blocks, #own),
                blocks,
            },
            step,
        );
    }
}

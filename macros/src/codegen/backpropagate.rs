//! The way back: the steps in reverse, each from the gradient of its output to those of its inputs and parameters. Gradients of values
//! share their memory, but in a training that stores no gradient of parameters: there the layers need them later.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::model::{Model, Step};
use super::plans::index;
use crate::graph::Source;

/// `backpropagate`: over the scratch.
pub fn generate(model: &Model<'_>) -> TokenStream {
    let Model { library, scalar, .. } = model;
    let arena = (!model.single_input() || !model.single_output()).then(|| {
        quote! {
            let blocks = batch.blocks;
            let arena = if batch.bounded.is_some() { &__KEPT } else { &__SCRATCH };
        }
    });
    let unpack = model.active().filter(|_| !model.single_output()).filter_map(|step| {
        let (region, place) = (index(step.output?), index(model.scratch_index(step)));
        Some(quote!(__OUTPUTS.unpack(output_gradient, #region, arena.part_mut(scratch, blocks, #place));))
    });
    let steps = model.active().rev().map(|step| backward(model, step));
    let (pattern, input_gradient, pack) = if model.single_input() {
        (quote!(input_gradient), quote!(input_gradient), None)
    } else {
        let inputs = (0..model.graph.inputs.len()).map(|input| {
            let (place, region) = (index(input), index(input));
            quote!(__INPUTS.pack(arena.part(scratch, blocks, #place), #region, input_gradient);)
        });
        let pack = quote!(if let #library::Some(input_gradient) = input_gradient { #(#inputs)* });
        (quote!(mut input_gradient), quote!(input_gradient.as_deref_mut()), Some(pack))
    };
    quote! {
        #[inline(always)]
        fn backpropagate<I: #library::Isa, const L: usize>(
            &self,
            recorded: #library::Recorded<'_, #scalar, L, 1>,
            output_gradient: &mut [[#scalar; L]],
            [#pattern]: [#library::Option<&mut [[#scalar; L]]>; 1],
            gradient: #library::Option<&mut [#scalar]>,
            scratch: &mut [[#scalar; L]],
            batch: &#library::Batch<'_>,
        ) {
            #arena
            #(#unpack)*
            let mut pass = #library::WayBack::<I, #scalar, L>::new(
                recorded, output_gradient, #input_gradient, gradient, scratch, batch, __PLANS,
            );
            #(#steps)*
            #pack
        }
    }
}

fn backward(model: &Model<'_>, step: &Step) -> TokenStream {
    let own = gradient(model, Source::Node(step.node));
    let scratch = index(model.scratch_index(step) + 1);
    let (mut gradients, mut additions) = (Vec::new(), Vec::new());
    for (position, source) in step.sources.iter().enumerate() {
        let sum = gradient(model, *source);
        match step.addends.iter().find(|(addend, _)| *addend == position) {
            None => gradients.push(sum),
            Some((_, addend)) => {
                let (place, addend) = (model.place(*source), index(*addend));
                additions.push(quote!(pass.add(#place, [#sum, #addend]);));
                gradients.push(addend.into_token_stream());
            }
        }
    }
    let call = model.call(&quote!(self), step, Some(&quote!([#own, #scratch, #(#gradients),*])));
    quote!(#call #(#additions)*)
}

/// The place of the gradient with respect to a value: the caller's, of the network's only output or only input.
pub fn gradient(model: &Model<'_>, value: Source) -> TokenStream {
    let library = &model.library;
    match value {
        Source::Input(_) if model.single_input() => quote!(#library::ELSEWHERE),
        Source::Input(input) => index(input).into_token_stream(),
        Source::Node(node) if model.is_output_itself(&model.steps[node]) => quote!(#library::ELSEWHERE),
        Source::Node(node) => index(model.scratch_index(&model.steps[node])).into_token_stream(),
    }
}

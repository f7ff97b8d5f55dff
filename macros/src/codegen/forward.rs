//! The steps, and the two passes forward over them: inference of one sample, and the one that training records.

use proc_macro2::TokenStream;
use quote::quote;

use super::model::Model;
use super::plans::index;

/// The list of steps, for any pass forward.
pub fn steps(model: &Model<'_>) -> TokenStream {
    let Model { library, scalar, name, .. } = model;
    let steps = model.active().map(|step| model.call(&quote!(net), step, None));
    quote! {
        #[inline(always)]
        fn __forward(net: &#name, pass: &mut impl #library::Forward<#scalar>) {
            #(#steps)*
        }
    }
}

/// `infer`: over the workspace.
pub fn infer(model: &Model<'_>) -> TokenStream {
    let Model { library, scalar, .. } = model;
    quote! {
        #[inline(always)]
        fn infer<I: #library::Isa>(&self, [input]: [&[#scalar]; 1], output: &mut [#scalar], workspace: &mut [#scalar]) {
            __forward(self, &mut #library::Inference::<I, #scalar>::new(input, output, workspace, __PLANS));
        }
    }
}

/// `record`: over blocks of lanes, with every value kept on the tape.
pub fn record(model: &Model<'_>) -> TokenStream {
    let Model { library, scalar, .. } = model;
    let blocks = (!model.single_input() || !model.single_output()).then(|| quote!(let blocks = batch.blocks;));
    let unpack = (0..model.graph.inputs.len()).filter(|_| !model.single_input()).map(|input| {
        let (place, region) = (index(input), index(input));
        quote!(__INPUTS.unpack(input, #region, __TAPE.part_mut(cache, blocks, #place));)
    });
    let pack = model.active().filter(|_| !model.single_output()).filter_map(|step| {
        let (region, place) = (index(step.output?), index(model.tape_index(step)));
        Some(quote!(__OUTPUTS.pack(__TAPE.part(cache, blocks, #place), #region, output);))
    });
    quote! {
        #[inline(always)]
        fn record<I: #library::Isa, const L: usize>(
            &self,
            [input]: [&[[#scalar; L]]; 1],
            output: &mut [[#scalar; L]],
            cache: &mut [[#scalar; L]],
            batch: &mut #library::Batch<'_>,
        ) {
            #blocks
            #(#unpack)*
            __forward(self, &mut #library::Recording::<I, #scalar, L>::new(input, output, cache, batch, __PLANS));
            #(#pack)*
        }
    }
}

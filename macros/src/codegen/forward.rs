//! The two passes forward: inference of one sample, and the one that training records.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::model::{Model, Step};
use super::plans::index;
use crate::graph::Source;

/// `infer`: straight-line code over the workspace.
pub fn infer(model: &Model<'_>) -> TokenStream {
    let Model { library, scalar, .. } = model;
    let inputs = (0..model.graph.inputs.len()).filter(|_| !model.single_input()).map(|input| {
        let (name, place) = (model.input(input), index(input));
        quote!(let #name = __INPUTS.part(input, 1, #place);)
    });
    let names = model.graph.outputs.iter().map(|output| &model.steps[output.node].value);
    let places = (0..model.graph.outputs.len()).map(index);
    let outputs = (!model.single_output()).then(
        || quote!(let #library::Some([#(#names),*]) = __OUTPUTS.split(output, 1, [#(#places),*]) else { return };),
    );
    let steps = model.active().map(|step| {
        let values = touched(model, step, |step| step.output.is_none());
        let names = values.iter().map(|step| &step.value);
        let places = values.iter().map(|step| index(model.workspace_index(step.node)));
        let scratch = index(model.workspace_index(step.node) + 1);
        let (pair, arity) = (model.pair(step), model.arity(step));
        let (sources, value) = (sources(model, step), model.value(step));
        quote! {{
            let #library::Some([#(#names,)* scratch]) = __WORKSPACE.split(workspace, 1, [#(#places,)* #scratch]) else { return };
            #library::infer::<I, _, _, #arity>(#pair, [#(#sources),*], #value, scratch);
        }}
    });
    quote! {
        #[inline(always)]
        fn infer<I: #library::Isa>(&self, inputs: [&[#scalar]; 1], output: &mut [#scalar], workspace: &mut [#scalar]) {
            let [input] = inputs;
            #(#inputs)*
            #outputs
            #(#steps)*
        }
    }
}

/// `record`: the same steps over blocks of lanes, with every value kept on the tape.
pub fn record(model: &Model<'_>) -> TokenStream {
    let Model { library, scalar, .. } = model;
    let unpack = (0..model.graph.inputs.len()).filter(|_| !model.single_input()).map(|input| {
        let (place, region) = (index(input), index(input));
        quote!(__INPUTS.unpack(input, #region, __TAPE.part_mut(cache, blocks, #place));)
    });
    let steps = model.active().map(|step| {
        let values = touched(model, step, |step| !model.is_output_itself(step));
        let inputs = inputs_on_tape(model, step);
        let input_names = inputs.iter().map(|input| model.input(*input));
        let names: Vec<&Ident> = values.iter().map(|step| &step.value).chain(input_names).collect();
        let own = model.tape_index(step.node);
        let places = values
            .iter()
            .map(|step| model.tape_index(step.node))
            .chain(inputs.iter().copied())
            .chain([own + 1, own + 2]);
        let places = places.map(index);
        let (pair, arity) = (model.pair(step), model.arity(step));
        let (sources, value) = (sources(model, step), model.value(step));
        quote! {{
            let #library::Some([#(#names,)* kept, derivative]) =
                __TAPE.split(cache, blocks, [#(#places),*]) else { return };
            #library::record::<I, _, _, L, #arity>(#pair, [#(#sources),*], #value, [kept, derivative], batch);
        }}
    });
    let pack = model.active().filter(|_| !model.single_output()).filter_map(|step| {
        let (region, place) = (index(step.output?), index(model.tape_index(step.node)));
        Some(quote!(__OUTPUTS.pack(__TAPE.part(cache, blocks, #place), #region, output);))
    });
    quote! {
        #[inline(always)]
        fn record<I: #library::Isa, const L: usize>(
            &self,
            inputs: [&[[#scalar; L]]; 1],
            output: &mut [[#scalar; L]],
            cache: &mut [[#scalar; L]],
            batch: &mut #library::Batch<'_>,
        ) {
            let [input] = inputs;
            let blocks = batch.blocks;
            #(#unpack)*
            #(#steps)*
            #(#pack)*
        }
    }
}

/// The variables that a step reads.
fn sources<'a>(model: &'a Model<'_>, step: &'a Step) -> impl Iterator<Item = &'a Ident> {
    step.sources.iter().map(|source| match source {
        Source::Input(input) => model.input(*input),
        Source::Node(node) => model.value(&model.steps[*node]),
    })
}

/// The step, and those that it reads, each once, as far as their values are in the arena.
fn touched<'a>(model: &'a Model<'_>, step: &'a Step, in_arena: impl Fn(&Step) -> bool) -> Vec<&'a Step> {
    let read = step.sources.iter().filter_map(|source| match source {
        Source::Node(node) => Some(&model.steps[*node]),
        Source::Input(_) => None,
    });
    let mut touched: Vec<&Step> = Vec::new();
    for step in std::iter::once(step).chain(read) {
        if in_arena(step) && !touched.iter().any(|other| other.node == step.node) {
            touched.push(step);
        }
    }
    touched
}

/// The inputs that `step` reads from places of their own on the tape: those of a network with several.
fn inputs_on_tape(model: &Model<'_>, step: &Step) -> Vec<usize> {
    let mut inputs: Vec<usize> = Vec::new();
    for source in &step.sources {
        if let Source::Input(input) = source
            && !model.single_input()
            && !inputs.contains(input)
        {
            inputs.push(*input);
        }
    }
    inputs
}

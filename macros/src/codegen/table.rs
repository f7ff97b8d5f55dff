//! What the network says of itself: its layers, and who reads whom.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::model::{Model, Step};
use super::network::within;
use crate::graph::Source;

/// The table of layers.
pub fn layers(model: &Model<'_>) -> TokenStream {
    let library = &model.library;
    let layers = model.fields().enumerate().map(|(place, step)| {
        let node = &model.graph.nodes[step.node];
        let (field, pipeline) = (node.name.to_string(), &node.pipeline);
        let shape = within(model, &model.checked.built(step.node).shape);
        let (ty, count) = (&step.ty, model.arity(step));
        let place = model.graph.inputs.len() + place;
        let above: Vec<usize> = node.sources.iter().map(|source| place - place_of(model, *source)).collect();
        // Most layers read the one above, which need not be said.
        let reading = (above != [1]).then(|| {
            let above = above.iter().map(|above| Literal::usize_unsuffixed(*above));
            quote!(.reading(&[#(#above),*]))
        });
        quote!(#library::LayerInfo::of::<#ty, #count>(#field, #pipeline, #shape)#reading)
    });
    quote!(const LAYERS: &'static [#library::LayerInfo] = &[#(#layers),*];)
}

/// The inputs, where they have names.
pub fn inputs(model: &Model<'_>) -> Option<TokenStream> {
    let library = &model.library;
    let inputs = model.graph.inputs.iter().map(|input| {
        let (name, shape) = (input.name.to_string(), within(model, &input.shape));
        quote!(#library::InputInfo { name: #name, shape: #shape })
    });
    let inputs = quote!(const INPUTS: &'static [#library::InputInfo] = &[#(#inputs),*];);
    model.graph.named_inputs.then_some(inputs)
}

/// The outputs, where they have names.
pub fn outputs(model: &Model<'_>) -> Option<TokenStream> {
    let library = &model.library;
    let outputs = model.graph.outputs.iter().map(|output| {
        let layer = place_of(model, Source::Node(output.node)) - model.graph.inputs.len();
        let (name, layer) = (output.name.to_string(), Literal::usize_unsuffixed(layer));
        quote!(#library::OutputInfo { name: #name, layer: #layer })
    });
    let outputs = quote!(const OUTPUTS: &'static [#library::OutputInfo] = &[#(#outputs),*];);
    model.graph.named_outputs.then_some(outputs)
}

/// The place of a value in the row of the inputs with the fields after them. What a second activation gives is its field's.
fn place_of(model: &Model<'_>, source: Source) -> usize {
    match source {
        Source::Input(input) => input,
        Source::Node(node) => match model.graph.nodes[node].sources.first() {
            Some(before) if !model.graph.nodes[node].field => place_of(model, *before),
            _ => model.graph.inputs.len() + model.fields().take_while(|step: &&Step| step.node < node).count(),
        },
    }
}

//! The two passes forward: inference of one sample, and the one that training records.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::model::{Model, Step};
use crate::graph::Source;

/// `infer`: straight-line code over the workspace.
pub fn infer(model: &Model<'_>) -> TokenStream {
    let Model { library, scalar, .. } = model;
    let inputs = (0..model.graph.inputs.len()).map(|input| {
        let (name, index) = (format_ident!("x{input}"), Literal::usize_unsuffixed(input));
        if model.single_input() {
            quote!(let #name = input;)
        } else {
            quote!(let #name = #library::part(input, 1, __INPUTS_REGIONS[#index]);)
        }
    });
    let names: Vec<_> = (0..model.graph.outputs.len()).map(|output| format_ident!("y{output}")).collect();
    let outputs = if model.single_output() {
        quote!(let y0 = output;)
    } else {
        quote!(let #library::Some([#(#names),*]) = #library::split(output, 1, __OUTPUTS_REGIONS) else { return };)
    };
    let steps = model.active().map(|step| {
        let places = Places::new(step, |node| model.steps[node].output.is_none());
        let regions = places.nodes.iter().map(|node| index("__WORKSPACE", model.workspace_index(*node)));
        let scratch = index("__WORKSPACE", model.workspace_index(step.node) + 1);
        let count = Literal::usize_unsuffixed(step.sources.len());
        let (bindings, layer, reference) = (&places.names, &step.ty, model.layer_reference(step));
        let inputs = step.sources.iter().map(|source| read(*source, |node| model.steps[node].output));
        let output = write(step, step.output);
        let activation = step.activation.as_ref().map(|(value, ty)| {
            quote!(#library::calls::activation::infer::<I, #scalar, #ty>(&#value, #output);)
        });
        quote! {{
            let #library::Some([#(#bindings,)* scratch]) = #library::split(workspace, 1, [#(#regions,)* #scratch]) else { return };
            #library::calls::infer::<I, #layer, #count>(#reference, [#(#inputs),*], #output, scratch);
            #activation
        }}
    });
    quote! {
        #[inline(always)]
        fn infer<I: #library::Isa>(&self, [input]: [&[#scalar]; 1], output: &mut [#scalar], workspace: &mut [#scalar]) {
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
        let (place, index) = (index("__TAPE", input), Literal::usize_unsuffixed(input));
        quote!(#library::unpack(input, __INPUTS.total, __INPUTS_REGIONS[#index], #library::part_mut(cache, blocks, #place));)
    });
    let steps = model.active().map(|step| {
        let places = Places::recorded(model, step);
        let regions = places.nodes.iter().map(|node| index("__TAPE", model.tape_index(*node)));
        let inputs_of_their_own = input_places(model, step);
        let input_names = inputs_of_their_own.iter().map(|input| format_ident!("x{input}"));
        let input_regions = inputs_of_their_own.iter().map(|input| index("__TAPE", *input));
        let own = model.tape_index(step.node);
        let (kept, derivative) = (index("__TAPE", own + 1), index("__TAPE", own + 2));
        let count = Literal::usize_unsuffixed(step.sources.len());
        let (bindings, layer, reference) = (&places.names, &step.ty, model.layer_reference(step));
        let single = model.single_output();
        let inputs = step.sources.iter().map(|source| match source {
            Source::Input(_) if model.single_input() => quote!(input),
            Source::Input(input) => {
                let name = format_ident!("x{input}");
                quote!(&*#name)
            }
            Source::Node(node) if single && model.steps[*node].output.is_some() => quote!(&*output),
            Source::Node(node) => {
                let name = format_ident!("v{node}");
                quote!(&*#name)
            }
        });
        let output = if single && step.output.is_some() { quote!(&mut *output) } else { write(step, None) };
        let activation = step.activation.as_ref().map(
            |(value, ty)| quote!(#library::calls::activation::record::<I, #scalar, #ty, L>(&#value, #output, derivative);),
        );
        let derivative_name =
            if step.activation.is_some() { format_ident!("derivative") } else { format_ident!("_derivative") };
        quote! {{
            let #library::Some([#(#bindings,)* #(#input_names,)* kept, #derivative_name]) =
                #library::split(cache, blocks, [#(#regions,)* #(#input_regions,)* #kept, #derivative]) else { return };
            #library::calls::record::<I, #layer, L, #count>(#reference, [#(#inputs),*], #output, kept, batch);
            #activation
        }}
    });
    let pack = model.active().filter(|_| !model.single_output()).filter_map(|step| {
        let (output, place) = (Literal::usize_unsuffixed(step.output?), index("__TAPE", model.tape_index(step.node)));
        Some(quote!(#library::pack(#library::part(cache, blocks, #place), __OUTPUTS.total, __OUTPUTS_REGIONS[#output], output);))
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
            let blocks = batch.blocks;
            #(#unpack)*
            #(#steps)*
            #(#pack)*
        }
    }
}

/// The inputs that `step` reads from places of their own on the tape: those of a network with several.
pub fn input_places(model: &Model<'_>, step: &Step) -> Vec<usize> {
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

/// The values that a step touches in an arena, each once, with their variables.
struct Places {
    nodes: Vec<usize>,
    names: Vec<proc_macro2::Ident>,
}

impl Places {
    fn new(step: &Step, in_arena: impl Fn(usize) -> bool) -> Self {
        let mut nodes = Vec::new();
        let read = step.sources.iter().filter_map(|source| match source {
            Source::Node(node) => Some(*node),
            Source::Input(_) => None,
        });
        for node in std::iter::once(step.node).chain(read) {
            if in_arena(node) && !nodes.contains(&node) {
                nodes.push(node);
            }
        }
        let names = nodes.iter().map(|node| format_ident!("v{node}")).collect();
        Self { nodes, names }
    }

    fn recorded(model: &Model<'_>, step: &Step) -> Self {
        Self::new(step, |node| !(model.single_output() && model.steps[node].output.is_some()))
    }
}

fn read(source: Source, output: impl Fn(usize) -> Option<usize>) -> TokenStream {
    match source {
        Source::Input(input) => {
            let name = format_ident!("x{input}");
            quote!(#name)
        }
        Source::Node(node) => {
            let name = output(node).map_or_else(|| format_ident!("v{node}"), |output| format_ident!("y{output}"));
            quote!(&*#name)
        }
    }
}

fn write(step: &Step, output: Option<usize>) -> TokenStream {
    let name = output.map_or_else(|| format_ident!("v{}", step.node), |output| format_ident!("y{output}"));
    quote!(&mut *#name)
}

/// A place in a plan.
pub fn index(plan: &str, index: usize) -> TokenStream {
    let (plan, index) = (format_ident!("{plan}_REGIONS"), Literal::usize_unsuffixed(index));
    quote!(#plan[#index])
}

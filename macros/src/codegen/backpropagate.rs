//! The way back: the steps in reverse, each from the gradient of its output to those of its inputs and parameters.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::forward::index;
use super::model::{Model, Step};
use crate::graph::Source;

/// `backpropagate`: straight-line code over the scratch.
pub fn generate(model: &Model<'_>) -> TokenStream {
    let Model { library, scalar, .. } = model;
    let wanted = model.active().map(wanted);
    let unpack = model.active().filter(|_| !model.single_output()).filter_map(|step| {
        let (output, place) = (Literal::usize_unsuffixed(step.output?), index("__SCRATCH", model.scratch_index(step.node)));
        Some(quote!(#library::unpack(output_gradient, __OUTPUTS.total, __OUTPUTS_REGIONS[#output], #library::part_mut(scratch, blocks, #place));))
    });
    let steps = model.active().rev().map(|step| backward(model, step));
    let pack = (0..model.graph.inputs.len()).filter(|_| !model.single_input()).map(|input| {
        let (place, input) = (index("__SCRATCH", input), Literal::usize_unsuffixed(input));
        quote!(#library::pack(#library::part(scratch, blocks, #place), __INPUTS.total, __INPUTS_REGIONS[#input], &mut *input_gradient);)
    });
    let pack = if model.single_input() {
        quote!()
    } else {
        quote!(if let #library::Some(input_gradient) = input_gradient { #(#pack)* })
    };
    quote! {
        #[inline(always)]
        fn backpropagate<I: #library::Isa, const L: usize>(
            &self,
            #library::Recorded { inputs: [input], output: outputs, cache }: #library::Recorded<'_, #scalar, L, 1>,
            output_gradient: &mut [[#scalar; L]],
            [mut input_gradient]: [#library::Option<&mut [[#scalar; L]]>; 1],
            mut gradient: #library::Option<&mut [#scalar]>,
            scratch: &mut [[#scalar; L]],
            batch: &#library::Batch<'_>,
        ) {
            let blocks = batch.blocks;
            // What nothing asks for is not computed: the gradients of inputs, and of what is below frozen layers.
            let inputs_wanted = input_gradient.is_some();
            let parameters_wanted = gradient.is_some();
            let _ = (input, outputs, inputs_wanted);
            #(#wanted)*
            #(#unpack)*
            #(#steps)*
            let _ = &mut input_gradient;
            #pack
            let _ = &mut gradient;
        }
    }
}

/// Whether the gradient of a step's output leads anywhere.
fn wanted(step: &Step) -> TokenStream {
    let (name, layer) = (format_ident!("w{}", step.node), &step.layer);
    let sources = step.sources.iter().map(|source| wanted_of(*source));
    quote!(let #name = (parameters_wanted && #layer::TRAINABLE > 0) #(|| #sources)*;)
}

fn wanted_of(source: Source) -> Ident {
    match source {
        Source::Input(_) => format_ident!("inputs_wanted"),
        Source::Node(node) => format_ident!("w{node}"),
    }
}

/// Where the gradient of a value is.
fn gradient_of(source: Source) -> Ident {
    match source {
        Source::Input(input) => format_ident!("gx{input}"),
        Source::Node(node) => format_ident!("g{node}"),
    }
}

fn backward(model: &Model<'_>, step: &Step) -> TokenStream {
    let Model { library, scalar, .. } = model;
    let mut bindings: Vec<TokenStream> = Vec::new();
    let mut regions: Vec<TokenStream> = Vec::new();
    let mut bind = |name: &Ident, region: TokenStream| {
        bindings.push(quote!(#name));
        regions.push(region);
    };
    let own = model.scratch_index(step.node);
    let scratch = format_ident!("own_scratch");
    bind(&scratch, index("__SCRATCH", own + 1));
    let own_gradient = if step.output.is_some() && model.single_output() {
        quote!(&mut *output_gradient)
    } else {
        let name = gradient_of(Source::Node(step.node));
        bind(&name, index("__SCRATCH", own));
        quote!(&mut *#name)
    };
    let mut gradients = Vec::new();
    let mut additions = Vec::new();
    let mut bound: Vec<Source> = Vec::new();
    for (position, source) in step.sources.iter().enumerate() {
        let (name, wanted) = (gradient_of(*source), wanted_of(*source));
        // The network's only input and its only output have gradients of the caller's; all others are in the scratch.
        let whole = match source {
            Source::Input(_) if model.single_input() => quote!(input_gradient.as_deref_mut()),
            Source::Node(node) if model.single_output() && model.steps[*node].output.is_some() => {
                quote!(#library::Some(&mut *output_gradient))
            }
            _ => {
                if !bound.contains(source) {
                    let place = match source {
                        Source::Input(input) => *input,
                        Source::Node(node) => model.scratch_index(*node),
                    };
                    bind(&name, index("__SCRATCH", place));
                    bound.push(*source);
                }
                quote!(#library::Some(&mut *#name))
            }
        };
        if model.writes_first(step, position) {
            gradients.push(quote!(if #wanted { #whole } else { #library::None }));
        } else {
            let addend = format_ident!("addend{position}");
            bind(&addend, index("__SCRATCH", own + 2 + position));
            gradients.push(quote!(if #wanted { #library::Some(&mut *#addend) } else { #library::None }));
            additions.push(quote!(if #wanted && let #library::Some(sum) = #whole { #library::add_to(sum, #addend); }));
        }
    }
    let tape = model.tape_index(step.node);
    let value = |node: usize| {
        if model.single_output() && model.steps[node].output.is_some() {
            quote!(outputs)
        } else {
            let place = index("__TAPE", model.tape_index(node));
            quote!(#library::part(cache, blocks, #place))
        }
    };
    let inputs = step.sources.iter().map(|source| match source {
        Source::Input(_) if model.single_input() => quote!(input),
        Source::Input(input) => {
            let place = index("__TAPE", *input);
            quote!(#library::part(cache, blocks, #place))
        }
        Source::Node(node) => value(*node),
    });
    let output = value(step.node);
    let (kept, derivative) = (index("__TAPE", tape + 1), index("__TAPE", tape + 2));
    let activation = step.activation.as_ref().map(|(value, ty)| {
        quote!(#library::calls::activation::backpropagate::<I, #scalar, #ty, L>(
            &#value, #output, #library::part(cache, blocks, #derivative), #own_gradient,
        );)
    });
    let count = Literal::usize_unsuffixed(step.sources.len());
    let (layer, reference, own_wanted) = (&step.ty, model.layer_reference(step), format_ident!("w{}", step.node));
    let parameters = index("__PARAMETERS", step.node);
    quote! {
        if #own_wanted {
            let #library::Some([#(#bindings),*]) = #library::split(scratch, blocks, [#(#regions),*]) else { return };
            #activation
            #library::calls::backpropagate::<I, #layer, L, #count>(
                #reference,
                #library::Recorded { inputs: [#(#inputs),*], output: #output, cache: #library::part(cache, blocks, #kept) },
                #own_gradient,
                [#(#gradients),*],
                #library::part_of(&mut gradient, #parameters),
                #scratch,
                batch,
            );
            #(#additions)*
        }
    }
}

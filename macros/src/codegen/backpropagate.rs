//! The way back: the steps in reverse, each from the gradient of its output to those of its inputs and parameters. Gradients of values
//! share their memory, but in a training that stores no gradient of parameters: there the layers need them later.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::model::{Model, Step};
use super::plans::index;
use crate::graph::Source;

/// `backpropagate`: straight-line code over the scratch.
pub fn generate(model: &Model<'_>) -> TokenStream {
    let Model { library, scalar, .. } = model;
    let recorded = recorded(model);
    let wanted = model.active().map(|step| wanted(model, step));
    let unpack = model.active().filter(|_| !model.single_output()).filter_map(|step| {
        let (region, place) = (index(step.output?), index(model.scratch_index(step.node)));
        Some(quote!(__OUTPUTS.unpack(output_gradient, #region, arena.part_mut(scratch, blocks, #place));))
    });
    let steps = model.active().rev().map(|step| backward(model, step));
    let input_gradient = if model.single_input() { quote!(mut input_gradient) } else { quote!(input_gradient) };
    let pack = (!model.single_input()).then(|| {
        let inputs = (0..model.graph.inputs.len()).map(|input| {
            let (place, region) = (index(input), index(input));
            quote!(__INPUTS.pack(arena.part(scratch, blocks, #place), #region, input_gradient);)
        });
        quote!(if let #library::Some(input_gradient) = input_gradient { #(#inputs)* })
    });
    quote! {
        #[inline(always)]
        fn backpropagate<I: #library::Isa, const L: usize>(
            &self,
            recorded: #library::Recorded<'_, #scalar, L, 1>,
            output_gradient: &mut [[#scalar; L]],
            input_gradients: [#library::Option<&mut [[#scalar; L]]>; 1],
            mut gradient: #library::Option<&mut [#scalar]>,
            scratch: &mut [[#scalar; L]],
            batch: &#library::Batch<'_>,
        ) {
            let blocks = batch.blocks;
            let (arena, parameters) =
                if batch.bounded.is_some() { (&__KEPT, &__STORED) } else { (&__SCRATCH, &__PARAMETERS) };
            #recorded
            let [#input_gradient] = input_gradients;
            // What nothing asks for is not computed: the gradients of inputs, and of what is below frozen layers.
            let inputs_wanted = input_gradient.is_some();
            let parameters_wanted = gradient.is_some();
            #(#wanted)*
            #(#unpack)*
            #(#steps)*
            #pack
        }
    }
}

/// The variables of what the pass forward left.
fn recorded(model: &Model<'_>) -> TokenStream {
    let library = &model.library;
    let input = if model.single_input() { quote!([input]) } else { quote!(_) };
    let output = model.single_output().then(|| quote!(output,));
    let inputs = (0..model.graph.inputs.len()).filter(|_| !model.single_input()).map(|input| {
        let (name, place) = (model.input(input), index(input));
        quote!(let #name = __TAPE.part(cache, blocks, #place);)
    });
    let values = model.active().filter(|step| !model.is_output_itself(step)).map(|step| {
        let (name, place) = (&step.value, index(model.tape_index(step.node)));
        quote!(let #name = __TAPE.part(cache, blocks, #place);)
    });
    quote! {
        let #library::Recorded { inputs: #input, #output cache, .. } = recorded;
        #(#inputs)*
        #(#values)*
    }
}

/// Whether the gradient of a step's output leads anywhere.
fn wanted(model: &Model<'_>, step: &Step) -> TokenStream {
    let (name, layer) = (&step.wanted, &step.layer);
    let sources = step.sources.iter().map(|source| wanted_of(model, *source));
    quote!(let #name = (parameters_wanted && #layer::TRAINABLE > 0) #(|| #sources)*;)
}

fn wanted_of(model: &Model<'_>, source: Source) -> TokenStream {
    match source {
        Source::Input(_) => quote!(inputs_wanted),
        Source::Node(node) => {
            let name = &model.steps[node].wanted;
            quote!(#name)
        }
    }
}

/// The gradients that a step writes, and the places that it needs for them.
#[derive(Default)]
struct Places {
    names: Vec<Ident>,
    indices: Vec<Literal>,
}

impl Places {
    fn bind(&mut self, name: &Ident, place: usize) {
        if !self.names.contains(name) {
            self.names.push(name.clone());
            self.indices.push(index(place));
        }
    }

    /// The gradient with respect to a value, as `&mut` variable. The network's only output has one of the caller's.
    fn gradient(&mut self, model: &Model<'_>, step: &Step) -> TokenStream {
        if model.is_output_itself(step) {
            return quote!(output_gradient);
        }
        self.bind(&step.gradient, model.scratch_index(step.node));
        let name = &step.gradient;
        quote!(#name)
    }

    /// The gradient with respect to an input of the network, as `Option`. The only one has one of the caller's, where it asks for it.
    fn input_gradient(&mut self, model: &Model<'_>, input: usize) -> TokenStream {
        if model.single_input() {
            return quote!(input_gradient.as_deref_mut());
        }
        let name = model.input_gradient(input);
        self.bind(&name, input);
        quote!(inputs_wanted.then_some(&mut *#name))
    }
}

fn backward(model: &Model<'_>, step: &Step) -> TokenStream {
    let library = &model.library;
    let mut places = Places::default();
    let own = model.scratch_index(step.node);
    let own_gradient = places.gradient(model, step);
    let addends = model.addends(step);
    let mut gradients = Vec::new();
    let mut additions = Vec::new();
    for (position, source) in step.sources.iter().enumerate() {
        let wanted = wanted_of(model, *source);
        let gradient = match source {
            Source::Input(input) => places.input_gradient(model, *input),
            Source::Node(node) => {
                let name = places.gradient(model, &model.steps[*node]);
                quote!(#wanted.then_some(&mut *#name))
            }
        };
        match addends.iter().position(|addend| *addend == position) {
            None => gradients.push(gradient),
            Some(index) => {
                let addend = Ident::new(&format!("addend{position}"), proc_macro2::Span::mixed_site());
                places.bind(&addend, own + 2 + index);
                gradients.push(quote!(#wanted.then_some(&mut *#addend)));
                additions.push(quote!(#library::add_to(#gradient, #addend);));
            }
        }
    }
    let sources = step.sources.iter().map(|source| match source {
        Source::Input(input) => model.input(*input),
        Source::Node(node) => model.value(&model.steps[*node]),
    });
    let (names, indices, own_scratch) = (&places.names, &places.indices, index(own + 1));
    let (value, tape) = (model.value(step), model.tape_index(step.node));
    let output = if model.is_output_itself(step) { quote!(output) } else { quote!(output: #value) };
    let (kept, derivative, parameters) = (index(tape + 1), index(tape + 2), index(step.node));
    let (pair, arity, wanted) = (model.pair(step), model.arity(step), &step.wanted);
    quote! {
        if #wanted {
            let #library::Some([#(#names,)* own_scratch]) =
                arena.split(scratch, blocks, [#(#indices,)* #own_scratch]) else { return };
            let kept = __TAPE.part(cache, blocks, #kept);
            #library::backpropagate::<I, _, _, L, #arity>(
                #pair,
                #library::Recorded { inputs: [#(#sources),*], #output, cache: kept },
                __TAPE.part(cache, blocks, #derivative),
                #own_gradient,
                [#(#gradients),*],
                parameters.part_of(&mut gradient, #parameters),
                own_scratch,
                batch,
            );
            #(#additions)*
        }
    }
}

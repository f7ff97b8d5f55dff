//! Where every value lives: in the values of the inputs and outputs, among the parameters, and in the three arenas, which are the
//! workspace of an inference, the tape, and the scratch of the way back.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::model::{Model, Step};
use crate::graph::Source;

impl Model<'_> {
    /// The constants that hold the plans.
    pub fn plans(&self) -> TokenStream {
        let layers: Vec<&TokenStream> = self.steps.iter().map(|step| &step.layer).collect();
        let count = Literal::usize_unsuffixed(layers.len());
        let inputs = self.graph.inputs.iter().map(|input| input.shape.len().to_token_stream());
        let outputs = self.graph.outputs.iter().map(|output| output.promised.len().to_token_stream());
        let (inputs, outputs) = (self.consecutive("__INPUTS", inputs), self.consecutive("__OUTPUTS", outputs));
        let parameters = self.active().map(|step| {
            let layer = &step.run;
            quote!(#layer::TRAINABLE)
        });
        let parameters = self.consecutive("__PARAMETERS", parameters);
        let stored = self.active().map(|step| {
            let layer = &step.run;
            quote!(#layer::STORED)
        });
        let stored = self.consecutive("__STORED", stored);
        let (workspace, tape, [scratch, kept]) = (self.workspace_plan(), self.tape_plan(), self.scratch_plans());
        let (library, active) = (&self.library, index(self.active().count()));
        let reads = self.active().map(|step| {
            let steps = step.sources.iter().filter_map(|source| match source {
                Source::Node(node) => Some(index(self.steps[*node].number)),
                Source::Input(_) => None,
            });
            quote!(&[#(#steps),*])
        });
        quote! {
            const __LEN: [usize; #count] = [#(#layers::OUTPUT_SHAPE.len()),*];
            #inputs
            #outputs
            #parameters
            #stored
            #workspace
            #tape
            #scratch
            #kept
            static __TRAINED: [bool; #active] = #library::trained(&__PARAMETERS.regions, [#(#reads),*]);
            const __PLANS: &#library::Plans = &#library::Plans {
                input: &__INPUTS.regions,
                output: &__OUTPUTS.regions,
                parameters: &__PARAMETERS.regions,
                stored: &__STORED.regions,
                workspace: &__WORKSPACE.regions,
                tape: &__TAPE.regions,
                scratch: &__SCRATCH.regions,
                kept: &__KEPT.regions,
                trained: &__TRAINED,
            };
        }
    }

    /// The places of inputs in the arenas: an only input has one of the caller's.
    fn input_places(&self) -> usize {
        if self.single_input() { 0 } else { self.graph.inputs.len() }
    }

    /// Values of an inference: each alive from its step to its last reader. The outputs are the caller's.
    fn workspace_plan(&self) -> TokenStream {
        self.packed(
            "__WORKSPACE",
            self.active().flat_map(|step| {
                let (node, layer) = (step.node, &step.run);
                let len = if step.output.is_some() { quote!(0) } else { len(node) };
                [(len, node, step.last_reader.unwrap_or(node)), (quote!(#layer::WORKSPACE), node, node)]
            }),
        )
    }

    /// Values of the pass forward, all kept: inputs of their own, outputs, caches of layers and of activations.
    fn tape_plan(&self) -> TokenStream {
        let (library, scalar) = (&self.library, self.scalar);
        let inputs = self.graph.inputs.iter().filter(|_| !self.single_input());
        let inputs = inputs.map(|input| input.shape.len().to_token_stream());
        let steps = self.active().flat_map(|step| {
            let (len, layer) = (len(step.node), &step.run);
            let own = if step.output.is_some() && self.single_output() { quote!(0) } else { len.clone() };
            let derivative = step.activation.as_ref().map_or_else(
                || quote!(0),
                |activation| quote!(#library::derivative_len::<#scalar, _>(&#activation, #len)),
            );
            [own, quote!(#layer::CACHE), derivative]
        });
        self.consecutive("__TAPE", inputs.chain(steps))
    }

    /// Places on the tape: the value of a step, the layer's cache, and that of the activation.
    pub fn tape_index(&self, step: &Step) -> usize {
        self.input_places() + 3 * step.number
    }

    /// Gradients of the way back, in reverse order: each alive from the last reader's step to its own, or kept for the layers to descend.
    fn scratch_plans(&self) -> [TokenStream; 2] {
        let last = self.steps.len() - 1;
        let time = |node: usize| last - node;
        let inputs = self.graph.inputs.iter().zip(&self.last_readers).filter(|_| !self.single_input());
        let inputs =
            inputs.map(|(input, reader)| (input.shape.len().to_token_stream(), reader.map_or(0, time), last + 1));
        let steps = self.active().flat_map(|step| {
            let (node, now, layer) = (step.node, time(step.node), &step.run);
            let own = match (step.output, self.single_output()) {
                (Some(_), true) => (quote!(0), 0, 0),
                (Some(_), false) => (len(node), 0, now),
                _ => (len(node), time(step.last_reader.unwrap_or(node)), now),
            };
            [own, (quote!(#layer::SCRATCH), now, now)]
        });
        let addends = self.active().flat_map(|step| {
            let now = time(step.node);
            step.addends.iter().map(move |(position, _)| match step.sources[*position] {
                Source::Input(input) => {
                    let input = index(input);
                    (quote!(__INPUTS.regions[#input].len), now, now)
                }
                Source::Node(source) => (len(source), now, now),
            })
        });
        let lifetimes: Vec<(TokenStream, usize, usize)> = inputs.chain(steps).chain(addends).collect();
        let mut lens: Vec<TokenStream> = lifetimes.iter().map(|(len, ..)| len.clone()).collect();
        for step in self.active() {
            let layer = &step.run;
            lens[self.scratch_index(step) + 1] = quote!(#layer::KEPT);
        }
        [self.packed("__SCRATCH", lifetimes.into_iter()), self.consecutive("__KEPT", lens.into_iter())]
    }

    /// Places in the scratch: the gradient and the scratch of a step. Those of addends are after them.
    pub fn scratch_index(&self, step: &Step) -> usize {
        self.input_places() + 2 * step.number
    }

    /// Finds what has a gradient of its own to be added, where so many steps do something.
    pub fn place_addends(&mut self, active: usize) {
        let mut place = self.input_places() + 2 * active;
        for node in 0..self.steps.len() {
            let step = &self.steps[node];
            if !step.silent {
                let positions = (0..step.sources.len()).filter(|position| !self.writes_first(step, *position));
                let addends: Vec<(usize, usize)> = positions.zip(place..).collect();
                place += addends.len();
                self.steps[node].addends = addends;
            }
        }
    }

    /// Whether the gradient of this input of `step` is the first that its value gets on the way back, and so is
    /// written in place; others are added.
    fn writes_first(&self, step: &Step, position: usize) -> bool {
        let value = step.sources[position];
        let (has_its_own, last_reader) = match value {
            Source::Input(input) => (false, self.last_readers[input]),
            Source::Node(node) => (self.steps[node].output.is_some(), self.steps[node].last_reader),
        };
        !has_its_own && last_reader == Some(step.node) && !step.sources[..position].contains(&value)
    }

    /// A plan of values that are alive from one step to another, both included.
    fn packed(&self, name: &str, lifetimes: impl Iterator<Item = (TokenStream, usize, usize)>) -> TokenStream {
        let library = &self.library;
        let lifetimes = lifetimes.map(|(len, from, to)| {
            let (from, to) = (Literal::usize_unsuffixed(from), Literal::usize_unsuffixed(to));
            quote!(#library::Lifetime::new(#len, #from, #to))
        });
        self.plan(name, "packed", lifetimes)
    }

    /// A plan of values that lie one after the other.
    fn consecutive(&self, name: &str, lens: impl Iterator<Item = TokenStream>) -> TokenStream {
        self.plan(name, "consecutive", lens)
    }

    /// A plan is a static: unoptimised code would copy the whole of a constant at every use.
    fn plan(&self, name: &str, constructor: &str, values: impl Iterator<Item = TokenStream>) -> TokenStream {
        let (library, constructor) = (&self.library, format_ident!("{constructor}"));
        let plan = format_ident!("{name}");
        let values: Vec<TokenStream> = values.collect();
        let count = Literal::usize_unsuffixed(values.len());
        quote!(static #plan: #library::Plan<#count> = #library::Plan::#constructor([#(#values),*]);)
    }
}

/// The index of a value in a plan.
pub fn index(index: usize) -> Literal {
    Literal::usize_unsuffixed(index)
}

/// The length of a step's output.
fn len(node: usize) -> TokenStream {
    let node = Literal::usize_unsuffixed(node);
    quote!(__LEN[#node])
}

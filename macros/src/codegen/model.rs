//! Where every value lives, in the three arenas: the workspace of an inference, the tape, the scratch of the way back.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use crate::check::Checked;
use crate::graph::{Graph, Source, own_layer, word};

/// A checked graph, with views replaced by what they are views of.
pub struct Model<'a> {
    pub checked: &'a Checked,
    pub graph: &'a Graph,
    /// The door through which generated code reaches the library.
    pub library: TokenStream,
    pub name: &'a Ident,
    pub scalar: &'a Ident,
    pub steps: Vec<Step>,
}

/// A node, as code sees it.
pub struct Step {
    pub node: usize,
    /// The type, as an alias of the generated block.
    pub ty: Ident,
    /// `<Type as Layer<INPUTS>>`.
    pub layer: TokenStream,
    /// What it reads, past views.
    pub sources: Vec<Source>,
    /// Its output is its input, in another shape: no code, no memory.
    pub view: bool,
    /// The index among the outputs.
    pub output: Option<usize>,
    /// The last step that reads it.
    pub last_reader: Option<usize>,
    /// A constant of its activation, and the type's alias.
    pub activation: Option<(Ident, Ident)>,
}

impl<'a> Model<'a> {
    pub fn new(checked: &'a Checked) -> Self {
        let graph = &checked.graph;
        let library = &graph.library;
        let library = quote!(#library::__private);
        let mut steps: Vec<Step> = Vec::new();
        for (index, node) in graph.nodes.iter().enumerate() {
            let output = graph.outputs.iter().position(|output| output.node == index);
            let view = checked.built(index).view && node.activation.is_none() && output.is_none();
            let sources: Vec<Source> = node.sources.iter().map(|source| past_views(&steps, *source)).collect();
            let ty = match &checked.built(index).own {
                None => format_ident!("__Layer{index}"),
                // Where the user named it, for what the compiler says of it.
                Some(path) => format_ident!("__Layer{index}", span = word(path)),
            };
            let inputs = Literal::usize_unsuffixed(sources.len());
            let layer = quote!(<#ty as #library::Layer<#inputs>>);
            let activation = node
                .activation
                .as_ref()
                .map(|_| (format_ident!("__ACTIVATION{index}"), format_ident!("__Activation{index}")));
            if !view {
                for source in &sources {
                    if let Source::Node(source) = source {
                        steps[*source].last_reader = Some(index);
                    }
                }
            }
            steps.push(Step { node: index, ty, layer, sources, view, output, last_reader: None, activation });
        }
        Self { checked, graph, library, name: &graph.name, scalar: &graph.scalar, steps }
    }

    /// The steps that do something.
    pub fn active(&self) -> impl DoubleEndedIterator<Item = &Step> {
        self.steps.iter().filter(|step| !step.view)
    }

    /// The steps that are fields of the struct.
    pub fn fields(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|step| self.graph.nodes[step.node].field)
    }

    pub fn single_input(&self) -> bool {
        self.graph.inputs.len() == 1
    }

    pub fn single_output(&self) -> bool {
        self.graph.outputs.len() == 1
    }

    /// The layer as an expression of type `&Layer`.
    pub fn layer_reference(&self, step: &Step) -> TokenStream {
        let node = &self.graph.nodes[step.node];
        let layer = &step.layer;
        if node.field {
            let name = &node.name;
            quote!(&self.#name)
        } else {
            quote!(&#layer::ZEROED)
        }
    }

    /// The aliases and constants at the head of the generated block.
    pub fn constants(&self) -> TokenStream {
        let Self { library, .. } = self;
        let aliases = self.steps.iter().map(|step| {
            let (ty, path) = (&step.ty, self.checked_type(step));
            let activation =
                step.activation.as_ref().zip(self.checked.activation(step.node)).map(|((value, alias), activation)| {
                    let (path, expression) = (&activation.ty, &activation.value);
                    quote!(type #alias = #path; const #value: #alias = #expression;)
                });
            quote!(type #ty = #path; #activation)
        });
        let lens = self.steps.iter().map(|step| {
            let layer = &step.layer;
            quote!(#layer::OUTPUT_SHAPE.len())
        });
        let parameters = self.steps.iter().map(|step| {
            let layer = &step.layer;
            quote!(#layer::TRAINABLE)
        });
        let count = Literal::usize_unsuffixed(self.steps.len());
        let inputs = self.ports("__INPUTS", self.graph.inputs.iter().map(|input| &input.shape));
        let outputs = self.ports("__OUTPUTS", self.graph.outputs.iter().map(|output| &output.promised));
        let parameters = plan(library, "__PARAMETERS", &count, &quote!(consecutive([#(#parameters),*])));
        let work = self.workspace_plan();
        let tape = self.tape_plan();
        let scratch = self.scratch_plan();
        quote! {
            #(#aliases)*
            const __LEN: [usize; #count] = [#(#lens),*];
            #inputs
            #outputs
            #parameters
            #work
            #tape
            #scratch
        }
    }

    /// Several values that lie together.
    fn ports<'s>(&self, name: &str, shapes: impl ExactSizeIterator<Item = &'s crate::graph::Shape>) -> TokenStream {
        let count = Literal::usize_unsuffixed(shapes.len());
        let lens = shapes.map(|shape| shape.len());
        plan(&self.library, name, &count, &quote!(consecutive([#(#lens),*])))
    }

    /// The Rust type of a node, by way of a trait where it is the user's own.
    fn checked_type(&self, step: &Step) -> TokenStream {
        let Some(path) = &self.checked.built(step.node).own else { return self.field_type(step.node) };
        let (library, inputs) = (&self.library, step.sources.len());
        let ty = own_layer(&self.graph.library, self.scalar, path, inputs);
        if self.graph.nodes[step.node].frozen { quote!(#library::Frozen<#ty>) } else { ty }
    }

    /// The Rust type of a node, frozen or not.
    pub fn field_type(&self, node: usize) -> TokenStream {
        let (library, path) = (&self.library, &self.checked.built(node).ty);
        if self.graph.nodes[node].frozen { quote!(#library::Frozen<#path>) } else { quote!(#path) }
    }

    /// Values of an inference: each alive from its step to its last reader. The outputs are the caller's.
    fn workspace_plan(&self) -> TokenStream {
        let lifetimes = self.active().flat_map(|step| {
            let (node, layer) = (Literal::usize_unsuffixed(step.node), &step.layer);
            let to = Literal::usize_unsuffixed(step.last_reader.unwrap_or(step.node));
            let len = if step.output.is_some() { quote!(0) } else { quote!(__LEN[#node]) };
            [quote!((#len, #node, #to)), quote!((#layer::WORKSPACE, #node, #node))]
        });
        packed(&self.library, "__WORKSPACE", lifetimes.collect())
    }

    /// Places in the workspace: the value and the scratch of a step.
    pub fn workspace_index(&self, node: usize) -> usize {
        2 * self.active().position(|step| step.node == node).unwrap_or_default()
    }

    /// Values of the pass forward, all kept: inputs of their own, outputs, caches of layers and of activations.
    fn tape_plan(&self) -> TokenStream {
        let library = &self.library;
        let scalar = self.scalar;
        let inputs = self.graph.inputs.iter().map(|input| {
            let len = input.shape.len();
            if self.single_input() { quote!(0) } else { quote!(#len) }
        });
        let steps = self.active().flat_map(|step| {
            let (node, layer) = (Literal::usize_unsuffixed(step.node), &step.layer);
            let len = if step.output.is_some() && self.single_output() { quote!(0) } else { quote!(__LEN[#node]) };
            let cache = step.activation.as_ref().map_or(
                quote!(0),
                |(_, ty)| quote!(if <#ty as #library::Activation<#scalar>>::CACHED { __LEN[#node] } else { 0 }),
            );
            [len, quote!(#layer::CACHE), cache]
        });
        let lens: Vec<TokenStream> = inputs.chain(steps).collect();
        let count = Literal::usize_unsuffixed(lens.len());
        plan(library, "__TAPE", &count, &quote!(consecutive([#(#lens),*])))
    }

    /// Places on the tape: the value, the layer's cache and the activation's cache of a step.
    pub fn tape_index(&self, node: usize) -> usize {
        self.graph.inputs.len() + 3 * self.active().position(|step| step.node == node).unwrap_or_default()
    }

    /// Gradients of the way back, in reverse order: each alive from the last reader's step to its own.
    fn scratch_plan(&self) -> TokenStream {
        let last = self.steps.len() - 1;
        let time = |node: usize| Literal::usize_unsuffixed(last - node);
        let inputs = (0..self.graph.inputs.len()).map(|input| {
            let len = self.graph.inputs[input].shape.len();
            let from = self.readers(Source::Input(input)).last().map_or_else(|| time(0), |reader| time(*reader));
            let end = Literal::usize_unsuffixed(last + 1);
            if self.single_input() { quote!((0, 0, 0)) } else { quote!((#len, #from, #end)) }
        });
        let steps = self.active().flat_map(|step| {
            let (node, now, layer) = (Literal::usize_unsuffixed(step.node), time(step.node), &step.layer);
            let own = match (step.output, self.single_output()) {
                (Some(_), true) => quote!((0, 0, 0)),
                (Some(_), false) => quote!((__LEN[#node], 0, #now)),
                _ => {
                    let from = time(step.last_reader.unwrap_or(step.node));
                    quote!((__LEN[#node], #from, #now))
                }
            };
            let mut places = vec![own, quote!((#layer::SCRATCH, #now, #now))];
            for (position, source) in step.sources.iter().enumerate() {
                let len = match source {
                    _ if self.writes_first(step, position) => quote!(0),
                    Source::Input(input) => {
                        let input = Literal::usize_unsuffixed(*input);
                        quote!(__INPUTS.regions[#input].len)
                    }
                    Source::Node(source) => {
                        let source = Literal::usize_unsuffixed(*source);
                        quote!(__LEN[#source])
                    }
                };
                places.push(quote!((#len, #now, #now)));
            }
            places
        });
        packed(&self.library, "__SCRATCH", inputs.chain(steps).collect())
    }

    /// Places in the scratch: the gradient and the scratch of a step, then a place for each of its inputs whose
    /// gradient has to be added to what is there.
    pub fn scratch_index(&self, node: usize) -> usize {
        let before = self.active().take_while(|step| step.node != node);
        self.graph.inputs.len() + before.map(|step| 2 + step.sources.len()).sum::<usize>()
    }

    /// The steps that read a value, in order.
    pub fn readers(&self, value: Source) -> Vec<usize> {
        self.active().filter(|step| step.sources.contains(&value)).map(|step| step.node).collect()
    }

    /// Whether the gradient of this input of `step` is the first that its value gets on the way back, and so is
    /// written in place; others are added.
    pub fn writes_first(&self, step: &Step, position: usize) -> bool {
        let value = step.sources[position];
        let has_its_own = matches!(value, Source::Node(node) if self.steps[node].output.is_some());
        let first_reader = self.readers(value).last() == Some(&step.node);
        let first_mention = !step.sources[..position].contains(&value);
        !has_its_own && first_reader && first_mention
    }
}

/// The value behind a view.
fn past_views(steps: &[Step], source: Source) -> Source {
    match source {
        Source::Node(node) if steps[node].view => steps[node].sources[0],
        other => other,
    }
}

fn packed(library: &TokenStream, name: &str, lifetimes: Vec<TokenStream>) -> TokenStream {
    let count = Literal::usize_unsuffixed(lifetimes.len());
    plan(library, name, &count, &quote!(packed([#(#library::Lifetime::new #lifetimes),*])))
}

/// A plan as a constant, for lengths, and its regions as a static, for code: unoptimised code would copy the whole
/// constant at every use.
fn plan(library: &TokenStream, name: &str, count: &Literal, made: &TokenStream) -> TokenStream {
    let (plan, regions) = (format_ident!("{name}"), format_ident!("{name}_REGIONS"));
    quote! {
        const #plan: #library::Plan<#count> = #library::Plan::#made;
        static #regions: [#library::Region; #count] = #plan.regions;
    }
}

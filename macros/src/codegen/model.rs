//! A graph as code sees it: steps, with the names that they have in the code.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};

use crate::check::Checked;
use crate::fold::Folded;
use crate::graph::{Graph, Source, inputs_argument, own_layer, word};

/// A checked graph, with views replaced by what they are views of.
pub struct Model<'a> {
    pub checked: &'a Checked,
    pub graph: &'a Graph,
    /// The door through which generated code reaches the library, from the user's scope.
    pub door: TokenStream,
    /// The same within the generated block, which has a short name for it.
    pub library: Ident,
    pub name: &'a Ident,
    /// The network after which the structs of several inputs and outputs are named.
    pub ports: &'a Ident,
    pub scalar: &'a Ident,
    pub steps: Vec<Step>,
    /// The variables of the inputs.
    inputs: Vec<Ident>,
    /// The variable of the only output.
    output: Ident,
}

/// A node, as code sees it.
pub struct Step {
    pub node: usize,
    /// The type, as an alias of the generated block.
    pub ty: Ident,
    /// `<Type as Layer<INPUTS>>`.
    pub layer: TokenStream,
    /// The variable of its output.
    pub value: Ident,
    /// The variable of the gradient with respect to its output.
    pub gradient: Ident,
    /// The variable that says whether that gradient leads anywhere.
    pub wanted: Ident,
    /// What it reads, past views.
    pub sources: Vec<Source>,
    /// Its output is its input, in another shape: no code, no memory.
    pub view: bool,
    /// The index among the outputs.
    pub output: Option<usize>,
    /// The last step that reads it.
    pub last_reader: Option<usize>,
    /// A constant of its activation.
    pub activation: Option<Ident>,
}

impl Step {
    /// The number of values that it reads, as a generic argument.
    pub fn inputs(&self) -> Literal {
        Literal::usize_unsuffixed(self.sources.len())
    }
}

impl<'a> Model<'a> {
    pub fn new(checked: &'a Checked) -> Self {
        let graph = &checked.graph;
        let door = &graph.library;
        let door = quote!(#door::__private);
        let library = format_ident!("__net");
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
            let inputs = inputs_argument(sources.len());
            let layer = quote!(<#ty as #library::Layer #inputs>);
            let activation = node.activation.as_ref().map(|_| format_ident!("__ACTIVATION{index}"));
            if !view {
                for source in &sources {
                    if let Source::Node(source) = source {
                        steps[*source].last_reader = Some(index);
                    }
                }
            }
            let [value, gradient, wanted] = ["v", "g", "w"].map(|kind| variable(kind, index, &node.name));
            let (node, last_reader) = (index, None);
            steps.push(Step {
                node,
                ty,
                layer,
                value,
                gradient,
                wanted,
                sources,
                view,
                output,
                last_reader,
                activation,
            });
        }
        let inputs = match graph.inputs.as_slice() {
            [_] => vec![Ident::new("input", Span::call_site())],
            several => several.iter().enumerate().map(|(index, input)| variable("x", index, &input.name)).collect(),
        };
        let output = Ident::new("output", Span::call_site());
        Self {
            checked,
            graph,
            door,
            library,
            name: &graph.name,
            ports: &graph.name,
            scalar: &graph.scalar,
            steps,
            inputs,
            output,
        }
    }

    /// A network whose norms were folded.
    pub fn folded(folded: &'a Folded) -> Self {
        Self { ports: &folded.from, ..Self::new(&folded.checked) }
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

    /// Whether a step writes its value to the caller's place for the output, and has none in the arenas.
    pub fn is_output_itself(&self, step: &Step) -> bool {
        self.single_output() && step.output.is_some()
    }

    /// The variable of a step's value.
    pub fn value<'s>(&'s self, step: &'s Step) -> &'s Ident {
        if self.is_output_itself(step) { &self.output } else { &step.value }
    }

    /// The variable of an input.
    pub fn input(&self, input: usize) -> &Ident {
        &self.inputs[input]
    }

    /// The variable of the gradient with respect to an input of a network with several.
    pub fn input_gradient(&self, input: usize) -> Ident {
        variable("gx", input, &self.graph.inputs[input].name)
    }

    /// The layer as an expression of type `&Layer`.
    fn layer_reference(&self, step: &Step) -> TokenStream {
        let node = &self.graph.nodes[step.node];
        let layer = &step.layer;
        if node.field {
            let name = &node.name;
            quote!(&self.#name)
        } else {
            quote!(&#layer::ZEROED)
        }
    }

    /// The number of inputs as an argument of a call: inferred, but said of a layer of the user's own, whose type may be none.
    pub fn arity(&self, step: &Step) -> TokenStream {
        if self.graph.nodes[step.node].of_the_library { quote!(_) } else { step.inputs().to_token_stream() }
    }

    /// Layer and activation as an expression, `(&Layer, &Activation)`.
    pub fn pair(&self, step: &Step) -> TokenStream {
        let (layer, library) = (self.layer_reference(step), &self.library);
        let activation =
            step.activation.as_ref().map_or_else(|| quote!(#library::Unchanged), ToTokens::to_token_stream);
        quote!((#layer, &#activation))
    }

    /// The aliases and constants at the head of the generated block.
    pub fn constants(&self) -> TokenStream {
        let Self { library, door, .. } = self;
        let aliases = self.steps.iter().map(|step| {
            let (ty, path) = (&step.ty, self.checked_type(step));
            let layer = match self.frozen(step) {
                Some(thawed) => quote!(type #thawed = #path; type #ty = #library::Frozen<#thawed>;),
                None => quote!(type #ty = #path;),
            };
            let activation =
                step.activation.as_ref().zip(self.checked.activation(step.node)).map(|(constant, activation)| {
                    let (path, expression) = (&activation.ty, &activation.value);
                    quote!(const #constant: #path = #expression;)
                });
            quote!(#layer #activation)
        });
        let plans = self.plans();
        quote! {
            use #door as #library;

            #(#aliases)*
            #plans
        }
    }

    /// The Rust type of a step, frozen or not, from the user's scope.
    pub fn field_type(&self, step: &Step) -> TokenStream {
        let (door, path) = (&self.door, &self.checked.built(step.node).ty);
        if self.frozen(step).is_some() { quote!(#door::Frozen<#path>) } else { path.clone() }
    }

    /// The layer's type, by way of a trait where it is the user's own; not yet frozen.
    fn checked_type(&self, step: &Step) -> TokenStream {
        let built = self.checked.built(step.node);
        match &built.own {
            Some(path) => own_layer(&self.graph.library, self.scalar, path, step.sources.len()),
            None => built.ty.clone(),
        }
    }

    /// The Rust type of a step within the generated block: an alias, but for a type of the user's own.
    pub fn type_within(&self, step: &Step) -> TokenStream {
        let (ty, library) = (&step.ty, &self.library);
        match (self.graph.nodes[step.node].of_the_library, self.frozen(step)) {
            (true, _) => quote!(#ty),
            (false, None) => self.checked.built(step.node).ty.clone(),
            (false, Some(_)) => {
                let path = &self.checked.built(step.node).ty;
                quote!(#library::Frozen<#path>)
            }
        }
    }

    /// The alias of the layer within, where the step is frozen.
    pub fn frozen(&self, step: &Step) -> Option<Ident> {
        self.graph.nodes[step.node].frozen.then(|| format_ident!("__Thawed{}", step.node))
    }
}

/// A variable whose name says what it is for. Its span is not the user's, whose lints and whose editor it does not concern.
fn variable(kind: &str, index: usize, name: &Ident) -> Ident {
    format_ident!("{kind}{index}_{name}", span = Span::mixed_site())
}

/// The value behind a view.
fn past_views(steps: &[Step], source: Source) -> Source {
    match source {
        Source::Node(node) if steps[node].view => steps[node].sources[0],
        other => other,
    }
}

//! A graph as code sees it: steps, with the names that they have in the code.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::fuse;
use super::plans::index;
use crate::check::Checked;
use crate::fold::Folded;
use crate::graph::{Graph, Source, inputs_argument, own_layer, word};

/// A checked graph, with views replaced by what they are views of, and convolutions by the pools that run them.
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
    /// The last step that reads each input.
    pub last_readers: Vec<Option<usize>>,
}

/// A node, as code sees it.
pub struct Step {
    pub node: usize,
    /// The number among the steps that do something.
    pub number: usize,
    /// The type, as an alias of the generated block.
    pub ty: Ident,
    /// `<Type as Layer<INPUTS>>`.
    pub layer: TokenStream,
    /// The same of what is run: of a pool that runs the convolution before it, of both.
    pub run: TokenStream,
    /// The convolution that it runs.
    pub convolution: Option<usize>,
    /// What it reads, past silent steps.
    pub sources: Vec<Source>,
    /// It has no code and no memory: its output is its input in another shape, or the pool after it runs it.
    pub silent: bool,
    /// The index among the outputs.
    pub output: Option<usize>,
    /// The last step that reads it.
    pub last_reader: Option<usize>,
    /// The positions among what it reads whose gradient has to be added to what is there, and the place of each in the scratch.
    pub addends: Vec<(usize, usize)>,
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
        let (mut active, mut last_readers) = (0, vec![None; graph.inputs.len()]);
        let mut activations: Vec<(String, usize)> = Vec::new();
        let pooled = fuse::pooled(checked);
        for (index, node) in graph.nodes.iter().enumerate() {
            let output = graph.outputs.iter().position(|output| output.node == index);
            let view = checked.built(index).view && node.activation.is_none() && output.is_none();
            let silent = view || pooled.contains(&Some(index));
            let sources: Vec<Source> = node.sources.iter().map(|source| past_silent(&steps, *source)).collect();
            let ty = match &checked.built(index).own {
                None => format_ident!("__Layer{index}"),
                // Where the user named it, for what the compiler says of it.
                Some(path) => format_ident!("__Layer{index}", span = word(path)),
            };
            let inputs = inputs_argument(sources.len());
            let layer = quote!(<#ty as #library::Layer #inputs>);
            let convolution = pooled[index];
            let run = match convolution.map(|convolution| &steps[convolution]) {
                Some(Step { ty: convolution, .. }) => {
                    quote!(<#library::Pooled<#convolution, #ty> as #library::Layer>)
                }
                None => layer.clone(),
            };
            let activation = node.activation.as_ref().map(|activation| {
                // One constant for all that are alike. What has arguments has one of its own, as they are the user's.
                let value = format!("{} {}", activation.ty, activation.value);
                let known = activations.iter().find(|(other, _)| value.ends_with("()") && *other == value);
                let first = known.map_or(index, |(_, first)| *first);
                if first == index {
                    activations.push((value, index));
                }
                format_ident!("__ACTIVATION{first}")
            });
            // The convolution has its own for its weights' sake.
            let activation = activation.or_else(|| steps[convolution?].activation.clone());
            let number = active;
            if !silent {
                active += 1;
                for source in &sources {
                    match source {
                        Source::Input(input) => last_readers[*input] = Some(index),
                        Source::Node(source) => steps[*source].last_reader = Some(index),
                    }
                }
            }
            let (node, last_reader, addends) = (index, None, Vec::new());
            steps.push(Step {
                node,
                number,
                ty,
                layer,
                run,
                convolution,
                sources,
                silent,
                output,
                last_reader,
                addends,
                activation,
            });
        }
        let mut model = Self {
            checked,
            graph,
            door,
            library,
            name: &graph.name,
            ports: &graph.name,
            scalar: &graph.scalar,
            steps,
            last_readers,
        };
        model.place_addends(active);
        model
    }

    /// A network whose norms were folded.
    pub fn folded(folded: &'a Folded) -> Self {
        Self { ports: &folded.from, ..Self::new(&folded.checked) }
    }

    /// The steps that do something.
    pub fn active(&self) -> impl DoubleEndedIterator<Item = &Step> {
        self.steps.iter().filter(|step| !step.silent)
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

    /// Where a value is, as an argument.
    pub fn place(&self, value: Source) -> TokenStream {
        let library = &self.library;
        match value {
            Source::Input(input) => {
                let input = index(input);
                quote!(#library::Input(#input))
            }
            Source::Node(node) => {
                let step = &self.steps[node];
                let number = index(step.number);
                match step.output.map(index) {
                    None => quote!(#library::Step(#number)),
                    Some(output) => quote!(#library::Output(#number, #output)),
                }
            }
        }
    }

    /// The layer as an expression of type `&Layer`.
    fn layer_reference(&self, net: &TokenStream, step: &Step) -> TokenStream {
        let node = &self.graph.nodes[step.node];
        let layer = &step.layer;
        if node.field {
            let name = &node.name;
            quote!(&#net.#name)
        } else {
            quote!(&#layer::ZEROED)
        }
    }

    /// The number of values that a step reads, as a generic argument: inferred, but said of a layer of the user's own, whose type
    /// may be none.
    pub fn arity(&self, step: &Step) -> TokenStream {
        if self.graph.nodes[step.node].of_the_library { quote!(_) } else { step.inputs().to_token_stream() }
    }

    /// Whether a step is called with its sizes as values. Frozen layers are behind their wrappers.
    pub fn is_product(&self, step: &Step) -> bool {
        self.checked.built(step.node).product && self.frozen(step).is_none()
    }

    /// The call of a pass for a step: with the layer, the activation, the places of what it reads, that of what it writes, and
    /// those in the scratch, if that is where the pass is.
    pub fn call(&self, net: &TokenStream, step: &Step, scratch: Option<&TokenStream>) -> TokenStream {
        let (layer, library) = (self.layer_reference(net, step), &self.library);
        let activation =
            step.activation.as_ref().map_or_else(|| quote!(#library::Unchanged), ToTokens::to_token_stream);
        let reads = step.sources.iter().map(|source| self.place(*source));
        let writes = self.place(Source::Node(step.node));
        let more = scratch.map(|_| quote!(, _));
        let scratch = scratch.into_iter();
        let arguments = quote!(&#activation, [#(#reads),*], #writes #(, #scratch)*);
        if self.is_product(step) {
            let field = &self.graph.nodes[step.node].name;
            return quote!(pass.product(&#net.#field.product(), #arguments););
        }
        if let Some(convolution) = step.convolution {
            let (convolution, pool) = (&self.graph.nodes[convolution].name, &step.ty);
            return quote!(pass.step(#library::Pooled::<_, #pool>::of(&#net.#convolution), #arguments););
        }
        if self.graph.nodes[step.node].of_the_library {
            return quote!(pass.step(#layer, #arguments););
        }
        // The number of inputs is inferred, but said of a layer of the user's own, whose type may be none.
        let count = step.inputs();
        quote!(pass.step::<_, _, #count #more>(#layer, #arguments);)
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
            let own = Some(format_ident!("__ACTIVATION{}", step.node));
            let activation = self.checked.activation(step.node).filter(|_| step.activation == own).map(|activation| {
                let (path, expression) = (&activation.ty, &activation.value);
                quote!(const #own: #path = #expression;)
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

/// The value behind a silent step.
fn past_silent(steps: &[Step], source: Source) -> Source {
    match source {
        Source::Node(node) if steps[node].silent => steps[node].sources[0],
        other => other,
    }
}

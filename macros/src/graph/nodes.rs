//! Layers to nodes: a source for every input, a shape for every output.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Attribute, Expr, Ident};

use super::arguments::{self, Values};
use super::dim::Dim;
use super::layers::{self, Built, Input, Inputs, Use, argument};
use super::report::Report;
use super::shape::Shape;
use super::standing::{Standing, free_name};
use super::trail::Trail;
use super::{Place, Source, activations, layer_of};
use crate::edit::Edit;
use crate::mistake::{Mistake, Mistakes};
use crate::parse::{Argument, Declaration, Item, LayerSyntax, is_snake_case};
use crate::text;

/// One step of the computation.
pub struct Node {
    /// The layer's name.
    pub name: Ident,
    pub attributes: Vec<Attribute>,
    pub frozen: bool,
    /// The layer as written.
    pub written: String,
    /// The pipeline as written, for the table of layers.
    pub pipeline: String,
    pub sources: Vec<Source>,
    /// `None` where there was a mistake, which has been reported.
    pub built: Option<Built>,
    /// The activation applied to the output in place.
    pub activation: Option<Activation>,
    /// Whether it is a field of the struct; the others stand for the second and later activations of a pipeline.
    pub field: bool,
    /// Whether its output is what the layer's name means to others.
    pub last_of_layer: bool,
    /// Whether its type is the library's, and not the user's own.
    pub of_the_library: bool,
}

/// An activation in place.
pub struct Activation {
    /// The word in the declaration.
    pub name: String,
    pub ty: TokenStream,
    /// A constant expression of the type.
    pub value: TokenStream,
}

impl Node {
    pub fn shape(&self) -> Option<&Shape> {
        self.built.as_ref().map(|built| &built.shape)
    }
}

struct Resolver<'a> {
    declaration: &'a Declaration,
    inputs: &'a [Place],
    nodes: Vec<Node>,
}

/// Resolves all layers; a layer with a mistake has no shape, and makes no other mistake further down.
pub fn resolve(declaration: &Declaration, inputs: &[Place], mistakes: &mut Mistakes) -> Vec<Node> {
    let mut resolver = Resolver { declaration, inputs, nodes: Vec::new() };
    for (index, syntax) in declaration.layers.iter().enumerate() {
        resolver.check_name(index, syntax, mistakes);
        resolver.layer(syntax, mistakes);
    }
    resolver.nodes
}

impl Resolver<'_> {
    fn check_name(&self, index: usize, syntax: &LayerSyntax, mistakes: &mut Mistakes) {
        let name = syntax.name.to_string();
        if syn::parse_str::<Ident>(&name).is_err() {
            mistakes.push(
                Mistake::at(&syntax.name, format!("`{name}` is a word of Rust and can't name a layer"))
                    .mend(Edit::replace(&name, format!("{name}_"))),
            );
        } else if name.chars().any(char::is_uppercase) {
            mistakes.push(
                Mistake::at(&syntax.name, format!("`{name}` names a layer, which is in snake_case"))
                    .mend(Edit::replace(&name, text::snake_case(&name))),
            );
        } else if self.declaration.layers[..index].iter().any(|other| other.name == name) {
            mistakes.push(
                Mistake::at(&syntax.name, format!("two layers are named `{name}`"))
                    .mend(Edit::replace(&name, free_name(self.declaration, &name))),
            );
        } else if self.inputs.iter().any(|input| input.name == name) {
            mistakes.push(
                Mistake::at(&syntax.name, format!("`{name}` is the network's input"))
                    .mend(Edit::replace(&name, free_name(self.declaration, &format!("{name}_layer")))),
            );
        }
    }

    /// The layer or input of this name, before the layer under way.
    fn source(&self, name: &Ident) -> Result<Source, Mistake> {
        if let Some(input) = self.inputs.iter().position(|input| input.name == name.to_string()) {
            return Ok(Source::Input(input));
        }
        if let Some(node) = self.nodes.iter().rposition(|node| node.last_of_layer && node.name == *name) {
            return Ok(Source::Node(node));
        }
        if self.declaration.layers.iter().any(|layer| layer.name == *name) {
            return Err(Mistake::at(name, format!("`{name}` comes later; a layer reads what is above it"))
                .advise(format!("move layer `{name}` above this one")));
        }
        let known = self.nodes.iter().map(|node| node.name.to_string());
        let known: Vec<String> = known.chain(self.inputs.iter().map(|input| input.name.to_string())).collect();
        let mistake = Mistake::at(name, format!("there is no layer `{name}` to read"));
        Err(match text::nearest(&name.to_string(), known.iter().map(String::as_str)) {
            Some(near) => mistake.mend(Edit::replace(name.to_string(), near)),
            None => {
                let last = known.last().map_or("input", String::as_str);
                let known = text::quoted(known.iter().map(String::as_str));
                mistake.mend_or(Edit::replace(name.to_string(), last), format!("by another of {known}"))
            }
        })
    }

    fn shape(&self, source: Source) -> Option<&Shape> {
        match source {
            Source::Input(input) => self.inputs[input].shape(),
            Source::Node(node) => self.nodes[node].shape(),
        }
    }

    fn name(&self, source: Source) -> String {
        match source {
            Source::Input(input) => self.inputs[input].name.to_string(),
            Source::Node(node) => self.nodes[node].name.to_string(),
        }
    }

    fn layer(&mut self, syntax: &LayerSyntax, mistakes: &mut Mistakes) {
        let first = &syntax.items[0];
        let known = first.ident().and_then(|name| layers::TABLE.iter().find(|entry| name == entry.name));
        let alone = first.ident().is_some_and(|name| activations::TABLE.iter().any(|entry| name == entry.name));
        let misspelt = if known.is_none() && !alone { misspelt(first, true) } else { None };
        let (sources, built) = if let Some(mistake) = misspelt {
            mistakes.push(mistake);
            (Vec::new(), None)
        } else {
            match self.sources(syntax, known) {
                Ok(sources) => {
                    let built = self.built(syntax, known, alone, &sources, mistakes);
                    (sources, built)
                }
                Err(mistake) => {
                    mistakes.push(mistake);
                    (Vec::new(), None)
                }
            }
        };
        let mut following: Vec<&Item> =
            if alone { syntax.items.iter().collect() } else { syntax.items[1..].iter().collect() };
        // Activations work in place, except on what the layer's own way back may want to see: the output of a user's layer.
        let in_place = known.is_some() || alone;
        let mut activation = None;
        if in_place && !following.is_empty() {
            activation = self.activation(following.remove(0), sources.first().copied(), built.as_ref(), syntax, mistakes);
        }
        if syntax.frozen.is_some() && built.as_ref().is_some_and(|built| built.parameters.value == Some(0) && in_place)
        {
            let mistake = Mistake::at_span(
                syntax.frozen.unwrap_or_else(|| syntax.name.span()),
                format!("layer `{}` has no parameters to freeze", syntax.name),
            );
            mistakes.push(mistake.mend(Edit::remove("#[frozen]")));
        }
        self.nodes.push(Node {
            name: syntax.name.clone(),
            attributes: syntax.attributes.clone(),
            frozen: syntax.frozen.is_some(),
            written: syntax.text(),
            pipeline: syntax.pipeline(),
            sources,
            built,
            activation,
            field: true,
            last_of_layer: following.is_empty(),
            of_the_library: in_place,
        });
        while !following.is_empty() {
            let item = following.remove(0);
            self.second_activation(item, syntax, following.is_empty(), mistakes);
        }
    }

    /// What the layer reads.
    fn sources(&self, syntax: &LayerSyntax, known: Option<&layers::Entry>) -> Result<Vec<Source>, Mistake> {
        let item = &syntax.items[0];
        let several = known.is_some_and(|entry| entry.inputs == Inputs::Several);
        let user = known.is_none()
            && !item.arguments().is_empty()
            && !activations::TABLE.iter().any(|entry| item.ident().is_some_and(|name| name == entry.name));
        if !several && !user {
            return Ok(vec![match &syntax.source {
                Some(name) => self.source(name)?,
                None if self.nodes.is_empty() && self.inputs.len() > 1 => return Err(self.which_input(syntax)),
                None if self.nodes.is_empty() => Source::Input(0),
                None => Source::Node(self.nodes.len() - 1),
            }]);
        }
        let layer = text::code(&item.path);
        if let Some(source) = &syntax.source {
            let arguments: Vec<String> = item.arguments().iter().map(Argument::text).collect();
            let reads = if arguments.contains(&source.to_string()) {
                arguments.join(", ")
            } else {
                std::iter::once(source.to_string()).chain(arguments).collect::<Vec<_>>().join(", ")
            };
            return Err(Mistake::at(
                source,
                format!("`{layer}` reads the layers in its parentheses, not `{source}` before it"),
            )
            .mend(Edit::replace(format!("{source} | {}", item.written()), format!("{layer}({reads})"))));
        }
        let count = item.arguments().len();
        if several && count < 2 {
            return Err(self.too_few(item, &layer));
        }
        if count > 8 {
            return Err(Mistake::at(&item.path, format!("`{layer}` reads at most eight layers, found {count}"))
                .mend(self.split(syntax, item, &layer)));
        }
        item.arguments().iter().map(|argument| self.named_source(argument, &layer, several)).collect()
    }

    fn too_few(&self, item: &Item, layer: &str) -> Mistake {
        let count = item.arguments().len();
        let mistake = Mistake::at(&item.path, format!("`{layer}` reads two layers or more, found {count}"));
        let mut reads: Vec<String> = item.arguments().iter().map(Argument::text).collect();
        for name in self.two_above() {
            if reads.len() < 2 && !reads.contains(&name) {
                reads.push(name);
            }
        }
        match reads.as_slice() {
            [a, b] => {
                mistake.mend_or(Edit::replace(item.written(), format!("{layer}({a}, {b})")), "name the layers that it reads")
            }
            _ => mistake.advise(format!("write `{layer}(a, b)` with the names of two layers")),
        }
    }

    /// The edit that joins the first eight inputs in a layer of their own.
    fn split(&self, syntax: &LayerSyntax, item: &Item, layer: &str) -> Edit {
        let arguments: Vec<String> = item.arguments().iter().map(Argument::text).collect();
        let (first, rest) = arguments.split_at(8);
        let (name, part) = (&syntax.name, free_name(self.declaration, &format!("{}_part", syntax.name)));
        let new = format!("{part}: {layer}({}), {name}: {layer}({part}, {})", first.join(", "), rest.join(", "));
        Edit::replace(format!("{name}: {}", item.written()), new)
    }

    /// An argument that names a layer.
    fn named_source(&self, argument: &Argument, layer: &str, of_the_library: bool) -> Result<Source, Mistake> {
        if let (None, Expr::Path(path)) = (&argument.name, &argument.value)
            && let Some(name) = path.path.get_ident()
        {
            return self.source(name);
        }
        let found = argument.text();
        let mistake = Mistake::at(&argument.value, format!("`{layer}` reads layers by their names, found `{found}`"));
        Err(if of_the_library {
            let above = self.two_above();
            let near = above.last().map_or("input", String::as_str);
            mistake.mend_or(Edit::replace(found, near), "by the name of another layer above")
        } else {
            mistake.advise("a layer of your own takes names of layers; make its settings part of its type")
        })
    }

    /// The names of the two nearest layers, or inputs, above.
    fn two_above(&self) -> Vec<String> {
        let nodes = self.nodes.iter().rev().filter(|node| node.last_of_layer).map(|node| node.name.to_string());
        let mut names: Vec<String> =
            nodes.chain(self.inputs.iter().rev().map(|input| input.name.to_string())).take(2).collect();
        names.reverse();
        names
    }

    fn which_input(&self, syntax: &LayerSyntax) -> Mistake {
        let names: Vec<String> = self.inputs.iter().map(|input| format!("`{}`", input.name)).collect();
        let item = syntax.items[0].written();
        Mistake::at(
            &syntax.items[0].path,
            format!("layer `{}` is the first, and the network has several inputs: {}", syntax.name, text::list(&names)),
        )
        .mend(Edit::replace(&item, format!("{} | {item}", self.inputs[0].name)))
    }

    /// The layer's type and output, or `None` if there is a mistake in it, or in what it reads.
    fn built(
        &self,
        syntax: &LayerSyntax,
        known: Option<&layers::Entry>,
        alone: bool,
        sources: &[Source],
        mistakes: &mut Mistakes,
    ) -> Option<Built> {
        let (library, scalar, item) = (&self.declaration.library, &self.declaration.scalar, &syntax.items[0]);
        let first = self.shape(sources[0]);
        let values = match known {
            // Its arguments are its sources.
            Some(entry) if entry.inputs == Inputs::Several => Some(Values::default()),
            Some(entry) => arguments::bind(item, entry.parameters, library, first, mistakes),
            None => Some(Values::default()),
        };
        let shapes: Option<Vec<&Shape>> = sources.iter().map(|source| self.shape(*source)).collect();
        let inputs = shapes?
            .into_iter()
            .zip(sources)
            .map(|(shape, source)| Input { name: self.name(*source), shape })
            .collect::<Vec<_>>();
        if alone {
            let (shape, len) = (inputs[0].shape.clone(), argument(&inputs[0].shape.len()));
            return Some(copy(library, scalar, shape, &len));
        }
        let (declaration, nodes) = (self.declaration, self.nodes.as_slice());
        let standing = Standing { declaration, inputs: self.inputs, nodes, syntax, sources };
        let Some(entry) = known else {
            return Some(user_layer(library, syntax, &inputs, &standing));
        };
        let values = values?;
        let init = values.init();
        let layer = Use { library, scalar, name: &syntax.name, item, values, inputs, standing: &standing };
        let mut built = mistakes.keep((entry.build)(&layer))?;
        built.init = init;
        Some(built)
    }

    fn activation(
        &self,
        item: &Item,
        reads: Option<Source>,
        built: Option<&Built>,
        syntax: &LayerSyntax,
        mistakes: &mut Mistakes,
    ) -> Option<Activation> {
        let (library, scalar) = (&self.declaration.library, &self.declaration.scalar);
        let name = item.ident().map(ToString::to_string);
        if let Some(entry) = name.as_ref().and_then(|name| activations::TABLE.iter().find(|entry| entry.name == *name))
        {
            let shape = built.map(|built| &built.shape);
            let values = arguments::bind(item, entry.parameters, library, shape, mistakes)?;
            let shape = shape?;
            if entry.works_on_rows() && shape.rank() > Some(2) {
                mistakes.push(self.not_on_rows(item, syntax, reads, shape));
                return None;
            }
            let (ty, value) = entry.build(item, &values, shape, library, scalar);
            return Some(Activation { name: entry.name.to_owned(), ty, value });
        }
        if let Some(name) = item.ident().filter(|name| layers::TABLE.iter().any(|entry| *name == entry.name)) {
            let own = item.written();
            let layer = free_name(self.declaration, &text::snake_case(&name.to_string()));
            mistakes.push(
                Mistake::at(item, format!("`{name}` begins a layer; only activations follow `|`"))
                    .mend(Edit::replace(format!("| {own}"), format!(", {layer}: {own}"))),
            );
            return None;
        }
        if let Some(mistake) = misspelt(item, false) {
            mistakes.push(mistake);
            return None;
        }
        if let Some(name) = item.ident().filter(|name| is_snake_case(name) && item.arguments.is_none()) {
            mistakes.push(
                Mistake::at(name, format!("there is no activation `{name}`"))
                    .advise(format!("if it is a layer, begin the layer that reads it with `{name} |`")),
            );
            return None;
        }
        let path = &item.path;
        let value = match &item.arguments {
            Some(arguments) => {
                let values = arguments.list.iter().map(|argument| &argument.value);
                quote!(#path(#(#values),*))
            }
            None => path.to_token_stream(),
        };
        Some(Activation { name: text::code(path), ty: path.to_token_stream(), value })
    }

    /// A softmax over an image.
    fn not_on_rows(&self, item: &Item, syntax: &LayerSyntax, reads: Option<Source>, shape: &Shape) -> Mistake {
        let (name, flat) = (item.written(), free_name(self.declaration, "flat"));
        let report = Report::at(item).text(format!("`{name}` works on features, but layer `{}` gives ", syntax.name));
        let mut report = report.shape(shape);
        if let Some(source) = reads {
            report = report.shapes(&Trail::to(source, self.inputs, &self.nodes).and(&syntax.name));
        }
        report.mend(Edit::replace(format!("| {name}"), format!(", {flat}: Flatten | {name}"))).mistake()
    }

    /// A copy of the node before, with the next activation in place on it: the activation before keeps its output.
    fn second_activation(&mut self, item: &Item, syntax: &LayerSyntax, last: bool, mistakes: &mut Mistakes) {
        let before = self.nodes.len() - 1;
        let shape = self.nodes[before].shape().cloned();
        let built = shape.map(|shape| {
            let len = argument(&shape.len());
            copy(&self.declaration.library, &self.declaration.scalar, shape, &len)
        });
        let activation = self.activation(item, Some(Source::Node(before)), built.as_ref(), syntax, mistakes);
        self.nodes.push(Node {
            name: syntax.name.clone(),
            attributes: Vec::new(),
            frozen: false,
            written: syntax.text(),
            pipeline: item.text(),
            sources: vec![Source::Node(before)],
            built,
            activation,
            field: false,
            last_of_layer: last,
            of_the_library: true,
        });
    }
}

fn copy(library: &TokenStream, scalar: &Ident, shape: Shape, len: &TokenStream) -> Built {
    let none = Dim::literal(0);
    Built {
        shape,
        ty: quote!(#library::__private::Identity<#scalar, #len>),
        zeroed: None,
        init: None,
        parameters: none.clone(),
        macs: none,
        view: false,
        assertions: Vec::new(),
    }
}

/// A layer of the user's own: its shapes are the constants of its type.
fn user_layer(library: &TokenStream, syntax: &LayerSyntax, inputs: &[Input<'_>], standing: &Standing<'_>) -> Built {
    let path = &syntax.items[0].path;
    let ty = path.to_token_stream();
    let layer = layer_of(library, &ty, inputs.len());
    let name = &syntax.name;
    let assertions = inputs.iter().enumerate().map(|(index, input)| {
        let (tokens, layer) = (quote!(#layer::INPUT_SHAPES[#index]), name.to_string());
        let expected = Shape::Of { tokens, layer };
        let report = Report::at(path).text(format!("layer `{name}` needs ")).shape(&expected);
        let report = report.text(format!(", but `{}` gives ", input.name)).shape(input.shape);
        let report = report.shapes(&standing.trail(index));
        let (expected, found) = (expected.tokens(library), input.shape.tokens(library));
        report.unless(quote!(#expected.equals(&#found)), library)
    });
    Built {
        shape: Shape::Of { tokens: quote!(#layer::OUTPUT_SHAPE), layer: name.to_string() },
        zeroed: None,
        init: None,
        parameters: Dim::symbolic(quote!(#layer::PARAMETERS), format!("{name}.parameters")),
        macs: Dim::symbolic(quote!(#layer::MACS), format!("{name}.macs")),
        view: false,
        assertions: assertions.collect(),
        ty,
    }
}

/// A mistake if a name is no layer and no activation, but close to one.
fn misspelt(item: &Item, layer: bool) -> Option<Mistake> {
    let name = item.ident()?;
    let (layers, activations) =
        (layers::TABLE.iter().map(|entry| entry.name), activations::TABLE.iter().map(|entry| entry.name));
    let names: Vec<&str> =
        if layer { layers.chain(activations).collect() } else { activations.chain(layers).collect() };
    let near = text::nearest(&name.to_string(), names)?;
    let kind = if layer { "layer" } else { "activation" };
    Some(
        Mistake::at(name, format!("there is no {kind} `{name}`"))
            .mend_or(
                Edit::replace(name.to_string(), near),
                format!("by `self::{name}` if it is a type of your own"),
            ),
    )
}

//! Layers to nodes: a source for every input, a shape for every output.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Attribute, Expr, Ident};

use super::arguments;
use super::dim::Dim;
use super::layers::{self, Assertion, Built, Context, Input, Inputs, Piece, Use, argument};
use super::shape::Shape;
use super::trail::{self, Step};
use super::{Place, Source, activations, layer_of};
use crate::mistake::{Mistake, Mistakes};
use crate::parse::{Declaration, Item, LayerSyntax};
use crate::text;

/// One step of the computation.
pub struct Node {
    /// The layer's name.
    pub name: Ident,
    pub attributes: Vec<Attribute>,
    pub frozen: bool,
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
                    .help(format!("replace `{name}` by `{name}_`")),
            );
        } else if name.chars().any(char::is_uppercase) {
            mistakes.push(
                Mistake::at(&syntax.name, format!("`{name}` names a layer, which is in snake_case"))
                    .help(format!("replace `{name}` by `{}`", snake_case(&name))),
            );
        } else if self.declaration.layers[..index].iter().any(|other| other.name == name) {
            mistakes.push(
                Mistake::at(&syntax.name, format!("two layers are named `{name}`"))
                    .help(format!("replace `{name}` by `{name}_{}`", index + 1)),
            );
        } else if self.inputs.iter().any(|input| input.name == name) {
            mistakes.push(
                Mistake::at(&syntax.name, format!("`{name}` is the network's input"))
                    .help(format!("replace `{name}` by `{name}_layer`")),
            );
        }
    }

    /// The layer or input of this name, before the layer under way.
    fn source(&self, name: &Ident) -> Result<Source, Mistake> {
        if let Some(input) = self.inputs.iter().position(|input| *name == input.name) {
            return Ok(Source::Input(input));
        }
        if let Some(node) = self.nodes.iter().rposition(|node| node.last_of_layer && node.name == *name) {
            return Ok(Source::Node(node));
        }
        if self.declaration.layers.iter().any(|layer| layer.name == *name) {
            return Err(Mistake::at(name, format!("`{name}` comes later; a layer reads what is above it"))
                .help(format!("move the layer `{name}` above this one")));
        }
        let known = self.nodes.iter().map(|node| node.name.to_string());
        let known: Vec<String> = known.chain(self.inputs.iter().map(|input| input.name.to_string())).collect();
        let mistake = Mistake::at(name, format!("there is no layer `{name}` to read"));
        Err(match text::nearest(&name.to_string(), known.iter().map(String::as_str)) {
            Some(near) => mistake.help(format!("replace `{name}` by `{near}`")),
            None => {
                let known: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
                mistake.help(format!("above it are {}", text::list(&known)))
            }
        })
    }

    fn shape(&self, source: Source) -> Option<&Shape> {
        match source {
            Source::Input(input) => Some(&self.inputs[input].shape),
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
                    let built = self.built(syntax, known, alone, &sources);
                    let built = built.and_then(|built| mistakes.keep(built));
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
            activation = self.activation(following.remove(0), built.as_ref(), syntax, mistakes);
        }
        if syntax.frozen.is_some() && built.as_ref().is_some_and(|built| built.parameters.value == Some(0) && in_place)
        {
            let mistake = Mistake::at_span(
                syntax.frozen.unwrap_or_else(|| syntax.name.span()),
                format!("layer `{}` has no parameters to freeze", syntax.name),
            );
            mistakes.push(mistake.help("remove `#[frozen]`"));
        }
        self.nodes.push(Node {
            name: syntax.name.clone(),
            attributes: syntax.attributes.clone(),
            frozen: syntax.frozen.is_some(),
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
            let arguments = format!("{layer}({source}, ");
            return Err(Mistake::at(
                source,
                format!("`{layer}` reads the layers in its parentheses, not `{source}` before it"),
            )
            .help(format!("write `{arguments}..)`")));
        }
        if several && item.arguments().len() < 2 {
            let mistake = Mistake::at(
                &item.path,
                format!("`{layer}` reads two layers or more, found {}", item.arguments().len()),
            );
            let above: Vec<String> = self.two_above();
            return Err(match above.as_slice() {
                [a, b] => mistake.help(format!("replace `{}` by `{layer}({a}, {b})`", written(item))),
                _ => mistake.help(format!("write `{layer}(a, b)` with the names of two layers")),
            });
        }
        if item.arguments().len() > 8 {
            return Err(Mistake::at(
                &item.path,
                format!("`{layer}` reads at most eight layers, found {}", item.arguments().len()),
            )
            .help(format!("join the first eight in a `{layer}` of their own")));
        }
        item.arguments()
            .iter()
            .map(|argument| match (&argument.name, &argument.value) {
                (None, Expr::Path(path)) if path.path.get_ident().is_some() => {
                    self.source(path.path.require_ident().map_err(Mistake::from)?)
                }
                (_, value) => {
                    let found = text::code(value);
                    let mistake = Mistake::at(value, format!("`{layer}` reads layers by their names, found `{found}`"));
                    Err(if several {
                        mistake.help("write the name of a layer above")
                    } else {
                        mistake
                            .help("a layer type of your own takes names of layers; make its settings part of the type")
                    })
                }
            })
            .collect()
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
        let item = syntax.items[0].text();
        Mistake::at(
            &syntax.items[0].path,
            format!("layer `{}` is the first, and the network has several inputs: {}", syntax.name, text::list(&names)),
        )
        .help(format!("replace `{item}` by `{} | {item}`", self.inputs[0].name))
    }

    /// The layer's type and output, or `None` if an input has no shape because of another mistake.
    fn built(
        &self,
        syntax: &LayerSyntax,
        known: Option<&layers::Entry>,
        alone: bool,
        sources: &[Source],
    ) -> Option<Result<Built, Mistake>> {
        let shapes: Option<Vec<&Shape>> = sources.iter().map(|source| self.shape(*source)).collect();
        let inputs = shapes?
            .into_iter()
            .zip(sources)
            .map(|(shape, source)| Input { name: self.name(*source), shape })
            .collect::<Vec<_>>();
        let (library, scalar, item) = (&self.declaration.library, &self.declaration.scalar, &syntax.items[0]);
        if alone {
            let (shape, len) = (inputs[0].shape.clone(), argument(&inputs[0].shape.len()));
            return Some(Ok(copy(library, scalar, shape, &len)));
        }
        let Some(entry) = known else {
            return Some(Ok(user_layer(library, syntax, &inputs)));
        };
        let values = if entry.inputs == Inputs::Several {
            arguments::bind(&Item { path: item.path.clone(), arguments: None }, &[], library)
        } else {
            arguments::bind(item, entry.parameters, library)
        };
        let context = Standing { resolver: self, syntax, source: sources[0] };
        Some(values.and_then(|values| {
            let init = values.init();
            let layer = Use { library, scalar, name: &syntax.name, item, values, inputs, context: &context };
            let mut built = (entry.build)(&layer)?;
            built.init = init;
            Ok(built)
        }))
    }

    fn activation(
        &self,
        item: &Item,
        built: Option<&Built>,
        syntax: &LayerSyntax,
        mistakes: &mut Mistakes,
    ) -> Option<Activation> {
        let (library, scalar) = (&self.declaration.library, &self.declaration.scalar);
        let name = item.ident().map(ToString::to_string);
        if let Some(entry) = name.as_ref().and_then(|name| activations::TABLE.iter().find(|entry| entry.name == *name))
        {
            let values = mistakes.keep(arguments::bind(item, entry.parameters, library))?;
            let shape = &built?.shape;
            if entry.works_on_rows() && shape.axes().is_some_and(|axes| axes.len() > 2) {
                mistakes.push(
                    Mistake::at(
                        item,
                        format!("`{}` works on features, but `{}` gives {shape}", entry.name, syntax.name),
                    )
                    .help(format!("remove ` | {}`, and add a layer that begins with `Flatten`", item.text())),
                );
                return None;
            }
            let (ty, value) = entry.build(item, &values, shape, library, scalar);
            return Some(Activation { name: entry.name.to_owned(), ty, value });
        }
        if let Some(name) = item.ident().filter(|name| layers::TABLE.iter().any(|entry| *name == entry.name)) {
            let own = item.text();
            mistakes.push(Mistake::at(item, format!("`{name}` begins a layer; only activations follow `|`")).help(
                format!(
                    "replace ` | {own}` by `, {}: {own}`",
                    free_name(self.declaration, &name.to_string().to_lowercase())
                ),
            ));
            return None;
        }
        if let Some(mistake) = misspelt(item, false) {
            mistakes.push(mistake);
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

    /// A copy of the node before, with the next activation in place on it: the activation before keeps its output.
    fn second_activation(&mut self, item: &Item, syntax: &LayerSyntax, last: bool, mistakes: &mut Mistakes) {
        let before = self.nodes.len() - 1;
        let shape = self.nodes[before].shape().cloned();
        let built = shape.map(|shape| {
            let len = argument(&shape.len());
            copy(&self.declaration.library, &self.declaration.scalar, shape, &len)
        });
        let activation = self.activation(item, built.as_ref(), syntax, mistakes);
        self.nodes.push(Node {
            name: syntax.name.clone(),
            attributes: Vec::new(),
            frozen: false,
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
        zeroed_is_function: false,
        init: None,
        parameters: none.clone(),
        macs: none,
        view: false,
        assertions: Vec::new(),
    }
}

/// A layer of the user's own: its shapes are the constants of its type.
fn user_layer(library: &TokenStream, syntax: &LayerSyntax, inputs: &[Input<'_>]) -> Built {
    let path = &syntax.items[0].path;
    let ty = path.to_token_stream();
    let layer = layer_of(library, &ty, inputs.len());
    let name = &syntax.name;
    let assertions = inputs.iter().enumerate().map(|(index, input)| {
        let index = proc_macro2::Literal::usize_unsuffixed(index);
        let (expected, found) = (quote!(#layer::INPUT_SHAPES[#index]), input.shape.tokens(library));
        Assertion {
            span: path.segments[0].ident.span(),
            holds: quote!(#expected.equals(&#found)),
            message: vec![
                Piece::Text(format!("layer `{name}` needs ")),
                Piece::Shape(expected),
                Piece::Text(format!(", but `{}` gives ", input.name)),
                Piece::Shape(found),
            ],
        }
    });
    Built {
        shape: Shape::Of { tokens: quote!(#layer::OUTPUT_SHAPE), layer: name.to_string(), last: None },
        zeroed_is_function: false,
        init: None,
        parameters: Dim::symbolic(quote!(#layer::PARAMETERS), format!("{name}.parameters")),
        macs: Dim::symbolic(quote!(#layer::MACS), format!("{name}.macs")),
        view: false,
        assertions: assertions.collect(),
        ty,
    }
}

/// Where a layer stands, for its messages.
struct Standing<'a> {
    resolver: &'a Resolver<'a>,
    syntax: &'a LayerSyntax,
    source: Source,
}

impl Context for Standing<'_> {
    fn trail(&self) -> String {
        let mut steps = Vec::new();
        let mut at = self.source;
        loop {
            let shape = self.resolver.shape(at).map_or_else(String::new, ToString::to_string);
            steps.push(Step { name: self.resolver.name(at), shape });
            match at {
                Source::Node(node) if !self.resolver.nodes[node].sources.is_empty() => {
                    at = self.resolver.nodes[node].sources[0];
                }
                _ => break,
            }
        }
        steps.reverse();
        steps.dedup_by(|later, earlier| later.name == earlier.name);
        trail::render(&steps, &self.syntax.name.to_string())
    }

    fn flatten_before(&self, shape: &Shape) -> String {
        let name = &self.syntax.name;
        let flat = free_name(self.resolver.declaration, "flat");
        let len = shape.len().text;
        match &self.syntax.source {
            None => format!("insert `{flat}: Flatten,` before `{name}`; it would then receive [{len}]"),
            Some(source) => format!(
                "replace `{name}: {source} |` by `{flat}: {source} | Flatten, {name}:`; it would then receive [{len}]"
            ),
        }
    }
}

/// `name`, or `name_2` and so on where that is taken.
fn free_name(declaration: &Declaration, name: &str) -> String {
    let taken = |name: &str| declaration.layers.iter().any(|layer| layer.name == name);
    if !taken(name) {
        return name.to_owned();
    }
    (2..).map(|number| format!("{name}_{number}")).find(|name| !taken(name)).unwrap_or_default()
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
            .help(format!("replace `{name}` by `{near}`, or by `self::{name}` if it is a type of your own")),
    )
}

fn written(item: &Item) -> String {
    if item.arguments.is_some() && item.arguments().is_empty() { format!("{}()", item.text()) } else { item.text() }
}

fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for (index, character) in name.chars().enumerate() {
        if character.is_uppercase() && index > 0 && !snake.ends_with('_') {
            snake.push('_');
        }
        snake.extend(character.to_lowercase());
    }
    snake
}

//! Syntax to a graph: names resolved, arguments bound, shapes inferred. The only place with output-size formulas.

mod activations;
mod arguments;
mod dim;
mod following;
mod init;
mod layers;
mod names;
mod nodes;
mod own;
mod report;
mod shape;
mod sources;
mod standing;
mod trail;
mod upstream;

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{Attribute, Ident, Visibility};

pub use activations::{CHANGE_PLACES_WITH_MAX, ENDINGS};
pub use dim::Dim;
pub use layers::{Built, Role, argument};
pub use nodes::{Activation, Node};
pub use own::{own_layer, word};
pub use report::{Assertion, Report};
pub use shape::Shape;
pub use trail::Trail;

use crate::edit::Edit;
use crate::mistake::{Mistake, Mistakes};
use crate::parse::{Budget, Declaration, LayerSyntax, Port, PortList, ShapeSyntax};
use crate::text;

/// A network, independent of the syntax that it was declared in. `S` is the certainty of shapes: some are missing until
/// [`check`](crate::check).
pub struct Graph {
    pub library: TokenStream,
    pub attributes: Vec<Attribute>,
    pub budgets: Vec<Budget>,
    pub visibility: Visibility,
    pub name: Ident,
    pub scalar: Ident,
    pub inputs: Vec<Place>,
    /// Whether the input is a struct with fields.
    pub named_inputs: bool,
    /// In order; a node reads inputs and nodes before it.
    pub nodes: Vec<Node>,
    pub outputs: Vec<Output>,
    /// Whether the output is a struct with fields.
    pub named_outputs: bool,
    /// Whether every output that is promised is among the outputs.
    pub whole: bool,
}

impl Graph {
    /// Whether one node reads this one, and it is no output: what it gives then need not be anywhere.
    pub fn is_read_once(&self, node: usize) -> bool {
        let readers = self.nodes.iter().filter(|reader| reader.sources.contains(&Source::Node(node))).count();
        readers == 1 && self.outputs.iter().all(|output| output.node != node)
    }
}

/// An input of the network.
pub struct Place {
    pub name: Ident,
    /// As it stands in the signature.
    pub written: String,
    pub shape: Shape,
    /// Whether there is a mistake in the shape, which has been reported.
    pub broken: bool,
}

impl Place {
    /// The shape, or `None` where there is a mistake in it.
    pub fn shape(&self) -> Option<&Shape> {
        (!self.broken).then_some(&self.shape)
    }
}

/// An output of the network.
pub struct Output {
    pub name: Ident,
    /// What the signature promises.
    pub promised: Shape,
    /// Whether there is a mistake in the promise, which has been reported.
    pub broken: bool,
    /// The promise in the signature.
    pub port: Port,
    pub node: usize,
}

/// Where a value comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    Input(usize),
    Node(usize),
}

/// Builds the graph, as far as it can be, with the mistakes on the way. `Err` where there are no layers at all.
pub fn build(declaration: Declaration, mut mistakes: Mistakes) -> Result<(Graph, Mistakes), Mistakes> {
    for budget in &declaration.budgets {
        let what = format!("the limit `{}`", budget.limit.name());
        mistakes.keep(Dim::limit(&budget.allowed, &what));
    }
    let inputs = places(&declaration.inputs, "input", &mut mistakes);
    let promised = places(&declaration.outputs, "output", &mut mistakes);
    if declaration.layers.is_empty() {
        mistakes.push(no_layers(&declaration));
        return Err(mistakes);
    }
    let nodes = nodes::resolve(&declaration, &inputs, &mut mistakes);
    let (named_outputs, promises) = (declaration.outputs.named(), promised.len());
    let mut outputs = Vec::new();
    for (port, place) in declaration.outputs.ports.into_iter().zip(promised) {
        let node = match &port.name {
            None => Some(nodes.len() - 1),
            Some(name) => {
                let found = nodes.iter().position(|node| node.last_of_layer && node.name == *name);
                found.or_else(|| {
                    mistakes.push(no_such_output(name, &port.shape, &declaration.layers));
                    None
                })
            }
        };
        if let Some(node) = node {
            outputs.push(Output { name: place.name, promised: place.shape, broken: place.broken, port, node });
        }
    }
    let graph = Graph {
        library: declaration.library,
        attributes: declaration.attributes,
        budgets: declaration.budgets,
        visibility: declaration.visibility,
        name: declaration.name,
        scalar: declaration.scalar,
        named_inputs: declaration.inputs.named(),
        named_outputs,
        inputs,
        nodes,
        whole: outputs.len() == promises,
        outputs,
    };
    Ok((graph, mistakes))
}

fn no_layers(declaration: &Declaration) -> Mistake {
    let port = &declaration.outputs.ports[0];
    let name = port.name.as_ref().map_or_else(|| "out".to_owned(), ToString::to_string);
    let layer = format!("{name}: Dense({})", last_axis(&port.shape));
    Mistake::at_span(declaration.end, format!("network `{}` has no layers", declaration.name))
        .mend_or(Edit::insert(layer, "}"), "another layer")
}

fn last_axis(shape: &ShapeSyntax) -> String {
    shape.axes.last().map_or_else(|| "1".to_owned(), text::code)
}

/// The ports of a signature with their shapes.
fn places(list: &PortList, kind: &str, mistakes: &mut Mistakes) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for port in &list.ports {
        let mut name = port.name.clone().unwrap_or_else(|| Ident::new(kind, Span::mixed_site()));
        let word = name.to_string();
        // After a mistake the place has the name that it is to get, for those that read it.
        if port.name.is_some() && (syn::parse_str::<Ident>(&word).is_err() || word.starts_with("r#")) {
            let better = format!("{}_", word.trim_start_matches("r#"));
            mistakes.push(
                Mistake::at(&name, format!("`{word}` is a word of Rust and can't name a field"))
                    .mend(Edit::replace(word, &better)),
            );
            name = Ident::new(&better, name.span());
        } else if places.iter().any(|place| place.name == name) {
            let better = format!("{word}_2");
            mistakes
                .push(Mistake::at(&name, format!("two {kind}s are named `{word}`")).mend(Edit::replace(word, &better)));
            name = Ident::new(&better, name.span());
        }
        let before = mistakes.count();
        let axes: Vec<_> =
            port.shape.axes.iter().filter_map(|axis| mistakes.keep(Dim::written(axis, "a dimension"))).collect();
        if !(1..=3).contains(&port.shape.axes.len()) {
            mistakes.push(wrong_rank(&port.shape));
        }
        let written = format!("{name}: {}", port.shape.text());
        places.push(Place { name, written, shape: Shape::Axes(axes), broken: mistakes.count() > before });
    }
    places
}

fn wrong_rank(shape: &ShapeSyntax) -> Mistake {
    let found = shape.axes.len();
    let mistake = Mistake::at_span(shape.span(), format!("a shape has one to three axes, found {found}"));
    match shape.axes.as_slice() {
        [_, c, h, w] => {
            let without_batch = format!("[{}, {}, {}]", text::code(c), text::code(h), text::code(w));
            mistake.mend_to(Edit::replace(shape.text(), without_batch), "the batch is not part of a shape")
        }
        [] => mistake.mend_or(Edit::replace("[]", "[1]"), "write another length"),
        _ => mistake.advise("write `[features]`, `[steps, features]` or `[channels, height, width]`"),
    }
}

fn no_such_output(name: &Ident, shape: &ShapeSyntax, layers: &[LayerSyntax]) -> Mistake {
    let names: Vec<String> = layers.iter().map(|layer| layer.name.to_string()).collect();
    let mistake = Mistake::at(name, format!("the output `{name}` is the layer of that name, but there is none"));
    match (text::nearest(&name.to_string(), names.iter().map(String::as_str)), names.last()) {
        (Some(near), _) => mistake.mend(Edit::replace(name.to_string(), near)),
        (None, Some(last)) => {
            let layer = format!("{name}: Dense({})", last_axis(shape));
            mistake.mend_or(Edit::layer(layer, last), "name a layer that there is")
        }
        (None, None) => mistake,
    }
}

/// The argument of the trait `Layer`: the number of inputs. One is the default, and a hundred literals fewer for the compiler.
pub fn inputs_argument(inputs: usize) -> Option<TokenStream> {
    let count = proc_macro2::Literal::usize_unsuffixed(inputs);
    (inputs != 1).then(|| quote!(<#count>))
}

/// `<Type as Layer<INPUTS>>`, to name an item of the trait.
pub fn layer_of(library: &TokenStream, ty: &TokenStream, inputs: usize) -> TokenStream {
    let inputs = inputs_argument(inputs);
    quote!(<#ty as #library::__private::Layer #inputs>)
}

//! Syntax to a graph: names resolved, arguments bound, shapes inferred. The only place with output-size formulas.

mod activations;
mod arguments;
mod dim;
mod init;
mod layers;
mod nodes;
mod shape;
mod trail;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Attribute, Ident, Visibility};

pub use activations::ENDINGS;
pub use dim::Dim;
pub use layers::{Assertion, Built, Piece, argument};
pub use nodes::{Activation, Node};
pub use shape::Shape;

use crate::mistake::{Mistake, Mistakes};
use crate::parse::{Budget, Declaration, Port, PortList};
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
}

/// An input of the network.
pub struct Place {
    pub name: Ident,
    pub shape: Shape,
}

/// An output of the network.
pub struct Output {
    pub name: Ident,
    /// What the signature promises.
    pub promised: Shape,
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
pub fn build(declaration: Declaration) -> Result<(Graph, Mistakes), Mistakes> {
    let mut mistakes = Mistakes::default();
    let inputs = places(&declaration.inputs, "input", &mut mistakes);
    let promised = places(&declaration.outputs, "output", &mut mistakes);
    if declaration.layers.is_empty() {
        mistakes.push(
            Mistake::at_span(declaration.end, format!("network `{}` has no layers", declaration.name))
                .help("write `out: Dense(1),` before the closing brace"),
        );
        return Err(mistakes);
    }
    let nodes = nodes::resolve(&declaration, &inputs, &mut mistakes);
    let named_outputs = declaration.outputs.named();
    let mut outputs = Vec::new();
    for (port, place) in declaration.outputs.ports.into_iter().zip(promised) {
        let node = match &port.name {
            None => Some(nodes.len() - 1),
            Some(name) => {
                let found = nodes.iter().position(|node| node.last_of_layer && node.name == *name);
                found.or_else(|| {
                    mistakes.push(no_such_output(name, &nodes));
                    None
                })
            }
        };
        if let Some(node) = node {
            outputs.push(Output { name: place.name, promised: place.shape, port, node });
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
        outputs,
    };
    Ok((graph, mistakes))
}

/// The ports of a signature with their shapes.
fn places(list: &PortList, kind: &str, mistakes: &mut Mistakes) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for port in &list.ports {
        let name = port.name.clone().unwrap_or_else(|| format_ident!("{kind}", span = proc_macro2::Span::mixed_site()));
        if places.iter().any(|place| place.name == name) {
            mistakes.push(
                Mistake::at(&name, format!("two {kind}s are named `{name}`"))
                    .help(format!("replace `{name}` by `{name}_2`")),
            );
        }
        if port.name.is_some()
            && (syn::parse_str::<Ident>(&name.to_string()).is_err() || name.to_string().starts_with("r#"))
        {
            mistakes.push(
                Mistake::at(&name, format!("`{name}` is a word of Rust and can't name a field"))
                    .help(format!("replace `{name}` by `{}_`", name.to_string().trim_start_matches("r#"))),
            );
        }
        let axes: Vec<_> =
            port.shape.axes.iter().filter_map(|axis| mistakes.keep(Dim::written(axis, "a dimension"))).collect();
        if !(1..=3).contains(&port.shape.axes.len()) {
            let found = port.shape.axes.len();
            let mistake = Mistake::at_span(
                port.shape.brackets.span.join(),
                format!("a shape has one to three axes, found {found}"),
            );
            mistakes.push(
                mistake
                    .help("write `[features]`, `[steps, features]` or `[channels, height, width]`, without the batch"),
            );
        }
        places.push(Place { name, shape: Shape::Axes(axes) });
    }
    places
}

fn no_such_output(name: &Ident, nodes: &[Node]) -> Mistake {
    let names: Vec<String> = nodes.iter().filter(|node| node.last_of_layer).map(|node| node.name.to_string()).collect();
    let mistake = Mistake::at(name, format!("the output `{name}` is the layer of that name, but there is none"));
    let last = names.last().cloned().unwrap_or_default();
    let near = text::nearest(&name.to_string(), names.iter().map(String::as_str)).map_or(last, str::to_owned);
    mistake.help(format!("replace `{name}` by `{near}`"))
}

/// `<Type as Layer<INPUTS>>`, to name an item of the trait.
pub fn layer_of(library: &TokenStream, ty: &TokenStream, inputs: usize) -> TokenStream {
    let inputs = proc_macro2::Literal::usize_unsuffixed(inputs);
    quote!(<#ty as #library::__private::Layer<#inputs>>)
}

//! A checked graph to the same without the batch norms that the layers before them can take up.

use syn::Ident;

use crate::check::Checked;
use crate::graph::{Graph, Node, Source};

/// A network without the norms that could be folded.
pub struct Folded {
    pub checked: Checked,
    /// The network that it came from, whose input and output it has.
    pub from: Ident,
    /// What each of its fields comes from.
    pub fields: Vec<Field>,
}

/// Where a field comes from.
pub struct Field {
    pub name: Ident,
    /// The number of values that the layer reads.
    pub inputs: usize,
    pub frozen: bool,
    /// The norm that the layer took up, and whether that was frozen.
    pub norm: Option<(Ident, bool)>,
}

/// Folds what can be folded. `None` where nothing can.
pub fn fold(checked: Checked) -> Option<Folded> {
    let Checked { mut graph, .. } = checked;
    let pairs: Vec<(usize, usize)> =
        (0..graph.nodes.len()).filter_map(|norm| Some((taken_up_by(&graph, norm)?, norm))).collect();
    if pairs.is_empty() {
        return None;
    }
    let from = graph.name.clone();
    let mut norms: Vec<Option<Node>> = Vec::new();
    // Where each node is to be found afterwards.
    let mut places: Vec<usize> = Vec::new();
    let mut nodes: Vec<Node> = Vec::new();
    for (index, node) in std::mem::take(&mut graph.nodes).into_iter().enumerate() {
        if let Some((layer, _)) = pairs.iter().find(|(_, norm)| *norm == index) {
            places.push(places[*layer]);
            norms.push(Some(node));
        } else {
            places.push(nodes.len());
            norms.push(None);
            nodes.push(node);
        }
    }
    let mut fields: Vec<Field> = Vec::new();
    for (index, node) in nodes.iter_mut().enumerate() {
        let pair = pairs.iter().find(|(layer, _)| places[*layer] == index);
        let norm = pair.and_then(|(_, norm)| norms[*norm].take());
        if node.field {
            let norm = norm.as_ref().map(|norm| (norm.name.clone(), norm.frozen));
            fields.push(Field { name: node.name.clone(), inputs: node.sources.len(), frozen: node.frozen, norm });
        }
        if let Some(norm) = norm {
            take_up(node, norm);
        }
        for source in &mut node.sources {
            if let Source::Node(node) = source {
                *node = places[*node];
            }
        }
    }
    for output in &mut graph.outputs {
        output.node = places[output.node];
    }
    graph.nodes = nodes;
    graph.name = quote::format_ident!("{}Folded", from, span = from.span());
    let what = format!(" [`{from}`] with its batch norms folded into the layers before them, as its `fold` gives it.");
    graph.attributes.retain(|attribute| !attribute.path().is_ident("doc"));
    graph.attributes.insert(0, syn::parse_quote!(#[doc = #what]));
    graph.budgets.clear();
    // What there was to check was checked of the network that it came from.
    Some(Folded { checked: Checked { graph, assertions: Vec::new() }, from, fields })
}

/// The layer that can take up this node, if that is a norm and there is such a layer: right before it, and read by nothing else.
fn taken_up_by(graph: &Graph, norm: usize) -> Option<usize> {
    let node = &graph.nodes[norm];
    let ([Source::Node(layer)], true) = (node.sources.as_slice(), node.built.as_ref()?.norm) else { return None };
    let before = &graph.nodes[*layer];
    let plain = before.activation.is_none() && before.built.as_ref()?.with_bias.is_some();
    (plain && graph.is_read_once(*layer)).then_some(*layer)
}

fn take_up(node: &mut Node, norm: Node) {
    if let Some(built) = &mut node.built
        && let Some((ty, parameters)) = built.with_bias.take()
    {
        (built.ty, built.parameters) = (ty, parameters);
    }
    node.pipeline = format!("{} | {}", node.pipeline, norm.pipeline);
    (node.activation, node.last_of_layer) = (norm.activation, norm.last_of_layer);
}

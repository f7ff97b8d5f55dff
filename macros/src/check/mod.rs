//! The graph, checked: every layer is read, every promise kept, every edge has a shape.

use quote::quote;

use crate::graph::{Activation, Assertion, Built, Graph, Node, Piece, Shape, Source};
use crate::mistake::{Mistake, Mistakes};
use crate::text;

/// A graph in which nothing is missing. Code generation takes no other.
pub struct Checked {
    pub graph: Graph,
    /// What is left for the compiler to check.
    pub assertions: Vec<Assertion>,
}

impl Checked {
    /// What a node became. There is one for every node: a node without is a mistake, and those end before.
    pub fn built(&self, node: usize) -> &Built {
        self.graph.nodes[node].built.as_ref().expect("the stage before reports every node without a type")
    }

    pub fn activation(&self, node: usize) -> Option<&Activation> {
        self.graph.nodes[node].activation.as_ref()
    }
}

/// Checks the whole of a graph, whose own mistakes come along so that all are shown at once.
pub fn check(graph: Graph, mut mistakes: Mistakes) -> Result<Checked, Mistakes> {
    unread(&graph, &mut mistakes);
    let mut assertions: Vec<Assertion> =
        graph.nodes.iter().filter_map(|node| node.built.as_ref()).flat_map(|built| built.assertions.clone()).collect();
    for output in &graph.outputs {
        let Some(found) = graph.nodes[output.node].shape() else { continue };
        match found.equals(&output.promised) {
            Some(true) => {}
            Some(false) => mistakes.push(broken_promise(&graph, output, found)),
            None => {
                let (holds, message) = promise(&graph, output, found);
                assertions.push(Assertion { span: output.port.shape.brackets.span.join(), holds, message });
            }
        }
    }
    mistakes.or(Checked { graph, assertions })
}

/// Layers and inputs that nobody reads.
fn unread(graph: &Graph, mistakes: &mut Mistakes) {
    // A layer whose sources could not be resolved may be the one that reads them.
    if graph.nodes.iter().any(|node| node.sources.is_empty()) {
        return;
    }
    let read = |source: Source| graph.nodes.iter().any(|node| node.sources.contains(&source));
    for (_, input) in graph.inputs.iter().enumerate().filter(|(index, _)| !read(Source::Input(*index))) {
        let mistake = if graph.named_inputs {
            Mistake::at(&input.name, format!("no layer reads the input `{}`", input.name))
        } else {
            Mistake::at(&graph.name, "no layer reads the network's input")
        };
        mistakes.push(mistake.help(format!("begin a layer with `{} |`, or remove the input", input.name)));
    }
    let unresolved = graph.outputs.is_empty();
    for (index, node) in graph.nodes.iter().enumerate() {
        let is_output = graph.outputs.iter().any(|output| output.node == index);
        if read(Source::Node(index)) || is_output || unresolved || !node.last_of_layer {
            continue;
        }
        mistakes.push(nobody_reads(graph, node));
    }
}

fn nobody_reads(graph: &Graph, node: &Node) -> Mistake {
    let mistake = Mistake::at(&node.name, format!("nothing reads the output of layer `{}`", node.name));
    let outputs: Vec<String> = graph.outputs.iter().map(|output| format!("`{}`", output.name)).collect();
    if graph.named_outputs {
        mistake.help(format!("remove the layer, or name it as an output beside {}", text::list(&outputs)))
    } else {
        mistake.help(format!("remove the layer `{}`, or let a layer below read it", node.name))
    }
}

fn broken_promise(graph: &Graph, output: &crate::graph::Output, found: &Shape) -> Mistake {
    let layer = &graph.nodes[output.node].name;
    let promised = &output.promised;
    Mistake::at_span(
        output.port.shape.brackets.span.join(),
        format!("network `{}` promises {promised}, but its layer `{layer}` gives {found}", graph.name),
    )
    .help(format!("replace `{promised}` by `{found}`, or change `{layer}`"))
}

fn promise(graph: &Graph, output: &crate::graph::Output, found: &Shape) -> (proc_macro2::TokenStream, Vec<Piece>) {
    let (promised, given) = (output.promised.tokens(&graph.library), found.tokens(&graph.library));
    let message = vec![
        Piece::Text(format!("network `{}` promises ", graph.name)),
        Piece::Shape(promised.clone()),
        Piece::Text(format!(", but its layer `{}` gives ", graph.nodes[output.node].name)),
        Piece::Shape(given.clone()),
    ];
    (quote!(#promised.equals(&#given)), message)
}

//! The graph, checked: every layer is read, every promise kept, every edge has a shape.

use quote::quote;
use syn::Ident;

use crate::edit::Edit;
use crate::graph::{Activation, Assertion, Built, Graph, Output, Report, Shape, Source, Trail};
use crate::mistake::{Mistake, Mistakes};

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
    for output in graph.outputs.iter().filter(|output| !output.broken) {
        let Some(found) = graph.nodes[output.node].shape() else { continue };
        match found.equals(&output.promised) {
            Some(true) => {}
            Some(false) => mistakes.push(broken_promise(&graph, output, found).mistake()),
            None => {
                let (promised, given) = (output.promised.tokens(&graph.library), found.tokens(&graph.library));
                let report = broken_promise(&graph, output, found);
                assertions.push(report.unless(quote!(#promised.equals(&#given)), &graph.library));
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
    for (index, input) in graph.inputs.iter().enumerate().filter(|(index, _)| !read(Source::Input(*index))) {
        mistakes.push(unread_input(graph, index, &input.name));
    }
    let unresolved = graph.outputs.is_empty();
    for (index, node) in graph.nodes.iter().enumerate() {
        let is_output = graph.outputs.iter().any(|output| output.node == index);
        if read(Source::Node(index)) || is_output || unresolved || !node.last_of_layer {
            continue;
        }
        mistakes.push(nobody_reads(graph, index));
    }
}

fn unread_input(graph: &Graph, index: usize, name: &Ident) -> Mistake {
    let written = &graph.inputs[index].written;
    let mistake = Mistake::at(name, format!("no layer reads the input `{name}`"));
    let edit = if index == 0 { format!("{written},") } else { format!(", {written}") };
    mistake.mend_or(Edit::remove(edit), format!("begin a layer with `{name} |`"))
}

fn nobody_reads(graph: &Graph, index: usize) -> Mistake {
    let (name, written) = (&graph.nodes[index].name, &graph.nodes[index].written);
    let mistake = Mistake::at(name, format!("nothing reads the output of layer `{name}`"));
    let first = *name == graph.nodes[0].name;
    let edit = if first { format!("{written},") } else { format!(", {written}") };
    let otherwise = if graph.named_outputs { "name it as an output" } else { "let a layer below read it" };
    mistake.mend_or(Edit::remove(edit), otherwise)
}

fn broken_promise(graph: &Graph, output: &Output, found: &Shape) -> Report {
    let layer = &graph.nodes[output.node].name;
    let shape = &output.port.shape;
    let report = Report::in_place(shape.span().into()).text(format!("network `{}` promises ", graph.name));
    let report = report.shape(&output.promised).text(format!(", but its layer `{layer}` gives ")).shape(found);
    let report = report.shapes(&Trail::to(Source::Node(output.node), &graph.inputs, &graph.nodes));
    report.mend_by_shape(&shape.text(), found).text(format!(", or change layer `{layer}`"))
}

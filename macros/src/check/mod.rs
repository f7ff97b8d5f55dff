//! The graph, checked: every layer is read, every promise kept, every edge has a shape.

use std::collections::BTreeSet;

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
    let (mut assertions, last) = assertions(&graph);
    for output in graph.outputs.iter().filter(|output| !output.broken) {
        let Some(found) = graph.nodes[output.node].shape() else { continue };
        match found.equals(&output.promised) {
            Some(true) => {}
            Some(false) => mistakes.push(broken_promise(&graph, output, found).mistake()),
            None => {
                let (promised, given) = (output.promised.tokens(&graph.library), found.tokens(&graph.library));
                let report = broken_promise(&graph, output, found);
                let mut assertion = report.unless(quote!(#promised.equals(&#given)), &graph.library);
                assertion.after.clone_from(&last[output.node]);
                assertions.push(assertion);
            }
        }
    }
    mistakes.or(Checked { graph, assertions })
}

/// The assertions of all nodes, and for each node the last ones on the ways to it, itself included.
fn assertions(graph: &Graph) -> (Vec<Assertion>, Vec<Vec<usize>>) {
    let mut all: Vec<Assertion> = Vec::new();
    let inputs = graph.inputs.iter().map(|input| {
        let start = all.len();
        let axes = input.shape.axes().unwrap_or_default().iter().filter(|axis| axis.value.is_none());
        all.extend(axes.map(|axis| axis.positive("a dimension", &graph.library)));
        (start..all.len()).collect()
    });
    let inputs: Vec<Vec<usize>> = inputs.collect();
    let mut last: Vec<Vec<usize>> = Vec::new();
    for node in &graph.nodes {
        let before = node.sources.iter().flat_map(|source| match source {
            Source::Node(node) => &last[*node],
            Source::Input(input) => &inputs[*input],
        });
        let before: BTreeSet<usize> = before.copied().collect();
        let own = node.built.iter().flat_map(|built| &built.assertions);
        let start = all.len();
        all.extend(own.map(|own| Assertion { after: before.iter().copied().collect(), ..own.clone() }));
        last.push(if all.len() > start { (start..all.len()).collect() } else { before.into_iter().collect() });
    }
    (all, last)
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
    for (index, node) in graph.nodes.iter().enumerate() {
        let is_output = graph.outputs.iter().any(|output| output.node == index);
        // Who reads a name that two have, or a name that an output lacks, is not known.
        let doubtful = graph.inputs.iter().any(|input| input.name == node.name)
            || graph.nodes.iter().filter(|other| other.last_of_layer && other.name == node.name).count() > 1
            || !graph.whole;
        if !(read(Source::Node(index)) || is_output || doubtful) && node.last_of_layer {
            mistakes.push(nobody_reads(graph, index));
        }
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

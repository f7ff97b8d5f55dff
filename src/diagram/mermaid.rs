//! The graph in Mermaid's language.

use core::fmt::{self, Display, Formatter, Write};

use super::{Facts, seen};
use crate::network::{Graph, LayerInfo};

/// A flowchart in Mermaid's language, to print: made by [`Diagram::mermaid`](crate::Diagram::mermaid).
#[derive(Debug, Clone, Copy)]
pub struct Mermaid {
    graph: Graph,
}

impl Mermaid {
    pub(super) const fn new(graph: Graph) -> Self {
        Self { graph }
    }
}

impl Display for Mermaid {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("flowchart TD\n")?;
        graph(f, &self.graph, None)?;
        // The colours of the SVG.
        f.write_str("    classDef trainable stroke:#0072b2,stroke-width:2px\n")?;
        f.write_str("    classDef frozen stroke:#56b4e9,stroke-width:2px\n")
    }
}

/// The network that a graph is within: the name of that as a layer, and what encloses that.
struct Within<'a> {
    outer: Option<&'a Within<'a>>,
    layer: usize,
    frozen: bool,
}

/// The name of a part, unique in the drawing: it begins with those of the networks around it.
struct Id<'a> {
    within: Option<&'a Within<'a>>,
    kind: &'static str,
    /// There may be just one of its kind.
    number: Option<usize>,
}

impl Display for Id<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(Within { outer, layer, .. }) = self.within {
            write!(f, "{}_", Id { within: *outer, kind: "layer", number: Some(*layer) })?;
        }
        f.write_str(self.kind)?;
        self.number.map_or(Ok(()), |number| write!(f, "{number}"))
    }
}

fn graph(f: &mut Formatter<'_>, graph: &Graph, within: Option<&Within<'_>>) -> fmt::Result {
    let one_of = |kind, place, count| Id { within, kind, number: (count > 1).then_some(place) };
    let input = |place| one_of("input", place, graph.inputs.len());
    let output = |place| one_of("output", place, graph.outputs.len());
    let layer = |place| Id { within, kind: "layer", number: Some(place) };
    for (place, info) in graph.inputs.iter().enumerate() {
        indent(f, within)?;
        writeln!(f, "{}([\"{}<br>{}\"])", input(place), Escaped(info.name), info.shape)?;
    }
    for (place, info) in graph.layers.iter().enumerate() {
        let info = seen(info, within.is_some_and(|within| within.frozen));
        block(f, &info, &layer(place), within, place)?;
    }
    for (place, info) in graph.outputs.iter().enumerate() {
        indent(f, within)?;
        write!(f, "{}([\"{}", output(place), Escaped(info.name))?;
        if let Some(layer) = graph.layers.get(info.layer) {
            write!(f, "<br>{}", layer.output)?;
        }
        f.write_str("\"])\n")?;
    }
    for reader in 0..graph.layers.len() {
        for source in graph.reads(reader) {
            let source = source.checked_sub(graph.inputs.len()).map_or_else(|| input(source), layer);
            indent(f, within)?;
            writeln!(f, "{source} --> {}", layer(reader))?;
        }
    }
    for (place, info) in graph.outputs.iter().enumerate() {
        indent(f, within)?;
        writeln!(f, "{} --> {}", layer(info.layer), output(place))?;
    }
    Ok(())
}

/// A layer: a box, or a graph of its own.
fn block(
    f: &mut Formatter<'_>,
    info: &LayerInfo,
    id: &Id<'_>,
    within: Option<&Within<'_>>,
    layer: usize,
) -> fmt::Result {
    indent(f, within)?;
    let text = |f: &mut Formatter<'_>| {
        write!(f, "<b>{}</b><br>{}<br>{}", Escaped(info.name), Escaped(info.pipeline), Facts(info))
    };
    if let Some(network) = info.network {
        write!(f, "subgraph {id}[\"")?;
        text(f)?;
        f.write_str("\"]\n")?;
        let within = Within { outer: within, layer, frozen: info.parameters > 0 && info.trainable == 0 };
        indent(f, Some(&within))?;
        f.write_str("direction TB\n")?;
        graph(f, network, Some(&within))?;
        indent(f, within.outer)?;
        return f.write_str("end\n");
    }
    write!(f, "{id}[\"")?;
    text(f)?;
    f.write_str("\"]")?;
    let class = match (info.trainable, info.parameters) {
        (0, 0) => "",
        (0, _) => ":::frozen",
        _ => ":::trainable",
    };
    writeln!(f, "{class}")
}

fn indent(f: &mut Formatter<'_>, within: Option<&Within<'_>>) -> fmt::Result {
    f.write_str("    ")?;
    within.map_or(Ok(()), |within| indent(f, within.outer))
}

/// A text of the user's, which must not end what it stands in.
struct Escaped<'a>(&'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|letter| match letter {
            '"' => f.write_str("#quot;"),
            '<' => f.write_str("#lt;"),
            '>' => f.write_str("#gt;"),
            '&' => f.write_str("#amp;"),
            '#' => f.write_str("#35;"),
            '`' => f.write_str("#96;"),
            letter => f.write_char(letter),
        })
    }
}

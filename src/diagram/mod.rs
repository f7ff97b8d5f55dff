//! A network's graph as a drawing.

#[cfg(feature = "alloc")]
mod layout;
mod mermaid;
#[cfg(feature = "alloc")]
mod svg;

use core::fmt::{self, Display, Formatter};

pub use self::mermaid::Mermaid;
#[cfg(feature = "alloc")]
pub use self::svg::Svg;
use crate::network::{Graph, LayerInfo};
use crate::summary::Grouped;

/// A drawing of a network's graph; made by [`Network::diagram`](crate::Network::diagram). Both kinds of it are texts, to print or to write to a
/// file. Networks within the network are drawn within it.
///
/// ```
/// use constnet::prelude::*;
///
/// network! {
///     struct Block: [16] -> [16] {
///         main:  Dense(16) | Relu,
///         inner: Dense(16),
///         sum:   Add(inner, input) | Relu,
///     }
/// }
///
/// let mermaid = Block::diagram().mermaid().to_string();
/// assert!(mermaid.starts_with("flowchart TD\n"));
/// assert!(mermaid.contains("input --> layer2"), "{mermaid}");
/// let svg = Block::diagram().svg().to_string();
/// assert!(svg.contains("Dense(16) | Relu"));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Diagram {
    graph: Graph,
}

impl Diagram {
    pub(crate) const fn new(graph: Graph) -> Self {
        Self { graph }
    }

    /// As [Mermaid](https://mermaid.js.org), which GitHub and others draw where it stands in Markdown as a block of code of that language.
    /// It needs no heap.
    #[must_use]
    pub const fn mermaid(&self) -> Mermaid {
        Mermaid::new(self.graph)
    }

    /// As an SVG, from top to bottom. Layers whose parameters training changes have a blue edge, frozen ones a light one,
    /// and those without parameters a grey one.
    #[cfg(feature = "alloc")]
    #[must_use]
    pub const fn svg(&self) -> Svg {
        Svg::new(self.graph)
    }
}

/// A layer as it is within a network that is frozen, or not.
fn seen(layer: &LayerInfo, frozen: bool) -> LayerInfo {
    LayerInfo { trainable: if frozen { 0 } else { layer.trainable }, ..*layer }
}

/// What stands under a layer's name and pipeline: the shape of its output, and what it has for parameters.
struct Facts<'a>(&'a LayerInfo);

impl Display for Facts<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let layer = self.0;
        write!(f, "{}", layer.output)?;
        if layer.parameters > 0 {
            let plural = if layer.parameters == 1 { "" } else { "s" };
            write!(f, " · {} parameter{plural}", Grouped(layer.parameters))?;
        }
        match layer.parameters - layer.trainable {
            0 => Ok(()),
            frozen if frozen == layer.parameters => f.write_str(", frozen"),
            frozen => write!(f, ", {} frozen", Grouped(frozen)),
        }
    }
}

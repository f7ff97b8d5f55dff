//! What a network says of its layers, and of who reads whom.

use crate::layer::Layer;
use crate::network::Network;
use crate::shape::Shape;

/// A layer of a network, as a row of its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LayerInfo {
    /// The field's name.
    pub name: &'static str,
    /// Its pipeline as declared, such as `Dense(32) | Relu`.
    pub pipeline: &'static str,
    /// The shape of its output.
    pub output: Shape,
    /// Its parameters, trainable or not.
    pub parameters: usize,
    /// Those of them that training changes.
    pub trainable: usize,
    /// The running statistics that it keeps beside them.
    pub statistics: usize,
    /// Multiply-accumulates of an inference.
    pub macs: usize,
    /// The last rows and columns of its input that no window reaches, and that it drops.
    pub dropped: [usize; 2],
    /// What it reads, each by how many places above it that stands, where the inputs stand above the first layer: `[1]` for
    /// a layer that reads the one right above.
    pub sources: &'static [usize],
    /// The graph within, where the layer is a network.
    pub network: Option<&'static Graph>,
}

impl LayerInfo {
    /// The row of a layer that reads the one above it.
    #[doc(hidden)]
    #[must_use]
    pub const fn of<Lay: Layer<INPUTS>, const INPUTS: usize>(
        name: &'static str,
        pipeline: &'static str,
        output: Shape,
    ) -> Self {
        let (parameters, trainable, macs) = (Lay::PARAMETERS, Lay::TRAINABLE, Lay::MACS);
        let (statistics, dropped, network) = (Lay::STATISTICS, Lay::DROPPED, Lay::GRAPH);
        Self { name, pipeline, output, parameters, trainable, statistics, macs, dropped, sources: &[1], network }
    }

    /// The row of a layer that reads others.
    #[doc(hidden)]
    #[must_use]
    pub const fn reading(self, sources: &'static [usize]) -> Self {
        Self { sources, ..self }
    }
}

/// An input of a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InputInfo {
    /// Its name; `input` where it has none of its own.
    pub name: &'static str,
    /// Its shape.
    pub shape: Shape,
}

/// An output of a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutputInfo {
    /// Its name, which is that of its layer; `output` where it has none of its own.
    pub name: &'static str,
    /// Which of the layers it is.
    pub layer: usize,
}

/// What a network consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Graph {
    /// The struct's name.
    pub name: &'static str,
    /// What it reads.
    pub inputs: &'static [InputInfo],
    /// The layers in order, each after those that it reads.
    pub layers: &'static [LayerInfo],
    /// What it gives.
    pub outputs: &'static [OutputInfo],
}

impl Graph {
    /// The graph of a network.
    #[must_use]
    pub const fn of<N: Network>() -> Self {
        Self { name: N::NAME, inputs: N::INPUTS, layers: N::LAYERS, outputs: N::OUTPUTS }
    }

    /// What a layer reads, as places in the row of the inputs with the layers after them.
    pub(crate) fn reads(&self, layer: usize) -> impl Iterator<Item = usize> {
        let place = self.inputs.len() + layer;
        let sources = self.layers.get(layer).map_or(&[][..], |layer| layer.sources);
        sources.iter().map(move |above| place.saturating_sub(*above))
    }
}

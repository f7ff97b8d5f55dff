//! What a network says of its layers.

use crate::layer::Layer;
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
}

impl LayerInfo {
    /// The row of a layer.
    #[doc(hidden)]
    #[must_use]
    pub const fn of<Lay: Layer<INPUTS>, const INPUTS: usize>(
        name: &'static str,
        pipeline: &'static str,
        output: Shape,
    ) -> Self {
        let (parameters, trainable, macs) = (Lay::PARAMETERS, Lay::TRAINABLE, Lay::MACS);
        let (statistics, dropped) = (Lay::STATISTICS, Lay::DROPPED);
        Self { name, pipeline, output, parameters, trainable, statistics, macs, dropped }
    }
}

//! The table of a network's layers, to print.

use core::fmt;

use crate::network::{LayerInfo, Network};

/// A network's table of layers, as Keras prints one; made by [`Network::summary`].
#[derive(Debug, Clone, Copy)]
pub struct Summary {
    name: &'static str,
    layers: &'static [LayerInfo],
}

impl Summary {
    pub(crate) const fn of<N: Network>() -> Self {
        Self { name: N::NAME, layers: N::LAYERS }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.name)?;
        for layer in self.layers {
            writeln!(f, "{}: {} {}", layer.name, layer.pipeline, layer.output)?;
        }
        Ok(())
    }
}

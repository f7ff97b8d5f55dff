//! The table of a network's layers, to print.

use core::fmt::{self, Display, Formatter, Write};

use crate::network::{LayerInfo, Network};
use crate::shape::Shape;

/// A network's table of layers with its totals, as Keras prints one; made by [`Network::summary`]. It needs no heap.
///
/// ```
/// use constnet::prelude::*;
///
/// network! { struct Small: [4] -> [3] { hidden: Dense(16) | Tanh, out: Dense(3) } }
///
/// let table = Small::summary().to_string();
/// assert!(table.contains("hidden  Dense(16) | Tanh  [16]            80    64"), "{table}");
/// ```
///
/// Below it stands what of an image no window reaches:
///
/// ```
/// # use constnet::prelude::*;
/// network! {
///     struct Halved: [1, 5, 28] -> [1, 1, 12] {
///         conv: Conv2d(1, kernel = [1, 2]),
///         pool: MaxPool2d(2),
///         last: MaxPool2d(2, stride = [2, 1]),
///     }
/// }
///
/// let table = Halved::summary().to_string();
/// assert!(table.contains("\npool drops the last row and column of its input\n"), "{table}");
/// assert!(!table.contains("conv drops") && !table.contains("last drops"), "{table}");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Summary {
    name: &'static str,
    input: Shape,
    layers: &'static [LayerInfo],
    parameters: usize,
    trainable: usize,
    statistics: usize,
    macs: usize,
    parameter_bytes: usize,
    workspace_bytes: usize,
}

impl Summary {
    pub(crate) const fn of<N: Network>() -> Self {
        let [input] = N::INPUT_SHAPES;
        Self {
            name: N::NAME,
            input,
            layers: N::LAYERS,
            parameters: N::PARAMETERS,
            trainable: N::TRAINABLE,
            statistics: N::STATISTICS,
            macs: N::MACS,
            parameter_bytes: N::PARAMETER_BYTES,
            workspace_bytes: N::WORKSPACE_BYTES,
        }
    }
}

impl Display for Summary {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let widest =
            |title: usize, width: fn(&LayerInfo) -> usize| self.layers.iter().map(width).max().unwrap_or(0).max(title);
        let name = widest("total".len(), |layer| layer.name.chars().count());
        let pipeline = widest("pipeline".len(), |layer| layer.pipeline.chars().count());
        let shape = widest("output".len(), |layer| width(layer.output));
        let parameters = width(Grouped(self.parameters)).max("parameters".len());
        let macs = width(Grouped(self.macs)).max("MACs".len());
        let line = |f: &mut Formatter<'_>| {
            (0..name + pipeline + shape + parameters + macs + 8).try_for_each(|_| f.write_char('─'))?;
            writeln!(f)
        };
        writeln!(
            f,
            "{}: {} -> {}",
            self.name,
            self.input,
            self.layers.last().map_or(self.input, |layer| layer.output)
        )?;
        line(f)?;
        writeln!(
            f,
            "{:name$}  {:pipeline$}  {:shape$}  {:>parameters$}  {:>macs$}",
            "layer", "pipeline", "output", "parameters", "MACs"
        )?;
        line(f)?;
        for layer in self.layers {
            write!(f, "{:name$}  {:pipeline$}  ", layer.name, layer.pipeline)?;
            padded(f, layer.output, shape, false)?;
            f.write_str("  ")?;
            padded(f, Grouped(layer.parameters), parameters, true)?;
            f.write_str("  ")?;
            padded(f, Grouped(layer.macs), macs, true)?;
            writeln!(f)?;
        }
        line(f)?;
        write!(f, "{:name$}  {:pipeline$}  {:shape$}  ", "total", "", "")?;
        padded(f, Grouped(self.parameters), parameters, true)?;
        f.write_str("  ")?;
        padded(f, Grouped(self.macs), macs, true)?;
        writeln!(f)?;
        if self.trainable < self.parameters {
            writeln!(
                f,
                "{} parameters are trainable, {} frozen",
                Grouped(self.trainable),
                Grouped(self.parameters - self.trainable)
            )?;
        }
        if self.statistics > 0 {
            writeln!(f, "{} running statistics beside them", Grouped(self.statistics))?;
        }
        for layer in self.layers.iter().filter(|layer| layer.dropped != [0; 2]) {
            writeln!(f, "{} drops the last {} of its input", layer.name, Lines(layer.dropped))?;
        }
        let (parameters, workspace) = (Grouped(self.parameter_bytes), Grouped(self.workspace_bytes));
        writeln!(f, "{parameters} bytes of parameters, {workspace} bytes of workspace for an inference")
    }
}

/// A number in groups of three digits.
#[derive(Clone, Copy)]
pub(crate) struct Grouped(pub(crate) usize);

impl Display for Grouped {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.0 < 1000 {
            return write!(f, "{}", self.0);
        }
        write!(f, "{},{:03}", Self(self.0 / 1000), self.0 % 1000)
    }
}

/// Numbers of rows and columns: `row and 2 columns`.
struct Lines([usize; 2]);

impl Display for Lines {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (axis, name) in ["row", "column"].into_iter().enumerate().filter(|(axis, _)| self.0[*axis] > 0) {
            let and = if axis == 1 && self.0[0] > 0 { " and " } else { "" };
            match self.0[axis] {
                1 => write!(f, "{and}{name}")?,
                count => write!(f, "{and}{count} {name}s")?,
            }
        }
        Ok(())
    }
}

/// The number of characters that a value prints.
fn width(value: impl Display) -> usize {
    struct Count(usize);
    impl Write for Count {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0 += text.chars().count();
            Ok(())
        }
    }
    let mut count = Count(0);
    // Counting never fails.
    let _ = write!(count, "{value}");
    count.0
}

/// Prints a value in a column: what `{:>width$}` does only for texts.
fn padded(f: &mut Formatter<'_>, value: impl Display + Copy, to: usize, right: bool) -> fmt::Result {
    let spaces = to.saturating_sub(width(value));
    if !right {
        write!(f, "{value}")?;
    }
    (0..spaces).try_for_each(|_| f.write_char(' '))?;
    if right {
        write!(f, "{value}")?;
    }
    Ok(())
}

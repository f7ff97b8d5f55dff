//! Messages that the compiler puts together, for checks on what only it can evaluate.

use crate::network::LayerInfo;
use crate::shape::Shape;

const CAPACITY: usize = 1024;

/// A text in a constant. What does not fit is cut off.
#[derive(Debug, Clone, Copy)]
pub struct Message {
    bytes: [u8; CAPACITY],
    len: usize,
}

/// What a budget limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cost {
    /// The number of parameters.
    Parameters,
    /// Bytes of parameters.
    ParameterBytes,
    /// Bytes of an inference's workspace.
    WorkspaceBytes,
    /// Multiply-accumulates of an inference.
    Macs,
}

impl Message {
    /// An empty text.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "only built in constants")]
    pub const fn new() -> Self {
        Self { bytes: [0; CAPACITY], len: 0 }
    }

    /// Appends a text in bytes, of which those that are not ASCII's are shown as `?`.
    #[must_use]
    pub const fn bytes(mut self, bytes: &[u8]) -> Self {
        let mut at = 0;
        while at < bytes.len() {
            self = self.byte(if bytes[at].is_ascii() { bytes[at] } else { b'?' });
            at += 1;
        }
        self
    }

    const fn byte(mut self, byte: u8) -> Self {
        if self.len < CAPACITY {
            self.bytes[self.len] = byte;
            self.len += 1;
        }
        self
    }

    /// Appends a text.
    #[must_use]
    pub const fn text(mut self, text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            self = self.byte(bytes[at]);
            at += 1;
        }
        self
    }

    /// Appends a number in groups of three digits.
    #[must_use]
    pub const fn grouped(self, number: usize) -> Self {
        if number < 1000 {
            return self.number(number);
        }
        let rest = number % 1000;
        let mut text = self.grouped(number / 1000).text(",");
        if rest < 100 {
            text = text.text("0");
        }
        if rest < 10 {
            text = text.text("0");
        }
        text.number(rest)
    }

    /// Appends a number.
    #[must_use]
    pub const fn number(mut self, number: usize) -> Self {
        if number >= 10 {
            self = self.number(number / 10);
        }
        self.byte(b'0' + (number % 10) as u8)
    }

    /// Appends a shape.
    #[must_use]
    pub const fn shape(self, shape: &Shape) -> Self {
        self.axes(shape.axes())
    }

    /// Appends the axes of a shape.
    #[must_use]
    pub const fn axes(mut self, axes: &[usize]) -> Self {
        self = self.text("[");
        let mut axis = 0;
        while axis < axes.len() {
            if axis > 0 {
                self = self.text(", ");
            }
            self = self.number(axes[axis]);
            axis += 1;
        }
        self.text("]")
    }

    /// Appends the edit that lets a layer that needs `expected` get it, where `found` is: a resized `Dense` layer above,
    /// or else more layers between, of which the first has a name.
    #[must_use]
    pub const fn fit(
        mut self,
        expected: &Shape,
        found: &Shape,
        resized: Option<[&str; 2]>,
        put: [&str; 2],
        name: &str,
    ) -> Self {
        let same_rows =
            expected.rank() <= 2 && expected.rank() == found.rank() && expected.leading() == found.leading();
        self = self.text("\nhelp: ");
        if let (true, Some([before, after])) = (same_rows, resized) {
            return self.text(before).number(expected.last()).text(after);
        }
        self = self.text(put[0]);
        if same_rows {
            self = self.text("Dense(").number(expected.last()).text(")");
        } else if expected.len() == found.len() {
            self = self.reshape(expected);
        } else {
            self = self.text("Flatten, ").text(name).text("_2: Dense(").number(expected.len()).text(")");
            if expected.rank() > 1 {
                self = self.text(", ").text(name).text("_3: ").reshape(expected);
            }
        }
        self.text(put[1])
    }

    const fn reshape(self, shape: &Shape) -> Self {
        if shape.rank() == 1 { self.text("Flatten") } else { self.text("Reshape(").shape(shape).text(")") }
    }

    /// The text.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => text,
            Err(_) => "",
        }
    }

    /// By how much a network is over its budget, and the layers that cost most. `written` is the limit in the declaration,
    /// `scalar` the size of a parameter.
    #[must_use]
    pub const fn budget(
        network: &str,
        cost: Cost,
        [found, allowed]: [usize; 2],
        written: &str,
        layers: &[LayerInfo],
        scalar: usize,
    ) -> Self {
        let unit = match cost {
            Cost::Parameters => " parameters",
            Cost::ParameterBytes => " bytes of parameters",
            Cost::WorkspaceBytes => " bytes of workspace",
            Cost::Macs => " multiply-accumulates",
        };
        let unit_size = match cost {
            Cost::Parameters | Cost::Macs => 1,
            Cost::ParameterBytes | Cost::WorkspaceBytes => scalar,
        };
        let over = found.saturating_sub(allowed);
        let mut text = Self::new().text("network `").text(network).text("` needs ").grouped(found).text(unit);
        text = text.text(", ").grouped(over).text(" more than its budget of ").grouped(allowed);
        text = text.text("\nlayers that cost most: ");
        // The three largest, in order; of equal ones the first.
        let mut rank = 0;
        let mut last = usize::MAX;
        let mut last_index = usize::MAX;
        while rank < 3 {
            let mut largest = usize::MAX;
            let mut index = 0;
            while index < layers.len() {
                let candidate = layers[index].cost(cost);
                let after_last =
                    candidate < last || (candidate == last && last_index != usize::MAX && index > last_index);
                let after_last = after_last || last_index == usize::MAX;
                if after_last && (largest == usize::MAX || candidate > layers[largest].cost(cost)) {
                    largest = index;
                }
                index += 1;
            }
            if largest == usize::MAX || (layers[largest].cost(cost) == 0 && rank > 0) {
                break;
            }
            if rank > 0 {
                text = text.text(", ");
            }
            text = text.text("`").text(layers[largest].name).text("` ").grouped(unit_size * layers[largest].cost(cost));
            last = layers[largest].cost(cost);
            last_index = largest;
            rank += 1;
        }
        text = text.text("\nhelp: replace `").text(written).text("` by `").number(found);
        text.text("`, or make these layers smaller")
    }
}

impl LayerInfo {
    /// What a layer contributes, in parameters, parameters and statistics, values of its output, or multiply-accumulates.
    const fn cost(&self, cost: Cost) -> usize {
        match cost {
            Cost::Parameters => self.parameters,
            Cost::ParameterBytes => self.parameters + self.statistics,
            Cost::WorkspaceBytes => self.output.len(),
            Cost::Macs => self.macs,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_put_together() {
        let message =
            Message::new().text("a ").number(1205).text(" ").shape(&Shape::new(&[1, 28])).text(" ").grouped(1_000_050);
        assert_eq!(message.as_str(), "a 1205 [1, 28] 1,000,050");
    }

    #[test]
    fn the_layers_that_cost_most_come_in_order() {
        let layer = |name, parameters| LayerInfo {
            name,
            pipeline: "",
            output: Shape::new(&[1]),
            parameters,
            trainable: 0,
            statistics: 1,
            macs: 0,
            dropped: [0; 2],
            sources: &[1],
            network: None,
        };
        let layers = [layer("a", 5), layer("b", 7), layer("c", 7), layer("d", 1), layer("e", 0)];
        let message = Message::budget("Net", Cost::Parameters, [20, 8], "2 * N", &layers, 4);
        assert_eq!(
            message.as_str(),
            "network `Net` needs 20 parameters, 12 more than its budget of 8\n\
             layers that cost most: `b` 7, `c` 7, `a` 5\n\
             help: replace `2 * N` by `20`, or make these layers smaller"
        );
        let message = Message::budget("Net", Cost::ParameterBytes, [80, 32], "32", &layers[..1], 4);
        assert!(message.as_str().contains("most: `a` 24\n"));
    }

    #[test]
    fn shapes_are_fitted() {
        let fit = |expected: &[usize], found: &[usize], resized| {
            let (expected, found) = (Shape::new(expected), Shape::new(found));
            let message = Message::new().fit(&expected, &found, resized, ["insert `fit: ", ",`"], "fit");
            message.as_str().trim_start_matches("\nhelp: ").to_owned()
        };
        assert_eq!(fit(&[8], &[6], Some(["Dense(", ")"])), "Dense(8)");
        assert_eq!(fit(&[8], &[6], None), "insert `fit: Dense(8),`");
        assert_eq!(fit(&[3, 8], &[3, 2], None), "insert `fit: Dense(8),`");
        assert_eq!(fit(&[8], &[4, 2], Some(["Dense(", ")"])), "insert `fit: Flatten,`");
        assert_eq!(fit(&[2, 4], &[8], None), "insert `fit: Reshape([2, 4]),`");
        assert_eq!(fit(&[8], &[3, 2], None), "insert `fit: Flatten, fit_2: Dense(8),`");
        assert_eq!(fit(&[2, 4], &[3, 2], None), "insert `fit: Flatten, fit_2: Dense(8), fit_3: Reshape([2, 4]),`");
    }
}

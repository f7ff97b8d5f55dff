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
    pub const fn shape(mut self, shape: &Shape) -> Self {
        self = self.text("[");
        let axes = shape.axes();
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

    /// The text.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => text,
            Err(_) => "",
        }
    }

    /// By how much a network is over its budget, and the layers that cost most.
    #[must_use]
    pub const fn budget(network: &str, cost: Cost, found: usize, allowed: usize, layers: &[LayerInfo]) -> Self {
        let unit = match cost {
            Cost::Parameters => " parameters",
            Cost::ParameterBytes => " bytes of parameters",
            Cost::WorkspaceBytes => " bytes of workspace",
            Cost::Macs => " multiply-accumulates",
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
            text = text.text("`").text(layers[largest].name).text("` ").grouped(layers[largest].cost(cost));
            last = layers[largest].cost(cost);
            last_index = largest;
            rank += 1;
        }
        text.text("\nhelp: allow ").number(found).text(", or make these smaller")
    }
}

impl LayerInfo {
    /// What a layer contributes, in parameters, values of its output, or multiply-accumulates.
    const fn cost(&self, cost: Cost) -> usize {
        match cost {
            Cost::Parameters | Cost::ParameterBytes => self.parameters,
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
            macs: 0,
        };
        let layers = [layer("a", 5), layer("b", 7), layer("c", 7), layer("d", 1), layer("e", 0)];
        let message = Message::budget("Net", Cost::Parameters, 20, 8, &layers);
        assert_eq!(
            message.as_str(),
            "network `Net` needs 20 parameters, 12 more than its budget of 8\n\
             layers that cost most: `b` 7, `c` 7, `a` 5\nhelp: allow 20, or make these smaller"
        );
    }
}
